// SPDX-License-Identifier: GPL-3.0-or-later

import Allocation
import Booking
public import Casework
public import LinearOptimization
public import StatutoryCalendar

/// Plans a service: allocates its families and fills its diary, or does the first only.
public enum Planner {
  /// Allocates a service's families, without a diary.
  ///
  /// - Parameters:
  ///   - scenario: a scenario whose references all resolve.
  ///   - calendar: the working days of the plan's horizon and late weeks.
  ///   - stop: lets another thread end the search; the best allocation so far is returned.
  ///   - progress: called now and then, on any thread.
  /// - Throws: `RuleError` when the policy loosens the law, `CalendarError` when a day lies outside the known
  ///   years, `LinearOptimizationError` when GLPK fails.
  public static func allocate(
    _ scenario: Scenario, calendar: WorkingCalendar, options: PlanOptions, stop: StopSignal,
    progress: @escaping @Sendable (PlanProgress) -> Void = { _ in }
  ) throws -> Plan {
    let clock = Stopwatch()
    let step = try AllocationStep(scenario, calendar: calendar, mode: options.allocationMode)
    var summary = PlanSummary(options, scope: .allocate)
    let outcome = try step.solve(
      options, seconds: max(0, options.timeLimit - clock.seconds), stop: stop, summary: &summary
    ) { objective, bound in
      progress(
        PlanProgress(stage: "allocation", seconds: clock.seconds, objective: objective, bound: bound))
    }
    summary.end(after: clock.seconds, stop: stop)
    return Plan(outcome, diary: [], breaches: [], summary: summary)
  }

  /// Makes a whole plan: allocation and diary.
  ///
  /// - Parameters:
  ///   - scenario: a scenario whose references all resolve.
  ///   - calendar: the working days of at least the plan's horizon and late weeks.
  ///   - stop: lets another thread end the search; the best plan so far is returned.
  ///   - progress: called now and then, on any thread.
  /// - Throws: `RuleError` when the policy loosens the law, `CalendarError` when a day lies outside the known
  ///   years, `LinearOptimizationError` when GLPK fails.
  public static func plan(
    _ scenario: Scenario, calendar: WorkingCalendar, options: PlanOptions, stop: StopSignal,
    progress: @escaping @Sendable (PlanProgress) -> Void = { _ in }
  ) throws -> Plan {
    let clock = Stopwatch()
    let step = try AllocationStep(scenario, calendar: calendar, mode: options.allocationMode)
    var summary = PlanSummary(options, scope: .plan)
    // Booking is the harder part: it has what allocation leaves.
    let outcome = try step.solve(
      options, seconds: max(0, options.timeLimit * 0.35 - clock.seconds), stop: stop, summary: &summary
    ) { objective, bound in
      progress(
        PlanProgress(stage: "allocation", seconds: clock.seconds, objective: objective, bound: bound))
    }

    let bookingClock = Stopwatch()
    let meetings = try DueMeetings(step.tables, named: outcome.namedOfficers())
    let booking = try BookingCase(
      step.tables, meetings: meetings, availability: step.availability, eligibility: step.eligibility)
    let constant = booking.constantCost
    let answer = try BookingSolver(
      booking.problem,
      options: BookingOptions(
        timeLimit: max(0, options.timeLimit - clock.seconds), threads: options.threads, seed: options.seed,
        gap: options.gap, constant: constant), stop: stop
    ) { objective, bound in
      progress(
        PlanProgress(
          stage: "booking", seconds: clock.seconds, objective: objective + constant,
          bound: bound.map { $0 + Double(constant) }))
    }.solve()

    let (settled, booked) = try booking.settled(answer)
    let diary = settled.diary(booked)
    var judge = BookingBreaches(settled, booked)
    let breaches = judge.breaches(diary)
    summary.booking = .init(
      diary, breaches: breaches.count, objective: booked.objective + constant,
      bound: booked.bound + Double(constant), seconds: bookingClock.seconds)
    summary.end(after: clock.seconds, stop: stop)
    var plan = Plan(outcome, diary: diary, breaches: breaches, summary: summary)
    plan.binding = BindingResources(settled, booked).resources()
    return plan
  }
}

extension PlanOptions {
  fileprivate var allocationMode: AllocationMode { reallocate ? .reallocate : .newFamilies }
}

extension PlanSummary {
  /// A summary that knows how the plan is to be made.
  init(_ options: PlanOptions, scope: PlanScope) {
    self.init()
    self.scope = scope
    reallocate = options.reallocate
    seed = options.seed
    threads = options.threads
    timeLimit = options.timeLimit
  }

  /// Enters how the search ended.
  mutating func end(after seconds: Double, stop: StopSignal) {
    status = stop.isRaised ? .interrupted : seconds >= timeLimit ? .timeLimit : .complete
  }
}

extension Plan {
  /// A plan of an allocation and, perhaps, a diary.
  ///
  /// - Parameter breaches: those of the diary; the families' come first.
  init(_ outcome: AllocationOutcome, diary: [Casework.Booking], breaches: [Breach], summary: PlanSummary) {
    self.init(
      allocation: outcome.decisions(), diary: diary, breaches: outcome.breaches() + breaches, summary: summary
    )
    decisionCosts = outcome.decisionCosts()
  }
}
