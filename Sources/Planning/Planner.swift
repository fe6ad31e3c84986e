// SPDX-License-Identifier: GPL-3.0-or-later

import Allocation
import Booking
public import Casework
public import LinearOptimization
public import StatutoryCalendar

/// Plans a service end to end: allocates its families and fills its diary.
public enum Planner {
  /// Makes a plan.
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
    let tables = try ServiceTables(scenario, calendar: calendar)
    let availability = Availability(scenario)
    let workload = try Workload(tables, availability: availability)
    let eligibility = Eligibility(tables, availability: availability)

    let allocationClock = Stopwatch()
    let allocation = AllocationCase(
      tables, workload: workload, eligibility: eligibility, reallocate: options.reallocate)
    // Booking is the harder part: it has what allocation leaves.
    let allocationLimit = max(0, options.timeLimit * 0.35 - clock.seconds)
    let allocated = try AllocationSolver(
      allocation.problem, options: AllocationOptions(timeLimit: allocationLimit, gap: options.gap), stop: stop
    ) { objective, bound in
      progress(
        PlanProgress(stage: "allocation", seconds: clock.seconds, objective: objective, bound: bound))
    }.solve()
    let allocationSeconds = allocationClock.seconds

    let bookingClock = Stopwatch()
    let booking = try BookingCase(
      tables, meetings: DueMeetings(tables), availability: availability, eligibility: eligibility,
      named: allocation.namedOfficers(allocated))
    let keptTravel = booking.keptTravel
    let booked = try BookingSolver(
      booking.problem,
      options: BookingOptions(
        timeLimit: max(0, options.timeLimit - clock.seconds), threads: options.threads, seed: options.seed,
        gap: options.gap, constant: keptTravel + booking.homelessCost), stop: stop
    ) { objective, bound in
      progress(
        PlanProgress(
          stage: "booking", seconds: clock.seconds, objective: objective + keptTravel,
          bound: bound.map { $0 + Double(keptTravel) }))
    }.solve()

    let diary = booking.diary(booked)
    let meetingBreaches = BookingBreaches(booking).breaches(diary)
    var summary = PlanSummary()
    summary.reallocate = options.reallocate
    summary.seed = options.seed
    summary.threads = options.threads
    summary.timeLimit = options.timeLimit
    summary.officers = allocation.officerLoads(allocated)
    summary.allocation.families = allocation.families.count + allocation.impossible.count
    summary.allocation.allocated = allocated.choice.count { $0 != nil }
    summary.allocation.objective = allocated.objective
    summary.allocation.bound = allocated.bound
    summary.allocation.seconds = allocationSeconds
    summary.booking.meetings = diary.count
    summary.booking.booked = diary.count { $0.day != nil }
    summary.booking.inWindow = diary.count { $0.inWindow }
    summary.booking.breaches = meetingBreaches.count
    summary.booking.objective = booked.objective + keptTravel + booking.homelessCost
    summary.booking.bound = booked.bound + Double(keptTravel + booking.homelessCost)
    summary.booking.seconds = bookingClock.seconds
    summary.status =
      stop.isRaised ? .interrupted : clock.seconds >= options.timeLimit ? .timeLimit : .complete
    return Plan(
      allocation: allocation.decisions(allocated), diary: diary,
      breaches: allocation.breaches(allocated) + meetingBreaches, summary: summary)
  }
}
