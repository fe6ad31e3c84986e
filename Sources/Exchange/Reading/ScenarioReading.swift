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
    let log = FaultLog()
    guard let folder = ScenarioFolder(path: path, log: log) else {
      return ScenarioReading(scenario: nil, faults: log.sorted)
    }
    let policy = PolicyReading.read(folder: path, calendar: calendar, log: log)
    let rows = ScenarioRows(folder, log: log)
    let found = log.faults
    // The scenario is put together while the rows are judged: mostly nothing is wrong with them.
    let (scenario, faults) = Concurrently.both(
      { policy.map(rows.scenario) },
      {
        let log = FaultLog()
        log.add(found)
        let checks = ScenarioChecks(rows: rows, log: log)
        checks.checkTables(folder)
        if let policy { checks.checkAgainst(policy, calendar: calendar) }
        return log.sorted
      })
    let isSound = !faults.contains { $0.severity == .error }
    return ScenarioReading(scenario: isSound ? scenario : nil, faults: faults)
  }
}
