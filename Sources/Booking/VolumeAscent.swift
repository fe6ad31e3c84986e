// SPDX-License-Identifier: GPL-3.0-or-later

import LinearOptimization

/// Near-best prices of meetings, rooms, minute takers and follow-ons' days for a pool of patterns: the volume algorithm
/// (Barahona and Anbil 2000), subgradient steps along averages of what the cheapest patterns leave open or overdraw.
///
/// A step costs one reading of the pool, a thousandth of what a linear program takes; so thousands are taken.
struct VolumeAscent {
  /// Prices of everything.
  struct Prices {
    /// By meeting: what it is worth that somebody chairs it; from 0 to what an unbooked one costs.
    var worth: [Double]
    /// By cell of the pool, those of trios last: what it costs to take it.
    var cells: [Double]
    /// By slot of the follow-ons' fees, what it costs to hold one then.
    var days: [Double]
  }

  /// The value of the best prices for the pool, without constants.
  private(set) var value = -Double.infinity

  private let fees: FollowOnFees
  private let threads: Int
  /// Up to so many slots or patterns one thread reads alone.
  var largestAlone = 20_000
  private let dump: Float
  private var capacity: [Float]
  private var worth: AscentPrices
  private var cells: AscentPrices
  private var days: AscentPrices
  /// Whether the averages are of any answer.
  private var hasBegun = false
  private var target = 0.0
  private var stride = 0.1
  private var largestShare = 0.1
  /// By slot of the fees, what a meeting is worth then.
  private var rewards: [Float]
  private let officerDays: Int
  /// By officer-day, the value of its cheapest pattern, or 0, and the pattern, or -1: first over all, then, for each
  /// further thread, over its part of the patterns.
  private var least: [Float]
  private var chosen: [Int32]
  /// By pattern, in how many of the last steps that were to be counted it was the choice of its officer-day: about the
  /// part that it has in the best mixture of patterns.
  private(set) var counts: [Int32] = []

  /// Starts from given prices.
  ///
  /// - Parameters:
  ///   - capacity: by cell, how many may take it.
  ///   - officerDays: how many there are.
  ///   - dump: what an unbooked meeting costs, minutes.
  ///   - threads: how many work on a step; the answer does not depend on it.
  init(
    capacity: [Float], officerDays: Int, dump: Int, fees: FollowOnFees, threads: Int = 1, from prices: Prices
  ) {
    self.fees = fees
    self.threads = max(1, threads)
    self.dump = Float(dump)
    self.capacity = capacity
    worth = AscentPrices(prices.worth, threads: threads)
    cells = AscentPrices(prices.cells, threads: threads)
    // 5 to 8 days on either side were about as good, 12 too many.
    days = AscentPrices(prices.days, spread: 6, threads: threads)
    rewards = Array(repeating: 0, count: fees.slotCount)
    self.officerDays = officerDays
    least = Array(repeating: 0, count: officerDays * self.threads)
    chosen = Array(repeating: -1, count: officerDays * self.threads)
  }

  /// The best prices.
  var prices: Prices { Prices(worth: worth.values, cells: cells.values, days: days.values) }

  /// Adds cells that one may take, at no price yet.
  mutating func addCells(_ number: Int) {
    guard number > 0 else { return }
    capacity += Array(repeating: 1, count: number)
    cells = AscentPrices(cells.values + Array(repeating: 0, count: number), threads: threads)
  }

  /// Keeps the prices near others.
  ///
  /// - Parameters:
  ///   - reach: how far they may be from them, minutes.
  ///   - fixed: by slot, whether its price stays what it is there; none when empty.
  mutating func stay(near centre: Prices, reach: Double, fixed: [Bool] = []) {
    worth.stay(near: centre.worth, reach: reach) { _ in 0...dump }
    cells.stay(near: centre.cells, reach: reach) { _ in 0...Float.infinity }
    days.stay(near: centre.days, reach: reach) { slot in
      if !fixed.isEmpty, fixed[slot] { return Float(centre.days[slot])...Float(centre.days[slot]) }
      return fees.isPriced[slot] ? -Float(fees.reach)...Float(fees.reach) : 0...0
    }
  }

  /// Goes on from other prices, or over other patterns: steps that had become short begin anew.
  mutating func restart(from prices: Prices) {
    stride = max(stride, 0.1)
    largestShare = 0.1
    worth.restart(from: prices.worth)
    cells.restart(from: prices.cells)
    days.restart(from: prices.days)
  }

  /// Takes a number of steps.
  ///
  /// - Parameters:
  ///   - counted: how many of the last ones are counted.
  ///   - upper: what a diary costs that is known, without constants.
  mutating func run(
    _ pool: PatternColumns, steps: Int, counted: Int = 0, below upper: Double? = nil, shouldStop: () -> Bool
  ) {
    counts = Array(repeating: 0, count: counted > 0 ? pool.count : 0)
    worth.tryBest()
    cells.tryBest()
    days.tryBest()
    value = evaluate(pool)
    if !hasBegun { note(share: 1) }
    hasBegun = true
    // Far from what can be reached steps are longer.
    func farther() -> Double {
      max(value + 0.02 * abs(value) + 1, upper.map { value + 0.25 * ($0 - value) } ?? -.infinity)
    }
    target = farther()
    var fruitless = 0
    var sinceBetter = 0
    for step in 0..<steps {
      if step % 4 == 3, shouldStop() { break }
      let slope = worth.slope() + cells.slope() + days.slope()
      if slope < 1e-9 {
        // The choice is the best one and stays what it is.
        count(times: min(counted, steps - step))
        break
      }
      let length = stride * (target - value) / slope
      worth.step(length)
      cells.step(length)
      days.step(length)
      let found = evaluate(pool)
      if step >= steps - counted { count(times: 1) }
      let fits = [worth.fit(), cells.fit(), days.fit()]
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
        if value > target - 0.005 * abs(value) { target = farther() }
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

  private mutating func count(times: Int) {
    guard !counts.isEmpty else { return }
    for pattern in chosen.prefix(officerDays) where pattern >= 0 { counts[Int(pattern)] += Int32(times) }
  }

  private mutating func note(share: Double) {
    worth.note(share: share)
    cells.note(share: share)
    days.note(share: share)
  }

  /// What the trial prices prove for the pool; the cheapest pattern of each officer-day is remembered.
  private mutating func evaluate(_ pool: PatternColumns) -> Double {
    let (fees, threads) = (fees, fees.slotCount > largestAlone ? threads : 1)
    let levels = days.withTrial { fees.levels($0) }
    worth.withTrial { worth in
      days.withTrial { days in
        rewards.withUnsafeMutableBufferPointer { rewards in
          // Each range of meetings has slots of its own.
          Parallel.forRanges(0..<fees.meetingCount, threads: threads) { meetings, _ in
            fees.fill(rewards, worth: worth, prices: days, levels, of: meetings)
          }
        }
      }
    }
    choose(pool)
    let chosenDays = (0..<officerDays).filter { chosen[$0] >= 0 }
    var value = chosenDays.reduce(0) { $0 + Double(least[$1]) }
    worth.withTrial { for each in $0.prefix(fees.meetingCount) { value += Double(each) } }
    cells.withTrial { for (cell, each) in capacity.enumerated() { value -= Double($0[cell] * each) } }
    cells.withNewest { newest in
      for (cell, each) in capacity.enumerated() { newest[cell] = -each }
      for day in chosenDays {
        for at in pool.cellRange(ofPattern: Int(chosen[day])) { newest[Int(pool.cells[at])] += 1 }
      }
    }
    let stops = chosenDays.map { pool.meetingRange(ofPattern: Int(chosen[$0])) }
    worth.withNewest { open in
      days.withNewest { overdrawn in
        // Each range of meetings has slots of its own; a meeting's day also counts on slots of those that follow it.
        Parallel.forRanges(0..<fees.meetingCount, threads: threads) { mine, _ in
          for meeting in mine { open[meeting] = 1 }
          for slot in fees.slots(ofAll: mine) { overdrawn[slot] = 0 }
          for at in stops.joined() {
            let slot = Int(pool.slots[at])
            let meeting = Int(fees.meetings[slot])
            if mine.contains(meeting) {
              open[meeting] -= 1
              if fees.isPriced[slot] { overdrawn[slot] += 1 }
            }
            fees.forEachCounted(by: meeting, slot: slot, of: mine, levels) { overdrawn[$0] -= 1 }
          }
        }
      }
    }
    return value
  }

  /// Finds the cheapest pattern of each officer-day.
  private mutating func choose(_ pool: PatternColumns) {
    let (officerDays, rewards, cells) = (officerDays, rewards, cells)
    let threads = pool.count > largestAlone ? threads : 1
    least.withUnsafeMutableBufferPointer { least in
      chosen.withUnsafeMutableBufferPointer { chosen in
        // Each range of patterns has a part of both arrays of its own.
        Parallel.forRanges(0..<pool.count, threads: threads) { patterns, number in
          let own = number * officerDays..<(number + 1) * officerDays
          VolumeAscent.choose(
            pool, patterns, rewards: rewards, cells: cells, least: .init(rebasing: least[own]),
            chosen: .init(rebasing: chosen[own]))
        }
        // Of equals the first pattern, as one thread alone would choose.
        for part in 1..<max(2, threads) where part < threads {
          for day in 0..<officerDays where least[part * officerDays + day] < least[day] {
            least[day] = least[part * officerDays + day]
            chosen[day] = chosen[part * officerDays + day]
          }
        }
      }
    }
  }

  /// The same among some patterns.
  private static func choose(
    _ pool: PatternColumns, _ patterns: Range<Int>, rewards: [Float], cells trial: AscentPrices,
    least: UnsafeMutableBufferPointer<Float>,
    chosen: UnsafeMutableBufferPointer<Int32>
  ) {
    least.update(repeating: 0)
    chosen.update(repeating: -1)
    pool.costs.withUnsafeBufferPointer { costs in
      pool.officerDays.withUnsafeBufferPointer { days in
        pool.slots.withUnsafeBufferPointer { slots in
          pool.slotStarts.withUnsafeBufferPointer { slotStarts in
            pool.cells.withUnsafeBufferPointer { cells in
              pool.cellStarts.withUnsafeBufferPointer { cellStarts in
                rewards.withUnsafeBufferPointer { rewards in
                  trial.withTrial { prices in
                    for pattern in patterns {
                      var value = costs[pattern]
                      for at in Int(slotStarts[pattern])..<Int(slotStarts[pattern + 1]) {
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
