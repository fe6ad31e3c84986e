// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import RandomNumbers

/// Large neighbourhood search: takes some related meetings out of the diary and puts each back where the
/// diary loses least by it (Shaw 1998; regret insertion after Ropke and Pisinger 2006).
struct NeighbourhoodSearch {
  /// The diary being changed.
  private(set) var current: DiaryState
  /// The best diary so far.
  private(set) var best: DiaryState
  private let problem: BookingProblem
  private var search: PatternSearch
  private var table: StartCostTable
  private var random: SplitMix64
  private let largestRemoval: Int

  init(_ grid: SlotGrid, seed: UInt64) {
    current = DiaryState(grid)
    best = current
    problem = grid.problem
    search = PatternSearch(grid)
    table = StartCostTable(grid)
    random = SplitMix64(seed: seed)
    largestRemoval = max(2, min(14, grid.problem.meetings.count / 3))
  }

  /// Books every meeting that can be, the most constrained first.
  mutating func construct(shouldStop: () -> Bool) {
    let order = problem.meetings.indices.sorted {
      let left = problem.meetings[$0]
      let right = problem.meetings[$1]
      let leftDays = left.days.count { !$0.isLate }
      let rightDays = right.days.count { !$0.isLate }
      return (leftDays, -left.minutes, $0) < (rightDays, -right.minutes, $1)
    }
    for meeting in order {
      if shouldStop() { break }
      if let place = bestInsertions(meeting, wanted: 1).first { current.apply(place) }
    }
    keepIfBetter()
  }

  /// Starts from another diary, after booking what is left over in it.
  mutating func restart(from diary: DiaryState) {
    current = diary
    repair()
    keepIfBetter()
  }

  /// Takes over a diary that is better than the best.
  mutating func replace(with diary: DiaryState) {
    current = diary
    keepIfBetter()
  }

  /// Tries a number of removals and repairs.
  ///
  /// - Returns: whether the best diary became better.
  mutating func improve(iterations: Int, shouldStop: () -> Bool) -> Bool {
    guard !problem.meetings.isEmpty else { return false }
    let start = best.cost
    // Accepts what is worse by up to a small and shrinking part of the mean cost of a meeting.
    let scale = 0.3 * Double(max(1, best.cost % problem.unbookedCost)) / Double(problem.meetings.count)
    for iteration in 0..<iterations {
      if shouldStop() { break }
      let before = current
      let removed = chooseMeetings()
      current.withdraw(removed, search: &search, table: &table)
      repair()
      let temperature = scale * (1 - Double(iteration) / Double(iterations))
      let allowed = Double(before.cost) + temperature * -log(max(1e-9, random.unit()))
      if Double(current.cost) > allowed { current = before }
      keepIfBetter()
    }
    current = best
    return best.cost < start
  }

  private mutating func keepIfBetter() {
    if current.cost < best.cost { best = current }
  }

  /// Meetings that have something to do with each other: by officer and time, by place, or by what they cost.
  private mutating func chooseMeetings() -> [Int] {
    let count = 2 + random.below(largestRemoval - 1)
    let seed = random.below(problem.meetings.count)
    let mode = random.below(4)
    let day = homeDay(seed)
    let officer = homeOfficer(seed)
    var keyed: [(Double, Int)] = []
    keyed.reserveCapacity(problem.meetings.count)
    for other in problem.meetings.indices where other != seed {
      let apart = Double(abs(homeDay(other) - day))
      let away = Double(
        problem.travel(problem.meetings[other].place, problem.meetings[seed].place))
      let sameOfficer = homeOfficer(other) == officer
      var distance =
        switch mode {
        case 0: apart + (sameOfficer ? 0 : 30)
        case 1: away + (sameOfficer ? 0 : 60) + apart
        case 2: apart + (problem.meetings[other].venue == problem.meetings[seed].venue ? 0 : 20)
        default: 0.0
        }
      distance = (distance + 5) * (0.5 + random.unit())
      keyed.append((distance, other))
    }
    keyed.sort { ($0.0, $0.1) < ($1.0, $1.1) }
    // What is unbooked always gets another try.
    let waiting = problem.meetings.indices.filter { current.home[$0] < 0 }
    return [seed] + keyed.prefix(count - 1).map(\.1) + waiting
  }

  private func homeDay(_ meeting: Int) -> Int {
    let home = current.home[meeting]
    return home < 0 ? problem.meetings[meeting].days.first?.day ?? 0 : home % problem.dayCount
  }

  private func homeOfficer(_ meeting: Int) -> Int {
    let home = current.home[meeting]
    return home < 0 ? problem.meetings[meeting].chairs.first?.officer ?? -1 : home / problem.dayCount
  }

  /// Puts every unbooked meeting back, the one that would lose most by waiting first.
  private mutating func repair() {
    var waiting = problem.meetings.indices.filter { current.home[$0] < 0 }
    let noise = random.below(2) == 0 ? 0.0 : 0.2
    var options: [Int: [DiaryState.Insertion]] = [:]
    for meeting in waiting { options[meeting] = bestInsertions(meeting, wanted: 3) }
    while !waiting.isEmpty {
      var chosen = 0
      var most = -Double.infinity
      for (position, meeting) in waiting.enumerated() {
        let places = options[meeting] ?? []
        guard let first = places.first else { continue }
        let second = places.count > 1 ? places[1].cost : problem.unbookedCost
        let regret = Double(second - first.cost) * (1 + noise * random.unit())
        if regret > most { (most, chosen) = (regret, position) }
      }
      let meeting = waiting.remove(at: chosen)
      guard let place = options[meeting]?.first else { continue }
      current.apply(place)
      // Any conference of the pattern may have got another start, the inserted one or one that was there.
      let movesConference = place.pattern.stops.contains { current.isResourced($0.meeting) }
      let day = place.pattern.day
      for other in waiting {
        // Only places on the officer-day, or competing for the same day's rooms, have changed.
        let stale = (options[other] ?? []).contains {
          $0.key == place.key || (movesConference && $0.pattern.day == day)
        }
        let gained = canUse(other, officer: place.pattern.officer, day: day)
        if stale || gained { options[other] = bestInsertions(other, wanted: 3) }
      }
    }
  }

  private func canUse(_ meeting: Int, officer: Int, day: Int) -> Bool {
    guard problem.meetings[meeting].chairs.first?.officer == officer else { return false }
    return current.dayOption(meeting, day: day) != nil
  }

  /// The best places for an unbooked meeting, by rising cost.
  ///
  /// Those who chair at the same cost are looked at together, the cheapest first: covers only when the named officer's
  /// places are few or dear.
  private mutating func bestInsertions(_ meeting: Int, wanted: Int) -> [DiaryState.Insertion] {
    let chairs = problem.meetings[meeting].chairs
    var found: [DiaryState.Insertion] = []
    var from = 0
    while from < chairs.count {
      let cost = chairs[from].cost
      if found.count == wanted, cost - problem.detourSaving >= found[wanted - 1].cost { break }
      let to = chairs[from...].firstIndex { $0.cost != cost } ?? chairs.count
      insert(meeting, chairs: chairs[from..<to], into: &found, wanted: wanted)
      from = to
    }
    return found
  }

  private mutating func insert(
    _ meeting: Int, chairs: ArraySlice<BookingProblem.Chair>, into found: inout [DiaryState.Insertion],
    wanted: Int
  ) {
    let place = problem.meetings[meeting].place
    // Looked at in the order of what they would cost if nothing else had to move.
    var likely: [(cost: Int, officer: Int, day: Int)] = []
    for chair in chairs {
      for option in problem.meetings[meeting].days
      where current.hasPlace(officer: chair.officer, day: option.day) {
        let detour = current.leastDetour(to: place, officer: chair.officer, day: option.day)
        likely.append((chair.cost + option.cost + detour, chair.officer, option.day))
      }
    }
    likely.sort { ($0.cost, $0.day, $0.officer) < ($1.cost, $1.day, $1.officer) }
    for place in likely {
      if found.count == wanted, place.cost - problem.detourSaving >= found[wanted - 1].cost { break }
      guard
        let insertion = current.insertion(
          meeting, officer: place.officer, day: place.day, search: &search, table: &table)
      else { continue }
      if found.count == wanted, insertion.cost >= found[wanted - 1].cost { continue }
      let position = found.firstIndex { insertion.cost < $0.cost } ?? found.count
      found.insert(insertion, at: position)
      if found.count > wanted { found.removeLast() }
    }
  }
}
