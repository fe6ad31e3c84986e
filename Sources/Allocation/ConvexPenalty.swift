// SPDX-License-Identifier: GPL-3.0-or-later

/// What an officer's load costs: piecewise linear, with rates that do not fall from band to band.
public struct ConvexPenalty: Hashable, Sendable {
  /// The load at which each band ends; the last one is `Int.max`.
  public let ends: [Int]
  /// What each unit of load in the band costs.
  public let rates: [Int]
  /// The cost of a load that just fills the bands before each band.
  private let costsBefore: [Int]

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
    var costs: [Int] = []
    var start = 0
    var cost = 0
    for (end, rate) in zip(ends, rates) {
      costs.append(cost)
      if end != .max { cost += max(0, end - start) * rate }
      start = max(start, end)
    }
    costsBefore = costs
  }

  /// The cost of a load.
  ///
  /// - Complexity: O(number of bands).
  public func cost(ofLoad load: Int) -> Int {
    var band = 0
    while load > ends[band] { band += 1 }
    let start = band == 0 ? 0 : max(0, ends[band - 1])
    return costsBefore[band] + max(0, load - start) * rates[band]
  }

  /// The highest rate: what a unit costs when the load is beyond every band.
  public var highestRate: Int { rates.last ?? 0 }

  /// The bands above a load: how wide each is (nil for one without an end) and its rate.
  ///
  /// - Parameter limit: where the last band ends; nil when it has no end.
  func bands(above load: Int, limit: Int? = nil) -> [(width: Int?, rate: Int)] {
    var start = load
    var result: [(width: Int?, rate: Int)] = []
    for (end, rate) in zip(ends, rates) where end > start {
      let last = min(end, limit ?? .max)
      if last <= start { break }
      result.append((last == .max ? nil : last - start, rate))
      start = last
    }
    return result
  }

  /// Whether no load up to a limit costs anything.
  func isFree(upTo limit: Int) -> Bool { cost(ofLoad: limit) == 0 }
}
