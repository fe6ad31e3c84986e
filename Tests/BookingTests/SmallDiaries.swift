// SPDX-License-Identifier: GPL-3.0-or-later

@testable import Booking

/// A small seeded generator for property tests.
struct TestRandom {
  private var state: UInt64
  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  mutating func below(_ bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(bound))
  }

  mutating func oneIn(_ count: Int) -> Bool { below(count) == 0 }
}

/// A small diary problem with everything that problems have.
///
/// Two hours between hourly starts keep the number of diaries small enough to try them all.
func smallDiary(seed: UInt64, meetings: Int = 3, metric: Bool = true) -> BookingProblem {
  var random = TestRandom(seed: seed)
  let places = 4
  var points: [(Int, Int)] = []
  for _ in 0..<places { points.append((random.below(50), random.below(50))) }
  var travel = Array(repeating: Int32(0), count: places * places)
  for from in 0..<places {
    for to in 0..<places where from != to {
      let way = abs(points[from].0 - points[to].0) + abs(points[from].1 - points[to].1) + 5
      travel[from * places + to] = Int32(metric ? way : 5 + random.below(90))
    }
  }
  let dayCount = 2
  func personDay(canBeAway: Bool) -> BookingProblem.PersonDay {
    if canBeAway, random.oneIn(5) { return .init(hours: nil) }
    let start = 540 + 60 * random.below(2)
    var busy: [Range<Int>] = []
    if random.oneIn(4) {
      let from = 540 + 30 * random.below(12)
      busy = [from..<from + 45]
    }
    var kept: [BookingProblem.Kept] = []
    if random.oneIn(4) {
      let from = 555 + 60 * random.below(5)
      kept = [.init(span: from..<from + 60, place: random.below(places))]
    }
    return .init(hours: start..<start + 300 + 60 * random.below(3), busy: busy, kept: kept)
  }
  func person() -> BookingProblem.Person {
    .init(base: random.below(places), days: (0..<dayCount).map { _ in personDay(canBeAway: true) })
  }
  let officers = [person(), person()]
  let takers = (0..<1 + random.below(2)).map { _ in person() }
  let rooms = (0..<1 + random.below(2)).map { _ in
    (0..<dayCount).map { _ -> [Range<Int>] in
      random.oneIn(3) ? [540..<660, 720..<960] : [540..<960]
    }
  }
  let all = (0..<meetings).map { _ -> BookingProblem.Meeting in
    let conference = random.oneIn(2)
    var chairs = [BookingProblem.Chair(officer: random.below(2), cost: 0)]
    if random.oneIn(2) { chairs.append(.init(officer: 1 - chairs[0].officer, cost: 40)) }
    var days: [BookingProblem.DayOption] = []
    for day in 0..<dayCount where !random.oneIn(4) {
      let late = random.oneIn(4)
      days.append(
        .init(
          day: day, cost: random.below(30) + (late ? 300 : 0), isLate: late, isSchoolDay: random.oneIn(2)))
    }
    return .init(
      place: conference ? 0 : random.below(places), minutes: 60 + 60 * random.below(2),
      venue: conference ? 0 : nil, needsMinuteTaker: conference, chairs: chairs, days: days,
      starts: conference && random.oneIn(2) ? [600, 720, 840] : nil)
  }
  var problem = BookingProblem(
    grid: 60, dayCount: dayCount, meetingsPerDay: 2 + random.below(2), gap: 15, unbookedCost: 2000,
    school: .init(hours: 540..<810, cost: 25), meetings: all, officers: officers, minuteTakers: takers,
    venues: [.init(rooms: rooms)], travelMinutes: travel, placeCount: places,
    detourSaving: metric ? 0 : 95)
  if random.oneIn(2) { problem.rest = .init(minutes: 30 + 15 * random.below(3), span: 690..<840) }
  for meeting in all.indices where random.oneIn(4) {
    let from = 540 + 60 * random.below(6)
    problem.meetings[meeting].unavailable = [random.below(dayCount): [from..<from + 90]]
  }
  return problem
}

/// Whether an officer's day has its break, by definition: minute by minute between two fixed points of the day.
private func hasBreak(
  _ problem: BookingProblem, _ person: BookingProblem.Person, _ day: Int,
  _ round: [(span: Range<Int>, place: Int)]
) -> Bool {
  let offer = person.days[day]
  guard let rest = problem.rest, let hours = offer.hours, hours.lowerBound <= rest.span.lowerBound,
    rest.span.upperBound <= hours.upperBound
  else { return true }
  let sorted = round.sorted { $0.span.lowerBound < $1.span.lowerBound }
  var points = [(end: hours.lowerBound, place: person.base)]
  points += sorted.map { ($0.span.upperBound, $0.place) }
  var starts = sorted.map { ($0.span.lowerBound, $0.place) }
  starts.append((hours.upperBound, person.base))
  for (from, to) in zip(points, starts) {
    guard to.0 - from.end - problem.travel(from.place, to.1) >= rest.minutes else { continue }
    var free = 0
    for minute in max(
      from.end, rest.span.lowerBound)..<max(
        max(from.end, rest.span.lowerBound), min(to.0, rest.span.upperBound))
    {
      free = offer.busy.contains { $0.contains(minute) } ? 0 : free + 1
      if free >= rest.minutes { return true }
    }
  }
  return false
}

/// The cost of a diary by definition, or nil when it breaks a rule; rooms and minute takers are part of it.
func diaryCost(_ problem: BookingProblem, _ placements: [Placement?]) -> Int? {
  var cost = 0
  for (meeting, placement) in placements.enumerated() {
    let needs = problem.meetings[meeting]
    guard let placement else {
      cost += problem.unbookedCost
      continue
    }
    guard let chair = needs.chairs.first(where: { $0.officer == placement.officer }),
      let option = needs.days.first(where: { $0.day == placement.day }), placement.start % problem.grid == 0,
      needs.starts?.contains(placement.start) ?? true
    else { return nil }
    let span = placement.start..<placement.start + needs.minutes
    if needs.unavailable[placement.day]?.contains(where: { $0.overlaps(span) }) ?? false { return nil }
    cost += chair.cost + option.cost
    if option.isSchoolDay, problem.school.hours.overlaps(span) { cost += problem.school.cost }
    guard fits(problem, problem.officers[placement.officer], placement.day, span, needs.place, problem.gap)
    else {
      return nil
    }
    if let venue = needs.venue {
      guard let room = placement.room,
        problem.venues[venue].rooms[room][placement.day].contains(where: {
          $0.lowerBound <= span.lowerBound && span.upperBound <= $0.upperBound
        })
      else { return nil }
    }
    if needs.needsMinuteTaker {
      guard let taker = placement.minuteTaker,
        fits(problem, problem.minuteTakers[taker], placement.day, span, needs.place, 0)
      else { return nil }
    }
  }
  for (left, mine) in placements.enumerated() {
    for (right, theirs) in placements.enumerated() where left != right {
      guard let mine, let theirs, mine.day == theirs.day,
        (mine.start, left) < (theirs.start, right)
      else { continue }
      let from = problem.meetings[left]
      let to = problem.meetings[right]
      let way = problem.travel(from.place, to.place)
      let end = mine.start + from.minutes
      if mine.officer == theirs.officer, isNext(problem, placements, left, right, \.officer),
        end + max(problem.gap, way) > theirs.start
      {
        return nil
      }
      if from.venue != nil, from.venue == to.venue, mine.room == theirs.room, end > theirs.start {
        return nil
      }
      if from.needsMinuteTaker, to.needsMinuteTaker, mine.minuteTaker == theirs.minuteTaker,
        end + way > theirs.start
      {
        return nil
      }
    }
  }
  for (officer, person) in problem.officers.enumerated() {
    for day in 0..<problem.dayCount {
      let new = placements.enumerated().filter { $0.element?.officer == officer && $0.element?.day == day }
      let kept = person.days[day].kept
      if !new.isEmpty, new.count + kept.count > problem.meetingsPerDay { return nil }
      let stops =
        new.map { ($0.element?.start ?? 0, problem.meetings[$0.offset].place) }
        + kept.map { ($0.span.lowerBound, $0.place) }
      let spans =
        new.map { entry -> (span: Range<Int>, place: Int) in
          let start = entry.element?.start ?? 0
          let meeting = problem.meetings[entry.offset]
          return (start..<start + meeting.minutes, meeting.place)
        } + kept.map { ($0.span, $0.place) }
      if !new.isEmpty, !hasBreak(problem, person, day, spans) { return nil }
      cost +=
        route(problem, person.base, stops)
        - route(problem, person.base, kept.map { ($0.span.lowerBound, $0.place) })
    }
  }
  return cost
}

private func isNext(
  _ problem: BookingProblem, _ placements: [Placement?], _ left: Int, _ right: Int,
  _ holder: (Placement) -> Int
) -> Bool {
  guard let mine = placements[left], let theirs = placements[right] else { return false }
  return !placements.contains {
    guard let other = $0 else { return false }
    return other.day == mine.day && holder(other) == holder(mine) && other.start > mine.start
      && other.start < theirs.start
  }
}

private func fits(
  _ problem: BookingProblem, _ person: BookingProblem.Person, _ day: Int, _ span: Range<Int>, _ place: Int,
  _ gap: Int
) -> Bool {
  let offer = person.days[day]
  guard let hours = offer.hours else { return false }
  if span.lowerBound - problem.travel(person.base, place) < hours.lowerBound { return false }
  if span.upperBound + problem.travel(place, person.base) > hours.upperBound { return false }
  if offer.busy.contains(where: { $0.overlaps(span) }) { return false }
  return offer.kept.allSatisfy { kept in
    span.lowerBound >= kept.span.upperBound + max(gap, problem.travel(kept.place, place))
      || span.upperBound + max(gap, problem.travel(place, kept.place)) <= kept.span.lowerBound
  }
}

private func route(_ problem: BookingProblem, _ base: Int, _ stops: [(start: Int, place: Int)]) -> Int {
  guard !stops.isEmpty else { return 0 }
  var minutes = 0
  var here = base
  for stop in stops.sorted(by: { $0.start < $1.start }) {
    minutes += problem.travel(here, stop.place)
    here = stop.place
  }
  return minutes + problem.travel(here, base)
}

/// The least cost over every diary: all officers, days, starts, rooms and minute takers.
func bruteForce(_ problem: BookingProblem) -> Int {
  var best = Int.max
  var placements: [Placement?] = []
  func descend() {
    let meeting = placements.count
    if meeting == problem.meetings.count {
      if let cost = diaryCost(problem, placements) { best = min(best, cost) }
      return
    }
    let needs = problem.meetings[meeting]
    placements.append(nil)
    descend()
    placements.removeLast()
    let rooms = needs.venue.map { venue in problem.venues[venue].rooms.indices.map { Optional($0) } } ?? [nil]
    let takers = needs.needsMinuteTaker ? problem.minuteTakers.indices.map { Optional($0) } : [nil]
    for chair in needs.chairs {
      for option in needs.days {
        for start in needs.starts ?? Array(stride(from: 540, to: 1020, by: problem.grid)) {
          for room in rooms {
            for taker in takers {
              let placement = Placement(
                officer: chair.officer, day: option.day, start: start, room: room, minuteTaker: taker)
              // Alone it must be possible, or nothing below it is.
              var alone: [Placement?] = Array(repeating: nil, count: problem.meetings.count)
              alone[meeting] = placement
              guard diaryCost(problem, alone) != nil else { continue }
              placements.append(placement)
              descend()
              placements.removeLast()
            }
          }
        }
      }
    }
  }
  descend()
  return best
}
