// SPDX-License-Identifier: GPL-3.0-or-later

import RandomNumbers
import Testing

@Suite("The seeded source of random numbers")
struct SplitMix64Tests {
  @Test("It gives SplitMix64's published numbers")
  func publishedNumbers() {
    // The first numbers from state 1234567, as implementations of the algorithm print them.
    var random = SplitMix64(seed: 1_234_567)
    let expected: [UInt64] = [
      6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
    ]
    #expect(expected.map { _ in random.next() } == expected)
  }

  @Test("Whole numbers stay below their bound and come up alike", arguments: [1, 2, 3] as [UInt64])
  func bounds(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var counts = [Int](repeating: 0, count: 10)
    for _ in 0..<10_000 { counts[random.below(10)] += 1 }
    // Four standard deviations of a binomial count of 10,000 at one tenth.
    #expect(counts.allSatisfy { (880...1120).contains($0) }, "seed \(seed): \(counts)")
    #expect(random.below(1) == 0)
  }

  @Test("Whole numbers of a range reach both of its ends and nothing beyond", arguments: [4, 5] as [UInt64])
  func ranges(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let drawn = Set((0..<1000).map { _ in random.integer(in: -3...6) })
    #expect(drawn == Set(-3...6), "seed \(seed)")
    #expect(random.integer(in: 7...7) == 7)
  }

  @Test("Fractions fill the unit interval, 1 left out", arguments: [6, 7] as [UInt64])
  func fractions(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let drawn = (0..<10_000).map { _ in random.unit() }
    #expect(drawn.allSatisfy { (0..<1).contains($0) }, "seed \(seed)")
    let mean = drawn.reduce(0, +) / 10_000
    // Four standard deviations of the mean of 10,000 of them.
    #expect(abs(mean - 0.5) < 0.0116, "seed \(seed): \(mean)")
  }
}
