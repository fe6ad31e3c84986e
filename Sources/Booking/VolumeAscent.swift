// SPDX-License-Identifier: GPL-3.0-or-later

/// Near-best prices of meetings, rooms, minute takers and follow-ons' days for a pool of patterns: the volume algorithm
/// (Barahona and Anbil 2000), subgradient steps along averages of what the cheapest patterns leave open or overdraw.
///
/// A step costs one reading of the pool, a thousandth of what a linear program takes; so thousands are taken.
struct VolumeAscent {
  /// Prices of everything.
  struct Prices {
    /// By meeting: what it is worth that somebody chairs it; from 0 to what an unbooked one costs.
    var worth: [Double]
    /// By cell of the pool: what it costs to take it.
    var cells: [Double]
    /// By slot of the follow-ons' fees, what it costs to hold one then.
    var days: [Double]
  }

  /// The value of the best prices for the pool, without constants.
  private(set) var value = -Double.infinity

  private let fees: FollowOnFees
  private let dump: Double
  private let capacity: [Double]
  private var worth: AscentPrices
  private var cells: AscentPrices
  private var days: AscentPrices
  private var target = 0.0
  private var stride = 0.1
  private var largestShare = 0.1
  /// By slot of the fees, what a meeting is worth then.
  private var rewards: [Double] = []
  private var least: [Double]
  private var chosen: [Int32]

  /// Starts from given prices.
  init(_ grid: SlotGrid, _ pool: PatternPool, fees: FollowOnFees, from prices: Prices) {
    self.fees = fees
    dump = Double(grid.problem.unbookedCost)
    capacity = (0..<pool.cellCount).map { Double(pool.cell($0).capacity(grid)) }
    worth = AscentPrices(prices.worth)
    cells = AscentPrices(prices.cells)
    days = AscentPrices(prices.days)
    let count = grid.problem.officers.count * grid.problem.dayCount
    least = Array(repeating: 0, count: count)
    chosen = Array(repeating: -1, count: count)
  }

  /// The best prices.
  var prices: Prices { Prices(worth: worth.values, cells: cells.values, days: days.values) }

  /// Keeps the prices near others.
  ///
  /// - Parameter reach: how far they may be from them, minutes.
  mutating func stay(near centre: Prices, reach: Double) {
    worth.stay(near: centre.worth, reach: reach) { _ in 0...dump }
    cells.stay(near: centre.cells, reach: reach) { _ in 0...Double.infinity }
    days.stay(near: centre.days, reach: reach) { fees.isPriced[$0] ? -fees.reach...fees.reach : 0...0 }
  }

  /// Takes a number of steps.
  ///
  /// - Parameter pool: that of the last run, with or without further patterns behind.
  mutating func run(_ pool: PatternPool, steps: Int, shouldStop: () -> Bool) {
    worth.tryBest()
    cells.tryBest()
    days.tryBest()
    value = evaluate(pool)
    if worth.pull.isEmpty { note(share: 1) }
    target = value + 0.02 * abs(value) + 1
    var fruitless = 0
    var sinceBetter = 0
    for step in 0..<steps {
      if step % 32 == 31, shouldStop() { break }
      let slope = worth.slope + cells.slope + days.slope
      if slope < 1e-9 { break }
      let length = stride * (target - value) / slope
      worth.step(length)
      cells.step(length)
      days.step(length)
      let found = evaluate(pool)
      let fits = [worth.fit, cells.fit, days.fit]
      let lower = fits.reduce(0) { $0 + $1.lower }
      let best = lower > 1e-12 ? fits.reduce(0) { $0 + $1.upper } / lower : largestShare
      note(share: min(largestShare, max(largestShare / 10, best)))
      if found > value {
        if found > value + 1e-5 * abs(value) { sinceBetter = 0 }
        value = found
        worth.take()
        cells.take()
        days.take()
        fruitless = 0
        if fits.reduce(0, { $0 + $1.agreement }) > 0 { stride = min(2, stride * 1.1) }
        if value > target - 0.005 * abs(value) { target = value + 0.02 * abs(value) + 1 }
      } else {
        fruitless += 1
        if fruitless >= 20 {
          stride = max(0.0005, stride * 0.66)
          fruitless = 0
        }
      }
      sinceBetter += 1
      if sinceBetter > 100 {
        largestShare = max(0.005, largestShare / 2)
        sinceBetter = 0
      }
    }
  }

  private mutating func note(share: Double) {
    worth.note(share: share)
    cells.note(share: share)
    days.note(share: share)
  }

  /// What the trial prices prove for the pool; the cheapest pattern of each officer-day is remembered.
  private mutating func evaluate(_ pool: PatternPool) -> Double {
    rewards = fees.fees(days.trial)
    for slot in rewards.indices { rewards[slot] = worth.trial[Int(fees.meetings[slot])] - rewards[slot] }
    choose(pool)
    var value = 0.0
    for meeting in worth.trial.indices {
      value += worth.trial[meeting]
      worth.newest[meeting] = 1
    }
    for cell in capacity.indices {
      value -= cells.trial[cell] * capacity[cell]
      cells.newest[cell] = -capacity[cell]
    }
    for slot in days.newest.indices { days.newest[slot] = 0 }
    let levels = fees.isEmpty ? [] : fees.levels(days.trial)
    for day in chosen.indices where chosen[day] >= 0 {
      value += least[day]
      let pattern = Int(chosen[day])
      for at in Int(pool.meetingStarts[pattern])..<Int(pool.meetingStarts[pattern + 1]) {
        let slot = Int(pool.slots[at])
        let meeting = Int(fees.meetings[slot])
        worth.newest[meeting] -= 1
        if fees.isPriced[slot] { days.newest[slot] += 1 }
        fees.copies(of: meeting, day: pool.day(ofPattern: pattern), levels: levels) { days.newest[$0] -= 1 }
      }
      for at in Int(pool.cellStarts[pattern])..<Int(pool.cellStarts[pattern + 1]) {
        cells.newest[Int(pool.cells[at])] += 1
      }
    }
    return value
  }

  /// Finds the cheapest pattern of each officer-day.
  private mutating func choose(_ pool: PatternPool) {
    for day in least.indices {
      least[day] = 0
      chosen[day] = -1
    }
    let prices = cells.trial
    pool.costs.withUnsafeBufferPointer { costs in
      pool.officerDays.withUnsafeBufferPointer { days in
        pool.slots.withUnsafeBufferPointer { slots in
          pool.meetingStarts.withUnsafeBufferPointer { meetingStarts in
            pool.cells.withUnsafeBufferPointer { cells in
              pool.cellStarts.withUnsafeBufferPointer { cellStarts in
                rewards.withUnsafeBufferPointer { rewards in
                  prices.withUnsafeBufferPointer { prices in
                    least.withUnsafeMutableBufferPointer { least in
                      chosen.withUnsafeMutableBufferPointer { chosen in
                        for pattern in costs.indices {
                          var value = costs[pattern]
                          for at in Int(meetingStarts[pattern])..<Int(meetingStarts[pattern + 1]) {
                            value -= rewards[Int(slots[at])]
                          }
                          let day = Int(days[pattern])
                          if value >= least[day] { continue }
                          for at in Int(cellStarts[pattern])..<Int(cellStarts[pattern + 1]) {
                            value += prices[Int(cells[at])]
                          }
                          if value < least[day] {
                            least[day] = value
                            chosen[day] = Int32(pattern)
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    }
  }
}
