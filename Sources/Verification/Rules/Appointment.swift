// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// A meeting at its time, place and people: what takes someone's or something's time.
struct Appointment {
  let meeting: ExpectedMeeting
  let day: Day
  let span: TimeSpan
  let officer: Officer.ID
  let room: Room.ID?
  let minuteTaker: MinuteTaker.ID?
  /// Whether this plan booked it; otherwise it was published before.
  var isNew: Bool
  /// Whether it was published before with another room, or none.
  var hasOtherRoom = false
  /// Whether it was published before with another minute taker, or none.
  var hasOtherMinuteTaker = false

  /// Whether the two are on at the same time.
  func overlaps(_ other: Appointment) -> Bool {
    span.start < other.span.end && other.span.start < span.end
  }

  /// A violation about this meeting.
  func violation(_ name: String, _ detail: String) -> Violation {
    Violation(
      name: name, detail: "meeting \(meeting.id) on \(day) \(span.start)-\(span.end): \(detail)")
  }

  /// The order of a day: by start, then end, then meeting.
  static func comesBefore(_ left: Appointment, _ right: Appointment) -> Bool {
    (left.day, left.span.start, left.span.end, left.meeting.id)
      < (right.day, right.span.start, right.span.end, right.meeting.id)
  }
}

/// Every appointment of a plan: the published bookings as the tables have them, and the new ones as the
/// diary says.
struct Appointments {
  /// All of them, in the order of time.
  let all: [Appointment]

  /// Appointments that are known one by one.
  init(_ all: [Appointment]) { self.all = all.sorted(by: Appointment.comesBefore) }

  /// - Parameters:
  ///   - rows: the diary; a meeting's first row counts, and only when it is a due meeting booked with day,
  ///     times and officer.
  init(_ rows: [DiaryRow], expected: ExpectedDiary) {
    var all = expected.meetings.compactMap(Self.published)
    var seen: Set<RecordedMeeting.ID> = []
    for row in rows where seen.insert(row.meeting).inserted {
      guard let meeting = expected[row.meeting], meeting.booking == nil, row.status == .new,
        let day = row.day, let start = row.start, let end = row.end, start < end, let officer = row.officer
      else { continue }
      all.append(
        Appointment(
          meeting: meeting, day: day, span: TimeSpan(start: start, end: end), officer: officer,
          room: row.room, minuteTaker: row.minuteTaker, isNew: true))
    }
    self.all = all.sorted(by: Appointment.comesBefore)
  }

  /// The same, of which those are new that meet a condition.
  func new(where isNew: (Appointment) -> Bool) -> Appointments {
    Appointments(
      all.map { appointment in
        var copy = appointment
        copy.isNew = isNew(appointment)
        return copy
      })
  }

  /// The appointments that this plan booked.
  var new: [Appointment] { all.filter(\.isNew) }

  /// The appointments of each holder and day, in the order of time, days and holders in order too.
  func byDay<Subject>(_ holder: (Appointment) -> Identifier<Subject>?) -> [(
    holder: Identifier<Subject>, day: Day, appointments: [Appointment]
  )] {
    var groups: [HolderDay: [Appointment]] = [:]
    for appointment in all {
      guard let id = holder(appointment) else { continue }
      groups[HolderDay(holder: id.text, day: appointment.day), default: []].append(appointment)
    }
    return groups.map { (holder: Identifier($0.key.holder), day: $0.key.day, appointments: $0.value) }
      .sorted { ($0.day, $0.holder) < ($1.day, $1.holder) }
  }

  private static func published(_ meeting: ExpectedMeeting) -> Appointment? {
    guard let booking = meeting.booking, let span = booking.span, let officer = booking.officer else {
      return nil
    }
    return Appointment(
      meeting: meeting, day: booking.day, span: span, officer: officer, room: booking.room,
      minuteTaker: booking.minuteTaker, isNew: false)
  }
}
