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

  /// Finds the meetings.
  ///
  /// - Parameter named: for each child the officer named for it; brothers and sisters with different officers do not
  ///   meet together.
  /// - Throws: `RuleError` and `CalendarError`.
  init(_ tables: ServiceTables, named: [Int?]) throws {
    let booked = DueMeetings.bookedClocks(tables)
    let adjournments = Adjournments(tables)
    var gathering = MeetingGathering(tables)
    var answered: [Int: [ChildWindow]] = [:]
    for child in tables.scenario.children.indices {
      for window in try tables.rules.windows(of: tables.histories[child]) {
        if let meeting = booked[child]?[window.kind.group] {
          answered[meeting, default: []].append(
            ChildWindow(published: window, child: child, tables, adjournments: adjournments))
        } else {
          let entry = ChildWindow(window, child: child, tables, adjournments: adjournments)
          if entry.closes <= tables.policy.horizonEnd { gathering.add(entry, named: named[child]) }
        }
      }
    }
    let kept = DueMeetings.kept(tables, answered: answered, named: named)
    var followOns = FollowOnSearch(tables, named: named)
    let first = try gathering.meetings().map { try followOns.add($0) }
    for booking in kept { followOns.add(booking) }
    let following = try followOns.search()
    self.kept = kept
    due = (first + following).sorted { $0.id < $1.id }
    course = followOns.course
  }

  /// The published booking that answers each child's clock.
  private static func bookedClocks(_ tables: ServiceTables) -> [Int: [MeetingGroup: Int]] {
    var booked: [Int: [MeetingGroup: Int]] = [:]
    for (index, meeting) in tables.scenario.meetings.enumerated() where meeting.status == .booked {
      for id in meeting.children {
        guard let child = tables.childIndex[id] else { continue }
        booked[child, default: [:]][meeting.kind.group] = index
        if let review = meeting.combined[id] { booked[child, default: [:]][review.group] = index }
      }
    }
    return booked
  }

  /// The published bookings with the windows that they answer.
  private static func kept(
    _ tables: ServiceTables, answered: [Int: [ChildWindow]], named: [Int?]
  ) -> [KeptMeeting] {
    let scenario = tables.scenario
    return scenario.meetings.indices.filter { scenario.meetings[$0].status == .booked }.compactMap { index in
      let meeting = scenario.meetings[index]
      let children = meeting.children.compactMap { tables.childIndex[$0] }.sorted()
      guard let first = children.first, let family = tables.familyOfChild[first] else { return nil }
      let windows = (answered[index] ?? []).sorted(by: ChildWindow.byClosing)
      return KeptMeeting(
        meeting: meeting, family: family, children: children, named: named[first],
        place: meeting.room.flatMap { room in
          tables.roomIndex[room].flatMap { tables.placeIndex[scenario.rooms[$0].venue] }
        } ?? tables.place(of: meeting.kind, child: first),
        window: windows.first.map { first in
          let (opens, closes) = MeetingGathering.window(windows)
          return (opens, closes, first.window.rule)
        })
    }
  }
}
