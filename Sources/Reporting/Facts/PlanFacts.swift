// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// A plan and its scenario as the sections of the page need them: counted, grouped and found by id once.
struct PlanFacts {
  /// A row of the diary and the anchor that links to it.
  struct Entry {
    /// The row.
    var booking: Booking
    /// The id of its row in the page; made from its place in the diary, never from data.
    var anchor: String
  }

  /// A week that has meetings.
  struct Week {
    /// Its Monday.
    var monday: Day
    /// Its meetings, in the diary's order.
    var entries: [Entry]

    /// The id of the week's heading.
    var anchor: String { "week-\(monday)" }
  }

  /// The plan.
  let plan: Plan
  /// The scenario.
  let scenario: Scenario
  /// The calendar of working days.
  let calendar: WorkingCalendar
  /// Every row of the diary, in its order.
  let entries: [Entry]
  /// How long journeys take.
  let journeys: Roads
  /// The names of the pages that lie beside the report.
  let pageNames: PageNames
  /// Weeks that have meetings, by date.
  let weeks: [Week]
  /// Meetings without a day.
  let unbooked: [Entry]
  /// Booked meetings.
  let booked: [Booking]
  /// Rows of the diary by meeting.
  private let entryByMeeting: [RecordedMeeting.ID: Entry]

  /// Counts and groups a plan.
  init(plan: Plan, scenario: Scenario, calendar: WorkingCalendar) {
    self.plan = plan
    self.scenario = scenario
    self.calendar = calendar
    let entries = plan.diary.enumerated().map { Entry(booking: $1, anchor: "meeting-\($0 + 1)") }
    self.entries = entries
    journeys = Roads(scenario)
    pageNames = PageNames(scenario)
    var byWeek: [Day: [Entry]] = [:]
    for entry in entries {
      if let day = entry.booking.day { byWeek[day.weekStart, default: []].append(entry) }
    }
    weeks = byWeek.keys.sorted().map { Week(monday: $0, entries: byWeek[$0] ?? []) }
    unbooked = entries.filter { $0.booking.day == nil }
    booked = plan.diary.filter { $0.day != nil }
    entryByMeeting = Dictionary(
      entries.map { ($0.booking.meeting, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// What the service has decided.
  var policy: Policy { scenario.policy }

  /// Whether meetings were planned at all.
  var hasDiary: Bool { plan.summary.scope == .plan || plan.summary.scope == .rebook }

  /// Whether it is known of each meeting out of its window what would help: re-booking does not look for it.
  var knowsRemedies: Bool {
    plan.summary.scope == .plan || plan.breaches.contains { !$0.remedy.isEmpty }
  }

  /// Whether it is known what binds: re-booking makes no prices, nor does a search that ended too early.
  var knowsWhatBinds: Bool {
    !plan.binding.isEmpty || (plan.summary.scope == .plan && plan.summary.status == .complete)
  }

  /// The row of the diary of a meeting.
  func entry(of meeting: RecordedMeeting.ID) -> Entry? { entryByMeeting[meeting] }

  /// Bookings in their window, or without one.
  var inWindowCount: Int { plan.diary.count { $0.timing.isGood } }

  /// Families that were to be allocated; a split one counts once.
  var familyCount: Int { plan.allocation.count - splitFamilies.count }

  /// Families of them that have an officer now.
  var allocatedCount: Int { plan.allocation.count { $0.officer != nil } - splitFamilies.count }

  /// For each family its officer before the plan, available or not; nothing for one without.
  var officersBefore: [Family.ID: Officer.ID] {
    var officers: [Family.ID: Officer.ID] = [:]
    for family in scenario.families { officers[family.id] = family.officer }
    return officers
  }

  /// The sibling groups that are given to two officers, the first part first.
  var splitFamilies: [(first: AllocationDecision, second: AllocationDecision)] {
    zip(plan.allocation, plan.allocation.dropFirst()).filter { $0.family == $1.family }
      .map { (first: $0, second: $1) }
  }

  /// The last day that the diary may reach: of the late weeks.
  var days: ClosedRange<Day> { policy.start...max(policy.start, policy.lateEnd) }

  /// The working days of a week from its Monday, or nil where the calendar does not reach.
  func workingDays(from monday: Day) -> Int? {
    let everywhere = Set(scenario.closures.filter { $0.place == nil }.map(\.day))
    var count = 0
    for day in monday...(monday + 6) {
      guard let works = try? calendar.isWorkingDay(day) else { return nil }
      if works && !everywhere.contains(day) { count += 1 }
    }
    return count
  }
}
