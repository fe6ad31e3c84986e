// SPDX-License-Identifier: GPL-3.0-or-later

import Booking
import Casework
import StatutoryCalendar
import Travel

/// A diary in force as a problem for the booking engine: every booking from today on is a meeting with a place, and
/// so is every meeting that waits for one.
struct DiaryCase: Sendable {
  let tables: ServiceTables
  let eligibility: Eligibility
  let costs: DiaryCosts
  let today: Day
  /// The diary's rows.
  let rows: [Casework.Booking]
  /// The row of each meeting of the problem.
  let rowOfMeeting: [Int]
  /// The meeting of each row; rows without one are over, beyond the late end, on a day that is not bookable, or
  /// without a place to be held at.
  let meetingOfRow: [Int?]
  /// The problem; its officers and minute takers are those of the scenario, its days the bookable ones.
  let problem: BookingProblem
  /// Where each meeting is published, or nil when it is to be booked.
  let published: [DiaryBooking?]
  /// The first bookable day by notice, by kind.
  private let noticeEnds: [MeetingKind: Day]
  private let venues: [(place: Int, rooms: [Int])]

  /// Looks at a diary.
  ///
  /// - Parameters:
  ///   - scenario: with all that has happened to officers and places.
  ///   - lifted: rows whose booking does not hold.
  /// - Throws: `RuleError` and `CalendarError`.
  init(
    _ tables: ServiceTables, rows: [Casework.Booking], today: Day, lifted: Set<Int> = []
  ) throws {
    self.tables = tables
    self.rows = rows
    self.today = today
    let scenario = tables.scenario
    let availability = Availability(scenario)
    let eligibility = Eligibility(tables, availability: availability)
    self.eligibility = eligibility
    let costs = DiaryCosts(tables)
    self.costs = costs
    let dayIndex = Dictionary(
      tables.bookableDays.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var noticeEnds: [MeetingKind: Day] = [:]
    for kind in Set(rows.map(\.kind)) {
      noticeEnds[kind] = try tables.calendar.adding(workingDays: tables.policy.notice(for: kind), to: today)
    }
    self.noticeEnds = noticeEnds

    var rowOfMeeting: [Int] = []
    var meetingOfRow: [Int?] = Array(repeating: nil, count: rows.count)
    for (index, row) in rows.enumerated() where tables.placeIndex[row.place] != nil {
      let isPublished = row.day != nil && !lifted.contains(index)
      if isPublished, let day = row.day, day < today || dayIndex[day] == nil { continue }
      meetingOfRow[index] = rowOfMeeting.count
      rowOfMeeting.append(index)
    }
    self.rowOfMeeting = rowOfMeeting
    self.meetingOfRow = meetingOfRow

    let resources = BookingResources(tables, kept: [], availability: availability)
    venues = Array(zip(resources.venuePlaces, resources.roomsOfVenue))
    // Only the places that matter, so that the matrix stays small.
    let used = Set(rowOfMeeting.compactMap { tables.placeIndex[rows[$0].place] })
      .union(scenario.officers.compactMap { tables.placeIndex[$0.base] })
      .union(scenario.minuteTakers.compactMap { tables.placeIndex[$0.base] })
    let places = used.sorted()
    let localPlace = Dictionary(places.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let policy = tables.policy
    let meetings = rowOfMeeting.map { index -> BookingProblem.Meeting in
      let row = rows[index]
      let place = tables.placeIndex[row.place] ?? 0
      let needs = policy.needs(row.kind)
      let first = max(noticeEnds[row.kind] ?? today, row.opens ?? today)
      let ages = costs.schoolAges(row)
      let closed = row.kind.isConference ? resources.closedDays(atPlace: place) : []
      var meeting = BookingProblem.Meeting(
        place: localPlace[place] ?? 0, minutes: costs.minutes(of: row),
        venue: needs.room ? resources.venuePlaces.firstIndex(of: place) ?? resources.venuePlaces.count : nil,
        needsMinuteTaker: needs.minuteTaker,
        chairs: DiaryCase.chairs(row, tables, eligibility, costs),
        days: tables.bookableDays.enumerated().compactMap { number, day in
          guard day >= first, !closed.contains(day) else { return nil }
          let (cost, isLate) = costs.cost(of: day, closes: row.closes)
          return BookingProblem.DayOption(
            day: number, cost: cost, isLate: isLate, isSchoolDay: costs.isSchoolDay(ages, day))
        },
        starts: row.kind.isConference && !policy.conferenceStarts.isEmpty
          ? policy.conferenceStarts.map(\.minutes) : nil)
      meeting.unavailable = costs.unavailable(row, dayIndex: dayIndex)
      return meeting
    }
    var problem = BookingProblem(
      grid: policy.gridMinutes, dayCount: tables.bookableDays.count, meetingsPerDay: policy.meetingsPerDay,
      gap: policy.gapMinutes, unbookedCost: policy.costs.unbooked,
      school: .init(hours: policy.school.hours.minutes, cost: policy.costs.school), meetings: meetings,
      officers: resources.officers(localPlace), minuteTakers: resources.minuteTakers(localPlace),
      // A last venue without rooms stands for every place that has none.
      venues: resources.venues() + [.init(rooms: [])],
      travelMinutes: places.flatMap { from in
        places.map { Int32(tables.travel.minutes(from: from, to: $0)) }
      },
      placeCount: places.count,
      detourSaving: scenario.travelOverrides.map(\.minutes).max() ?? 0)
    problem.rest = policy.dayBreak.map { .init(minutes: $0.minutes, span: $0.span.minutes) }
    self.problem = problem

    let roomsByID = Dictionary(
      venues.enumerated().flatMap { venue, entry in
        entry.rooms.enumerated().map { (scenario.rooms[$1].id, DiaryBooking.Room(venue: venue, room: $0)) }
      }, uniquingKeysWith: { first, _ in first })
    published = rowOfMeeting.enumerated().map { meeting, index in
      let row = rows[index]
      guard !lifted.contains(index), let day = row.day.flatMap({ dayIndex[$0] }), let span = row.span,
        let officer = row.officer.flatMap({ tables.officerIndex[$0] })
      else { return nil }
      return DiaryBooking(
        officer: officer, day: day, span: span.minutes, place: meetings[meeting].place,
        room: row.room.flatMap { roomsByID[$0] },
        minuteTaker: row.minuteTaker.flatMap { tables.takerIndex[$0] })
    }
  }

  /// Who may chair a meeting and at what cost, the cheapest first.
  private static func chairs(
    _ row: Casework.Booking, _ tables: ServiceTables, _ eligibility: Eligibility, _ costs: DiaryCosts
  ) -> [BookingProblem.Chair] {
    guard let family = tables.familyIndex[row.family] else { return [] }
    let named = row.namedOfficer.flatMap { tables.officerIndex[$0] }
    var chairs: [BookingProblem.Chair] = []
    if let named, row.kind.group != .secure { chairs.append(.init(officer: named, cost: 0)) }
    for (index, officer) in tables.scenario.officers.enumerated() where index != named {
      guard eligibility.mayCover(row.kind, family: family, officer: index) else { continue }
      // Who covers a conference with reviews must be able to review.
      if !row.combined.isEmpty, !officer.roles.union(officer.coverRoles).contains(.reviews) { continue }
      chairs.append(.init(officer: index, cost: costs.chairCost(row, officer: officer.id)))
    }
    return chairs
  }

  /// The first day on which a meeting of a kind may be booked today.
  func noticeEnd(_ kind: MeetingKind) -> Day { noticeEnds[kind] ?? today }

  /// A row with the booking of its meeting, whatever its status.
  func row(_ index: Int, at booking: DiaryBooking) -> Casework.Booking {
    let scenario = tables.scenario
    var row = rows[index]
    row.officer = scenario.officers[booking.officer].id
    row.cover = costs.isCover(row, officer: row.officer)
    row.day = tables.bookableDays[booking.day]
    row.span = TimeSpan(
      start: ClockTime(minutes: booking.span.lowerBound), end: ClockTime(minutes: booking.span.upperBound))
    row.room = booking.room.map { scenario.rooms[venues[$0.venue].rooms[$0.room]].id }
    row.minuteTaker = booking.minuteTaker.map { scenario.minuteTakers[$0].id }
    return row
  }
}

extension Scenario {
  /// The scenario after what has happened to officers and places since the plan was made.
  func after(_ events: [DiaryEvent]) -> Scenario {
    var scenario = self
    for event in events {
      switch event {
      case .absent(let officer, let first, let last):
        scenario.absences.append(
          Absence(person: Identifier(officer.text), first: first, last: last, kind: .sickness))
      case .close(let place, let first, let last):
        scenario.closures += (first...last).map { Closure(day: $0, reason: "closed", place: place) }
      case .adjourn, .add: break
      }
    }
    return scenario
  }
}
