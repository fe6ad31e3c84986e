// SPDX-License-Identifier: GPL-3.0-or-later

/// What placing each waiting family on each of its options would add to the objective, kept up to date while officers
/// fill.
struct InsertionCosts {
  /// By the number of the option; the largest number where it may not be taken.
  private var cost: [Int]

  /// Prices every option of some families, none of which is placed.
  init(_ state: AllocationState, waiting: [Int]) {
    cost = Array(repeating: .max, count: state.table.first[state.table.families])
    for family in waiting {
      for option in state.table.options(of: family) {
        cost[option] = state.moveCost(family, to: option) ?? .max
      }
    }
  }

  /// Prices anew what the placing of a family has changed for others that wait: the options with its officers.
  mutating func update(_ state: AllocationState, placed: Int, waiting: [Int]) {
    let table = state.table
    let option = state.choice[placed]
    guard option >= 0 else { return }
    let first = Int(table.officer[option])
    guard table.hasParts else {
      for family in waiting {
        if let option = table.option(of: family, officer: first) {
          cost[option] = state.moveCost(family, to: option) ?? .max
        }
      }
      return
    }
    let second = Int(table.secondOfficer[option])
    for family in waiting {
      for option in table.options(of: family)
      where table.involves(option, officer: first) || second >= 0 && table.involves(option, officer: second) {
        cost[option] = state.moveCost(family, to: option) ?? .max
      }
    }
  }

  /// The cheapest option of a family, the first of equals, or nil when leaving the family out costs no more.
  func cheapest(_ family: Int, _ table: OptionTable) -> Int? {
    var best = 0
    var chosen: Int?
    for option in table.options(of: family) where cost[option] < best {
      (best, chosen) = (cost[option], option)
    }
    return chosen
  }

  /// The difference between the second best and the best place of a family: what it may lose by waiting.
  func regret(of family: Int, _ table: OptionTable) -> Int {
    var best = Int.max
    var second = Int.max
    for option in table.options(of: family) {
      let value = cost[option]
      if value < best { (best, second) = (value, best) } else if value < second { second = value }
    }
    if best == .max { return -1 }
    return second == .max ? table.problem.unplacedCost : second - best
  }
}
