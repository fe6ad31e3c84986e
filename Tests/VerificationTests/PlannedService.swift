// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Exchange
import Foundation
import LinearOptimization
import Planning
import StatutoryCalendar
import Verification

/// What the checker finds in the plan that the planner makes and the writer writes.
func violations(
  inPlanOf scenario: Scenario, _ options: PlanOptions, stop: StopSignal = StopSignal()
) throws -> [Violation] {
  let calendar = try WorkingCalendar.english()
  return try violations(
    in: try Planner.plan(scenario, calendar: calendar, options: options, stop: stop), of: scenario)
}

/// What the checker finds in a plan that is written.
///
/// - Parameter scenario: as it was before the changes of staff that the plan is made for.
func violations(in plan: Plan, of scenario: Scenario) throws -> [Violation] {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("convenor-\(UUID().uuidString)")
  defer { try? FileManager.default.removeItem(at: folder) }
  try PlanWriting.write(
    plan, scenarioName: "generated", policy: scenario.policy,
    versions: ["convenor": "0", "swift": "6", "glpk": "5"], further: [], to: folder.path)
  return try Checker.verify(scenario, planFolder: folder.path, calendar: try WorkingCalendar.english())
}
