// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Exchange
import Foundation
import Simulation
import StatutoryCalendar
import Synchronization
import Verification

/// Lets the checker judge the weekly plans of a simulation, each as it would judge a plan's folder.
final class WeekChecker: Sendable {
  private let calendar: WorkingCalendar
  private let checked = Mutex(0)

  init(calendar: WorkingCalendar) { self.calendar = calendar }

  /// How many plans were looked at.
  var weeks: Int { checked.withLock { $0 } }

  /// Judges a plan.
  ///
  /// - Throws: `BadData` with every rule that it breaks.
  func check(_ week: SimulationOptions.PlannedWeek) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "convenor-week-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try PlanWriting.write(
      week.plan, scenarioName: "week", policy: week.scenario.policy,
      versions: ["convenor": Version.program, "swift": Version.swift, "glpk": Version.glpk], further: [],
      to: folder.path)
    let violations = try Checker.verify(week.scenario, planFolder: folder.path, calendar: calendar)
    checked.withLock { $0 += 1 }
    guard violations.isEmpty else {
      throw BadData(
        violations.map { "\($0)" } + [
          "the plan of week \(week.week + 1) (\(week.scenario.policy.start)) of replication \(week.replication + 1)"
            + " breaks \(Words.count(violations.count, "rule")); this is an error of the program"
        ])
    }
  }
}
