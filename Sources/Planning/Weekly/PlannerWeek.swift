// SPDX-License-Identifier: GPL-3.0-or-later

import Allocation
import Booking
public import Casework
public import LinearOptimization
public import StatutoryCalendar

extension Planner {
  /// Makes the plan of one week, with the model and the engines of `plan`, but without looking at a clock and
  /// without a bound: the same scenario and options give the same plan on every machine, in milliseconds.
  ///
  /// - Parameters:
  ///   - scenario: the service as it is known on the plan's first day; its `booked` meetings stay.
  ///   - calendar: the working days of the plan's horizon and late weeks.
  ///   - ground: what is known of the service's places and rules from earlier plans.
  ///   - standing: families that the scenario leaves out since the plan would leave them as they are; none of them may
  ///     be one from which a family of the scenario must be apart, or its sibling. The plan is the same as with them.
  /// - Throws: as `plan`.
  public static func planWeek(
    _ scenario: Scenario, calendar: WorkingCalendar, options: WeekOptions, ground: ServiceGround? = nil,
    standing: StandingFamilies = .init(), stop: StopSignal
  ) throws -> WeekPlan {
    let step = try AllocationStep(
      scenario, calendar: calendar, mode: .newFamilies, ground: ground, standing: standing)
    var planOptions = PlanOptions()
    (planOptions.seed, planOptions.threads) = (options.seed, 1)
    // Any answer is near enough to the bound, so that insertion and exchange settle it and no tree is searched.
    planOptions.gap = 1e9
    var summary = PlanSummary(planOptions, scope: .plan)
    let outcome = try step.solve(planOptions, seconds: 1e9, stop: stop, summary: &summary) { _, _ in }

    let meetings = try DueMeetings(step.tables, named: outcome.namedOfficers())
    let booking = try BookingCase(
      step.tables, meetings: meetings, standing: standing.bookings, availability: step.availability,
      eligibility: step.eligibility)
    let (settled, booked) = try booking.settled(
      QuickBooking(booking.problem, seed: options.seed, rounds: options.rounds).solve())
    let diary = settled.diary(booked)
    var judge = BookingBreaches(settled, booked)

    var week = WeekPlan(
      allocation: [], diary: diary, causes: judge.causes(diary),
      outlooks: FamilyOutlook.all(step.model, meetings), plan: nil)
    let families = step.tables.scenario.families
    let officers = step.tables.scenario.officers
    week.allocation = outcome.rows.map { row in
      AllocatedRow(
        family: families[row.family].id, children: outcome.childIDs(row), officer: officers[row.officer].id)
    }
    if options.isComplete {
      let breaches = judge.breaches(diary)
      summary.booking = .init(
        diary, breaches: breaches.count, objective: booked.objective + booking.constantCost,
        bound: booked.bound)
      week.plan = Plan(outcome, diary: diary, breaches: breaches, summary: summary)
    }
    return week
  }

  /// The officers who are available on some day of a plan's horizon, so that families stay with them.
  ///
  /// - Parameters:
  ///   - scenario: the service on the plan's first day; its families do not matter.
  ///   - ground: what is known of its places and rules.
  /// - Throws: `CalendarError`.
  public static func availableOfficers(
    _ scenario: Scenario, calendar: WorkingCalendar, ground: ServiceGround
  ) throws -> Set<Officer.ID> {
    var scenario = scenario
    // Neither makes anybody unavailable.
    (scenario.dutyDays, scenario.busyTimes) = ([], [])
    let tables = try ServiceTables(scenario, calendar: calendar, ground: ground)
    let eligibility = Eligibility(tables, availability: Availability(scenario))
    return Set(
      tables.scenario.officers.indices.filter { eligibility.isAvailable[$0] }.map {
        tables.scenario.officers[$0].id
      })
  }

  /// Mends a published diary as `rebook` does, without its allocation and without looking at a clock.
  ///
  /// - Parameters:
  ///   - scenario: the service as it is known on the day, absences and closures included.
  ///   - diary: the bookings that may move; rows without a day are to be booked.
  ///   - standing: published bookings that do not move, of families that the scenario need not have.
  ///   - today: nothing before it changes, and notice counts from it.
  ///   - rounds: how many neighbourhoods drawn by chance are tried at the end.
  /// - Returns: the mended diary: status `moved` or `new` where a booking is another.
  /// - Throws: as `rebook`.
  public static func mend(
    _ scenario: Scenario, calendar: WorkingCalendar, ground: ServiceGround? = nil, diary: [Booking],
    standing: [Booking] = [], today: Day,
    seed: UInt64, rounds: Int, stop: StopSignal
  ) throws -> [Booking] {
    let published = PublishedPlan(allocation: [], diary: diary, summary: PlanSummary())
    // A century is as good as no limit, and what a clock can count.
    let options = MendingOptions(timeLimit: 3e9, seed: seed, rounds: rounds, ejections: 4)
    return try MendedRows(
      scenario, calendar: calendar, ground: ground, plan: published, standing: standing,
      request: RebookRequest(today: today), options: options, stop: stop
    ).ordered
  }
}
