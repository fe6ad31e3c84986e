// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Foundation
import Testing

@testable import Exchange

@Suite("A folder that is written")
struct FolderTests {
  private let folder: TemporaryFolder
  private let manager = FileManager.default

  init() throws { folder = try TemporaryFolder() }

  private func write(_ name: String, _ report: String = "page") throws {
    try PlanWriting.write(
      SmallPlan.make(), scenarioName: "small", policy: RichScenario.make().policy, versions: [:],
      further: [(PlanFiles.report, report)], to: folder.path(name))
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOfFile: folder.path(name), encoding: .utf8)
  }

  private static let planFiles = [
    "allocation.csv", "binding.csv", "breaches.csv", "diary.csv", "overrides.csv", "report.html",
    "summary.json", "terms.csv",
  ]

  @Test("has all files, and nothing else is left beside it")
  func hasAllFiles() throws {
    try PlanWriting.checkDestination(folder.path("plan"), further: [PlanFiles.report])
    try write("plan/")
    #expect(try folder.names() == ["plan"])
    #expect(try folder.names(in: "plan") == Self.planFiles)
  }

  @Test("may be there already when it is empty")
  func mayBeEmpty() throws {
    try manager.createDirectory(atPath: folder.path("plan"), withIntermediateDirectories: false)
    try write("plan")
    #expect(try folder.names() == ["plan"])
    #expect(try folder.names(in: "plan") == Self.planFiles)
  }

  @Test("replaces an earlier plan")
  func replacesEarlierPlan() throws {
    try write("plan", "first")
    try PlanWriting.checkDestination(folder.path("plan"), further: [PlanFiles.report])
    try write("plan", "second")
    #expect(try folder.names() == ["plan"])
    #expect(try text("plan/report.html") == "second")
  }

  @Test("replaces an earlier scenario")
  func replacesEarlierScenario() throws {
    let path = folder.path("scenario")
    try ScenarioWriting.write(Scenario(policy: RichScenario.make().policy), to: path)
    try ScenarioWriting.checkDestination(path)
    try ScenarioWriting.write(RichScenario.make(), to: path)
    #expect(try folder.names() == ["scenario"])
    #expect(try text("scenario/rooms.csv").contains("R1,V1"))
  }

  @Test("stays a link when it was one")
  func staysLink() throws {
    try write("real", "first")
    try manager.createSymbolicLink(atPath: folder.path("link"), withDestinationPath: folder.path("real"))
    try write("link", "second")
    #expect(try folder.names() == ["link", "real"])
    #expect(try text("real/report.html") == "second")
    #expect(try manager.destinationOfSymbolicLink(atPath: folder.path("link")) == folder.path("real"))
  }

  private func expectRefusal(_ name: String, _ reason: String) throws {
    let expected = FolderError.exists(path: folder.path(name), reason: reason)
    #expect(throws: expected) { try write(name) }
    #expect(throws: expected) {
      try PlanWriting.checkDestination(folder.path(name), further: [PlanFiles.report])
    }
  }

  @Test("does not replace a folder with something else in it")
  func refusesForeignFolder() throws {
    try write("plan", "first")
    try "mine".write(toFile: folder.path("plan/notes.txt"), atomically: true, encoding: .utf8)
    try expectRefusal("plan", "it holds notes.txt, which is no part of a plan")
    #expect(try text("plan/report.html") == "first")
    #expect(try text("plan/notes.txt") == "mine")
    #expect(try folder.names() == ["plan"])
  }

  @Test("does not replace a scenario by a plan")
  func refusesScenario() throws {
    try ScenarioWriting.write(RichScenario.make(), to: folder.path("scenario"))
    try expectRefusal("scenario", "it holds absences.csv, which is no part of a plan")
  }

  @Test("does not replace tables that are no plan yet")
  func refusesIncomplete() throws {
    try manager.createDirectory(atPath: folder.path("plan"), withIntermediateDirectories: false)
    try "mine".write(toFile: folder.path("plan/diary.csv"), atomically: true, encoding: .utf8)
    try expectRefusal("plan", "it holds no summary.json and so is not a plan")
    #expect(try folder.names() == ["plan"])
  }

  @Test("does not replace a file")
  func refusesFile() throws {
    try "mine".write(toFile: folder.path("plan"), atomically: true, encoding: .utf8)
    try expectRefusal("plan", "it is a file; name a folder for a plan")
    #expect(try text("plan") == "mine")
  }

  @Test("cannot be made where there is no folder")
  func refusesMissingParent() throws {
    let expected = FolderError.cannotWrite(
      path: folder.path("no/plan"), reason: "No such file or directory")
    #expect(throws: expected) { try write("no/plan") }
    #expect(throws: expected) { try PlanWriting.checkDestination(folder.path("no/plan")) }
    #expect(try folder.names() == [])
  }

  @Test("cannot be made inside a file")
  func refusesFileAsParent() throws {
    try "mine".write(toFile: folder.path("file"), atomically: true, encoding: .utf8)
    #expect(throws: FolderError.cannotWrite(path: folder.path("file/plan"), reason: "Not a directory")) {
      try write("file/plan")
    }
    #expect(try folder.names() == ["file"])
  }

  @Test(
    "cannot be made where the user may not write", .enabled(if: getuid() != 0, "root may write everywhere"))
  func refusesReadOnlyParent() throws {
    try manager.createDirectory(
      atPath: folder.path("locked"), withIntermediateDirectories: false,
      attributes: [.posixPermissions: 0o555])
    let expected = FolderError.cannotWrite(path: folder.path("locked/plan"), reason: "Permission denied")
    #expect(throws: expected) { try write("locked/plan") }
    #expect(throws: expected) { try PlanWriting.checkDestination(folder.path("locked/plan")) }
  }

  @Test("leaves nothing behind when a file cannot be written")
  func leavesNothingBehind() throws {
    try write("plan", "first")
    let name = String(repeating: "x", count: 300)
    #expect(throws: FolderError.cannotWrite(path: folder.path("plan"), reason: "File name too long")) {
      try PlanWriting.write(
        SmallPlan.make(), scenarioName: "small", policy: RichScenario.make().policy, versions: [:],
        further: [(PlanFiles.report, "second"), (name, "")], to: folder.path("plan"))
    }
    #expect(try folder.names() == ["plan"])
    #expect(try folder.names(in: "plan") == Self.planFiles)
    #expect(try text("plan/report.html") == "first")
  }

  @Test("is written in spite of what a killed run left behind")
  func ignoresLeftovers() throws {
    try write("plan", "first")
    for name in [".plan.new-0", ".plan.old-0"] {
      try manager.createDirectory(atPath: folder.path(name), withIntermediateDirectories: false)
    }
    try write("plan", "second")
    #expect(try folder.names() == [".plan.new-0", ".plan.old-0", "plan"])
    #expect(try text("plan/report.html") == "second")
  }

  @Test(
    "takes no further files that would leave it or stand twice",
    arguments: ["../x", "", ".x", "diary.csv", "tradeoff.csv", "a/b"])
  func refusesNames(_ name: String) throws {
    #expect(throws: FolderError.self) {
      try PlanWriting.write(
        SmallPlan.make(), scenarioName: "small", policy: RichScenario.make().policy, versions: [:],
        further: [(name, "")], to: folder.path("plan"))
    }
    #expect(try folder.names() == [])
  }
}
