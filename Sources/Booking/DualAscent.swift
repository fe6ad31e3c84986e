// SPDX-License-Identifier: GPL-3.0-or-later

/// Finds good duals quickly, without a master: subgradient steps of Polyak's length on the bound that pricing
/// proves.
///
/// A meeting that no officer-day wants becomes worth more, one that several want less; a room or minute taker
/// that is overdrawn gets a price. The duals it ends with are where column generation starts, and the patterns it
/// met are its first columns: a master with few columns has wild duals, and pricing against those is slow.
struct DualAscent {
  /// What the ascent found.
  struct Outcome {
    var bound: Double
    var duals: Duals
    /// Patterns that were best for their officer-day at some step, each once.
    var patterns: [DayPattern]
  }

  let grid: SlotGrid
  let pricing: Pricing

  /// Where the ascent starts: what each meeting costs in a diary, the travel of a day shared by the distance of
  /// its places from the base.
  func start(_ diary: DiaryState) -> Duals {
    let problem = grid.problem
    var worth = problem.meetings.map { _ in Double(problem.unbookedCost) }
    for pattern in diary.patterns.values {
      let base = problem.officers[pattern.officer].base
      var fixed: [Double] = []
      var weights: [Double] = []
      for stop in pattern.stops {
        let place = problem.meetings[stop.meeting].place
        let chair = diary.chairCost(stop.meeting, officer: pattern.officer) ?? 0
        let option = diary.dayOption(stop.meeting, day: pattern.day)
        fixed.append(Double(chair + (option?.cost ?? 0)))
        weights.append(1 + Double(problem.travel(base, place)))
      }
      // What is left after chairs and days: travel, and school hours.
      let shared = Double(pattern.cost) - fixed.reduce(0, +)
      let total = weights.reduce(0, +)
      for (index, stop) in pattern.stops.enumerated() {
        worth[stop.meeting] = fixed[index] + shared * weights[index] / total
      }
    }
    return Duals(meeting: worth, rooms: problem.venues.map { _ in [] }, takers: [])
  }

  /// Raises the bound.
  ///
  /// - Parameters:
  ///   - target: the cost of a known diary.
  ///   - steps: how many at the most.
  ///   - report: told of each better bound.
  func run(
    from first: Duals, target: Int, steps: Int, shouldStop: @Sendable () -> Bool, report: (Double) -> Void
  ) -> Outcome {
    let problem = grid.problem
    var duals = first
    var best = Outcome(bound: 0, duals: first, patterns: [])
    var known: Set<DayPattern> = []
    var length = 1.0
    var sinceBetter = 0
    for _ in 0..<steps {
      guard let priced = pricing.price(duals, wanted: 1, shouldStop: shouldStop) else { break }
      for found in priced.patterns where known.insert(found.pattern).inserted {
        best.patterns.append(found.pattern)
      }
      if priced.bound > best.bound {
        best.bound = priced.bound
        best.duals = duals
        sinceBetter = 0
        report(best.bound)
      } else {
        sinceBetter += 1
        if sinceBetter >= 5 {
          length /= 2
          sinceBetter = 0
          if length < 0.01 { break }
          duals = best.duals
          continue
        }
      }
      let missing = Double(target) - priced.bound
      if missing < 1 { break }
      let slope = slope(priced.patterns.map(\.pattern))
      guard slope.norm > 0 else { break }
      let stride = length * missing / slope.norm
      for meeting in problem.meetings.indices {
        duals.meeting[meeting] = min(
          Double(problem.unbookedCost), duals.meeting[meeting] + stride * slope.meeting[meeting])
      }
      for (venue, excess) in slope.rooms.enumerated() {
        duals.rooms[venue] = stepped(
          duals.rooms[venue], by: excess, stride, capacity: grid.roomCapacity[venue])
      }
      duals.takers = stepped(duals.takers, by: slope.takers, stride, capacity: grid.takerCapacity)
    }
    return best
  }

  private struct Slope {
    /// One less the officer-days that want the meeting.
    var meeting: [Double]
    /// How often each cell is used.
    var rooms: [[Int: Int]]
    var takers: [Int: Int]
    var norm: Double
  }

  private func slope(_ chosen: [DayPattern]) -> Slope {
    let problem = grid.problem
    var slope = Slope(
      meeting: problem.meetings.map { _ in 1 }, rooms: problem.venues.map { _ in [:] }, takers: [:], norm: 0)
    for pattern in chosen {
      for stop in pattern.stops {
        slope.meeting[stop.meeting] -= 1
        let meeting = problem.meetings[stop.meeting]
        guard meeting.venue != nil || meeting.needsMinuteTaker else { continue }
        for slot in stop.slot..<stop.slot + grid.slots(minutes: meeting.minutes) {
          let cell = pattern.day * grid.count + slot
          if let venue = meeting.venue { slope.rooms[venue][cell, default: 0] += 1 }
          if meeting.needsMinuteTaker { slope.takers[cell, default: 0] += 1 }
        }
      }
    }
    slope.norm = slope.meeting.reduce(0) { $0 + $1 * $1 }
    for (venue, used) in slope.rooms.enumerated() {
      for (cell, count) in used { slope.norm += square(max(0, count - Int(grid.roomCapacity[venue][cell]))) }
    }
    for (cell, count) in slope.takers { slope.norm += square(max(0, count - Int(grid.takerCapacity[cell]))) }
    return slope
  }

  private func square(_ value: Int) -> Double { Double(value * value) }

  /// Prices after a step: up where a cell is overdrawn, down where it has a price and is not.
  private func stepped(
    _ prices: [Double], by used: [Int: Int], _ stride: Double, capacity: [Int16]
  ) -> [Double] {
    var result = prices
    for cell in prices.indices where prices[cell] > 0 {
      result[cell] = max(0, prices[cell] + stride * Double((used[cell] ?? 0) - Int(capacity[cell])))
    }
    for (cell, count) in used where count > Int(capacity[cell]) {
      if result.isEmpty { result = Array(repeating: 0, count: capacity.count) }
      if prices.isEmpty || prices[cell] == 0 { result[cell] = stride * Double(count - Int(capacity[cell])) }
    }
    return result
  }
}
