// SPDX-License-Identifier: GPL-3.0-or-later

import Booking
public import Casework
public import LinearOptimization
public import StatutoryCalendar

extension Planner {
  /// Mends a published diary after something has happened to it (`Scenarios/MODEL.md`, Slots and re-booking).
  ///
  /// Bookings that an event makes impossible are booked anew, new meetings and those without a day are booked, and a
  /// published booking is moved only where that costs less than leaving it.
  ///
  /// - Parameters:
  ///   - scenario: the scenario with the plan's changes of staff applied, without what has happened since.
  ///   - plan: the plan as it stands, whose rows refer to the scenario's officers, places, families and so on.
  ///   - options: the time limit and the seed.
  ///   - stop: lets another thread end the search; the best diary so far is returned.
  /// - Throws: `DiaryError` for a request that the diary cannot follow, `ExplanationError` when the allocation does not
  ///   fit the scenario, `RuleError` and `CalendarError` as planning does.
  public static func rebook(
    _ scenario: Scenario, calendar: WorkingCalendar, plan: PublishedPlan, request: RebookRequest,
    options: PlanOptions, stop: StopSignal
  ) throws -> Plan {
    let clock = Stopwatch()
    let mending = MendingOptions(timeLimit: options.timeLimit, seed: options.seed)
    let mended = try MendedRows(
      scenario, calendar: calendar, plan: plan, request: request, options: mending, stop: stop)
    let breaches = MendedBreaches(mended).breaches()

    var summary = plan.summary
    summary.scope = .rebook
    (summary.seed, summary.threads, summary.timeLimit) = (options.seed, options.threads, options.timeLimit)
    summary.rebook = mended.outcome()
    summary.booking = .init(
      mended.rows, breaches: breaches.count, objective: mended.objective, seconds: clock.seconds)
    summary.end(after: clock.seconds, stop: stop)

    let model = try AllocationStep(
      scenario, calendar: calendar, mode: plan.summary.reallocate ? .reallocate : .newFamilies
    ).model
    let outcome = AllocationOutcome(
      model, placements: try PlanExplainer.placements(plan.allocation, model))
    summary.officers = outcome.officerLoads()
    var result = Plan(outcome, diary: mended.ordered, breaches: breaches, summary: summary)
    result.before = plan.diary
    result.changes = mended.changes()
    return result
  }
}

extension MendedRows {
  /// Mends a diary, whose allocation is no part of it.
  ///
  /// - Parameters:
  ///   - ground: what is known of the service's places and rules already, if it is.
  ///   - standing: published bookings besides those of the plan, which do not move.
  /// - Throws: as `Planner.rebook`, but for the allocation.
  init(
    _ scenario: Scenario, calendar: WorkingCalendar, ground: ServiceGround? = nil, plan: PublishedPlan,
    standing: [Casework.Booking] = [], request: RebookRequest, options: MendingOptions, stop: StopSignal
  ) throws {
    let clock = Stopwatch()
    let disturbed = try DisturbedDiary(
      scenario, calendar: calendar, ground: ground, plan: plan, request: request)
    let named = DiaryMaking(disturbed.tables, allocation: plan.allocation).named()
    let diary = try DiaryCase(
      disturbed.tables, rows: disturbed.rows, today: disturbed.today, named: named,
      lifted: Set(disturbed.lifted.keys), standing: standing)
    var options = options
    options.timeLimit = max(0, options.timeLimit - clock.seconds)
    var mender = DiaryMender(disturbed.task(diary), options: options, stop: stop)
    try self.init(disturbed, diary, mender.mend())
  }

  /// What was asked and what was done.
  func outcome() -> RebookOutcome {
    var outcome = RebookOutcome(today: disturbed.today, events: disturbed.events)
    outcome.pinned = disturbed.pins
    outcome.objective = objective
    outcome.lifted = disturbed.lifted.count
    for (index, row) in rows.enumerated() {
      let old = disturbed.rows[index]
      if let day = old.day, day >= disturbed.today { outcome.published += 1 }
      if row.status == .moved, disturbed.lifted[index] == nil { outcome.moved += 1 }
      let isAnew = disturbed.lifted[index] != nil || disturbed.causes[index] != nil
      if isAnew, row.day == nil { outcome.lost += 1 }
    }
    return outcome
  }
}

extension DisturbedDiary {
  /// The task of mending it.
  func task(_ diary: DiaryCase) -> MendingProblem {
    MendingProblem(
      booking: diary.problem, published: diary.published,
      isMovable: diary.rowOfMeeting.map { !pinned.contains($0) && rows[$0].status != .adjourned },
      publishedCost: diary.publishedCosts,
      moveCost: diary.tables.policy.costs.move)
  }
}
