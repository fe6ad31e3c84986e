// SPDX-License-Identifier: GPL-3.0-or-later

/// Near-best prices of meetings, rooms and minute takers for a pool of patterns: the volume algorithm (Barahona and
/// Anbil 2000), subgradient steps along averages of what the cheapest patterns leave open or overdraw.
///
/// A step costs one reading of the pool, a thousandth of what a linear program takes; so thousands are taken.
struct VolumeAscent {
  /// By meeting: what it is worth that somebody chairs it; from 0 to what an unbooked one costs.
  private(set) var worth: [Double]
  /// By cell of the pool: what it costs to take it.
  private(set) var prices: [Double]
  /// The value of the best prices for the pool, without constants.
  private(set) var value = -Double.infinity

  private let grid: SlotGrid
  private let dump: Double
  private var capacity: [Double]
  /// Between which ends the prices may be: within reach of the best that are proved.
  private var leastWorth: [Double]
  private var mostWorth: [Double]
  private var leastPrices: [Double]
  private var mostPrices: [Double]
  /// Averages of what is open of each meeting and overdrawn of each cell.
  private var open: [Double] = []
  private var overdrawn: [Double] = []
  private var target = 0.0
  private var stride = 0.1
  private var largestShare = 0.1
  private var trialWorth: [Double]
  private var trialPrices: [Double]
  private var newOpen: [Double]
  private var newOverdrawn: [Double]
  private var least: [Double]
  private var chosen: [Int32]

  /// Starts from given prices.
  init(_ grid: SlotGrid, _ pool: PatternPool, worth: [Double], prices: [Double]) {
    self.grid = grid
    self.worth = worth
    self.prices = prices
    dump = Double(grid.problem.unbookedCost)
    capacity = (0..<pool.cellCount).map { Double(pool.cell($0).capacity(grid)) }
    (leastWorth, mostWorth) = (worth, worth)
    (leastPrices, mostPrices) = (prices, prices)
    trialWorth = worth
    trialPrices = prices
    newOpen = worth
    newOverdrawn = prices
    let days = grid.problem.officers.count * grid.problem.dayCount
    least = Array(repeating: 0, count: days)
    chosen = Array(repeating: -1, count: days)
  }

  /// Keeps the prices near others.
  ///
  /// - Parameter reach: how far they may be from them, minutes.
  mutating func stay(near centre: (worth: [Double], prices: [Double]), reach: Double) {
    for meeting in worth.indices {
      leastWorth[meeting] = max(0, centre.worth[meeting] - reach)
      mostWorth[meeting] = min(dump, centre.worth[meeting] + reach)
      worth[meeting] = min(mostWorth[meeting], max(leastWorth[meeting], worth[meeting]))
    }
    for cell in prices.indices {
      leastPrices[cell] = max(0, centre.prices[cell] - reach)
      mostPrices[cell] = centre.prices[cell] + reach
      prices[cell] = min(mostPrices[cell], max(leastPrices[cell], prices[cell]))
    }
  }

  /// Takes a number of steps.
  ///
  /// - Parameter pool: that of the last run, with or without further patterns behind.
  mutating func run(_ pool: PatternPool, steps: Int, shouldStop: () -> Bool) {
    trialWorth = worth
    trialPrices = prices
    value = evaluate(pool)
    if open.isEmpty {
      (open, overdrawn) = (newOpen, newOverdrawn)
      note(share: 1)
    }
    target = value + 0.02 * abs(value) + 1
    var fruitless = 0
    var sinceBetter = 0
    for step in 0..<steps {
      if step % 32 == 31, shouldStop() { break }
      let norm = slopeNorm()
      if norm < 1e-9 { break }
      let length = stride * (target - value) / norm
      for meeting in worth.indices {
        trialWorth[meeting] = min(
          mostWorth[meeting], max(leastWorth[meeting], worth[meeting] + length * open[meeting]))
      }
      for cell in prices.indices {
        trialPrices[cell] = min(
          mostPrices[cell], max(leastPrices[cell], prices[cell] + length * overdrawn[cell]))
      }
      let found = evaluate(pool)
      let share = bestShare()
      let agrees = agreement()
      note(share: share)
      if found > value {
        if found > value + 1e-5 * abs(value) { sinceBetter = 0 }
        value = found
        swap(&worth, &trialWorth)
        swap(&prices, &trialPrices)
        fruitless = 0
        if agrees > 0 { stride = min(2, stride * 1.1) }
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

  /// What the trial prices prove for the pool; the cheapest pattern of each officer-day is remembered.
  private mutating func evaluate(_ pool: PatternPool) -> Double {
    for day in least.indices {
      least[day] = 0
      chosen[day] = -1
    }
    pool.costs.withUnsafeBufferPointer { costs in
      pool.officerDays.withUnsafeBufferPointer { days in
        pool.meetings.withUnsafeBufferPointer { meetings in
          pool.meetingStarts.withUnsafeBufferPointer { meetingStarts in
            pool.cells.withUnsafeBufferPointer { cells in
              pool.cellStarts.withUnsafeBufferPointer { cellStarts in
                trialWorth.withUnsafeBufferPointer { worth in
                  trialPrices.withUnsafeBufferPointer { prices in
                    least.withUnsafeMutableBufferPointer { least in
                      chosen.withUnsafeMutableBufferPointer { chosen in
                        for pattern in costs.indices {
                          var value = costs[pattern]
                          for at in Int(meetingStarts[pattern])..<Int(meetingStarts[pattern + 1]) {
                            value -= worth[Int(meetings[at])]
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
    var value = 0.0
    for meeting in newOpen.indices {
      value += trialWorth[meeting]
      newOpen[meeting] = 1
    }
    for cell in newOverdrawn.indices {
      value -= trialPrices[cell] * capacity[cell]
      newOverdrawn[cell] = -capacity[cell]
    }
    for day in chosen.indices where chosen[day] >= 0 {
      value += least[day]
      let pattern = Int(chosen[day])
      for at in Int(pool.meetingStarts[pattern])..<Int(pool.meetingStarts[pattern + 1]) {
        newOpen[Int(pool.meetings[at])] -= 1
      }
      for at in Int(pool.cellStarts[pattern])..<Int(pool.cellStarts[pattern + 1]) {
        newOverdrawn[Int(pool.cells[at])] += 1
      }
    }
    return value
  }

  /// The squared length of the averages, without what a price at its end cannot follow.
  private func slopeNorm() -> Double {
    var norm = 0.0
    for meeting in open.indices {
      let each = open[meeting]
      if each < 0 ? worth[meeting] > leastWorth[meeting] : worth[meeting] < mostWorth[meeting] {
        norm += each * each
      }
    }
    for cell in overdrawn.indices {
      let each = overdrawn[cell]
      if each < 0 ? prices[cell] > leastPrices[cell] : prices[cell] < mostPrices[cell] { norm += each * each }
    }
    return norm
  }

  /// The share of the newest answer that makes the average as small as can be.
  private func bestShare() -> Double {
    var upper = 0.0
    var lower = 0.0
    for meeting in open.indices {
      let difference = open[meeting] - newOpen[meeting]
      upper += open[meeting] * difference
      lower += difference * difference
    }
    for cell in overdrawn.indices where overdrawn[cell] > 0 || prices[cell] > 0 {
      let difference = overdrawn[cell] - newOverdrawn[cell]
      upper += overdrawn[cell] * difference
      lower += difference * difference
    }
    let best = lower > 1e-12 ? upper / lower : largestShare
    return min(largestShare, max(largestShare / 10, best))
  }

  /// Whether the newest answer points where the average does.
  private func agreement() -> Double {
    var product = 0.0
    for meeting in open.indices where mostWorth[meeting] > leastWorth[meeting] {
      product += open[meeting] * newOpen[meeting]
    }
    for cell in overdrawn.indices where overdrawn[cell] > 0 || prices[cell] > 0 {
      product += overdrawn[cell] * newOverdrawn[cell]
    }
    return product
  }

  /// Takes the newest answer into the averages.
  private mutating func note(share: Double) {
    for meeting in open.indices { open[meeting] += share * (newOpen[meeting] - open[meeting]) }
    for cell in overdrawn.indices { overdrawn[cell] += share * (newOverdrawn[cell] - overdrawn[cell]) }
  }
}
