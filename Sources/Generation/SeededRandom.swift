// SPDX-License-Identifier: GPL-3.0-or-later

import RandomNumbers

/// A seeded source of random choices that gives the same choices on every machine.
///
/// Every choice is made in integers: logarithms and square roots differ between C libraries.
struct SeededRandom: Sendable {
  private var numbers: SplitMix64

  /// What a source is for.
  ///
  /// Each concern draws from a source of its own, so that a change in how one of them
  /// draws leaves the others as they were.
  enum Concern: UInt64, Sendable {
    case map = 1
    case caseload, families, histories, staff, absences, resources, assignment, events, diary, decisions
    case participants, reality, staffCourse
  }

  /// Creates the source of one concern under a seed.
  init(seed: UInt64, for concern: Concern) {
    // The concern's number is scrambled first, so that neighbouring seeds and concerns share no stretch.
    var scrambler = SplitMix64(seed: seed ^ (concern.rawValue &* 0xD6E8_FEB8_6659_FD93))
    numbers = SplitMix64(seed: scrambler.next())
  }

  /// A whole number of the range, each as likely as any other to within one part in 2^32.
  mutating func integer(in range: ClosedRange<Int>) -> Int { numbers.integer(in: range) }

  /// True in `perThousand` of a thousand draws.
  mutating func chance(perThousand: Int) -> Bool { integer(in: 1...1000) <= perThousand }

  /// An element, or nil of an empty array.
  mutating func element<Element>(of array: [Element]) -> Element? {
    array.isEmpty ? nil : array[integer(in: 0...(array.count - 1))]
  }

  /// An index of the weights, each as likely as its weight; 0 when no weight is above 0.
  mutating func index(weights: [Int]) -> Int {
    let total = weights.reduce(0, +)
    guard total > 0 else { return 0 }
    var rest = integer(in: 0...(total - 1))
    for (index, weight) in weights.enumerated() {
      if rest < weight { return index }
      rest -= weight
    }
    return weights.count - 1
  }

  /// The array in random order (Fisher and Yates).
  mutating func shuffled<Element>(_ array: [Element]) -> [Element] {
    var result = array
    var last = result.count - 1
    while last > 0 {
      result.swapAt(last, integer(in: 0...last))
      last -= 1
    }
    return result
  }

  /// A number around 0 with most draws in the middle: the mean of three draws from `-spread...spread`.
  mutating func bell(spread: Int) -> Int {
    (integer(in: -spread...spread) + integer(in: -spread...spread) + integer(in: -spread...spread)) / 3
  }

  /// A number of one of the ranges, a range being drawn by its weight and all its numbers being alike.
  mutating func integer(fromBands bands: [WeightedRange]) -> Int {
    integer(in: bands[index(weights: bands.map(\.weight))].range)
  }
}

/// A range of whole numbers and how often it is drawn from, relative to its neighbours.
struct WeightedRange: Sendable {
  let range: ClosedRange<Int>
  let weight: Int

  init(_ range: ClosedRange<Int>, weight: Int) {
    self.range = range
    self.weight = weight
  }
}
