// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// Finds what has to be booked (`Scenarios/MODEL.md`, Time).
struct DueMeetings: Sendable {
  /// The meetings to be booked, follow-ons included, by id.
  let due: [DueMeeting]
  /// The published bookings.
  let kept: [KeptMeeting]
  /// Both, as the rules of time see them.
  let course: MeetingCourse
  /// For each child the day on which the first window closes that is not due yet and that no booking answers; nil when
  /// there is none.
  let nextClosing: [Day?]

  /// Finds the meetings.
  ///
  /// - Parameters:
  ///   - named: for each child the officer named for it; brothers and sisters with different officers do not meet
  ///     together.
  ///   - families: the only families whose meetings are wanted, or nil for all.
  /// - Throws: `RuleError` and `CalendarError`.
  init(_ tables: ServiceTables, named: [Int?], of families: Set<Int>? = nil) throws {
    let children = tables.scenario.children.indices.filter { child in
      families.map { tables.familyOfChild[child].map($0.contains) ?? false } ?? true
    }
    let published = PublishedClocks(tables)
    let adjournments = Adjournments(tables)
    var gathering = MeetingGathering(tables)
    var next: [Day?] = tables.scenario.children.map { _ in nil }
    for child in children {
      for window in try tables.rules.windows(of: tables.histories[child])
      where !published.answers(window.kind.group, ofChild: child) {
        let entry = ChildWindow(window, child: child, tables, adjournments: adjournments)
        if entry.closes <= tables.policy.horizonEnd {
          gathering.add(entry, named: named[child])
        } else {
          next[child] = min(next[child] ?? entry.closes, entry.closes)
        }
      }
    }
    let answered = try published.windows(adjournments, of: children)
    let kept = DueMeetings.kept(tables, answered: answered, named: named, of: Set(children))
    var followOns = try FollowOnSearch(tables, named: named)
    let first = try gathering.meetings().map { try followOns.add($0) }
    for booking in kept { followOns.add(booking) }
    let following = try followOns.search()
    self.kept = kept
    due = (first + following).sorted { $0.id < $1.id }
    course = followOns.course
    nextClosing = zip(next, followOns.nextClosing).map { [$0, $1].compactMap { $0 }.min() }
  }

  /// The published bookings with the windows that they answer.
  private static func kept(
    _ tables: ServiceTables, answered: [Int: [ChildWindow]], named: [Int?], of wanted: Set<Int>
  ) -> [KeptMeeting] {
    let scenario = tables.scenario
    let booked = scenario.meetings.indices.filter { index in
      scenario.meetings[index].status == .booked && scenario.meetings[index].day >= tables.policy.start
    }
    return booked.compactMap { index in
      let meeting = scenario.meetings[index]
      let children = meeting.children.compactMap { tables.childIndex[$0] }.sorted()
      guard let first = children.first, let family = tables.familyOfChild[first],
        children.contains(where: wanted.contains)
      else { return nil }
      let windows = (answered[index] ?? []).sorted(by: ChildWindow.byClosing)
      return KeptMeeting(
        meeting: meeting, family: family, children: children, named: named[first],
        place: meeting.room.flatMap { room in
          tables.roomIndex[room].flatMap { tables.placeIndex[scenario.rooms[$0].venue] }
        } ?? tables.place(of: meeting.kind, child: first),
        window: windows.first.map { first in
          let (opens, closes) = MeetingGathering.window(windows)
          // A review that is held with it may close first; the rule is the conference's all the same.
          let own = windows.first { $0.window.kind.group == meeting.kind.group } ?? first
          return (opens, closes, own.window.rule)
        })
    }
  }
}
