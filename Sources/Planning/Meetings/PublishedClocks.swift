// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// Which of the children's clocks published bookings answer, and with what windows (`Scenarios/MODEL.md`, Due
/// meetings).
struct PublishedClocks {
  private let tables: ServiceTables
  /// The published bookings of each child, in the order in which they will be held.
  private let ofChild: [[Int]]

  init(_ tables: ServiceTables) {
    self.tables = tables
    let meetings = tables.scenario.meetings
    var ofChild = tables.scenario.children.map { _ in [Int]() }
    for (index, meeting) in meetings.enumerated() where meeting.status == .booked {
      for child in meeting.children { tables.childIndex[child].map { ofChild[$0].append(index) } }
    }
    self.ofChild = ofChild.map { bookings in
      bookings.sorted { (meetings[$0].day, meetings[$0].id) < (meetings[$1].day, meetings[$1].id) }
    }
  }

  /// Whether a published booking answers a child's clock and its events.
  func answers(_ group: MeetingGroup, ofChild child: Int) -> Bool {
    let id = tables.scenario.children[child].id
    return ofChild[child].contains { booking in
      tables.scenario.meetings[booking].kinds(of: id).contains { $0.group == group }
    }
  }

  /// The windows that each published booking answers: those of its children when their earlier published bookings
  /// have been held.
  ///
  /// - Parameter children: those whose windows are wanted.
  /// - Throws: `RuleError` and `CalendarError`.
  func windows(_ adjournments: Adjournments, of children: [Int]) throws -> [Int: [ChildWindow]] {
    var answered: [Int: [ChildWindow]] = [:]
    for child in children where !ofChild[child].isEmpty {
      var history = tables.histories[child]
      for booking in ofChild[child] {
        let meeting = tables.scenario.meetings[booking]
        let kinds = meeting.kinds(of: tables.scenario.children[child].id)
        let groups = Set(kinds.map(\.group))
        for window in try tables.rules.windows(of: history) where groups.contains(window.kind.group) {
          answered[booking, default: []].append(
            ChildWindow(published: window, child: child, tables, adjournments: adjournments))
        }
        for kind in kinds { history.hold(kind, on: meeting.day) }
        history.events.removeAll { groups.contains($0.kind.group) }
      }
    }
    return answered
  }
}

extension RecordedMeeting {
  /// What the meeting is for one of its children: its kind, and the review that is held with it.
  func kinds(of child: Child.ID) -> [MeetingKind] { [kind] + [combined[child]].compactMap { $0 } }
}
