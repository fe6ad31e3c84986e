// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// The windows of follow-ons, day by day of the meetings that they come after (`Scenarios/MODEL.md`, Follow-ons).
///
/// A year's diary of a county has thousands of follow-ons with some three hundred days each, and asking the rule book
/// for each would take many seconds. But a child's window is made of one rule and the day of the last meeting alone,
/// so that children with the same rule and the same cohorts share what was asked once.
struct FollowOnWindows {
  /// A first and a last day.
  struct Span: Hashable {
    let opens: Day
    let closes: Day
  }

  private struct Rule: Hashable {
    let id: String
    let cohorts: Set<String>
  }

  private let tables: ServiceTables
  private let course: MeetingCourse
  /// What each rule asks for by the day of the problem on which the meeting before it is held.
  private var known: [Rule: [Span?]] = [:]
  /// For each clock the states that keep it.
  private let statusesOfGroup: [MeetingGroup: Set<CaseStatus>]

  init(_ tables: ServiceTables, course: MeetingCourse) {
    self.tables = tables
    self.course = course
    var statuses: [MeetingGroup: Set<CaseStatus>] = [:]
    for rule in tables.rules.rules {
      guard let kind = rule.kind, let status = rule.trigger.state else { continue }
      statuses[kind.group, default: []].insert(status)
    }
    statusesOfGroup = statuses
  }

  /// The window of a follow-on when the meetings before it are held on given days.
  ///
  /// - Parameter day: when each meeting of the diary is held; of one that is not booked, nil.
  /// - Returns: the window of the nominal days when the rules ask for nothing on these.
  /// - Throws: `RuleError` and `CalendarError`.
  func window(of position: Int, days day: (Int) -> Day?) throws -> Span? {
    let meeting = course.meetings[position]
    let windows = try meeting.parts.compactMap { part in
      try course.window(of: position, child: part.child, kind: part.kind) {
        day($0) ?? course.meetings[$0].nominal
      }
    }
    guard !windows.isEmpty else { return nominal(meeting) }
    let (opens, closes) = MeetingGathering.window(windows)
    return Span(opens: opens ?? closes, closes: closes)
  }

  private func nominal(_ meeting: MeetingCourse.Meeting) -> Span? {
    guard let closes = meeting.closes else { return nil }
    return Span(opens: meeting.opens ?? closes, closes: closes)
  }

  /// The windows of a follow-on by the day of the meeting that it comes after.
  ///
  /// Other meetings before it are taken to be held on their nominal days, or the day before when those are later.
  ///
  /// - Parameter days: the days of the problem on which that may be held, rising.
  /// - Returns: one window for each of them; nil when the rules never ask for the follow-on.
  /// - Throws: `RuleError` and `CalendarError`.
  mutating func windows(of position: Int, on days: [Int]) throws -> [Span?] {
    let meeting = course.meetings[position]
    let parts = try meeting.parts.map { try windows(of: position, child: $0.child, kind: $0.kind, on: days) }
    if parts.count == 1 { return parts[0].map { $0 ?? nominal(meeting) } }
    return days.indices.map { index in
      let spans = parts.compactMap { part in
        part[index].map { (opens: Day?.some($0.opens), closes: $0.closes) }
      }
      guard !spans.isEmpty else { return nominal(meeting) }
      let (opens, closes) = MeetingGathering.window(spans)
      return Span(opens: opens ?? closes, closes: closes)
    }
  }

  // MARK: - One child

  private mutating func windows(
    of position: Int, child: Int, kind: MeetingKind, on days: [Int]
  ) throws -> [Span?] {
    if let rule = try rule(of: position, child: child, kind: kind, on: days) {
      var spans = known[rule] ?? Array(repeating: nil, count: tables.bookableDays.count)
      for day in days where spans[day] == nil {
        spans[day] = try window(of: position, child: child, kind: kind, on: day).map { Span($0) }
      }
      known[rule] = spans
      return days.map { spans[$0] }
    }
    return try days.map { try window(of: position, child: child, kind: kind, on: $0).map { Span($0) } }
  }

  /// The one rule that makes the child's window, whatever the day; nil when that is not plain to see.
  private func rule(of position: Int, child: Int, kind: MeetingKind, on days: [Int]) throws -> Rule? {
    let history = tables.histories[child]
    // An event may ask first on some days and the clock on others, and so may two states with one clock.
    guard let first = days.first, let last = days.last,
      !course.hasOpenEvent(ofChild: child, kind.group)
    else { return nil }
    var states = history.spells.map(\.status)
    if kind.group == .reviewConference, !course.isOnPlan(child) { states.append(.onPlan) }
    guard states.count(where: { statusesOfGroup[kind.group]?.contains($0) ?? false }) == 1 else { return nil }
    // The clock counts from that meeting on the first day and by then has had as many meetings as on the last: so on
    // all days between.
    guard let early = try window(of: position, child: child, kind: kind, on: first),
      early.window.trigger == tables.bookableDays[first],
      let late = try window(of: position, child: child, kind: kind, on: last),
      late.window.trigger == tables.bookableDays[last], early.window.rule == late.window.rule
    else { return nil }
    return Rule(id: early.window.rule, cohorts: history.cohorts)
  }

  private func window(of position: Int, child: Int, kind: MeetingKind, on index: Int) throws -> ChildWindow? {
    let day = tables.bookableDays[index]
    let predecessor = course.meetings[position].follows
    return try course.window(of: position, child: child, kind: kind) { other in
      if other == predecessor { return day }
      let meeting = course.meetings[other]
      return meeting.isFixed ? meeting.nominal : min(meeting.nominal, day - 1)
    }
  }
}

extension FollowOnWindows.Span {
  fileprivate init(_ window: ChildWindow) {
    self.init(opens: window.opens ?? window.closes, closes: window.closes)
  }
}

extension Rule.Trigger {
  /// The state whose clock it belongs to, if one does.
  fileprivate var state: CaseStatus? {
    switch self {
    case .becoming(let state), .holding(_, let state), .becomingOrHolding(let state): state
    case .event, .unrecorded: nil
    }
  }
}
