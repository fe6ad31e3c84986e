// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Foundation
import Testing

@testable import Exchange

/// Where `Tests/requirements.txt` is installed.
private let frictionless = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .appendingPathComponent("../../.build/venv/bin/frictionless").standardizedFileURL

@Suite(
  "frictionless, the Table Schema validator",
  .enabled(
    if: FileManager.default.isExecutableFile(atPath: frictionless.path),
    "install it with: python3 -m venv .build/venv && .build/venv/bin/pip install -r Tests/requirements.txt"))
struct FrictionlessTests {
  @Test("accepts a written scenario")
  func acceptsScenario() throws {
    let (status, output) = try validate(try ScenarioOnDisk())
    #expect(status == 0, "\(output)")
  }

  @Test("accepts a scenario without rows")
  func acceptsEmptyScenario() throws {
    let (status, output) = try validate(
      try ScenarioOnDisk(Scenario(policy: RichScenario.make().policy)))
    #expect(status == 0, "\(output)")
  }

  @Test("refuses what the schema refuses")
  func refusesFaults() throws {
    let scenario = try ScenarioOnDisk()
    try scenario.replace("C3,F2", with: "C3,F99", in: "children.csv")
    try scenario.replace("2005-01-31", with: "2005-02-30", in: "children.csv")
    try scenario.replace("O1,1,", with: "O1,1.5,", in: "officers.csv")
    try scenario.replace("C3,on-plan", with: "C3,on-a-plan", in: "statuses.csv")
    try scenario.replace("R2,OFFICE", with: "R1,OFFICE", in: "rooms.csv")
    try scenario.replace("O3;O2", with: "O3;;O2", in: "families.csv")
    let (status, output) = try validate(scenario)
    #expect(status == 1)
    for error in ["foreign-key", "type-error", "unique-error", "primary-key", "maximum", "enum", "pattern"] {
      #expect(output.contains(error), "no \(error) in \(output)")
    }
  }

  private func validate(_ scenario: ScenarioOnDisk) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = frictionless
    // Only the data package's own folder may be read: the paths in it are relative.
    process.currentDirectoryURL = URL(fileURLWithPath: scenario.path)
    process.arguments = ["validate", DataPackage.file]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}
