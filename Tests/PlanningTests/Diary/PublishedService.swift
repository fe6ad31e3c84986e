// SPDX-License-Identifier: GPL-3.0-or-later

import Booking
import Casework
import Generation
import LinearOptimization
import StatutoryCalendar

@testable import Planning

/// A generated service with a published diary.
struct PublishedService {
  let scenario: Scenario
  let calendar: WorkingCalendar
  var plan: PublishedPlan

  /// Generates a service and plans it.
  init(
    start: String, children: Int = 24, officers: Int? = nil, seed: UInt64 = 1,
    change: (inout Scenario) -> Void = { _ in }
  ) throws {
    calendar = try .english()
    var shape = ServiceShape(start: SmallService.day(start))
    shape.children = children
    shape.officers = officers
    shape.districts = 2
    shape.venues = 2
    shape.seed = seed
    var scenario = try ServiceGenerator.generate(shape, calendar: calendar)
    change(&scenario)
    self.scenario = scenario
    var options = PlanOptions()
    options.timeLimit = 3
    options.threads = 1
    let plan = try Planner.plan(scenario, calendar: calendar, options: options, stop: StopSignal())
    self.plan = PublishedPlan(plan)
  }

  /// Mends the diary.
  func rebook(
    _ events: [DiaryEvent] = [], today: Day? = nil, pinned: [RecordedMeeting.ID] = []
  ) throws -> Plan {
    var options = PlanOptions()
    options.timeLimit = 60
    options.threads = 1
    return try Planner.rebook(
      scenario, calendar: calendar, plan: plan,
      request: RebookRequest(today: today, events: events, pinned: pinned), options: options,
      stop: StopSignal())
  }

  /// Mends the diary without a word on the allocation, which takes longer than all the rest.
  func mend(_ events: [DiaryEvent], today: Day, pinned: [RecordedMeeting.ID]) throws -> Plan {
    let mended = try MendedRows(
      scenario, calendar: calendar, plan: plan,
      request: RebookRequest(today: today, events: events, pinned: pinned),
      options: MendingOptions(timeLimit: 60, rounds: 4, ejections: 1), stop: StopSignal())
    var summary = plan.summary
    summary.rebook = mended.outcome()
    var result = Plan(
      allocation: [], diary: mended.ordered, breaches: MendedBreaches(mended).breaches(), summary: summary)
    result.changes = mended.changes()
    return result
  }

  /// A booking of the diary.
  func booked(where matches: (Booking) -> Bool = { _ in true }) -> Booking? {
    plan.diary.first { $0.day != nil && matches($0) }
  }
}
