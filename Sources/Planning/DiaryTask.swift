// SPDX-License-Identifier: GPL-3.0-or-later

public import Booking
public import Casework
public import LinearOptimization
public import StatutoryCalendar

/// A service's diary as the engine gets it, and the plan that any answer to it makes.
///
/// For benchmarks, in which other solvers answer too. The families are allocated first, as in `Planner.plan`.
public struct DiaryTask: Sendable {
  /// The diary to be filled; its officers and minute takers are those of the scenario, in its order.
  public var problem: BookingProblem { booking.problem }
  /// What is to be added to the objectives of the engine: travel of the kept bookings, and meetings without any place.
  public let constant: Int
  /// The meetings of the problem.
  public var meetings: [RecordedMeeting.ID] { booking.due.map(\.id) }
  /// The days of the problem.
  public var days: [Day] { booking.tables.bookableDays }

  private let booking: BookingCase
  private let outcome: AllocationOutcome
  private let summary: PlanSummary

  /// Allocates a service's families and finds what has to be booked.
  ///
  /// - Parameters:
  ///   - scenario: a scenario whose references all resolve.
  ///   - calendar: the working days of at least the plan's horizon and late weeks.
  ///   - options: how the families are allocated, and for how long.
  ///   - stop: ends the allocation; the best one so far counts.
  /// - Throws: `RuleError` when the policy loosens the law, `CalendarError` when a day lies outside the known
  ///   years, `LinearOptimizationError` when GLPK fails.
  public init(
    _ scenario: Scenario, calendar: WorkingCalendar, options: PlanOptions, stop: StopSignal
  ) throws {
    let step = try AllocationStep(
      scenario, calendar: calendar, mode: options.reallocate ? .reallocate : .newFamilies)
    var summary = PlanSummary(options, scope: .plan)
    outcome = try step.solve(options, seconds: options.timeLimit, stop: stop, summary: &summary) { _, _ in }
    booking = try BookingCase(
      step.tables, meetings: DueMeetings(step.tables, named: outcome.namedOfficers()),
      availability: step.availability, eligibility: step.eligibility)
    constant = booking.constantCost
    self.summary = summary
  }

  /// The whole plan that an answer to the problem makes, whoever found it, without what binds.
  ///
  /// A follow-on that is booked before its window opens is left unbooked, as `Planner.plan` would have it.
  ///
  /// - Parameter answer: its objective is of the problem, without `constant`.
  /// - Throws: `RuleError` and `CalendarError`.
  public func plan(_ answer: BookingSolution) throws -> Plan {
    let (settled, solution) = try booking.settled(answer)
    let diary = settled.diary(solution)
    var judge = BookingBreaches(settled, solution)
    let breaches = judge.breaches(diary)
    var summary = summary
    summary.booking = .init(
      diary, breaches: breaches.count, objective: solution.objective + constant,
      bound: solution.bound + Double(constant), seconds: summary.booking.seconds)
    summary.status = .complete
    return Plan(outcome, diary: diary, breaches: breaches, summary: summary)
  }
}
