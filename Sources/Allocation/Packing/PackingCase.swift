// SPDX-License-Identifier: GPL-3.0-or-later

/// Allocation problems that are all about limits, and their parts, as packing problems.
struct PackingCase: Sendable {
  let table: OptionTable

  /// Takes a problem whose officers all have a limit below which load costs nothing, without anything else that
  /// links families (maxima of children, families apart, split families); nil for any other.
  init?(_ table: OptionTable) {
    let problem = table.problem
    guard !table.hasParts, problem.apart.isEmpty, table.families > 0,
      problem.officers.allSatisfy({ officer in
        guard officer.room == nil, let limit = officer.limit else { return false }
        return limit >= officer.load && limit - officer.load <= 1_000_000
          && officer.penalty.cost(ofLoad: limit) == officer.penalty.cost(ofLoad: officer.load)
      })
    else { return nil }
    self.table = table
  }

  /// The problem of dividing some families among some officers, all others staying where they are.
  ///
  /// - Parameter state: an answer in which the families are unplaced or with one of the officers.
  func problem(families: [Int], officers: [Int], state: AllocationState) -> PackingProblem {
    let problem = table.problem
    var left = state.load
    for family in families where state.choice[family] >= 0 {
      left[Int(table.officer[state.choice[family]])] -= table.load[state.choice[family]]
    }
    var packing = PackingProblem(
      officers: officers.count, families: families.count,
      capacity: officers.map { max(0, (problem.officers[$0].limit ?? 0) - left[$0]) },
      unplacedCost: problem.unplacedCost)
    for (row, family) in families.enumerated() {
      for (column, officer) in officers.enumerated() {
        guard let option = table.option(of: family, officer: officer),
          table.load[option] <= packing.capacity[column], table.cost[option] < problem.unplacedCost
        else { continue }
        let pair = row * officers.count + column
        packing.cost[pair] = Int32(clamping: table.cost[option])
        packing.load[pair] = Int32(table.load[option])
        packing.isAllowed[pair] = true
      }
    }
    return packing
  }
}
