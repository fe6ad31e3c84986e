// SPDX-License-Identifier: GPL-3.0-or-later

import RandomNumbers

/// Draws what is to be divided anew: groups of officers who could exchange families with profit, or families who
/// are dear where they are, with some of those that stand in their way.
struct OfficerGroups {
  private let table: OptionTable
  /// For each family the officers who would have it at the least price, the best first.
  private let near: [[Int]]
  /// For each option what it costs more than the family's cheapest, at the prices of load.
  private let excess: [Float]

  init(_ table: OptionTable, prices: PriceBound) {
    self.table = table
    var excess: [Float] = []
    excess.reserveCapacity(table.officer.count)
    near = (0..<table.families).map { family in
      let reduced = prices.reducedCosts(of: family)
      for cost in reduced { excess.append(Float(cost)) }
      let options = Array(table.options(of: family))
      return reduced.indices.sorted { (reduced[$0], $0) < (reduced[$1], $1) }.prefix(5)
        .map { Int(table.officer[options[$0]]) }
    }
    self.excess = excess
  }

  /// Draws families who are dear where they are, and about as many as asked for of those with the officers who
  /// would be cheaper, or with their own.
  ///
  /// - Returns: the families and those officers, both rising.
  func drawFamilies(
    _ count: Int, state: AllocationState, random: inout SplitMix64
  ) -> (families: [Int], officers: [Int]) {
    var held = Array(repeating: [Int](), count: table.officers)
    for family in 0..<table.families where state.choice[family] >= 0 {
      held[Int(table.officer[state.choice[family]])].append(family)
    }
    var isFree = Array(repeating: false, count: table.families)
    var isOpen = Array(repeating: false, count: table.officers)
    var number = 0
    func free(_ family: Int) {
      guard !isFree[family] else { return }
      isFree[family] = true
      number += 1
      if state.choice[family] >= 0 { isOpen[Int(table.officer[state.choice[family]])] = true }
    }
    while number < min(count, table.families) {
      // The dearest of a few: dear families first, but not always the same.
      var dearest = random.below(table.families)
      for _ in 0..<8 {
        let other = random.below(table.families)
        if excessNow(other, state) > excessNow(dearest, state) { dearest = other }
      }
      free(dearest)
      for officer in near[dearest].prefix(3) {
        isOpen[officer] = true
        for _ in 0..<3 where !held[officer].isEmpty { free(held[officer][random.below(held[officer].count)]) }
      }
    }
    return (isFree.indices.filter { isFree[$0] }, isOpen.indices.filter { isOpen[$0] })
  }

  private func excessNow(_ family: Int, _ state: AllocationState) -> Float {
    state.choice[family] < 0 ? .infinity : excess[state.choice[family]]
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
