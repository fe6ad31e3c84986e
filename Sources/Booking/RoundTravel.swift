// SPDX-License-Identifier: GPL-3.0-or-later

/// An officer's day with its kept bookings: what it takes to get from one new meeting to another.
struct RoundTravel {
  private let problem: BookingProblem
  private let grid: SlotGrid
  let base: Int
  let kept: [BookingProblem.Kept]
  /// The travel of the kept bookings alone.
  let keptTravel: Int
  /// The place of the kept booking before the slot's start, or the base's.
  let before: [Int]
  /// How many kept bookings start before the slot.
  let keptBefore: [Int]

  init(_ grid: SlotGrid, officer: Int, day: Int) {
    let problem = grid.problem
    self.problem = problem
    self.grid = grid
    base = problem.officers[officer].base
    kept = problem.officers[officer].days[day].kept
    keptTravel = routeTravel(problem, base: base, places: kept.map(\.place))
    let kept = kept
    let base = base
    keptBefore = (0..<grid.count).map { slot in
      kept.count { $0.span.lowerBound < grid.minute(of: slot) }
    }
    before = keptBefore.map { $0 == 0 ? base : kept[$0 - 1].place }
  }

  /// Travel from the base to a meeting that is the first new one of the day.
  func arrival(_ place: Int, slot: Int) -> Int {
    let count = keptBefore[slot]
    guard count > 0 else { return problem.travel(base, place) }
    return problem.travel(base, kept[0].place) + legs(0..<count)
      + problem.travel(kept[count - 1].place, place)
  }

  /// Travel from a meeting that is the last new one of the day to the base.
  func departure(_ place: Int, slot: Int) -> Int {
    let count = keptBefore[slot]
    guard count < kept.count else { return problem.travel(place, base) }
    return problem.travel(place, kept[count].place) + legs(count..<kept.count)
      + problem.travel(kept[kept.count - 1].place, base)
  }

  /// Travel between two new meetings with no other new one between them.
  func transfer(_ from: Int, slot: Int, _ to: Int, slot next: Int) -> Int {
    let (left, right) = (keptBefore[slot], keptBefore[next])
    guard left < right else { return problem.travel(from, to) }
    return problem.travel(from, kept[left].place) + legs(left..<right)
      + problem.travel(kept[right - 1].place, to)
  }

  private func legs(_ range: Range<Int>) -> Int {
    var minutes = 0
    for index in range.dropFirst() { minutes += problem.travel(kept[index - 1].place, kept[index].place) }
    return minutes
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
