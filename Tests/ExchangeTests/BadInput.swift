// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Testing

@testable import Exchange

/// Something wrong with a scenario's files, and the one fault that must say so.
struct BadInput: Sendable, CustomTestStringConvertible {
  let name: String
  let spoil: @Sendable (ScenarioOnDisk) throws -> Void
  var severity = Fault.Severity.error
  let file: String
  let row: Int?
  let column: String?
  let value: String?
  /// A part of the expectation.
  let says: String
  /// Files whose faults follow from this one.
  private var alsoBroken: [String] = []

  var testDescription: String { name }

  init(
    _ name: String, at file: String, _ row: Int?, _ column: String?, _ value: String?, says: String,
    spoil: @escaping @Sendable (ScenarioOnDisk) throws -> Void
  ) {
    self.name = name
    self.file = file
    self.row = row
    self.column = column
    self.value = value
    self.says = says
    self.spoil = spoil
  }

  /// One text of one file replaced.
  init(
    _ name: String, _ old: String, to new: String, at file: String, _ row: Int?, _ column: String?,
    _ value: String?, says: String
  ) {
    self.init(name, at: file, row, column, value, says: says) { try $0.replace(old, with: new, in: file) }
  }

  /// One text of another file replaced than the one that has the fault.
  init(
    _ name: String, _ old: String, to new: String, at file: String, _ row: Int?, _ column: String?,
    _ value: String?, says: String, in spoilt: String
  ) {
    self.init(name, at: file, row, column, value, says: says) { try $0.replace(old, with: new, in: spoilt) }
  }

  /// A line appended to a file.
  init(
    _ name: String, appending line: String, at file: String, _ row: Int?, _ column: String?, _ value: String?,
    says: String
  ) {
    self.init(name, at: file, row, column, value, says: says) { try $0.append(line, to: file) }
  }

  /// The same, as a warning.
  var warning: BadInput {
    var input = self
    input.severity = .warning
    return input
  }

  /// The same, when rows of other tables name what is spoilt and have faults of their own.
  func alsoBreaking(_ files: String...) -> BadInput {
    var input = self
    input.alsoBroken = files
    return input
  }

  /// Spoils a good scenario and expects this fault and no other.
  func check() throws {
    let scenario = try ScenarioOnDisk()
    try spoil(scenario)
    let reading = try scenario.read()
    let faults = reading.faults.filter { !alsoBroken.contains($0.file) }
    try #require(
      faults.count == 1, "expected one fault, got:\n\(faults.map(\.description).joined(separator: "\n"))")
    let fault = faults[0]
    #expect(fault.severity == severity)
    #expect(fault.file == file)
    #expect(fault.row == row)
    #expect(fault.column == column)
    #expect(fault.value == value)
    #expect(fault.expectation.contains(says), "\(fault)")
    #expect((reading.scenario == nil) == (severity == .error))
  }
}
