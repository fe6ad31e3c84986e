// SPDX-License-Identifier: GPL-3.0-or-later

/// An officer's day with its kept bookings: what it takes to get from one new meeting to another, and whether the
/// break fits on the way.
struct RoundTravel {
  private let problem: BookingProblem
  private let grid: SlotGrid
  let base: Int
  let kept: [BookingProblem.Kept]
  /// The break that the day needs, if any.
  let rest: DayRest?
  /// The travel of the kept bookings alone.
  let keptTravel: Int
  /// How many kept bookings start before the slot; empty without kept bookings.
  private let keptBefore: [Int]

  init(_ grid: SlotGrid, officer: Int, day: Int) {
    let problem = grid.problem
    self.problem = problem
    self.grid = grid
    base = problem.officers[officer].base
    let kept = problem.officers[officer].days[day].kept
    self.kept = kept
    rest = DayRest(problem, officer: officer, day: day)
    keptTravel = routeTravel(problem, base: base, places: kept.map(\.place))
    keptBefore =
      kept.isEmpty
      ? []
      : (0..<grid.count).map { slot in kept.count { $0.span.lowerBound < grid.minute(of: slot) } }
  }

  private func keptCount(before slot: Int) -> Int { kept.isEmpty ? 0 : keptBefore[slot] }

  /// Travel from the base to a meeting that is the first new one of the day.
  func arrival(_ place: Int, slot: Int) -> Int {
    let count = keptCount(before: slot)
    guard count > 0 else { return problem.travel(base, place) }
    return problem.travel(base, kept[0].place) + legs(0..<count)
      + problem.travel(kept[count - 1].place, place)
  }

  /// Travel from a meeting that is the last new one of the day to the base.
  func departure(_ place: Int, slot: Int) -> Int {
    let count = keptCount(before: slot)
    guard count < kept.count else { return problem.travel(place, base) }
    return problem.travel(place, kept[count].place) + legs(count..<kept.count)
      + problem.travel(kept[kept.count - 1].place, base)
  }

  /// Travel between two new meetings with no other new one between them.
  func transfer(_ from: Int, slot: Int, _ to: Int, slot next: Int) -> Int {
    let (left, right) = (keptCount(before: slot), keptCount(before: next))
    guard left < right else { return problem.travel(from, to) }
    return problem.travel(from, kept[left].place) + legs(left..<right)
      + problem.travel(kept[right - 1].place, to)
  }

  private func legs(_ range: Range<Int>) -> Int {
    var minutes = 0
    for index in range.dropFirst() { minutes += problem.travel(kept[index - 1].place, kept[index].place) }
    return minutes
  }

  /// Whether the break fits before a meeting that is the first new one of the day; true when none is needed.
  func restsBefore(_ meeting: Int, slot: Int) -> Bool {
    guard let rest else { return true }
    let stop = stop(meeting, slot: slot)
    guard let first = kept.first, keptCount(before: slot) > 0 else {
      return rest.fits(beforeFirst: stop.span.lowerBound, travel: problem.travel(base, stop.place))
    }
    if rest.fits(beforeFirst: first.span.lowerBound, travel: problem.travel(base, first.place)) {
      return true
    }
    return restsAlong(Array(stops(0..<keptCount(before: slot))) + [stop])
  }

  /// Whether the break fits after a meeting that is the last new one of the day; true when none is needed.
  func restsAfter(_ meeting: Int, slot: Int) -> Bool {
    guard let rest else { return true }
    let stop = stop(meeting, slot: slot)
    guard let last = kept.last, keptCount(before: slot) < kept.count else {
      return rest.fits(afterLast: stop.span.upperBound, travel: problem.travel(stop.place, base))
    }
    if rest.fits(afterLast: last.span.upperBound, travel: problem.travel(last.place, base)) { return true }
    return restsAlong([stop] + stops(keptCount(before: slot)..<kept.count))
  }

  /// Whether the break fits between two new meetings with no other new one between them; true when none is needed.
  func restsBetween(_ meeting: Int, slot: Int, _ next: Int, slot later: Int) -> Bool {
    guard rest != nil else { return true }
    return restsAlong(
      [stop(meeting, slot: slot)]
        + stops(keptCount(before: slot)..<max(keptCount(before: slot), keptCount(before: later)))
        + [stop(next, slot: later)])
  }

  /// The ways from the base to a meeting and back on a day without kept bookings, minutes.
  func roundTrip(to meeting: Int) -> (there: Int, back: Int) {
    let place = grid.place(of: meeting)
    return (problem.travel(base, place), problem.travel(place, base))
  }

  /// What it takes on a day without kept bookings to come to a place first, and to go home from it.
  ///
  /// - Parameter length: how many slots the meeting there takes.
  /// - Returns: minutes of travel, and the first and the last slot of a start before and after which the break fits.
  func ends(at place: Int, slots length: Int) -> (
    arrival: Double, departure: Double, firstRested: Int, lastRested: Int
  ) {
    let (arrival, departure) = (problem.travel(base, place), problem.travel(place, base))
    guard let rest else { return (Double(arrival), Double(departure), 0, grid.count) }
    var firstRested = 0
    while firstRested < grid.count, !rest.fits(beforeFirst: grid.minute(of: firstRested), travel: arrival) {
      firstRested += 1
    }
    var lastRested = grid.count - 1
    while lastRested >= 0, !rest.fits(afterLast: grid.minute(of: lastRested + length), travel: departure) {
      lastRested -= 1
    }
    return (Double(arrival), Double(departure), firstRested, lastRested)
  }

  private func stop(_ meeting: Int, slot: Int) -> (span: Range<Int>, place: Int) {
    let start = grid.minute(of: slot)
    return (start..<start + problem.meetings[meeting].minutes, problem.meetings[meeting].place)
  }

  private func stops(_ range: Range<Int>) -> [(span: Range<Int>, place: Int)] {
    kept[range].map { ($0.span, $0.place) }
  }

  private func restsAlong(_ stops: [(span: Range<Int>, place: Int)]) -> Bool {
    rest?.fits(between: stops, problem) ?? true
  }
}

/// Travel minutes of a round from a base over places, in order, and back; 0 without places.
func routeTravel(_ problem: BookingProblem, base: Int, places: [Int]) -> Int {
  guard var last = places.first else { return 0 }
  var minutes = problem.travel(base, last)
  for place in places.dropFirst() {
    minutes += problem.travel(last, place)
    last = place
  }
  return minutes + problem.travel(last, base)
}
