// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// Who or what a booking takes up.
private struct Engagement {
  /// The column of `meetings.csv` that names it.
  let column: String
  /// The id.
  let id: String
  let day: Day
  let span: TimeSpan
  let row: Int
}

extension ScenarioChecks {
  /// The officers, rooms and minute takers of the published bookings.
  private var engagements: [Engagement] {
    rows.meetings.flatMap { meeting -> [Engagement] in
      guard meeting.value.status == .booked, let span = meeting.value.span else { return [] }
      let resources = [
        ("officer", meeting.value.officer?.text), ("room", meeting.value.room?.text),
        ("minute_taker", meeting.value.minuteTaker?.text),
      ]
      return resources.compactMap { column, id in
        id.map { Engagement(column: column, id: $0, day: meeting.value.day, span: span, row: meeting.row) }
      }
    }
  }

  /// The children of the published bookings.
  private var bookedChildren: [Engagement] {
    rows.meetingRows.compactMap { row in
      guard row.value.meeting.status == .booked, let span = row.value.meeting.span else { return nil }
      return Engagement(
        column: "child", id: row.value.child.text, day: row.value.meeting.day, span: span, row: row.row)
    }
  }

  /// Nobody and nothing is booked twice at a time.
  func checkDoubleBookings() {
    let sorted = (engagements + bookedChildren).sorted {
      ($0.column, $0.id, $0.day, $0.span.start, $0.row) < ($1.column, $1.id, $1.day, $1.span.start, $1.row)
    }
    var longest: Engagement?
    for engagement in sorted {
      if let other = longest, other.column == engagement.column, other.id == engagement.id,
        other.day == engagement.day
      {
        if other.span.overlaps(engagement.span) { reportDouble(other, engagement) }
        if engagement.span.end > other.span.end { longest = engagement }
      } else {
        longest = engagement
      }
    }
  }

  private func reportDouble(_ one: Engagement, _ other: Engagement) {
    let (first, second) = one.row < other.row ? (one, other) : (other, one)
    let noun = second.column == "minute_taker" ? "minute taker" : second.column
    refuse(
      .meetings, row: second.row, column: second.column, value: second.id,
      "the \(noun) is booked already on \(first.day), \(first.span.start) to \(first.span.end) (row \(first.row))"
    )
  }

  /// Bookings that overlap a busy time of their own officer, room, minute taker, children or family.
  func checkBookingsAgainstBusyTimes() {
    struct HolderDay: Hashable {
      let id: String
      let day: Day
    }
    let busy = Dictionary(grouping: rows.busyTimes) { HolderDay(id: $0.value.holder.text, day: $0.value.day) }
    guard !busy.isEmpty else { return }
    func check(_ engagement: Engagement, holder: String, _ said: String) {
      for time in busy[HolderDay(id: holder, day: engagement.day)] ?? []
      where time.value.span.overlaps(engagement.span) {
        warn(
          .meetings, row: engagement.row, column: engagement.column, value: engagement.id,
          "\(said) on \(engagement.day), \(time.value.span.start) to \(time.value.span.end) (busy.csv, row "
            + "\(time.row)); the booking is kept")
      }
    }
    for engagement in engagements { check(engagement, holder: engagement.id, "is busy") }
    let families = Dictionary(rows.children.map { ($0.value.id.text, $0.value.family.text) }) { first, _ in
      first
    }
    for child in bookedChildren {
      check(child, holder: child.id, "cannot come")
      if let family = families[child.id] { check(child, holder: family, "the family \(family) cannot come") }
    }
  }
}
