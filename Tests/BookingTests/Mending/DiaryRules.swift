// SPDX-License-Identifier: GPL-3.0-or-later

@testable import Booking

/// A second reading of the rules and costs of a diary, minute by minute, that shares nothing with the engine.
struct DiaryRules {
  let problem: BookingProblem
  let published: [DiaryBooking?]

  func isKept(_ meeting: Int, _ booking: DiaryBooking) -> Bool {
    guard let old = published[meeting] else { return false }
    return old.officer == booking.officer && old.day == booking.day
      && old.span.lowerBound == booking.span.lowerBound
  }

  /// What is wrong with a diary; nothing when it keeps every rule.
  func violations(_ bookings: [DiaryBooking?]) -> [String] {
    var found: [String] = []
    for (meeting, booking) in bookings.enumerated() {
      guard let booking, !isKept(meeting, booking) else { continue }
      found += violations(of: meeting, booking).map { "meeting \(meeting): \($0)" }
    }
    for officer in problem.officers.indices {
      for day in 0..<problem.dayCount {
        let stops = stops(bookings) { $0.officer == officer && $0.day == day }
        found += violations(stops, problem.officers[officer], day, gap: problem.gap).map {
          "officer \(officer), day \(day): \($0)"
        }
        guard stops.contains(where: { !$0.isKept }) else { continue }
        if stops.count > problem.meetingsPerDay { found.append("officer \(officer), day \(day): too many") }
        if !hasBreak(stops, problem.officers[officer], day) {
          found.append("officer \(officer), day \(day): no break")
        }
      }
    }
    for taker in problem.minuteTakers.indices {
      for day in 0..<problem.dayCount {
        let stops = stops(bookings, isTakers: true) { $0.minuteTaker == taker && $0.day == day }
        found += violations(stops, problem.minuteTakers[taker], day, gap: 0).map {
          "minute taker \(taker), day \(day): \($0)"
        }
      }
    }
    return found + roomViolations(bookings) + orderViolations(bookings)
  }

  /// Follow-ons before their windows open, unless both were published so.
  private func orderViolations(_ bookings: [DiaryBooking?]) -> [String] {
    problem.followOns.compactMap { followOn in
      guard let booking = bookings[followOn.successor] else { return nil }
      let previous = bookings[followOn.predecessor]?.day
      let opens = previous.map { followOn.opens[$0] } ?? followOn.otherwise.lowerBound
      if problem.dayNumbers[booking.day] >= opens { return nil }
      let isAsPublished =
        isKept(followOn.successor, booking)
        && bookings[followOn.predecessor].map { isKept(followOn.predecessor, $0) } ?? false
      return isAsPublished ? nil : "meeting \(followOn.successor): before its window"
    }
  }

  /// What the window of a follow-on makes of a day, or nil for other meetings.
  private func windowCost(_ meeting: Int, on day: Int, after bookings: [DiaryBooking?]) -> Int? {
    guard let followOn = problem.followOns.first(where: { $0.successor == meeting }) else { return nil }
    let previous = bookings[followOn.predecessor]?.day
    let closes = previous.map { followOn.closes[$0] } ?? followOn.otherwise.upperBound
    let slack = closes - problem.dayNumbers[day]
    let timing = problem.timing
    if slack < 0 { return timing.late + timing.latePerDay * -slack }
    return slack > timing.marginDays
      ? timing.earlyPerDay * (slack - timing.marginDays) : timing.marginPerDay * (timing.marginDays - slack)
  }

  private func violations(of meeting: Int, _ booking: DiaryBooking) -> [String] {
    let needs = problem.meetings[meeting]
    var found: [String] = []
    if booking.span.count != needs.minutes { found.append("wrong length") }
    if booking.span.lowerBound % problem.grid != 0 { found.append("off the grid") }
    if let starts = needs.starts, !starts.contains(booking.span.lowerBound) { found.append("wrong start") }
    if !needs.chairs.contains(where: { $0.officer == booking.officer }) { found.append("may not chair") }
    if !needs.days.contains(where: { $0.day == booking.day }) { found.append("not on that day") }
    for span in needs.unavailable[booking.day] ?? [] where span.overlaps(booking.span) {
      found.append("family cannot come")
    }
    if needs.venue != booking.room?.venue { found.append("wrong room") }
    if needs.needsMinuteTaker != (booking.minuteTaker != nil) { found.append("minute taker") }
    return found
  }

  struct Stop {
    let span: Range<Int>
    let place: Int
    let isKept: Bool
  }

  private func stops(
    _ bookings: [DiaryBooking?], isTakers: Bool = false, where matches: (DiaryBooking) -> Bool
  ) -> [Stop] {
    var stops: [(Int, Stop)] = []
    for (meeting, booking) in bookings.enumerated() {
      guard let booking, matches(booking) else { continue }
      var isKept = isKept(meeting, booking)
      if isTakers, published[meeting]?.minuteTaker != booking.minuteTaker { isKept = false }
      stops.append((meeting, Stop(span: booking.span, place: booking.place, isKept: isKept)))
    }
    return stops.sorted {
      ($0.1.span.lowerBound, $0.1.span.upperBound, $0.0) < ($1.1.span.lowerBound, $1.1.span.upperBound, $1.0)
    }.map(\.1)
  }

  /// Hours, appointments, and the time between bookings.
  private func violations(_ stops: [Stop], _ person: BookingProblem.Person, _ day: Int, gap: Int) -> [String]
  {
    var found: [String] = []
    for (index, stop) in stops.enumerated() {
      if !stop.isKept {
        let away = stop.span.lowerBound - travel(person.base, stop.place)
        let back = stop.span.upperBound + travel(stop.place, person.base)
        if let hours = person.days[day].hours {
          if away < hours.lowerBound || back > hours.upperBound { found.append("outside hours") }
        } else {
          found.append("away")
        }
        if person.days[day].busy.contains(where: { $0.overlaps(stop.span) }) {
          found.append("busy")
        }
      }
      for (other, next) in stops.enumerated() where other > index {
        let isBound =
          other == index + 1 ? !stop.isKept || !next.isKept : stop.isKept != next.isKept
        if isBound, next.span.lowerBound - stop.span.upperBound < max(gap, travel(stop.place, next.place)) {
          found.append("no time between \(stop.span) and \(next.span)")
        }
      }
    }
    return found
  }

  private func travel(_ from: Int, _ to: Int) -> Int {
    Int(problem.travelMinutes[from * problem.placeCount + to])
  }

  private func hasBreak(_ stops: [Stop], _ person: BookingProblem.Person, _ day: Int) -> Bool {
    guard let rest = problem.rest, let hours = person.days[day].hours,
      hours.lowerBound <= rest.span.lowerBound, rest.span.upperBound <= hours.upperBound
    else { return true }
    var events = [(end: hours.lowerBound, start: hours.lowerBound, place: person.base)]
    events += stops.map { (end: $0.span.upperBound, start: $0.span.lowerBound, place: $0.place) }
    events.append((end: hours.upperBound, start: hours.upperBound, place: person.base))
    for (one, next) in zip(events, events.dropFirst()) {
      guard next.start - one.end - travel(one.place, next.place) >= rest.minutes else { continue }
      var run = 0
      for minute in one.end..<next.start {
        let isFree = rest.span.contains(minute) && !person.days[day].busy.contains { $0.contains(minute) }
        run = isFree ? run + 1 : 0
        if run >= rest.minutes { return true }
      }
    }
    return false
  }

  private func roomViolations(_ bookings: [DiaryBooking?]) -> [String] {
    var found: [String] = []
    for (meeting, booking) in bookings.enumerated() {
      guard let booking, let room = booking.room else { continue }
      let isOwn = isKept(meeting, booking) && published[meeting]?.room == room
      let open = problem.venues[room.venue].rooms[room.room][booking.day]
      if !isOwn,
        !open.contains(where: {
          $0.lowerBound <= booking.span.lowerBound && $0.upperBound >= booking.span.upperBound
        })
      {
        found.append("meeting \(meeting): room closed")
      }
      for (other, second) in bookings.enumerated() where other > meeting {
        guard let second, second.room == room, second.day == booking.day,
          second.span.overlaps(booking.span)
        else { continue }
        let isOwnToo = isKept(other, second) && published[other]?.room == room
        if !isOwn || !isOwnToo { found.append("meetings \(meeting) and \(other): one room") }
      }
    }
    return found
  }

  /// What a diary costs.
  func cost(_ bookings: [DiaryBooking?], publishedCost: [Int], moveCost: Int) -> Int {
    var cost = 0
    for (meeting, booking) in bookings.enumerated() {
      guard let booking else {
        cost += problem.unbookedCost
        continue
      }
      if isKept(meeting, booking) {
        cost += publishedCost[meeting]
        if let then = windowCost(meeting, on: booking.day, after: published),
          let now = windowCost(meeting, on: booking.day, after: bookings)
        {
          cost += now - then
        }
        continue
      }
      if published[meeting] != nil { cost += moveCost }
      cost += ownCost(meeting, booking, bookings)
    }
    for officer in problem.officers.indices {
      for day in 0..<problem.dayCount {
        cost += travel(officer, stops(bookings) { $0.officer == officer && $0.day == day })
      }
    }
    return cost
  }

  private func ownCost(_ meeting: Int, _ booking: DiaryBooking, _ bookings: [DiaryBooking?]) -> Int {
    let needs = problem.meetings[meeting]
    let chair = needs.chairs.first { $0.officer == booking.officer }?.cost ?? 0
    guard let option = needs.days.first(where: { $0.day == booking.day }) else { return chair }
    let isAtSchool = option.isSchoolDay && problem.school.hours.overlaps(booking.span)
    let day = windowCost(meeting, on: booking.day, after: bookings) ?? option.cost
    return chair + day + (isAtSchool ? problem.school.cost : 0)
  }

  private func travel(_ officer: Int, _ stops: [Stop]) -> Int {
    guard !stops.isEmpty else { return 0 }
    let base = problem.officers[officer].base
    let route = [base] + stops.map(\.place) + [base]
    return zip(route, route.dropFirst()).reduce(0) { $0 + travel($1.0, $1.1) }
  }

  /// Every place that a meeting could take by its own chairs, days and the grid, lawful or not, one for each room and
  /// minute taker.
  func everyPlace(_ meeting: Int) -> [DiaryBooking] {
    let needs = problem.meetings[meeting]
    let rooms: [DiaryBooking.Room?] =
      needs.venue.map { venue in
        problem.venues[venue].rooms.indices.map { DiaryBooking.Room(venue: venue, room: $0) }
      } ?? [nil]
    let takers: [Int?] = needs.needsMinuteTaker ? problem.minuteTakers.indices.map { $0 } : [nil]
    var places: [DiaryBooking] = []
    for chair in needs.chairs {
      for option in needs.days {
        for start in stride(from: 480, to: 1080, by: problem.grid)
        where start % problem.grid == 0 && needs.starts?.contains(start) ?? true {
          for room in rooms {
            for taker in takers {
              places.append(
                DiaryBooking(
                  officer: chair.officer, day: option.day, span: start..<start + needs.minutes,
                  place: needs.place, room: room, minuteTaker: taker))
            }
          }
        }
      }
    }
    return places
  }
}
