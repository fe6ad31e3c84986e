// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Generation

@Suite("The seeded source of random choices")
struct SeededRandomTests {
  @Test("Concerns and seeds draw different numbers")
  func concernsDiffer() {
    var seen = Set<Int>()
    for seed in 0..<50 as Range<UInt64> {
      for concern in [SeededRandom.Concern.map, .families, .diary] {
        var random = SeededRandom(seed: seed, for: concern)
        seen.insert(random.integer(in: 1...1_000_000_000))
      }
    }
    #expect(seen.count == 150)
  }

  @Test("Whole numbers stay in their range and come up alike", arguments: [1, 2, 3] as [UInt64])
  func integers(seed: UInt64) {
    var random = SeededRandom(seed: seed, for: .map)
    var counts = [Int](repeating: 0, count: 10)
    for _ in 0..<10_000 { counts[random.integer(in: -3...6) + 3] += 1 }
    // Four standard deviations of a binomial count of 10,000 at one tenth.
    #expect(counts.allSatisfy { (880...1120).contains($0) }, "\(counts)")
  }

  @Test("Weights are kept, and a weight of 0 is never drawn")
  func weights() {
    var random = SeededRandom(seed: 9, for: .map)
    var counts = [0, 0, 0]
    for _ in 0..<4_000 { counts[random.index(weights: [1, 0, 3])] += 1 }
    #expect(counts[1] == 0)
    #expect((880...1120).contains(counts[0]), "\(counts)")
  }

  @Test("Shuffling keeps every element")
  func shuffling() {
    var random = SeededRandom(seed: 4, for: .map)
    let shuffled = random.shuffled(Array(0..<100))
    #expect(shuffled.sorted() == Array(0..<100))
    #expect(shuffled != Array(0..<100))
  }
}
