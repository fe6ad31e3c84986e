// SPDX-License-Identifier: GPL-3.0-or-later

import Booking
import Casework
import StatutoryCalendar

/// The people and rooms of the diary, day by day, with the published bookings taken off.
struct BookingResources {
  private let tables: ServiceTables
  private let availability: Availability
  /// The officers, minute takers and rooms who have published bookings, by id.
  private let holders: [String: Int]
  /// The published bookings of each of them, at `holder * days + day`.
  private let kept: [[Kept]]
  /// The places that have rooms, in order.
  let venuePlaces: [Int]
  /// The rooms of each of them, by id.
  let roomsOfVenue: [[Int]]
  private let venueOfPlace: [Int: Int]
  private let closedDaysByPlace: [Int: Set<Day>]

  /// A published booking as its officer, minute taker or room has it.
  private struct Kept {
    let span: Range<Int>
    let place: Int
  }

  /// - Parameters:
  ///   - kept: published bookings of the scenario's families.
  ///   - standing: published bookings of others.
  init(
    _ tables: ServiceTables, kept: [KeptMeeting], standing: [Casework.Booking], availability: Availability
  ) {
    self.tables = tables
    self.availability = availability
    let days = tables.bookableDays.count
    var holders: [String: Int] = [:]
    var keptOfHolder: [[Kept]] = []
    func take(
      _ officer: Officer.ID?, _ taker: MinuteTaker.ID?, _ room: Room.ID?, day: Day?, span: TimeSpan?,
      place: Int?
    ) {
      guard let span = span?.minutes, let place, let day = day.flatMap({ tables.dayIndex[$0] }) else {
        return
      }
      for name in [officer?.text, taker?.text, room?.text] {
        guard let name else { continue }
        var holder = holders[name] ?? holders.count
        if holder == holders.count {
          holders[name] = holder
          keptOfHolder += repeatElement([], count: days)
        }
        holder = holder * days + day
        keptOfHolder[holder].append(Kept(span: span, place: place))
      }
    }
    for booking in kept {
      let meeting = booking.meeting
      take(
        meeting.officer, meeting.minuteTaker, meeting.room, day: meeting.day, span: meeting.span,
        place: booking.place)
    }
    for booking in standing {
      take(
        booking.officer, booking.minuteTaker, booking.room, day: booking.day, span: booking.span,
        place: tables.placeIndex[booking.place])
    }
    self.holders = holders
    self.kept = keptOfHolder
    let scenario = tables.scenario
    let places = Set(scenario.rooms.compactMap { tables.placeIndex[$0.venue] }).sorted()
    venuePlaces = places
    venueOfPlace = Dictionary(places.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    roomsOfVenue = places.map { place in
      scenario.rooms.indices.filter { tables.placeIndex[scenario.rooms[$0].venue] == place }
    }
    var closed: [Int: Set<Day>] = [:]
    for closure in scenario.closures {
      if let place = closure.place.flatMap({ tables.placeIndex[$0] }) {
        closed[place, default: []].insert(closure.day)
      }
    }
    closedDaysByPlace = closed
  }

  /// When a family or one of the children cannot come, by day of the problem.
  ///
  /// - Parameter days: rising.
  func unavailable(family: Int?, children: [Int], on days: [Int]) -> [Int: [Range<Int>]] {
    guard !tables.scenario.busyTimes.isEmpty else { return [:] }
    let ids =
      [family.map { tables.scenario.families[$0].id.text }].compactMap { $0 }
      + children.map { tables.scenario.children[$0].id.text }
    let holders = ids.filter(availability.hasAppointments)
    guard !holders.isEmpty else { return [:] }
    var unavailable: [Int: [Range<Int>]] = [:]
    for holder in holders {
      for (day, spans) in availability.appointments(holder) {
        guard let index = tables.dayIndex[day] else { continue }
        let position = days.partitioningIndex { $0 >= index }
        guard position < days.count, days[position] == index else { continue }
        unavailable[index, default: []] += spans.map(\.minutes)
      }
    }
    return unavailable
  }

  /// The venue at a place; one past the last when it has no rooms.
  func venue(atPlace place: Int) -> Int { venueOfPlace[place] ?? venuePlaces.count }

  /// The days on which a place alone is closed.
  func closedDays(atPlace place: Int) -> Set<Day> { closedDaysByPlace[place] ?? [] }

  /// The officers, duty days left out.
  func officers(_ localPlace: ProblemPlaces) -> [BookingProblem.Person] {
    tables.scenario.officers.map { officer in
      person(officer.id.text, base: officer.base, start: officer.start, end: officer.end, localPlace)
    }
  }

  /// The minute takers.
  func minuteTakers(_ localPlace: ProblemPlaces) -> [BookingProblem.Person] {
    tables.scenario.minuteTakers.map { taker in
      person(taker.id.text, base: taker.base, start: taker.start, end: taker.end, localPlace)
    }
  }

  private func person(
    _ id: String, base: Place.ID, start: Day?, end: Day?, _ localPlace: ProblemPlaces
  ) -> BookingProblem.Person {
    let holder = holders[id]
    let times = availability.times(of: id)
    let days = tables.bookableDays.enumerated().map { index, day in
      let hours =
        times.duties.contains(day) ? nil : times.bookableHours(start: start, end: end, on: day)?.minutes
      let kept = kept(holder, day: index).sorted { $0.span.lowerBound < $1.span.lowerBound }
      return BookingProblem.PersonDay(
        hours: hours, busy: times.appointments[day]?.map(\.minutes) ?? [],
        kept: kept.map { .init(span: $0.span, place: localPlace[$0.place] ?? 0) })
    }
    return BookingProblem.Person(base: tables.placeIndex[base].flatMap { localPlace[$0] } ?? 0, days: days)
  }

  /// The places of the published bookings of each officer, minute taker and room on each day that has any.
  var keptPlaces: [[Int]] { kept.filter { !$0.isEmpty }.map { $0.map(\.place) } }

  private func kept(_ holder: Int?, day: Int) -> [Kept] {
    holder.map { kept[$0 * tables.bookableDays.count + day] } ?? []
  }

  /// The rooms of each venue with the spans in which they are open and free.
  func venues() -> [BookingProblem.Venue] {
    zip(venuePlaces, roomsOfVenue).map { place, rooms in
      BookingProblem.Venue(
        rooms: rooms.map { index in
          let room = tables.scenario.rooms[index]
          let opening = (room.opening ?? tables.policy.defaultHours).minutes
          let holder = holders[room.id.text]
          let appointments = availability.appointments(room.id.text)
          return tables.bookableDays.enumerated().map { index, day in
            if closedDays(atPlace: place).contains(day) { return [] }
            let taken =
              (appointments[day]?.map(\.minutes) ?? [])
              + kept(holder, day: index).map(\.span)
            return BookingResources.free(opening, without: taken)
          }
        })
    }
  }

  /// What is left of a span without others.
  private static func free(_ span: Range<Int>, without taken: [Range<Int>]) -> [Range<Int>] {
    var free: [Range<Int>] = []
    var start = span.lowerBound
    for block in taken.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if block.lowerBound > start { free.append(start..<min(block.lowerBound, span.upperBound)) }
      start = max(start, block.upperBound)
      if start >= span.upperBound { return free.filter { !$0.isEmpty } }
    }
    free.append(start..<span.upperBound)
    return free.filter { !$0.isEmpty }
  }
}
