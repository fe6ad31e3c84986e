// SPDX-License-Identifier: GPL-3.0-or-later

/// One kind of prices that a subgradient ascent moves, each between its ends, with the average of what pulls it.
struct AscentPrices {
  /// The best ones so far.
  private(set) var values: [Double]
  /// Those that are tried.
  private(set) var trial: [Double]
  /// By price, what the newest answer has too few of, above 0, or too many: where its price is to go.
  var newest: [Double]
  /// The average of that over the answers.
  private(set) var pull: [Double] = []
  private var least: [Double]
  private var most: [Double]

  init(_ values: [Double]) {
    self.values = values
    trial = values
    newest = values
    least = values
    most = values
  }

  /// Keeps the prices near others.
  ///
  /// - Parameters:
  ///   - reach: how far they may be from them.
  ///   - ends: by price, where it may be at all.
  mutating func stay(near centre: [Double], reach: Double, within ends: (Int) -> ClosedRange<Double>) {
    for index in values.indices {
      let ends = ends(index)
      least[index] = max(ends.lowerBound, centre[index] - reach)
      most[index] = min(ends.upperBound, centre[index] + reach)
      values[index] = min(most[index], max(least[index], values[index]))
    }
  }

  /// Tries the best ones.
  mutating func tryBest() { trial = values }

  /// Tries a step along the average.
  mutating func step(_ length: Double) {
    for index in values.indices {
      trial[index] = min(most[index], max(least[index], values[index] + length * pull[index]))
    }
  }

  /// Takes over what was tried.
  mutating func take() { swap(&values, &trial) }

  /// Takes the newest answer into the average.
  mutating func note(share: Double) {
    guard !pull.isEmpty else {
      pull = newest
      return
    }
    for index in pull.indices { pull[index] += share * (newest[index] - pull[index]) }
  }

  /// The squared length of the average, without what a price at its end cannot follow.
  var slope: Double {
    var slope = 0.0
    for index in pull.indices {
      let each = pull[index]
      if each < 0 ? values[index] > least[index] : values[index] < most[index] { slope += each * each }
    }
    return slope
  }

  /// What says which share of the newest answer makes the average as small as can be, and whether the two agree.
  var fit: (upper: Double, lower: Double, agreement: Double) {
    var (upper, lower, agreement) = (0.0, 0.0, 0.0)
    for index in pull.indices where most[index] > least[index] {
      let each = pull[index]
      if each <= 0 && values[index] <= least[index] { continue }
      let difference = each - newest[index]
      upper += each * difference
      lower += difference * difference
      agreement += each * newest[index]
    }
    return (upper, lower, agreement)
  }
}
