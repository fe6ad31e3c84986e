// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// The next meeting of a child for one clock, as `convenor windows` lists it.
struct WindowRow {
  let child: Child.ID
  let window: Window
  /// The first day on which the meeting may be booked, by the rule and by the policy.
  let opens: Day
  /// The day of a published booking that answers the window.
  let booked: Day?

  /// The rows of some children of a scenario, by closing day, child and kind.
  static func rows(
    for children: [Child], in scenario: Scenario, calendar: WorkingCalendar
  ) throws -> [WindowRow] {
    let policy = scenario.policy
    let book = try policy.rules(calendar: calendar)
    let meetings = Dictionary(
      grouping: scenario.meetings.flatMap { meeting in meeting.children.map { (child: $0, meeting: meeting) }
      },
      by: \.child)
    let rows = try children.flatMap { child -> [WindowRow] in
      let own = (meetings[child.id] ?? []).map(\.meeting)
      let history = CaseHistory(
        spells: child.spells,
        held: own.filter { $0.status == .held }.map { .init(kind: $0.kind, day: $0.day) },
        events: own.filter { $0.status == .due }.map { .init(kind: $0.kind, day: $0.day) },
        cohorts: child.cohorts)
      return try book.windows(of: history).map { window in
        let local = window.closes - policy.opensDaysBefore(window.kind)
        // A meeting that must precede an event closes before the event, which is its trigger.
        let afterTrigger = window.trigger < window.closes ? window.trigger + 1 : local
        let answer = own.first { $0.status == .booked && $0.kind.group == window.kind.group }
        return WindowRow(
          child: child.id, window: window,
          opens: max(window.opens ?? local, local, afterTrigger), booked: answer?.day)
      }
    }
    return rows.sorted {
      ($0.window.closes, $0.child, $0.window.kind.rawValue)
        < ($1.window.closes, $1.child, $1.window.kind.rawValue)
    }
  }
}
