// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// What one due meeting alone, without the other new ones, could have in its window: what the cause of a
/// breach is judged by.
struct LoneMeeting {
  /// Something that a meeting needs at its time.
  enum Resource {
    case officer, room, minuteTaker
  }

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

  /// - Parameter tables: hours, absences and days as they are when the meeting is booked.
  init(
    _ meeting: ExpectedMeeting, outcome: AllocationOutcome, tables: ServiceTables, published: PublishedTime
  ) {
    self.meeting = meeting
    self.tables = tables
    self.published = published
    bookableDays =
      meeting.window.map { window in
        tables.days.bookableDays(
          from: window.opens ?? tables.days.start, through: window.closes ?? tables.days.lateEnd)
      } ?? []
    days = bookableDays.filter { day in
      tables.days.workingDaysOfNotice(on: day) >= tables.noticeNeeded(meeting.kind)
        && !(meeting.kind.isConference && (meeting.place.map { tables.days.isClosed($0, on: day) } ?? false))
    }
    let family = tables.families[meeting.family]
    let named = outcome.namedOfficer(of: meeting)
    chairs = tables.scenario.officers.filter { officer in
      family.map {
        outcome.basis.naming.mayChair(
          officer, meeting.kind, $0, named: named, withReview: !meeting.joined.isEmpty)
      } ?? false
    }
    spans = Self.spans(meeting, tables)
  }

  /// Whether at some time on a day of the window the meeting could have all these at once.
  func canHave(_ resources: [Resource], against: Against) -> Bool {
    days.contains { day in
      let ofEach = resources.map { offers(of: $0, on: day, against: against) }
      return spans.contains { span in
        ofEach.allSatisfy { offers in offers.contains { $0.admits(span, at: meeting.place) } }
      }
    }
  }

  /// The time that one officer, room or minute taker has for the meeting on a day, in minutes after midnight.
  private struct Offer {
    /// The earliest start and the latest end.
    let from: Int
    let through: Int
    /// What may not be overlapped, with the time to get there and away.
    let taken: [(from: Int, through: Int)]
    /// The break that must be left, and the other bookings of the day.
    var rest: (needed: OfficerBreak, others: [OfficerBreak.Stop])?

    func admits(_ span: TimeSpan, at place: Place.ID?) -> Bool {
      let start = span.start.minutes
      let end = span.end.minutes
      guard from <= start, end <= through, !taken.contains(where: { $0.from < end && start < $0.through })
      else { return false }
      guard let rest else { return true }
      let stops = rest.others + [OfficerBreak.Stop(span: span, place: place)]
      return rest.needed.fits(
        between: stops.sorted { ($0.span.start, $0.span.end) < ($1.span.start, $1.span.end) })
    }
  }

  private func offers(of resource: Resource, on day: Day, against: Against) -> [Offer] {
    switch resource {
    case .officer:
      // An officer's time is of use only when the family and the children can come.
      let participants = meeting.participants.flatMap { busy($0.id, on: day, against: against) }
      return chairs.compactMap { officer in
        let others = against == .existingBookings ? published.ofOfficer(officer.id, on: day) : []
        guard isEmployed(from: officer.start, to: officer.end, on: day),
          !tables.time.isOnDuty(officer.id.text, on: day),
          others.isEmpty || others.count < tables.policy.meetingsPerDay
        else { return nil }
        var offer = offer(
          officer.id.text, base: officer.base, on: day, others: others, gap: tables.policy.gapMinutes,
          alsoTaken: participants, against: against)
        let appointments = against == .existingBookings ? tables.time.busy(officer.id.text, on: day) : []
        if let rest = OfficerBreak(officer, on: day, busy: appointments, tables) {
          offer?.rest = (rest, others.map { OfficerBreak.Stop(span: $0.span, place: $0.meeting.place) })
        }
        return offer
      }
    case .minuteTaker:
      return tables.scenario.minuteTakers.compactMap { taker in
        guard isEmployed(from: taker.start, to: taker.end, on: day) else { return nil }
        let others = against == .existingBookings ? published.ofMinuteTaker(taker.id, on: day) : []
        return offer(
          taker.id.text, base: taker.base, on: day, others: others, gap: 0, alsoTaken: [], against: against)
      }
    case .room:
      return tables.scenario.rooms.filter { $0.venue == meeting.place }.map { room in
        let opening = room.opening ?? tables.policy.defaultHours
        let others = against == .existingBookings ? published.ofRoom(room.id, on: day) : []
        let taken = others.map { ($0.span.start.minutes, $0.span.end.minutes) }
        return Offer(
          from: opening.start.minutes, through: opening.end.minutes,
          taken: taken + busy(room.id.text, on: day, against: against))
      }
    }
  }

  /// The offer of a person who is employed and not on duty, or nil when hours or an absence rule the day out.
  private func offer(
    _ person: String, base: Place.ID, on day: Day, others: [Appointment], gap: Int,
    alsoTaken: [(from: Int, through: Int)], against: Against
  ) -> Offer? {
    guard let hours = tables.time.hours(of: person, on: day), tables.time.absence(of: person, on: day) == nil
    else { return nil }
    let here = meeting.place ?? base
    let taken = others.map { other in
      let there = other.meeting.place ?? here
      return (
        other.span.start.minutes - max(gap, tables.journeys.minutes(from: here, to: there)),
        other.span.end.minutes + max(gap, tables.journeys.minutes(from: there, to: here))
      )
    }
    return Offer(
      from: hours.start.minutes + tables.journeys.minutes(from: base, to: here),
      through: hours.end.minutes - tables.journeys.minutes(from: here, to: base),
      taken: taken + busy(person, on: day, against: against) + alsoTaken)
  }

  private func busy(_ holder: String, on day: Day, against: Against) -> [(from: Int, through: Int)] {
    guard against == .existingBookings else { return [] }
    return tables.time.busy(holder, on: day).map { ($0.start.minutes, $0.end.minutes) }
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
}
