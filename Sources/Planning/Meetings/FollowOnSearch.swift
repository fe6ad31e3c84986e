// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// Finds what falls due after the meetings of the diary themselves (`Scenarios/MODEL.md`, Follow-ons).
struct FollowOnSearch {
  private(set) var course: MeetingCourse
  /// For each child the day on which the first window closes that follows a meeting of the diary after the horizon.
  private(set) var nextClosing: [Day?]
  private let tables: ServiceTables
  private let named: [Int?]
  /// The clocks of children that something new was added to.
  private var open: Set<Clock> = []

  private struct Clock: Hashable, Comparable {
    let child: Int
    let group: MeetingGroup

    static func < (left: Clock, right: Clock) -> Bool {
      (left.child, left.group.rawValue) < (right.child, right.group.rawValue)
    }
  }

  /// - Parameter named: for each child the officer named for it.
  /// - Throws: `RuleError` and `CalendarError`.
  init(_ tables: ServiceTables, named: [Int?]) throws {
    self.tables = tables
    self.named = named
    course = try MeetingCourse(tables)
    nextClosing = tables.scenario.children.map { _ in nil }
  }

  /// Adds a meeting that falls due by itself.
  ///
  /// - Returns: the meeting with its position.
  /// - Throws: `CalendarError`.
  mutating func add(_ meeting: DueMeeting) throws -> DueMeeting {
    let policy = tables.policy
    let noticeEnd = try tables.calendar.adding(
      workingDays: policy.notice(for: meeting.kind), to: policy.start)
    return add(meeting, nominal: max(meeting.closes, noticeEnd), follows: nil)
  }

  /// Adds a published booking.
  mutating func add(_ kept: KeptMeeting) {
    let joined = kept.children.compactMap { child in
      kept.meeting.combined[tables.scenario.children[child].id].map { JoinedWindow(child: child, kind: $0) }
    }
    add(
      MeetingCourse.Meeting(
        id: kept.meeting.id, kind: kept.meeting.kind, children: kept.children, joined: joined,
        nominal: kept.meeting.day, isFixed: true, follows: nil, opens: kept.window?.opens,
        closes: kept.window?.closes))
  }

  /// Finds the follow-ons of everything that was added, and theirs in turn.
  ///
  /// - Throws: `RuleError` and `CalendarError`.
  mutating func search() throws -> [DueMeeting] {
    var found: [DueMeeting] = []
    // This ends: each round holds a meeting that the round before found due, on the last day of its window, which
    // uses up an event or moves a clock on by a day at the least; and the horizon ends.
    while !open.isEmpty {
      let clocks = open.sorted()
      open = []
      var gatherings: [Int: MeetingGathering] = [:]
      for clock in clocks {
        guard let last = course.last(ofChild: clock.child, clock.group) else { continue }
        for window in try course.nextWindows(ofChild: clock.child, clock.group) {
          guard window.closes <= tables.policy.horizonEnd else {
            nextClosing[clock.child] = min(nextClosing[clock.child] ?? window.closes, window.closes)
            continue
          }
          gatherings[last, default: MeetingGathering(tables)].add(
            ChildWindow(window, child: clock.child, tables), named: named[clock.child])
        }
      }
      for (last, gathering) in gatherings.sorted(by: { $0.key < $1.key }) {
        for meeting in gathering.meetings() {
          found.append(add(meeting, nominal: meeting.closes, follows: last))
        }
      }
    }
    return found
  }

  private mutating func add(_ meeting: DueMeeting, nominal: Day, follows: Int?) -> DueMeeting {
    var meeting = meeting
    meeting.follows = follows.map { course.meetings[$0].id }
    meeting.position = add(
      MeetingCourse.Meeting(
        id: meeting.id, kind: meeting.kind, children: meeting.children, joined: meeting.joined,
        nominal: nominal, isFixed: false, follows: follows, opens: meeting.opens, closes: meeting.closes))
    return meeting
  }

  @discardableResult
  private mutating func add(_ meeting: MeetingCourse.Meeting) -> Int {
    for part in meeting.parts {
      open.insert(Clock(child: part.child, group: part.kind.group))
      if part.kind.group == .initialConference {
        open.insert(Clock(child: part.child, group: .reviewConference))
      }
    }
    return course.add(meeting)
  }
}
