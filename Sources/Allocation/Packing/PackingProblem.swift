// SPDX-License-Identifier: GPL-3.0-or-later

/// Some families to be divided among some officers with load limits, everything else being fixed: the tight
/// core of an allocation problem, as a dense table.
struct PackingProblem: Sendable {
  /// How many officers.
  let officers: Int
  /// How many families.
  let families: Int
  /// Cost of each pair, `family * officers + officer`.
  var cost: [Int32]
  /// Load of each pair.
  var load: [Int32]
  /// Whether the pair may be.
  var isAllowed: [Bool]
  /// The load that each officer may be given.
  var capacity: [Int]
  /// What leaving a family out costs: no price may be higher, or the bound would not hold.
  var unplacedCost: Double

  init(officers: Int, families: Int, capacity: [Int], unplacedCost: Int) {
    self.officers = officers
    self.families = families
    self.capacity = capacity
    self.unplacedCost = Double(unplacedCost)
    cost = Array(repeating: 0, count: officers * families)
    load = cost
    isAllowed = Array(repeating: false, count: officers * families)
  }

  /// The highest price of a family that is tried.
  var highestPrice: Double { min(unplacedCost, 2 * Double(max(1, cost.max() ?? 1))) }

  /// Prices are whole numbers of this many parts of a cost unit, so that bounds are exact and the worth of all
  /// families together stays below 2^30.
  var parts: Double {
    var parts = 4096.0
    while parts > 1, highestPrice * parts * Double(families + 1) > 1_073_741_824 { parts /= 2 }
    return parts
  }
}
