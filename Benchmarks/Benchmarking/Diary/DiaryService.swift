// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Exchange
import Foundation
import LinearOptimization
import Planning
import StatutoryCalendar
import Verification

/// A scenario folder that cannot be used.
struct ScenarioFolderError: Error, CustomStringConvertible {
  /// What is wrong with which file, row and column.
  var description: String
}

/// A service whose diary is to be filled, read from its scenario folder.
///
/// Exporting and judging both read the folder, so that the same index is the same meeting to both.
struct DiaryService {
  let scenario: Scenario
  let task: DiaryTask
  private let calendar: WorkingCalendar

  /// Reads a scenario folder, and allocates its families.
  ///
  /// - Throws: `ScenarioFolderError` when the folder has a fault, and what `DiaryTask` throws.
  init(folder: String) throws {
    calendar = try WorkingCalendar.english()
    let reading = ScenarioReading.read(folder: folder, calendar: calendar)
    guard let scenario = reading.scenario else {
      let faults = reading.faults.filter { $0.severity == .error }.map(\.description)
      throw ScenarioFolderError(description: "\(folder): \(faults.joined(separator: "; "))")
    }
    self.scenario = scenario
    // One thread and no gap: whenever it is read, the same families go to the same officers.
    var options = PlanOptions()
    options.timeLimit = 600
    options.threads = 1
    options.gap = 0
    task = try DiaryTask(scenario, calendar: calendar, options: options, stop: StopSignal())
  }

  /// The diary as other solvers get it.
  func instance(named name: String) -> PortableDiary {
    PortableDiary(
      name: name, constant: task.constant, problem: task.problem,
      labels: .init(
        meetings: task.meetings.map(\.text), officers: scenario.officers.map(\.id.text),
        minuteTakers: scenario.minuteTakers.map(\.id.text), days: task.days.map(\.description)))
  }

  /// Writes the folder of a plan and has the checker judge it, as `convenor verify` does.
  ///
  /// - Returns: every rule that the plan breaks.
  func judge(_ plan: Plan, named name: String, folder: String) throws -> [Violation] {
    try PlanWriting.write(
      plan, scenarioName: name, policy: scenario.policy,
      // The answer may be of another program, so that no version is known.
      versions: ["convenor": "none", "swift": "none", "glpk": "none"], further: [], to: folder)
    return try Checker.verify(scenario, planFolder: folder, calendar: calendar)
  }
}
