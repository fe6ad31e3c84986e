// SPDX-License-Identifier: GPL-3.0-or-later

import Allocation

/// The families of a service that may move, with the moves counted apart from what they cost.
///
/// The allocation engine minimises one sum; a rebalancing weighs several (families without an officer, overload,
/// children moved, costs). Here they stand apart, and `priced` makes one sum of them.
struct MoveProblem: Sendable {
  /// Families, officers and costs; what a change of officer costs is left out.
  let problem: AllocationProblem
  /// For each family and option the children who would have another officer than before.
  let moved: [[Int]]
  /// For each family and option what the change of officer costs.
  let change: [[Int]]
  /// For each family the option of its present officer; nil when it has none or may not stay.
  let present: [Int?]

  /// What each thing counts in a sum.
  struct Prices {
    /// A minute of `problem`'s objective.
    var cost = 0
    /// A minute of `change`.
    var change = 0
    /// A child moved.
    var move = 0
    /// A minute of load above the ceilings.
    var overload = 0
    /// A family without an officer, on top of what it costs in `problem`.
    var unplaced = 0
  }

  /// Children who could be moved, at the most.
  var movableChildren: Int { moved.reduce(0) { $0 + ($1.max() ?? 0) } }

  /// One sum of everything, for the engine.
  ///
  /// - Parameter ceilings: what `prices.overload` is about.
  func priced(_ prices: Prices, ceilings: LoadCeilings?) -> AllocationProblem {
    var result = problem
    for family in result.families.indices {
      for option in result.families[family].options.indices {
        result.families[family].options[option].cost =
          prices.cost * problem.families[family].options[option].cost + prices.change * change[family][option]
          + prices.move * moved[family][option]
      }
    }
    for officer in result.officers.indices {
      let own = result.officers[officer].penalty.scaled(by: prices.cost)
      // What is levelled while several things are weighed against each other would be levelled in one of them only.
      result.officers[officer].capacity = 0
      result.officers[officer].penalty =
        ceilings.map { own.adding($0.penalty(officer: officer, rate: prices.overload)) } ?? own
    }
    result.unplacedCost = prices.cost * problem.unplacedCost + prices.unplaced
    return result
  }

  /// The present allocation as far as it can stay: an answer to start from.
  var presentAnswer: MoveAnswer {
    var state = MoveState(self)
    for (family, option) in present.enumerated() {
      if let option, state.admits(family, to: option) { state.set(family, to: option) }
    }
    return state.answer
  }

  /// An answer of the engine with everything counted.
  func answer(_ solution: AllocationSolution) -> MoveAnswer {
    var state = MoveState(self)
    for (family, option) in solution.choice.enumerated() { state.set(family, to: option) }
    return state.answer
  }
}

/// An allocation with everything counted that a rebalancing weighs.
struct MoveAnswer: Sendable, Hashable {
  /// For each family the index of its option, or nil when it has no officer.
  var choice: [Int?]
  /// Each officer's load, in the engine's unit.
  var load: [Int]
  /// Families without an officer.
  var unplaced: Int
  /// Children who have another officer than before.
  var childrenMoved: Int
  /// Families that have another officer than before.
  var familiesMoved: Int
  /// The objective without what the changes of officer cost.
  var cost: Int
  /// What the changes of officer cost.
  var change: Int

  /// The objective of the model.
  var objective: Int { cost + change }
}
