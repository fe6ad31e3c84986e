// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@Suite("convenor plan writes a plan that convenor verify accepts")
struct PlanTests {
  private static let files = [
    "allocation.csv", "binding.csv", "breaches.csv", "diary.csv", "overrides.csv", "report.html",
    "summary.json",
    "terms.csv",
  ]

  @Test("Generate, check, plan, verify")
  func endToEnd() async throws {
    let scenario = try await Services.smallPath()
    let folder = try TemporaryFolder()
    let plan = folder.path("plan")
    let planned = try await convenor("plan", scenario, "--out", plan, "--time-limit", "10")
    #expect(planned.code == 0)
    #expect(planned.errors.isEmpty, "nothing may be on standard error when it is no terminal")
    #expect(folder.names() == ["plan"], "something was left beside the plan")
    #expect(folder.planFiles(in: "plan") == Self.files)
    #expect(planned.output.contains("Families allocated"))
    #expect(planned.output.contains("Meetings booked"))
    #expect(planned.output.contains(plan))
    #expect(try folder.text("plan/report.html").hasPrefix("<!DOCTYPE html>"))

    let verified = try await convenor("verify", scenario, plan)
    #expect(verified.code == 0, "\(verified.output)")
    #expect(verified.output.contains("keeps every rule; the objective agrees"))
  }

  @Test("An earlier plan is replaced; a changed one is caught")
  func replaced() async throws {
    let scenario = try await Services.smallPath()
    let folder = try TemporaryFolder()
    let plan = folder.path("plan")
    for _ in 1...2 {
      #expect(try await convenor("plan", scenario, "--out", plan, "--time-limit", "5").code == 0)
    }
    #expect(folder.names() == ["plan"])
    #expect(folder.planFiles(in: "plan") == Self.files)

    var lines = try folder.text("plan/diary.csv").split(separator: "\n").map(String.init)
    try #require(lines.count > 2)
    lines.remove(at: 1)
    try folder.write(lines.joined(separator: "\n") + "\n", to: "plan/diary.csv")
    let verified = try await convenor("verify", scenario, plan)
    #expect(verified.code == 65)
    #expect(verified.output.contains(#/\d+ violations?\n$/#))
    #expect(verified.errors.isEmpty)
  }

  @Test("Two runs with one seed decide the same")
  func reproducible() async throws {
    let scenario = try await Services.smallPath()
    let folder = try TemporaryFolder()
    for name in ["a", "b"] {
      let outcome = try await convenor(
        "plan", scenario, "--out", folder.path(name), "--seed", "7", "--time-limit", "60")
      #expect(outcome.code == 0)
      #expect(!outcome.output.contains("time limit"), "the search did not end by itself")
    }
    for name in ["allocation.csv", "diary.csv", "breaches.csv"] {
      #expect(try folder.text("a/\(name)") == folder.text("b/\(name)"), "\(name) differs")
    }
  }

  @Test("On a terminal the progress is one line, rewritten and then taken away")
  func progress() async throws {
    let scenario = try await Services.smallPath()
    let folder = try TemporaryFolder()
    // `script`, an essential part of Debian, runs a command on a terminal of its own.
    let outcome = try await shell(
      "export CONVENOR TERM=xterm; script --quiet --return --command"
        + " '\"$CONVENOR\" plan \"\(scenario)\" --out \"\(folder.path("plan"))\" --time-limit 10' /dev/null")
    #expect(outcome.code == 0)
    let eraseLine = "\r\u{1B}[K"
    let pieces = outcome.output.components(separatedBy: eraseLine)
    try #require(pieces.count > 2, "no progress was shown")
    #expect(
      pieces.dropFirst().dropLast().allSatisfy { !$0.unicodeScalars.contains("\n") },
      "the progress took several lines")
    #expect(pieces[1].contains(#/\d+ s/#))
    #expect(try #require(pieces.last).contains("Families allocated"))
  }

  @Test("A place that cannot be written is refused, and nothing is changed")
  func badPlaces() async throws {
    let scenario = try await Services.smallPath()
    let folder = try TemporaryFolder()
    try folder.write("mine", to: "file")
    try FileManager.default.createDirectory(at: folder.url("full"), withIntermediateDirectories: false)
    try folder.write("mine", to: "full/diary.txt")
    for (place, reason) in [
      (folder.path("file"), "file"), (folder.path("full"), "diary.txt"), (scenario, "absences.csv"),
      (folder.path("file/plan"), "cannot be written"), (folder.path("none/plan"), "cannot be written"),
      ("/proc/plan", "cannot be written"),
    ] {
      let outcome = try await convenor("plan", scenario, "--out", place)
      #expect(outcome.code == 64, "\(place)")
      #expect(outcome.errors.contains(place) && outcome.errors.contains(reason), "\(outcome.errors)")
      #expect(outcome.output.isEmpty)
    }
    #expect(folder.names() == ["file", "full"])
    #expect(folder.names(in: "full") == ["diary.txt"])
    #expect(try folder.text("file") == "mine")
  }

  @Test("When nobody can do anything the plan says so and ends with 69")
  func nothingPossible() async throws {
    let folder = try await Services.smallCopy()
    let officers = try folder.rows("scenario/officers.csv").compactMap { $0["officer"] }
    try folder.write("person,first,last,kind\n", to: "scenario/absences.csv")
    try folder.append(
      officers.map { ["person": $0, "first": "2026-04-01", "last": "2027-04-30", "kind": "parental"] },
      to: "scenario/absences.csv")
    let outcome = try await convenor(
      "plan", folder.path("scenario"), "--out", folder.path("plan"), "--time-limit", "10")
    #expect(outcome.code == 69, "\(outcome.errors)")
    #expect(folder.planFiles(in: "plan") == Self.files)
    #expect(try folder.text("plan/breaches.csv").contains("no-eligible-officer"))
    #expect(try await convenor("verify", folder.path("scenario"), folder.path("plan")).code == 0)
  }
}
