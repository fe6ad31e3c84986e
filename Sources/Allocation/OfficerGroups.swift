// SPDX-License-Identifier: GPL-3.0-or-later

/// Draws groups of officers who could exchange families with profit.
struct OfficerGroups {
  private let table: OptionTable
  /// For each family the officers who would have it at the least price, the best first.
  private let near: [[Int]]

  init(_ table: OptionTable, prices: PriceBound) {
    self.table = table
    near = (0..<table.families).map { family in
      let reduced = prices.reducedCosts(of: family)
      let options = Array(table.options(of: family))
      return reduced.indices.sorted { (reduced[$0], $0) < (reduced[$1], $1) }.prefix(5)
        .map { Int(table.officer[options[$0]]) }
    }
  }

  /// Draws disjoint groups.
  ///
  /// - Returns: groups of rising officers; fewer than asked for when there are not enough officers.
  func draw(_ count: Int, size: Int, state: AllocationState, random: inout SplitMix64) -> [[Int]] {
    var held = Array(repeating: [Int](), count: table.officers)
    for family in 0..<table.families where state.choice[family] >= 0 {
      held[Int(table.officer[state.choice[family]])].append(family)
    }
    var isTaken = Array(repeating: false, count: table.officers)
    var groups: [[Int]] = []
    while groups.count < count {
      var free = isTaken.indices.filter { !isTaken[$0] }
      guard free.count >= min(size, table.officers) else { break }
      var group: [Int] = []
      var weight = Array(repeating: 0, count: table.officers)
      func join(_ officer: Int) {
        group.append(officer)
        isTaken[officer] = true
        free.removeAll { $0 == officer }
        for family in held[officer] { for other in near[family] { weight[other] += 1 } }
      }
      join(free[random.below(free.count)])
      while group.count < size, !free.isEmpty {
        let total = free.reduce(0) { $0 + weight[$1] }
        // Now and then anybody, so that no exchange is out of reach for good.
        guard total > 0, random.below(3) > 0 else {
          join(free[random.below(free.count)])
          continue
        }
        var ticket = random.below(total)
        let drawn = free.first { officer in
          ticket -= weight[officer]
          return ticket < 0
        }
        join(drawn ?? free[0])
      }
      groups.append(group.sorted())
    }
    return groups
  }
}
