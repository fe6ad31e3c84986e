// SPDX-License-Identifier: GPL-3.0-or-later

/// Lists every pattern of an officer-day whose value is small enough to be part of a better diary.
///
/// When bound and diary are close, few patterns are; branch and bound over all of them then settles the problem
/// (Baldacci, Christofides and Mingozzi 2008, route enumeration). Of patterns with the same meetings and the same
/// starts of conferences only the cheapest is kept: they take the same rooms and minute takers.
struct PatternEnumeration {
  private struct Signature: Hashable {
    let members: UInt64
    /// The starts of the meetings that take a room or a minute taker, by candidate.
    let starts: [Int]
  }

  private let grid: SlotGrid
  private let problem: BookingProblem

  init(_ grid: SlotGrid) {
    self.grid = grid
    problem = grid.problem
  }

  /// Lists the patterns whose cost less the worth of their meetings is at most a threshold.
  ///
  /// - Parameters:
  ///   - limit: how many to list at the most.
  /// - Returns: nil when there are more than that.
  func patterns(
    officer: Int, day: Int, candidates: [DayCandidate], capacity: Int, threshold: Double, limit: Int
  ) -> [DayPattern]? {
    guard capacity > 0 else { return [] }
    guard candidates.count <= 64 else { return nil }
    let travel = RoundTravel(grid, officer: officer, day: day)
    let profits = candidates.map { candidate in
      let starts = candidate.startCosts.indices.filter { candidate.startCosts[$0] != .max }
      return -(starts.map { value(candidate, slot: $0) }.min() ?? .infinity)
    }
    // The most that further meetings can take off the value.
    var optimism = [0.0]
    for profit in profits.sorted(by: >).prefix(capacity) {
      optimism.append(optimism[optimism.count - 1] + max(0, profit))
    }
    var found: [Signature: DayPattern] = [:]
    var stops: [(candidate: Int, slot: Int, rested: Bool)] = []
    var overflow = false
    // Steps are bounded as well, since many may lead to few patterns.
    var steps = 0

    func descend(members: UInt64, partial: Double, cost: Int) {
      guard let last = stops.last, !overflow else { return }
      let here = problem.meetings[candidates[last.candidate].meeting]
      let home = travel.departure(here.place, slot: last.slot) - travel.keptTravel
      let isRested = last.rested || travel.restsAfter(candidates[last.candidate].meeting, slot: last.slot)
      if partial + Double(home) <= threshold, isRested {
        record(members: members, cost: cost + home)
      }
      guard stops.count < capacity else { return }
      let left = optimism[min(optimism.count - 1, capacity - stops.count)]
      if partial - Double(travel.keptTravel) - left > threshold { return }
      for next in candidates.indices where members & (1 << UInt64(next)) == 0 {
        let meeting = problem.meetings[candidates[next].meeting]
        let apart = here.minutes + max(problem.gap, problem.travel(here.place, meeting.place))
        let earliest = last.slot + (apart + problem.grid - 1) / problem.grid
        visit(next, from: earliest, members: members, partial: partial, cost: cost) { slot in
          (
            travel.transfer(here.place, slot: last.slot, meeting.place, slot: slot),
            last.rested
              || travel.restsBetween(
                candidates[last.candidate].meeting, slot: last.slot, candidates[next].meeting, slot: slot)
          )
        }
      }
    }

    func visit(
      _ next: Int, from earliest: Int, members: UInt64, partial: Double, cost: Int,
      way: (Int) -> (travel: Int, rested: Bool)
    ) {
      let candidate = candidates[next]
      let resourced = isResourced(candidate.meeting)
      // The cheapest start so far, and the cheapest with the break behind it.
      var cheapest = Double.infinity
      var cheapestRested = Double.infinity
      guard earliest < grid.count else { return }
      for slot in earliest..<grid.count where candidate.startCosts[slot] != .max {
        let own = value(candidate, slot: slot)
        let (leg, rested) = way(slot)
        // A later start that costs no less leads nowhere that the earlier one does not; a kept booking in
        // between changes the way, and so what a start costs.
        if !resourced {
          let known = rested ? cheapestRested : min(cheapest, cheapestRested)
          guard own + Double(leg) < known - 1e-9 || !travel.kept.isEmpty else { continue }
          if rested {
            cheapestRested = own + Double(leg)
          } else {
            cheapest = own + Double(leg)
          }
        }
        steps += 1
        if steps > 200 * limit {
          overflow = true
          return
        }
        let total = partial + own + Double(leg)
        let left = optimism[min(optimism.count - 1, max(0, capacity - stops.count - 1))]
        if total - Double(travel.keptTravel) - left > threshold { continue }
        stops.append((next, slot, rested))
        descend(
          members: members | (1 << UInt64(next)), partial: total,
          cost: cost + candidate.fixedCost + Int(candidate.startCosts[slot]) + leg)
        stops.removeLast()
        if overflow { return }
      }
    }

    func record(members: UInt64, cost: Int) {
      let starts = stops.filter { isResourced(candidates[$0.candidate].meeting) }
        .sorted { $0.candidate < $1.candidate }.map(\.slot)
      let signature = Signature(members: members, starts: starts)
      if let known = found[signature] {
        if known.cost <= cost { return }
      } else if found.count >= limit {
        overflow = true
        return
      }
      found[signature] = DayPattern(
        officer: officer, day: day,
        stops: stops.map { .init(meeting: candidates[$0.candidate].meeting, slot: $0.slot) }, cost: cost)
    }

    for first in candidates.indices {
      let place = problem.meetings[candidates[first].meeting].place
      visit(first, from: 0, members: 0, partial: 0, cost: 0) {
        (travel.arrival(place, slot: $0), travel.restsBefore(candidates[first].meeting, slot: $0))
      }
      if overflow { return nil }
    }
    // In an order that does not depend on hashing.
    return found.values.sorted { left, right in
      left.stops.lexicographicallyPrecedes(right.stops) { ($0.slot, $0.meeting) < ($1.slot, $1.meeting) }
    }
  }

  private func isResourced(_ meeting: Int) -> Bool {
    problem.meetings[meeting].venue != nil || problem.meetings[meeting].needsMinuteTaker
  }

  /// What a meeting itself adds to a pattern's value when it starts in a slot.
  private func value(_ candidate: DayCandidate, slot: Int) -> Double {
    Double(candidate.fixedCost) + Double(candidate.startCosts[slot]) - candidate.worth
      + (candidate.resourcePrices.isEmpty ? 0 : candidate.resourcePrices[slot])
  }
}
