// SPDX-License-Identifier: GPL-3.0-or-later

/// What an officer's load costs: piecewise linear, with rates that do not fall from band to band.
public struct ConvexPenalty: Hashable, Sendable {
  /// The load at which each band ends; the last one is `Int.max`.
  public let ends: [Int]
  /// What each unit of load in the band costs.
  public let rates: [Int]

  /// Creates a penalty.
  ///
  /// - Precondition: as many rates as ends, ends rising to `Int.max`, rates at least 0 and not falling.
  public init(ends: [Int], rates: [Int]) {
    precondition(ends.count == rates.count && ends.last == .max, "a penalty has a rate for each band")
    precondition(zip(ends, ends.dropFirst()).allSatisfy { $0 <= $1 }, "bands rise")
    precondition(
      (rates.first ?? 0) >= 0 && zip(rates, rates.dropFirst()).allSatisfy { $0 <= $1 },
      "rates do not fall, or the penalty would not be convex")
    self.ends = ends
    self.rates = rates
  }

  /// The cost of a load.
  ///
  /// - Complexity: O(number of bands).
  public func cost(ofLoad load: Int) -> Int {
    var start = 0
    var cost = 0
    for (end, rate) in zip(ends, rates) {
      if load <= start { break }
      cost += (min(load, end) - start) * rate
      start = end
    }
    return cost
  }

  /// The highest rate: what a unit costs when the load is beyond every band.
  public var highestRate: Int { rates.last ?? 0 }

  /// The bands above a load: how wide each is (nil for the last one) and its rate.
  func bands(above load: Int) -> [(width: Int?, rate: Int)] {
    var start = load
    var result: [(width: Int?, rate: Int)] = []
    for (end, rate) in zip(ends, rates) where end > start {
      result.append((end == .max ? nil : end - start, rate))
      start = end
    }
    return result
  }

  /// The least of `cost(load + x) - cost(load) - price * x` over x >= 0.
  ///
  /// - Parameter price: at most `highestRate`, or there is no least value.
  func leastExcess(above load: Int, price: Double) -> Double {
    var least = 0.0
    var value = 0.0
    for band in bands(above: load) {
      guard let width = band.width, Double(band.rate) < price else { break }
      value += (Double(band.rate) - price) * Double(width)
      least = min(least, value)
    }
    return least
  }
}
