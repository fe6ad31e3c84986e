// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// A meeting that the diary must hold: one that is due, or a published booking.
struct ExpectedMeeting {
  /// The meeting's id: the table's, or `CHILD.KIND.CLOSES`.
  let id: RecordedMeeting.ID
  let kind: MeetingKind
  let family: Family.ID
  /// The children, by id.
  let children: [Child.ID]
  /// Where it is held, or nil when the tables do not say where the child is.
  let place: Place.ID?
  /// The window, or nil when no rule asks for the meeting.
  let window: JoinedWindow?
  /// The published booking, or nil when the meeting is due.
  let booking: RecordedMeeting?

  /// Minutes that the meeting takes (`MODEL.md`, Length).
  func length(_ tables: ServiceTables) -> Int {
    let needs = tables.needs(kind)
    let minutes = needs.chair + needs.extraChair * max(0, children.count - 1)
    let grid = max(1, tables.policy.gridMinutes)
    return (minutes + grid - 1) / grid * grid
  }

  /// Whether a day lies in the window; a meeting without a window counts as in it.
  func isInWindow(_ day: Day) -> Bool {
    window.map { ($0.opens.map { $0 <= day } ?? true) && day <= $0.closes } ?? true
  }
}

/// The window of a meeting of one or more children.
struct JoinedWindow: Hashable {
  /// The first day, or nil when nothing says one.
  let opens: Day?
  let closes: Day
  /// The rule of the child whose window closes first.
  let rule: String
}

/// One child's window.
struct ChildWindow {
  let child: Child
  let kind: MeetingKind
  let rule: String
  /// The first lawful day, or nil when the law has none.
  let lawfulOpening: Day?
  /// The first day on which this service books such a meeting.
  let localOpening: Day
  let closes: Day

  init(_ window: Window, of child: Child, policy: Policy) {
    self.child = child
    kind = window.kind
    rule = window.rule
    closes = window.closes
    // A meeting that must precede an event closes before its trigger: there the day after the trigger is no
    // opening.
    let afterTrigger = window.trigger < window.closes ? window.trigger + 1 : nil
    lawfulOpening = [window.opens, afterTrigger].compactMap(\.self).max()
    let daysBefore = kind.isConference ? policy.conferenceOpensDaysBefore : policy.reviewOpensDaysBefore
    localOpening = max(window.closes - daysBefore, lawfulOpening ?? window.closes - daysBefore)
  }

  /// Orders windows as meetings are made of them: by closing day, then by child.
  static func closesFirst(_ left: ChildWindow, _ right: ChildWindow) -> Bool {
    (left.closes, left.child.id) < (right.closes, right.child.id)
  }

  /// The window of a meeting of these children, or nil when there are none: it opens at the latest of the
  /// openings or, when that would be after it closes, at the earliest.
  ///
  /// - Parameter opening: the local opening of a meeting to be booked, the lawful one of a published booking.
  static func joined(_ windows: [ChildWindow], opening: (ChildWindow) -> Day?) -> JoinedWindow? {
    guard let first = windows.min(by: closesFirst) else { return nil }
    let openings = windows.compactMap(opening)
    let latest = openings.max()
    let opens = latest.map { $0 <= first.closes } ?? true ? latest : openings.min()
    return JoinedWindow(opens: opens, closes: first.closes, rule: first.rule)
  }
}
