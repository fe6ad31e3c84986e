// SPDX-License-Identifier: GPL-3.0-or-later

/// What each choice of an answer costs, and what other choices would cost instead.
public struct AllocationStanding {
  private let state: AllocationState

  /// Takes stock of an answer.
  public init(_ problem: AllocationProblem, solution: AllocationSolution) {
    var state = AllocationState(problem)
    for (family, choice) in solution.choice.enumerated() {
      if let choice { state.move(family, to: state.table.first[family] + choice) }
    }
    self.state = state
  }

  /// The objective of the answer.
  public var objective: Int { state.objective }

  /// An officer's load.
  public func load(officer: Int) -> Int { state.load[officer] }

  /// What a family's placement costs: its option, and what it adds to its officers' penalties.
  public func cost(family: Int) -> Int {
    state.placementCost(family)
  }

  /// The other options of a family that are open to it, and what each would add to the objective; the
  /// cheapest first, ties by officer.
  public func alternatives(family: Int) -> [(option: Int, extra: Int)] {
    let first = state.table.first[family]
    return state.table.options(of: family).compactMap { target in
      guard target != state.choice[family], let extra = state.moveCost(family, to: target) else { return nil }
      return (target - first, extra)
    }.sorted { ($0.1, $0.0) < ($1.1, $1.0) }
  }
}
