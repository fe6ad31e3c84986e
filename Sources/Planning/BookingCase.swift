// SPDX-License-Identifier: GPL-3.0-or-later

import Booking
import Casework
import StatutoryCalendar
import Travel

/// The due meetings as a problem for the booking engine, and back.
struct BookingCase: Sendable {
  let tables: ServiceTables
  let meetings: DueMeetings
  /// The due meetings that have a place; meeting `i` of the problem.
  let due: [DueMeeting]
  /// The due meetings without any place in the tables: they cannot be booked.
  let homeless: [DueMeeting]
  /// The problem; its officers and minute takers are those of the scenario, its days the bookable ones.
  let problem: BookingProblem
  /// For each due meeting the first bookable day after its notice.
  let noticeEnds: [Day]
  private let venuePlaces: [Int]
  private let roomsOfVenue: [[Int]]

  init(
    _ tables: ServiceTables, meetings: DueMeetings, availability: Availability, eligibility: Eligibility
  ) throws {
    self.tables = tables
    self.meetings = meetings
    let policy = tables.policy
    let scenario = tables.scenario
    due = meetings.due.filter { $0.place != nil }
    homeless = meetings.due.filter { $0.place == nil }
    let resources = BookingResources(tables, kept: meetings.kept, availability: availability)
    venuePlaces = resources.venuePlaces
    roomsOfVenue = resources.roomsOfVenue
    // Only the places that matter, so that the matrix stays small.
    let used =
      Set(due.compactMap(\.place)).union(meetings.kept.compactMap(\.place))
      .union(scenario.officers.compactMap { tables.placeIndex[$0.base] })
      .union(scenario.minuteTakers.compactMap { tables.placeIndex[$0.base] })
    let places = used.sorted()
    let localPlace = Dictionary(places.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let noticeEnds = try due.map {
      try tables.calendar.adding(workingDays: policy.notice(for: $0.kind), to: policy.start)
    }
    self.noticeEnds = noticeEnds
    let costs = BookingCosts(tables)
    let problemMeetings = zip(due, noticeEnds).map { meeting, noticeEnd in
      let needs = policy.needs(meeting.kind)
      let place = meeting.place ?? 0
      return BookingProblem.Meeting(
        place: localPlace[place] ?? 0,
        minutes: costs.minutes(of: meeting),
        venue: needs.room ? resources.venuePlaces.firstIndex(of: place) ?? resources.venuePlaces.count : nil,
        needsMinuteTaker: needs.minuteTaker,
        chairs: BookingCase.chairs(meeting, tables, eligibility),
        days: costs.days(
          of: meeting, from: noticeEnd,
          closedDays: meeting.kind.isConference ? resources.closedDays(atPlace: place) : []),
        starts: meeting.kind.isConference && !policy.conferenceStarts.isEmpty
          ? policy.conferenceStarts.map(\.minutes) : nil)
    }
    var problem = BookingProblem(
      grid: policy.gridMinutes, dayCount: tables.bookableDays.count, meetingsPerDay: policy.meetingsPerDay,
      gap: policy.gapMinutes, unbookedCost: policy.costs.unbooked,
      school: .init(hours: policy.school.hours.minutes, cost: policy.costs.school), meetings: problemMeetings,
      officers: resources.officers(localPlace), minuteTakers: resources.minuteTakers(localPlace),
      // A last venue without rooms stands for every place that has none.
      venues: resources.venues() + [.init(rooms: [])],
      travelMinutes: places.flatMap { from in
        places.map { Int32(tables.travel.minutes(from: from, to: $0)) }
      },
      placeCount: places.count,
      detourSaving: scenario.travelOverrides.map(\.minutes).max() ?? 0)
    problem.rest = policy.dayBreak.map { .init(minutes: $0.minutes, span: $0.span.minutes) }
    for (index, meeting) in due.enumerated() {
      problem.meetings[index].unavailable = resources.unavailable(
        family: meeting.family, children: meeting.children, on: problem.meetings[index].days.map(\.day))
    }
    self.problem = problem
  }

  /// Who may chair a meeting and at what cost, the cheapest first.
  private static func chairs(
    _ meeting: DueMeeting, _ tables: ServiceTables, _ eligibility: Eligibility
  ) -> [BookingProblem.Chair] {
    let secure = meeting.kind.group == .secure
    var chairs: [BookingProblem.Chair] = []
    if let named = meeting.named, !secure { chairs.append(.init(officer: named, cost: 0)) }
    for officer in tables.scenario.officers.indices where officer != meeting.named {
      let mayReview =
        meeting.joined.isEmpty || eligibility.mayReview(officer: officer)
      if mayReview, eligibility.mayCover(meeting.kind, family: meeting.family, officer: officer) {
        chairs.append(.init(officer: officer, cost: secure ? 0 : tables.policy.costs.cover))
      }
    }
    return chairs
  }

  /// The travel of the officers' days with only the kept bookings, from the start through the late end.
  var keptTravel: Int {
    struct OfficerDay: Hashable {
      let officer: Officer.ID
      let day: Day
    }
    var rounds: [OfficerDay: [(start: Int, place: Int)]] = [:]
    for kept in meetings.kept where kept.meeting.day <= tables.policy.lateEnd {
      guard let officer = kept.meeting.officer, let place = kept.place, let span = kept.meeting.span else {
        continue
      }
      rounds[OfficerDay(officer: officer, day: kept.meeting.day), default: []].append(
        (span.start.minutes, place))
    }
    var minutes = 0
    for (key, stops) in rounds {
      guard let officer = tables.officerIndex[key.officer],
        var last = tables.placeIndex[tables.scenario.officers[officer].base]
      else { continue }
      let base = last
      for stop in stops.sorted(by: { $0.start < $1.start }) {
        minutes += tables.travel.minutes(from: last, to: stop.place)
        last = stop.place
      }
      minutes += tables.travel.minutes(from: last, to: base)
    }
    return minutes
  }

  /// The place of a venue of the problem; nil for that which stands for places without rooms.
  func place(ofVenue venue: Int) -> Place.ID? {
    venue < venuePlaces.count ? tables.scenario.places[venuePlaces[venue]].id : nil
  }

  /// What the meetings without any place cost.
  var homelessCost: Int { homeless.count * tables.policy.costs.unbooked }

  /// The diary of a solution: new bookings, kept ones and those without a day.
  func diary(_ solution: BookingSolution) -> [Casework.Booking] {
    let scenario = tables.scenario
    var diary: [Casework.Booking] = []
    for (index, meeting) in due.enumerated() {
      var booking = unbooked(meeting)
      if let placement = solution.placements[index] {
        let officer = placement.officer
        booking.officer = scenario.officers[officer].id
        booking.cover = meeting.kind.group != .secure && meeting.named != officer
        booking.day = tables.bookableDays[placement.day]
        booking.span = TimeSpan(
          start: ClockTime(minutes: placement.start),
          end: ClockTime(minutes: placement.start + problem.meetings[index].minutes))
        if let room = placement.room, let venue = problem.meetings[index].venue {
          booking.room = scenario.rooms[roomsOfVenue[venue][room]].id
        }
        booking.minuteTaker = placement.minuteTaker.map { scenario.minuteTakers[$0].id }
        booking.status = .new
      }
      diary.append(booking)
    }
    diary += homeless.map(unbooked)
    diary += meetings.kept.map(kept)
    return diary.sorted(by: BookingCase.precedes)
  }

  private static func precedes(_ left: Casework.Booking, _ right: Casework.Booking) -> Bool {
    func key(_ booking: Casework.Booking) -> (Int, Int, String) {
      (booking.day?.number ?? .max, booking.span?.start.minutes ?? 0, booking.meeting.text)
    }
    return key(left) < key(right)
  }

  private func unbooked(_ meeting: DueMeeting) -> Casework.Booking {
    let scenario = tables.scenario
    var row = Casework.Booking(
      meeting: meeting.id, kind: meeting.kind, family: scenario.families[meeting.family].id,
      children: meeting.children.map { scenario.children[$0].id }, officer: nil,
      namedOfficer: meeting.named.map { scenario.officers[$0].id }, cover: false,
      place: meeting.place.map { scenario.places[$0].id } ?? "", room: nil, minuteTaker: nil, day: nil,
      span: nil,
      opens: meeting.opens, closes: meeting.closes, status: .unbooked, rule: meeting.rule)
    row.combined = meeting.joined.map { JoinedReview(child: scenario.children[$0.child].id, kind: $0.kind) }
    return row
  }

  private func kept(_ kept: KeptMeeting) -> Casework.Booking {
    let scenario = tables.scenario
    let row = kept.meeting
    let namedOfficer = kept.named.map { scenario.officers[$0].id }
    var booking = Casework.Booking(
      meeting: row.id, kind: row.kind, family: scenario.families[kept.family].id, children: row.children,
      officer: row.officer, namedOfficer: namedOfficer,
      cover: row.kind.group != .secure && row.officer != namedOfficer,
      place: kept.place.map { scenario.places[$0].id } ?? "", room: row.room, minuteTaker: row.minuteTaker,
      day: row.day, span: row.span, opens: kept.window?.opens, closes: kept.window?.closes, status: .kept,
      rule: kept.window?.rule ?? "")
    booking.combined = row.combined.sorted { $0.key < $1.key }.map {
      JoinedReview(child: $0.key, kind: $0.value)
    }
    return booking
  }
}

extension TimeSpan {
  /// The span in minutes after midnight.
  var minutes: Range<Int> { start.minutes..<end.minutes }
}
