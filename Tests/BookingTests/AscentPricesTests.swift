// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Booking

@Suite("Prices that are moved together")
struct AscentPricesTests {
  @Test("A step spreads what pulls a price over its neighbours, as a triangle does", arguments: cases(30))
  func spread(seed: Int) {
    var random = TestRandom(seed: UInt64(seed))
    let count = 1 + random.below(60)
    let reach = random.below(7)
    let values = (0..<count).map { _ in Double(random.below(100)) }
    let pulls = (0..<count).map { _ in Float(random.below(9)) - 4 }
    var prices = AscentPrices(values, spread: reach)
    // Far from their ends, but for some that may not move up.
    let stuck = Set((0..<count).filter { _ in random.oneIn(4) })
    prices.stay(near: values, reach: 1e6) { stuck.contains($0) ? -1e6...Float(values[$0]) : -1e6...1e6 }
    prices.withNewest { newest in for index in 0..<count { newest[index] = pulls[index] } }
    prices.note(share: 1)
    let free: [Double] = (0..<count).map { stuck.contains($0) && pulls[$0] > 0 ? 0 : Double(pulls[$0]) }
    func weight(_ distance: Int) -> Double { max(0, 1 - Double(distance) / Double(reach + 1)) }
    let moved: [Double] = (0..<count).map { index in
      var sum = 0.0
      for other in 0..<count { sum += weight(abs(index - other)) * free[other] }
      return sum
    }
    let slope: Double = zip(free, moved).reduce(0.0) { $0 + $1.0 * $1.1 }
    #expect(abs(prices.slope() - slope) < 1e-3 * (1 + abs(slope)), "seed \(seed)")
    // Whatever the pull, that way lies a rise.
    #expect(slope >= -1e-9, "seed \(seed)")
    prices.step(0.5)
    prices.take()
    for index in 0..<count {
      let expected = values[index] + 0.5 * moved[index]
      let limited = stuck.contains(index) ? min(values[index], expected) : expected
      #expect(abs(prices.values[index] - limited) < 1e-3, "seed \(seed), price \(index)")
    }
  }

  @Test(
    "However many threads share the work, and wherever it is cut, prices move alike", arguments: [1, 2, 3])
  func threads(count threads: Int) {
    // More than one block for each thread, and a last one that is not full.
    let count = 5 * 4_096 + 77
    var random = TestRandom(seed: 9)
    let values = (0..<count).map { _ in Double(random.below(100)) }
    let pulls = (0..<count).map { _ in Float(random.below(9)) - 4 }
    func moved(threads: Int) -> (slope: Double, agreement: Double, values: [Double]) {
      var prices = AscentPrices(values, spread: 6, threads: threads)
      prices.stay(near: values, reach: 1e6) { $0 % 5 == 0 ? -1e6...Float(values[$0]) : -1e6...1e6 }
      prices.withNewest { newest in for index in 0..<count { newest[index] = pulls[index] } }
      prices.note(share: 0.75)
      let slope = prices.slope()
      prices.step(0.5)
      let agreement = prices.fit().agreement
      prices.take()
      return (slope, agreement, prices.values)
    }
    let (one, some) = (moved(threads: 1), moved(threads: threads))
    #expect(one.slope == some.slope)
    #expect(one.agreement == some.agreement)
    #expect(one.values == some.values)
    // By definition, without blocks or lanes.
    let free = (0..<count).map { $0 % 5 == 0 && pulls[$0] > 0 ? 0 : 0.75 * Double(pulls[$0]) }
    let agreement = (0..<count).reduce(0.0) { $0 + (free[$1] == 0 ? 0 : free[$1] * Double(pulls[$1])) }
    #expect(abs(one.agreement - agreement) < 1e-4 * agreement)
    for index in stride(from: 3, to: count, by: 371) {
      let near = max(0, index - 6)...min(count - 1, index + 6)
      let direction = near.reduce(0.0) { $0 + (1 - Double(abs($1 - index)) / 7) * free[$1] }
      let expected = values[index] + 0.5 * direction
      let limited = index % 5 == 0 ? min(values[index], expected) : expected
      #expect(abs(one.values[index] - limited) < 1e-3, "price \(index)")
    }
  }
}
