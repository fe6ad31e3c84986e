// SPDX-License-Identifier: GPL-3.0-or-later

import Allocation
import Casework
import LinearOptimization
import StatutoryCalendar

/// What every plan begins with: the model of a service's allocation, and its solution.
struct AllocationStep {
  let tables: ServiceTables
  let availability: Availability
  let eligibility: Eligibility
  let model: AllocationModel
  private let clock = Stopwatch()

  /// Prepares the allocation of a service.
  ///
  /// - Parameters:
  ///   - ground: what is known of its places and rules already, if it is.
  ///   - standing: the families that the scenario does not have and that stay with their officers.
  /// - Throws: `RuleError` and `CalendarError`.
  init(
    _ scenario: Scenario, calendar: WorkingCalendar, mode: AllocationMode, ground: ServiceGround? = nil,
    standing: StandingFamilies = .init()
  ) throws {
    tables = try ServiceTables(scenario, calendar: calendar, ground: ground)
    availability = Availability(scenario)
    eligibility = Eligibility(tables, availability: availability)
    model = try AllocationModel(
      tables, availability: availability, eligibility: eligibility, mode: mode, standing: standing)
  }

  /// Solves the problem within a time, and enters what is to be said of it.
  ///
  /// - Parameters:
  ///   - seconds: what is left for it.
  ///   - report: told now and then of the best objective and bound.
  /// - Throws: `LinearOptimizationError`.
  func solve(
    _ options: PlanOptions, seconds: Double, stop: StopSignal, summary: inout PlanSummary,
    report: @escaping @Sendable (_ objective: Int, _ bound: Double?) -> Void
  ) throws -> AllocationOutcome {
    let problem = model.problem()
    let solution = try AllocationSolver(
      problem,
      options: AllocationOptions(
        timeLimit: seconds, gap: options.gap, threads: options.threads, seed: options.seed),
      stop: stop, report: report
    ).solve()
    let outcome = AllocationOutcome(model, choice: solution.choice, of: problem)
    summary.allocation.families = model.toAllocate.count
    summary.allocation.allocated = solution.choice.count { $0 != nil }
    summary.allocation.objective = solution.objective
    summary.allocation.bound = solution.bound
    summary.allocation.seconds = clock.seconds
    summary.officers = outcome.officerLoads()
    return outcome
  }
}
