// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Foundation
import StatutoryCalendar
import Testing

@testable import Exchange

/// A folder of its own for a test, deleted with it.
final class TemporaryFolder {
  let path: String

  init() throws {
    let template = FileManager.default.temporaryDirectory.appendingPathComponent("exchange-tests-XXXXXX").path
    var bytes = template.utf8CString.map { $0 }
    guard mkdtemp(&bytes) != nil else { throw CocoaError(.fileWriteUnknown) }
    path = String(decoding: bytes.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of something in the folder.
  func path(_ name: String) -> String { path + "/" + name }

  /// The names in a folder, hidden ones included.
  func names(in name: String = "") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path(name)).sorted()
  }
}

/// A written scenario that a test spoils and reads again.
final class ScenarioOnDisk {
  let folder: TemporaryFolder
  let path: String
  static let calendar: WorkingCalendar? = try? WorkingCalendar.english()

  init(_ scenario: Scenario = RichScenario.make()) throws {
    folder = try TemporaryFolder()
    path = folder.path("scenario")
    try ScenarioWriting.write(scenario, to: path)
  }

  func bytes(_ file: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path + "/" + file)))
  }

  func text(_ file: String) throws -> String { String(decoding: try bytes(file), as: UTF8.self) }

  func write(_ bytes: some Sequence<UInt8>, _ file: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path + "/" + file))
  }

  func write(_ text: String, _ file: String) throws { try write(text.utf8, file) }

  func remove(_ file: String) throws { try FileManager.default.removeItem(atPath: path + "/" + file) }

  /// Replaces a text that must stand in the file once.
  func replace(_ old: String, with new: String, in file: String) throws {
    let parts = try text(file).components(separatedBy: old)
    try #require(parts.count == 2, "\(old) stands \(parts.count - 1) times in \(file)")
    try write(parts.joined(separator: new), file)
  }

  /// Appends a line.
  func append(_ line: String, to file: String) throws { try write(try text(file) + line + "\n", file) }

  func read() throws -> ScenarioReading {
    ScenarioReading.read(folder: path, calendar: try #require(Self.calendar))
  }
}
