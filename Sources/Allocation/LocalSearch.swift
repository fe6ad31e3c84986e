// SPDX-License-Identifier: GPL-3.0-or-later

/// Quick good answers: regret insertion, then shifts and swaps to a local optimum.
struct LocalSearch {
  /// Asked now and then; the search ends when it answers true.
  let shouldStop: () -> Bool

  /// Places every family that is not placed, the one that would lose most by waiting first.
  func construct(_ state: inout AllocationState) {
    let table = state.table
    let unplaced = (0..<table.families).filter { state.choice[$0] < 0 }
    var costs = InsertionCosts(state, waiting: unplaced)
    var waiting = unplaced.map { (family: $0, regret: costs.regret(of: $0, table)) }
      .sorted { ($1.regret, $0.family) < ($0.regret, $1.family) }.map(\.family)
    // Regrets only change when the load of one of a family's officers does, but looking at all of them again costs
    // families² x officers at the most; beyond a few hundred the order by first regret serves.
    guard waiting.count <= 300 && table.first[table.families] <= 20_000 else {
      for family in waiting { placeBest(family, in: &state) }
      return
    }
    while !waiting.isEmpty {
      if shouldStop() {
        // Still an answer: whatever fits, in order.
        for family in waiting { placeBest(family, in: &state) }
        return
      }
      var next = 0
      var most = Int.min
      for (position, family) in waiting.enumerated() {
        let value = costs.regret(of: family, table)
        if value > most { (most, next) = (value, position) }
      }
      let family = waiting.remove(at: next)
      guard let option = costs.cheapest(family, table) else { continue }
      state.move(family, to: option)
      costs.update(state, placed: family, waiting: waiting)
    }
  }

  private func placeBest(_ family: Int, in state: inout AllocationState) {
    var best = 0
    var chosen = -1
    for target in state.table.options(of: family) {
      if let cost = state.moveCost(family, to: target), cost < best { (best, chosen) = (cost, target) }
    }
    if chosen >= 0 { state.move(family, to: chosen) }
  }

  /// Improves by single moves and exchanges until there is none.
  func improve(_ state: inout AllocationState) {
    while !shouldStop() {
      let before = state.objective
      shiftAll(&state)
      swapAll(&state)
      if state.objective >= before { return }
    }
  }

  private func shiftAll(_ state: inout AllocationState) {
    let table = state.table
    var improved = true
    while improved, !shouldStop() {
      improved = false
      for family in 0..<table.families {
        var best = 0
        var chosen = -1
        for target in table.options(of: family) {
          if let cost = state.moveCost(family, to: target), cost < best { (best, chosen) = (cost, target) }
        }
        if chosen >= 0 {
          state.move(family, to: chosen)
          improved = true
        }
      }
    }
  }

  /// How many of the officers nearest to a family are tried for exchanges in a large problem.
  private static let nearest = 12

  private func swapAll(_ state: inout AllocationState) {
    let table = state.table
    if table.families <= 600 {
      for left in 0..<table.families {
        if shouldStop() { return }
        for right in (left + 1)..<max(left + 1, table.families) { trySwap(left, right, &state) }
      }
      return
    }
    var members = Array(repeating: [Int](), count: table.officers)
    for family in 0..<table.families where isWhole(family, state) {
      members[Int(table.officer[state.choice[family]])].append(family)
    }
    for left in 0..<table.families where isWhole(left, state) {
      if left % 64 == 0, shouldStop() { return }
      // Load is dear where officers are full; cost alone tells which officers are near.
      let near = table.options(of: left).filter { table.secondOfficer[$0] < 0 }
        .sorted { (table.cost[$0], $0) < (table.cost[$1], $1) }.prefix(LocalSearch.nearest)
      for option in near {
        // Members change as exchanges happen; whoever has left is not with the officer any more.
        let officer = Int(table.officer[option])
        for right in members[officer] where right != left && state.officer(of: right) == officer {
          trySwap(left, right, &state)
        }
      }
    }
  }

  private func isWhole(_ family: Int, _ state: AllocationState) -> Bool {
    state.choice[family] >= 0 && state.table.secondOfficer[state.choice[family]] < 0
  }

  private func trySwap(_ left: Int, _ right: Int, _ state: inout AllocationState) {
    guard isWhole(left, state), isWhole(right, state), state.officer(of: left) != state.officer(of: right),
      let change = state.swapCost(left, right), change < 0
    else { return }
    state.swap(left, right)
  }
}
