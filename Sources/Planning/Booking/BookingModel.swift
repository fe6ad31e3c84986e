// SPDX-License-Identifier: GPL-3.0-or-later

import Booking
import Casework
import StatutoryCalendar
import Travel

/// The meetings, people and rooms of a diary as a problem for the booking engine, and what the problem's numbers stand
/// for: of a new plan, where published bookings are kept, and of a diary in force, where they are meetings too.
struct BookingModel: Sendable {
  let tables: ServiceTables
  let eligibility: Eligibility
  let costs: BookingCosts
  /// The problem; its officers and minute takers are those of the scenario, its days the bookable ones.
  var problem: BookingProblem
  private let resources: BookingResources
  /// The problem's number of each place that it knows.
  private var localPlace: ProblemPlaces

  /// Builds the problem.
  ///
  /// - Parameters:
  ///   - kept: published bookings that take time and rooms and are no meetings of the problem.
  ///   - standing: the same of families that the scenario does not have.
  init(
    _ tables: ServiceTables, kept: [KeptMeeting] = [], standing: [Casework.Booking] = [],
    meetings: [BookableMeeting], availability: Availability, eligibility: Eligibility
  ) {
    self.tables = tables
    self.eligibility = eligibility
    costs = BookingCosts(tables)
    let scenario = tables.scenario
    let policy = tables.policy
    resources = BookingResources(tables, kept: kept, standing: standing, availability: availability)
    // Only the places that matter, so that the matrix stays small: first those of the meetings and people.
    let ends = Set(meetings.map(\.place))
      .union(scenario.officers.compactMap { tables.placeIndex[$0.base] })
      .union(scenario.minuteTakers.compactMap { tables.placeIndex[$0.base] })
    let rounds = resources.keptPlaces
    let others = Set(rounds.joined()).subtracting(ends)
    let places = ProblemPlaces(ends.sorted() + others.sorted())
    localPlace = places
    let travelMinutes =
      // What detours save is found from all journeys where known ones contradict the map.
      tables.ground.isShared && scenario.travelOverrides.isEmpty && policy.travel.isQuickerAfar
      ? places.journeys(
        tables, ends: 0..<ends.count, rounds: rounds.map { Set($0.compactMap { places[$0] }).sorted() })
      : tables.travel.matrix(among: places.places)
    problem = BookingProblem(
      grid: policy.gridMinutes, dayCount: tables.bookableDays.count, meetingsPerDay: policy.meetingsPerDay,
      gap: policy.gapMinutes, unbookedCost: policy.costs.unbooked,
      school: .init(hours: policy.school.hours.minutes, cost: policy.costs.school), meetings: [],
      officers: resources.officers(localPlace), minuteTakers: resources.minuteTakers(localPlace),
      // A last venue without rooms stands for every place that has none.
      venues: resources.venues() + [.init(rooms: [])],
      travelMinutes: travelMinutes, placeCount: localPlace.count, detourSaving: 0)
    problem.rest = policy.dayBreak.map { .init(minutes: $0.minutes, span: $0.span.minutes) }
    problem.dayNumbers = tables.bookableDays.map(\.number)
    problem.timing = costs.timing
    problem.meetings = meetings.map(problemMeeting)
    problem.detourSaving = detourSaving
  }

  // MARK: - Meetings

  /// Adds a meeting, and its place when the problem does not know it.
  mutating func add(_ meeting: BookableMeeting) {
    if localPlace[meeting.place] == nil { add(place: meeting.place) }
    problem.meetings.append(problemMeeting(meeting))
    problem.detourSaving = detourSaving
  }

  private var detourSaving: Int {
    DetourSaving(
      known: tables.scenario.travelOverrides.compactMap { journey in
        guard let from = tables.placeIndex[journey.from].flatMap({ localPlace[$0] }),
          let to = tables.placeIndex[journey.to].flatMap({ localPlace[$0] })
        else { return nil }
        return (from, to)
      }, estimate: tables.policy.travel
    ).most(
      in: problem, stops: Set(problem.officers.flatMap { $0.days.flatMap { $0.kept.map(\.place) } }))
  }

  private mutating func add(place: Int) {
    let known = localPlace.places
    let count = known.count
    var minutes: [Int32] = []
    minutes.reserveCapacity((count + 1) * (count + 1))
    for (number, from) in known.enumerated() {
      minutes += problem.travelMinutes[number * count..<(number + 1) * count]
      minutes.append(Int32(tables.travel.minutes(from: from, to: place)))
    }
    minutes += known.map { Int32(tables.travel.minutes(from: place, to: $0)) } + [0]
    localPlace.append(place)
    problem.travelMinutes = minutes
    problem.placeCount = count + 1
  }

  /// A meeting as the engine knows it, at a place that the problem knows.
  private func problemMeeting(_ meeting: BookableMeeting) -> BookingProblem.Meeting {
    let policy = tables.policy
    let needs = policy.needs(meeting.kind)
    let starts = meeting.kind.isConference ? policy.conferenceStarts.map(\.minutes) : []
    var entry = BookingProblem.Meeting(
      place: localPlace[meeting.place] ?? 0,
      minutes: costs.minutes(
        meeting.kind, children: meeting.children.count, joined: meeting.joined.map(\.kind)),
      venue: needs.room ? resources.venue(atPlace: meeting.place) : nil, needsMinuteTaker: needs.minuteTaker,
      chairs: chairs(meeting), days: days(meeting), starts: starts.isEmpty ? nil : starts)
    entry.unavailable = unavailable(meeting, on: entry.days)
    return entry
  }

  /// Gives a meeting of the problem other days, some of which it may not have had so far.
  mutating func setDays(of index: Int, _ meeting: BookableMeeting, _ days: [BookingProblem.DayOption]) {
    problem.meetings[index].days = days
    problem.meetings[index].unavailable = unavailable(meeting, on: days)
  }

  /// When somebody who has to be at a meeting cannot come on its days.
  private func unavailable(
    _ meeting: BookableMeeting, on days: [BookingProblem.DayOption]
  ) -> [Int: [Range<Int>]] {
    resources.unavailable(family: meeting.family, children: meeting.children, on: days.map(\.day))
  }

  /// The days on which a meeting may be held, late ones included.
  private func days(_ meeting: BookableMeeting) -> [BookingProblem.DayOption] {
    options(meeting, from: meeting.earliest) { day in
      (costs.cost(of: day, closes: meeting.closes), meeting.closes.map { day > $0 } ?? false)
    }
  }

  /// The days from one on that a meeting's place allows, as far as they have a cost.
  func options(
    _ meeting: BookableMeeting, from first: Day, cost: (Day) -> (cost: Int, isLate: Bool)?
  ) -> [BookingProblem.DayOption] {
    let closed = meeting.kind.isConference ? resources.closedDays(atPlace: meeting.place) : []
    let ages = costs.schoolAges(
      meeting.kind.isConference ? meeting.joined.map(\.child) : meeting.children)
    let start = tables.bookableDays.partitioningIndex { $0 >= first }
    return tables.bookableDays.indices[start...].compactMap { index in
      let day = tables.bookableDays[index]
      guard !closed.contains(day), let (cost, isLate) = cost(day) else { return nil }
      return BookingProblem.DayOption(
        day: index, cost: cost, isLate: isLate, isSchoolDay: costs.isSchoolDay(ages, index: index))
    }
  }

  /// Who may chair a meeting and at what cost, the cheapest first.
  private func chairs(_ meeting: BookableMeeting) -> [BookingProblem.Chair] {
    guard let family = meeting.family else { return [] }
    let isSecure = meeting.kind.group == .secure
    var chairs: [BookingProblem.Chair] = []
    if let named = meeting.named, !isSecure { chairs.append(.init(officer: named, cost: 0)) }
    for officer in tables.scenario.officers.indices where officer != meeting.named {
      // Who covers a conference with reviews must be able to review.
      let mayReview = meeting.joined.isEmpty || eligibility.mayReview(officer: officer)
      if mayReview, eligibility.mayCover(meeting.kind, family: family, officer: officer) {
        chairs.append(.init(officer: officer, cost: isSecure ? 0 : tables.policy.costs.cover))
      }
    }
    return chairs
  }

  // MARK: - What the numbers stand for

  /// The place of a venue of the problem; nil for that which stands for places without rooms.
  func place(ofVenue venue: Int) -> Place.ID? {
    resources.venuePlaces.indices.contains(venue)
      ? tables.scenario.places[resources.venuePlaces[venue]].id : nil
  }

  /// The problem's number of a place, or nil when it does not know it.
  func number(ofPlace place: Int) -> Int? { localPlace[place] }

  /// A room by its venue's and its own number.
  func room(_ venue: Int, _ room: Int) -> Room.ID {
    tables.scenario.rooms[resources.roomsOfVenue[venue][room]].id
  }

  /// The numbers of every room's venue and its own.
  var roomNumbers: [Room.ID: DiaryBooking.Room] {
    var numbers: [Room.ID: DiaryBooking.Room] = [:]
    for (venue, rooms) in resources.roomsOfVenue.enumerated() {
      for (number, room) in rooms.enumerated() {
        numbers[tables.scenario.rooms[room].id] = DiaryBooking.Room(venue: venue, room: number)
      }
    }
    return numbers
  }

  /// A row with a booking, whatever its status.
  func row(_ row: Casework.Booking, at booking: DiaryBooking) -> Casework.Booking {
    let scenario = tables.scenario
    var row = row
    row.officer = scenario.officers[booking.officer].id
    row.cover = row.isCover(by: row.officer)
    row.day = tables.bookableDays[booking.day]
    row.span = TimeSpan(
      start: ClockTime(minutes: booking.span.lowerBound), end: ClockTime(minutes: booking.span.upperBound))
    row.room = booking.room.map { room($0.venue, $0.room) }
    row.minuteTaker = booking.minuteTaker.map { scenario.minuteTakers[$0].id }
    return row
  }
}

extension TimeSpan {
  /// The span in minutes after midnight.
  var minutes: Range<Int> { start.minutes..<end.minutes }
}

extension Array {
  /// The first index whose element meets a condition that all after it meet too.
  func partitioningIndex(where isInSecondPart: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = (low + high) / 2
      if isInSecondPart(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
