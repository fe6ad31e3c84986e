// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Exchange
import Foundation
import StatutoryCalendar
import Testing

@testable import Generation

@Suite("The same shape gives the same files")
struct DeterminismTests {
  @Test("Twice the same seed writes the same bytes; another seed does not", arguments: [1, 8] as [UInt64])
  func sameSeed(seed: UInt64) throws {
    let first = try Folder.files(of: Sample(children: 60, seed: seed).generate().scenario)
    let again = try Folder.files(of: Sample(children: 60, seed: seed).generateAnew().scenario)
    let other = try Folder.files(of: Sample(children: 60, seed: seed + 1).generate().scenario)
    #expect(first.count > 10)
    #expect(first == again)
    for name in ["children.csv", "families.csv", "meetings.csv", "places.csv"] {
      #expect(first[name] != other[name], "\(name)")
    }
  }

  @Test("What is written is read again without an error and nearly without a warning", arguments: Sample.all)
  func readable(_ sample: Sample) throws {
    let service = try sample.generate()
    try Folder.withTemporary { path in
      try ScenarioWriting.write(service.scenario, to: path)
      let reading = ScenarioReading.read(folder: path, calendar: service.calendar)
      #expect(reading.faults.filter { $0.severity == .error }.map(\.description) == [])
      #expect(reading.faults.count <= max(4, sample.children / 50))
      #expect(reading.scenario?.children.count == sample.children)
    }
  }
}

/// Scenario folders on the disk.
enum Folder {
  /// `Scenarios`, as it stands in the repository.
  static let scenarios = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Scenarios").path

  /// Runs with the path of a folder that is not there yet, and removes it after.
  static func withTemporary<Result>(_ body: (String) throws -> Result) throws -> Result {
    let path = FileManager.default.temporaryDirectory.appending(path: "convenor-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try body(path)
  }

  /// The bytes of every file that a scenario is written to, by name.
  static func files(of scenario: Scenario) throws -> [String: Data] {
    try withTemporary { path in
      try ScenarioWriting.write(scenario, to: path)
      return try files(in: path)
    }
  }

  /// The bytes of every file of a folder, by name.
  static func files(in path: String) throws -> [String: Data] {
    let names = try FileManager.default.contentsOfDirectory(atPath: path)
    return try Dictionary(
      uniqueKeysWithValues: names.map { name in
        (name, try Data(contentsOf: URL(fileURLWithPath: path).appending(path: name)))
      })
  }
}
