// SPDX-License-Identifier: GPL-3.0-or-later

public import Casework
public import StatutoryCalendar

/// What reading a scenario folder found.
public struct ScenarioReading: Sendable {
  /// The scenario, or nil when a fault is an error.
  public var scenario: Scenario?
  /// Every fault, by file, row and column.
  public var faults: [Fault]

  /// Reads a scenario folder; reports every fault at once and never traps.
  ///
  /// - Parameters:
  ///   - path: the folder.
  ///   - calendar: the working days that windows are counted with.
  public static func read(folder path: String, calendar: WorkingCalendar) -> ScenarioReading {
    fatalError("contract")
  }
}

/// Writing a scenario folder.
public enum ScenarioWriting {
  /// Writes the tables, `policy.json` and `datapackage.json`; the same scenario gives the same bytes.
  ///
  /// The folder is written aside and then renamed, so that nothing half-written is left.
  ///
  /// - Throws: `FolderError`.
  public static func write(_ scenario: Scenario, to path: String) throws { fatalError("contract") }
}

/// Writing a plan.
public enum PlanWriting {
  /// Writes `allocation.csv`, `diary.csv`, `breaches.csv`, `summary.json` and the given further files
  /// (name and text) into a folder, all or nothing.
  ///
  /// A folder that exists and is not empty is refused unless all its files are those of an earlier plan,
  /// which is then replaced.
  ///
  /// - Throws: `FolderError`.
  public static func write(
    _ plan: Plan, scenarioName: String, policy: Policy, versions: [String: String],
    further: [(name: String, text: String)], to path: String
  ) throws { fatalError("contract") }
}

/// Why a folder cannot be written.
public enum FolderError: Error, Hashable, CustomStringConvertible {
  case exists(path: String, reason: String)
  case cannotWrite(path: String, reason: String)

  /// The error in words.
  public var description: String {
    switch self {
    case .exists(let path, let reason): "\(path) exists: \(reason)"
    case .cannotWrite(let path, let reason): "\(path) cannot be written: \(reason)"
    }
  }
}
