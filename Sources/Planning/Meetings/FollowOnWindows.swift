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
    let windows = try course.parts(of: position).compactMap { part in
      try course.window(of: part) { day($0) ?? course.meetings[$0].nominal }
    }
    guard !windows.isEmpty else { return nominal(course.meetings[position]) }
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
    let parts = try course.parts(of: position).map { part in
      try windows(of: part, after: meeting.follows, on: days)
    }
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
    of part: MeetingCourse.Part, after predecessor: Int?, on days: [Int]
  ) throws -> [Span?] {
    if let rule = try rule(of: part, after: predecessor, on: days) {
      var spans = known[rule] ?? Array(repeating: nil, count: tables.bookableDays.count)
      if days.contains(where: { spans[$0] == nil }) {
        for day in days where spans[day] == nil {
          spans[day] = try window(of: part, after: predecessor, on: day).map { Span($0) }
        }
        known[rule] = spans
      }
      return days.map { spans[$0] }
    }
    return try days.map { try window(of: part, after: predecessor, on: $0).map { Span($0) } }
  }

  /// The one rule that makes the child's window, whatever the day; nil when that is not plain to see.
  private func rule(of part: MeetingCourse.Part, after predecessor: Int?, on days: [Int]) throws -> Rule? {
    let (child, kind) = (part.child, part.kind)
    let history = tables.histories[child]
    // An event may ask first on some days and the clock on others, and so may two states with one clock.
    guard let first = days.first, let last = days.last,
      !course.hasOpenEvent(ofChild: child, kind.group)
    else { return nil }
    var states = history.spells.map(\.status)
    if kind.group == .reviewConference, !course.isOnPlan(child) { states.append(.onPlan) }
    guard states.count(where: { statusesOfGroup[kind.group]?.contains($0) ?? false }) == 1 else { return nil }
    // The clock counts from that meeting on the first day: so on all later ones, as no other is held after it then.
    guard let early = try window(of: part, after: predecessor, on: first),
      early.window.trigger == tables.bookableDays[first]
    else { return nil }
    // And it has had as many meetings by then as on the last day, certainly when all others have days of their own.
    let areOthersFixed = part.earlier.allSatisfy { $0 == predecessor || course.meetings[$0].isFixed }
    if !areOthersFixed {
      guard let late = try window(of: part, after: predecessor, on: last),
        late.window.trigger == tables.bookableDays[last], early.window.rule == late.window.rule
      else { return nil }
    }
    return Rule(id: early.window.rule, cohorts: history.cohorts)
  }

  /// The window when the predecessor is held on a day of the problem.
  private func window(
    of part: MeetingCourse.Part, after predecessor: Int?, on index: Int
  ) throws -> ChildWindow? {
    let day = tables.bookableDays[index]
    return try course.window(of: part) { other in
      if other == predecessor { return day }
      let nominal = course.meetings[other].nominal
      return course.meetings[other].isFixed ? nominal : min(nominal, day - 1)
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
