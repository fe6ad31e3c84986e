// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Exchange
import Reporting
import StatutoryCalendar

/// Writes a plan's folder: its tables, the summary, the report and, beside it, a page for each person and venue.
enum PlanFolder {
  /// Writes everything, all or nothing.
  ///
  /// - Parameter name: the scenario's name.
  /// - Throws: `FolderError`.
  static func write(
    _ plan: Plan, of scenario: Scenario, named name: String, calendar: WorkingCalendar, to folder: String
  ) throws {
    let pages = Report.files(plan: plan, scenario: scenario, calendar: calendar)
    try PlanWriting.write(
      plan, scenarioName: name, policy: scenario.policy,
      versions: ["convenor": Version.program, "swift": Version.swift, "glpk": Version.glpk],
      further: pages.map { (name: $0.name, text: $0.text) },
      to: folder)
  }
}
