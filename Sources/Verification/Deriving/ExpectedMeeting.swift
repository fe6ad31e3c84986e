// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// A meeting that the diary must hold: one that is due, a published booking, or one that follows either.
struct ExpectedMeeting {
  /// The meeting's id: the table's, or `CHILD.KIND.CLOSES`.
  var id: RecordedMeeting.ID
  let kind: MeetingKind
  let family: Family.ID
  /// The children, by id.
  let children: [Child.ID]
  /// Where it is held, or nil when the tables do not say where the child is.
  let place: Place.ID?
  /// The window, or nil when no rule asks for the meeting.
  var window: JoinedWindow?
  /// The published booking, or nil when the meeting is due.
  var booking: RecordedMeeting?
  /// The reviews that are held with this conference, by child.
  var joined: [JoinedReview] = []
  /// The meeting that this one comes after, when it is a follow-on.
  var follows: RecordedMeeting.ID?

  /// Minutes that the meeting takes (`MODEL.md`, Length).
  func length(_ tables: ServiceTables) -> Int {
    let needs = tables.needs(kind)
    let minutes = needs.chair + needs.extraChair * max(0, children.count - 1) + joinedMinutes(tables)
    let grid = max(1, tables.policy.gridMinutes)
    return (minutes + grid - 1) / grid * grid
  }

  /// What the joined reviews add, before rounding to the grid (`MODEL.md`, Combined).
  private func joinedMinutes(_ tables: ServiceTables) -> Int {
    guard let first = joined.first else { return 0 }
    let needs = tables.needs(first.kind)
    return tables.policy.combinedPercent * (needs.chair + needs.extraChair * (joined.count - 1)) / 100
  }

  /// The children whose school hours count: those who are reviewed.
  var reviewedChildren: [Child.ID] { kind.isConference ? joined.map(\.child) : children }

  /// The meetings that it is for a child: its own kind, and the review of the child that is held with it.
  func kinds(of child: Child.ID) -> [MeetingKind] {
    [kind] + joined.filter { $0.child == child }.map(\.kind)
  }

  /// Whether a day lies in the window; a meeting without a window counts as in it.
  func isInWindow(_ day: Day) -> Bool {
    (window?.opens.map { $0 <= day } ?? true) && (window?.closes.map { day <= $0 } ?? true)
  }
}
