// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// Whether each new booking is on a day and at a time on which the meeting may be held at all.
struct BookingDayCheck {
  let appointments: Appointments
  let tables: ServiceTables

  func violations() -> [Violation] { appointments.new.flatMap { day($0) + time($0) } }

  private func day(_ new: Appointment) -> [Violation] {
    let kind = new.meeting.kind
    var violations: [Violation] = []
    if !tables.days.isBookable(new.day) {
      violations.append(
        new.violation(
          "day-not-bookable",
          "the day must be a working day from \(tables.days.start) through \(tables.days.lateEnd) on which "
            + "not every place is closed"))
    } else {
      let notice = tables.days.workingDaysOfNotice(on: new.day)
      let needed = tables.noticeNeeded(kind)
      if notice < needed {
        violations.append(
          new.violation(
            "notice-too-short", "\(notice) working days after \(tables.days.start), expected \(needed)"))
      }
    }
    if let place = new.meeting.place, kind.isConference, tables.days.isClosed(place, on: new.day) {
      violations.append(new.violation("venue-closed", "\(place) is closed that day"))
    }
    if let opens = new.meeting.window?.opens, new.day < opens {
      violations.append(
        new.violation("booked-before-window-opens", "the window opens on \(opens)"))
    }
    return violations
  }

  private func time(_ new: Appointment) -> [Violation] {
    var violations: [Violation] = []
    let grid = max(1, tables.policy.gridMinutes)
    if new.span.start.minutes % grid != 0 {
      violations.append(
        new.violation("start-off-grid", "it must start at a multiple of \(grid) minutes after midnight"))
    }
    let starts = tables.policy.conferenceStarts
    if new.meeting.kind.isConference, !starts.isEmpty, !starts.contains(new.span.start) {
      violations.append(
        new.violation(
          "conference-start-not-allowed",
          "conferences start at \(starts.map(\.description).joined(separator: ", "))"))
    }
    let minutes = new.span.end.minutes - new.span.start.minutes
    let length = new.meeting.length(tables)
    if minutes != length {
      violations.append(new.violation("meeting-length-wrong", "\(minutes) minutes, expected \(length)"))
    }
    return violations
  }
}

extension ServiceTables {
  /// Working days of notice that a meeting of a kind needs.
  func noticeNeeded(_ kind: MeetingKind) -> Int {
    policy.noticeByKind[kind] ?? (kind.isConference ? policy.conferenceNotice : policy.reviewNotice)
  }
}
