// SPDX-License-Identifier: GPL-3.0-or-later

public import Allocation
public import Casework
public import StatutoryCalendar

extension Planner {
  /// The allocation of a service as the engine gets it, for benchmarks that time the engine alone.
  ///
  /// - Parameters:
  ///   - scenario: a scenario whose references all resolve.
  ///   - calendar: the working days of at least the plan's horizon and late weeks.
  ///   - reallocate: whether every family is allocated anew, not only those without an officer.
  /// - Throws: `RuleError` when the policy loosens the law, `CalendarError` when a day lies outside the known
  ///   years.
  public static func allocationProblem(
    of scenario: Scenario, calendar: WorkingCalendar, reallocate: Bool
  ) throws -> AllocationProblem {
    try AllocationStep(
      scenario, calendar: calendar, mode: reallocate ? .reallocate : .newFamilies
    ).model.problem()
  }
}
