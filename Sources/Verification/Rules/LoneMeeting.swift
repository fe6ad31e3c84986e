// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// Whether one due meeting alone could be held in its window, as far as the tables say: what the cause of
/// a breach is judged by.
struct LoneMeeting {
  /// What is held against the meeting.
  enum Against {
    /// Hours, absences, duties and rooms' openings only.
    case hours
    /// Existing appointments and published bookings too.
    case existingBookings
  }

  let meeting: ExpectedMeeting
  /// The bookable days of the window, whatever the notice.
  let bookableDays: [Day]
  /// The days of the window on which the meeting may be held at all.
  let days: [Day]
  /// The officers who may chair the meeting.
  let chairs: [Officer]

  private let tables: ServiceTables
  private let published: PublishedTime
  /// Every time of a day at which the meeting may start, to its end.
  private let spans: [TimeSpan]

  init(_ meeting: ExpectedMeeting, outcome: AllocationOutcome, published: PublishedTime) {
    let tables = outcome.basis.tables
    self.meeting = meeting
    self.tables = tables
    self.published = published
    bookableDays =
      meeting.window.map { window in
        tables.days.bookableDays(from: window.opens ?? tables.days.start, through: window.closes)
      } ?? []
    days = bookableDays.filter { day in
      tables.days.workingDaysOfNotice(on: day) >= tables.noticeNeeded(meeting.kind)
        && !(meeting.kind.isConference && (meeting.place.map { tables.days.isClosed($0, on: day) } ?? false))
    }
    let family = tables.families[meeting.family]
    let named = family.flatMap(outcome.namedOfficer)
    chairs = tables.scenario.officers.filter { officer in
      family.map { outcome.basis.naming.mayChair(officer, meeting.kind, $0, named: named) } ?? false
    }
    spans = Self.spans(meeting, tables)
  }

  /// Whether someone who may chair has time for it on a day of the window.
  func hasOfficer(against: Against) -> Bool {
    days.contains { day in
      chairs.contains { officer in
        guard isEmployed(from: officer.start, to: officer.end, on: day),
          !tables.time.isOnDuty(officer.id.text, on: day)
        else { return false }
        let meetings = published.ofOfficer(officer.id, on: day)
        if against == .existingBookings, meetings.count >= tables.policy.meetingsPerDay { return false }
        return spans.contains { span in
          isFree(officer.id.text, base: officer.base, on: day, span, against: against)
            && (against == .hours || fits(span, between: meetings, gap: tables.policy.gapMinutes))
        }
      }
    }
  }

  /// Whether a room at the place is open, and free, on a day of the window.
  func hasRoom(against: Against) -> Bool {
    let rooms = tables.scenario.rooms.filter { $0.venue == meeting.place }
    return days.contains { day in
      spans.contains { span in
        rooms.contains { room in
          let opening = room.opening ?? tables.policy.defaultHours
          guard opening.start <= span.start, span.end <= opening.end else { return false }
          if against == .hours { return true }
          let taken = published.ofRoom(room.id, on: day).map(\.span) + tables.time.busy(room.id.text, on: day)
          return !taken.contains { $0.start < span.end && span.start < $0.end }
        }
      }
    }
  }

  /// Whether a minute taker has time for it on a day of the window.
  func hasMinuteTaker(against: Against) -> Bool {
    days.contains { day in
      tables.scenario.minuteTakers.contains { taker in
        guard isEmployed(from: taker.start, to: taker.end, on: day) else { return false }
        let meetings = published.ofMinuteTaker(taker.id, on: day)
        return spans.contains { span in
          isFree(taker.id.text, base: taker.base, on: day, span, against: against)
            && (against == .hours || fits(span, between: meetings, gap: 0))
        }
      }
    }
  }

  private static func spans(_ meeting: ExpectedMeeting, _ tables: ServiceTables) -> [TimeSpan] {
    let length = meeting.length(tables)
    let grid = max(1, tables.policy.gridMinutes)
    let starts = tables.policy.conferenceStarts
    let isFixed = meeting.kind.isConference && !starts.isEmpty
    return stride(from: 0, through: 1440 - length, by: grid).map { ClockTime(minutes: $0) }
      .filter { !isFixed || starts.contains($0) }
      .map { TimeSpan(start: $0, end: ClockTime(minutes: $0.minutes + length)) }
  }

  private func isFree(
    _ person: String, base: Place.ID, on day: Day, _ span: TimeSpan, against: Against
  ) -> Bool {
    guard let hours = tables.time.hours(of: person, on: day), tables.time.absence(of: person, on: day) == nil
    else { return false }
    let place = meeting.place ?? base
    guard hours.start.minutes <= span.start.minutes - tables.journeys.minutes(from: base, to: place),
      span.end.minutes + tables.journeys.minutes(from: place, to: base) <= hours.end.minutes
    else { return false }
    return against == .hours
      || !tables.time.busy(person, on: day).contains { $0.start < span.end && span.start < $0.end }
  }

  private func fits(_ span: TimeSpan, between meetings: [Appointment], gap: Int) -> Bool {
    meetings.allSatisfy { other in
      let there = other.meeting.place ?? meeting.place
      guard let here = meeting.place, let there else { return true }
      let before = max(gap, tables.journeys.minutes(from: there, to: here))
      let after = max(gap, tables.journeys.minutes(from: here, to: there))
      return other.span.end.minutes + before <= span.start.minutes
        || span.end.minutes + after <= other.span.start.minutes
    }
  }
}

/// The time that published bookings take, by person, room and day.
struct PublishedTime {
  private let officers: [HolderDay: [Appointment]]
  private let rooms: [HolderDay: [Appointment]]
  private let minuteTakers: [HolderDay: [Appointment]]

  init(_ appointments: Appointments) {
    let published = appointments.all.filter { !$0.isNew }
    officers = Dictionary(grouping: published) { HolderDay(holder: $0.officer.text, day: $0.day) }
    rooms = Dictionary(grouping: published.filter { $0.room != nil }) {
      HolderDay(holder: $0.room?.text ?? "", day: $0.day)
    }
    minuteTakers = Dictionary(grouping: published.filter { $0.minuteTaker != nil }) {
      HolderDay(holder: $0.minuteTaker?.text ?? "", day: $0.day)
    }
  }

  func ofOfficer(_ id: Officer.ID, on day: Day) -> [Appointment] {
    officers[HolderDay(holder: id.text, day: day)] ?? []
  }

  func ofRoom(_ id: Room.ID, on day: Day) -> [Appointment] {
    rooms[HolderDay(holder: id.text, day: day)] ?? []
  }

  func ofMinuteTaker(_ id: MinuteTaker.ID, on day: Day) -> [Appointment] {
    minuteTakers[HolderDay(holder: id.text, day: day)] ?? []
  }
}
