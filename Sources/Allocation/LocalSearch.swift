// SPDX-License-Identifier: GPL-3.0-or-later

/// Quick good answers: regret insertion, then shifts and swaps to a local optimum.
struct LocalSearch {
  /// Asked now and then; the search ends when it answers true.
  let shouldStop: () -> Bool

  /// Places every family, the one that would lose most by waiting first.
  func construct(_ state: inout AllocationState) {
    var waiting = state.problem.families.indices.filter { state.choice[$0] < 0 }
    // The regret of a family only changes when the load of one of its officers does, but recomputing all
    // costs families² x officers at the most; beyond a few hundred the order by first regret serves.
    let recompute = waiting.count <= 300
    var keyed = waiting.map { ($0, regret(of: $0, in: state)) }
    keyed.sort { ($1.1, $0.0) < ($0.1, $1.0) }
    waiting = keyed.map(\.0)
    while !waiting.isEmpty {
      if shouldStop() {
        // Still an answer: whatever fits, in order.
        for family in waiting { placeBest(family, in: &state) }
        return
      }
      var next = 0
      if recompute {
        var most = Int.min
        for (position, family) in waiting.enumerated() {
          let value = regret(of: family, in: state)
          if value > most { (most, next) = (value, position) }
        }
      }
      placeBest(waiting.remove(at: next), in: &state)
    }
  }

  private func placeBest(_ family: Int, in state: inout AllocationState) {
    var best: (cost: Int, target: Int)?
    for target in state.problem.families[family].options.indices {
      if let cost = state.moveCost(family, to: target), cost < best?.cost ?? .max { best = (cost, target) }
    }
    if let best, best.cost < 0 { state.move(family, to: best.target) }
  }

  /// The difference between the second best and the best place of a family.
  private func regret(of family: Int, in state: AllocationState) -> Int {
    var best = Int.max
    var second = Int.max
    for target in state.problem.families[family].options.indices {
      guard let cost = state.moveCost(family, to: target) else { continue }
      if cost < best { (best, second) = (cost, best) } else if cost < second { second = cost }
    }
    if best == .max { return -1 }
    return second == .max ? state.problem.unplacedCost : second - best
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
    var improved = true
    while improved, !shouldStop() {
      improved = false
      for family in state.problem.families.indices {
        var best: (cost: Int, target: Int) = (0, -1)
        for target in state.problem.families[family].options.indices where target != state.choice[family] {
          if let cost = state.moveCost(family, to: target), cost < best.cost { best = (cost, target) }
        }
        if best.target >= 0 {
          state.move(family, to: best.target)
          improved = true
        }
      }
    }
  }

  private func swapAll(_ state: inout AllocationState) {
    let families = state.problem.families
    for left in families.indices {
      if shouldStop() { return }
      for right in families.indices where right > left {
        guard let mine = state.option(of: left), let theirs = state.option(of: right),
          mine.officer != theirs.officer,
          let toTheirs = families[left].options.firstIndex(where: { $0.officer == theirs.officer }),
          let toMine = families[right].options.firstIndex(where: { $0.officer == mine.officer }),
          state.admits(left, officer: theirs.officer, leaving: right),
          state.admits(right, officer: mine.officer, leaving: left)
        else { continue }
        let leftNew = families[left].options[toTheirs]
        let rightNew = families[right].options[toMine]
        let change =
          leftNew.cost + rightNew.cost - mine.cost - theirs.cost
          + state.penaltyChange(officer: mine.officer, by: rightNew.load - mine.load)
          + state.penaltyChange(officer: theirs.officer, by: leftNew.load - theirs.load)
        if change < 0 {
          state.move(left, to: -1)
          state.move(right, to: toMine)
          state.move(left, to: toTheirs)
        }
      }
    }
  }
}
