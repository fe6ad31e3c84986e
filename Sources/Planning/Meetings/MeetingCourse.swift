// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// The meetings of a diary as the rules of time see them: which child has had what when each is held, and what the
/// child's next meeting is then (`Scenarios/MODEL.md`, Follow-ons).
struct MeetingCourse: Sendable {
  /// A meeting of the diary.
  struct Meeting: Sendable {
    let id: RecordedMeeting.ID
    let kind: MeetingKind
    let children: [Int]
    /// The reviews that are held with it.
    let joined: [JoinedWindow]
    /// The day on which it counts as held while its own day is not known.
    let nominal: Day
    /// Whether that is its day: the booking is published and stays.
    let isFixed: Bool
    /// The position of the meeting that it comes after, when it is a follow-on.
    let follows: Int?
    /// Its window with that on its nominal day, or nil when it has none.
    let opens: Day?
    let closes: Day?

    /// What it is for each of its children: with a joined review, two things.
    var parts: [(child: Int, kind: MeetingKind)] {
      children.map { ($0, kind) } + joined.map { ($0.child, $0.kind) }
    }
  }

  /// The meetings, every follow-on after the one that it comes after.
  private(set) var meetings: [Meeting] = []
  private let tables: ServiceTables
  /// The positions of each child's meetings, by nominal day and id.
  private var ofChild: [[Int]]
  /// For each child the events that no meeting of the diary answers.
  private let openEvents: [[CaseHistory.Event]]

  /// A diary without meetings.
  ///
  /// - Throws: `RuleError` and `CalendarError`.
  init(_ tables: ServiceTables) throws {
    self.tables = tables
    ofChild = Array(repeating: [], count: tables.scenario.children.count)
    let published = PublishedClocks(tables)
    openEvents = try tables.histories.indices.map { child in
      let history = tables.histories[child]
      return try history.events.filter { event in
        // What is due within the horizon has a meeting of its own, or a published booking.
        guard !published.answers(event.kind.group, ofChild: child) else { return false }
        let asked = CaseHistory(spells: [], held: [], events: [event], cohorts: history.cohorts)
        return try tables.rules.windows(of: asked).allSatisfy { $0.closes > tables.policy.horizonEnd }
      }
    }
  }

  /// Adds a meeting.
  ///
  /// - Returns: its position.
  @discardableResult
  mutating func add(_ meeting: Meeting) -> Int {
    let position = meetings.count
    meetings.append(meeting)
    for child in meeting.children {
      let others = ofChild[child]
      ofChild[child].insert(
        position, at: others.firstIndex { precedes(position, $0) } ?? others.count)
    }
    return position
  }

  /// Whether a meeting counts as held before another one.
  private func precedes(_ left: Int, _ right: Int) -> Bool {
    let (one, other) = (meetings[left].nominal, meetings[right].nominal)
    return one == other ? meetings[left].id < meetings[right].id : one < other
  }

  // MARK: - What comes next

  /// The last of a child's meetings for a clock: the one that its next meeting comes after.
  func last(ofChild child: Int, _ group: MeetingGroup) -> Int? {
    // The conference that puts the child on a plan starts the clock of the review conferences.
    var last: Int?
    var isIntoPlan = group == .reviewConference && !isOnPlan(child)
    for position in ofChild[child] {
      let own = meetings[position].kind.group
      if own == group || (isIntoPlan && own == .initialConference) {
        last = position
      } else {
        for review in meetings[position].joined where review.child == child && review.kind.group == group {
          last = position
        }
      }
      // Only the first of them does.
      if own == .initialConference { isIntoPlan = false }
    }
    return last
  }

  /// Whether an event that no meeting of the diary answers asks for a child's meeting of a group.
  func hasOpenEvent(ofChild child: Int, _ group: MeetingGroup) -> Bool {
    openEvents[child].contains { $0.kind.group == group }
  }

  /// Whether a child is on a plan whatever conferences the diary has.
  func isOnPlan(_ child: Int) -> Bool {
    tables.histories[child].spells.contains { $0.status == .onPlan }
  }

  /// The child's next windows for a clock, all meetings of the diary held on their nominal days.
  ///
  /// - Throws: `RuleError` and `CalendarError`.
  func nextWindows(ofChild child: Int, _ group: MeetingGroup) throws -> [Window] {
    var held: [(position: Int, day: Day)] = []
    for position in ofChild[child] { held.append((position, meetings[position].nominal)) }
    return try tables.rules.windows(of: history(ofChild: child, held)).filter { $0.kind.group == group }
  }

  /// One child's part of a follow-on: what it is for the child by the nominal days, and after which meetings.
  struct Part: Sendable {
    let child: Int
    let kind: MeetingKind
    /// The positions of the child's meetings before it.
    let earlier: [Int]
  }

  /// The parts of a meeting.
  func parts(of position: Int) -> [Part] {
    let follows = meetings[position].follows
    return meetings[position].parts.map { child, kind in
      Part(
        child: child, kind: kind,
        earlier: ofChild[child].filter { $0 != position && ($0 == follows || precedes($0, position)) })
    }
  }

  /// The window of one child's part of a follow-on when the meetings before it are held on given days; nil when the
  /// rules ask for none then.
  ///
  /// - Parameter day: when each meeting of the diary is held.
  /// - Throws: `RuleError` and `CalendarError`.
  func window(of part: Part, days day: (Int) -> Day) throws -> ChildWindow? {
    var held = part.earlier.map { ($0, day($0)) }
    held.sort { $0.1 == $1.1 ? meetings[$0.0].id < meetings[$1.0].id : $0.1 < $1.1 }
    let kind = part.kind
    let windows = try tables.rules.windows(of: history(ofChild: part.child, held)).filter {
      $0.kind.group == kind.group
    }
    let own = windows.first { window in
      kind.isAskedForByEvent ? window.kind == kind : !window.kind.isAskedForByEvent
    }
    return (own ?? windows.first).map { ChildWindow($0, child: part.child, tables) }
  }

  /// A child's history with meetings of the diary held.
  ///
  /// - Parameter held: positions and days, by day.
  private func history(ofChild child: Int, _ held: [(position: Int, day: Day)]) -> CaseHistory {
    var history = tables.histories[child]
    // Which events are answered does not depend on what is held when.
    history.events = []
    for (position, day) in held {
      history.hold(meetings[position].kind, on: day)
      for review in meetings[position].joined where review.child == child {
        history.hold(review.kind, on: day)
      }
    }
    history.events = openEvents[child]
    return history
  }
}
