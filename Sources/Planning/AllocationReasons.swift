// SPDX-License-Identifier: GPL-3.0-or-later

import Allocation
import Casework

/// Says in words why an officer was chosen.
enum AllocationReasons {
  /// Short reasons, the strongest first.
  ///
  /// - Parameters:
  ///   - extra: what the next best officer would add.
  ///   - utilisation: the officer's load as a fraction of capacity, after the plan.
  static func words(
    tables: ServiceTables, family: Int, officer: Int, options: [AllocationProblem.Option],
    chosen: AllocationProblem.Option, extra: Int?, utilisation: Double
  ) -> [String] {
    let row = tables.scenario.families[family]
    let id = tables.scenario.officers[officer].id
    var reasons: [String] = []
    if row.pinnedOfficer == id { reasons.append("pinned by a manager") }
    if options.count == 1 { reasons.append("only officer who may take the family") }
    if row.officer == id { reasons.append("keeps the present officer") }
    if row.officer != id, row.formerOfficers.contains(id) { reasons.append("the family knows the officer") }
    if !row.preferredSkills.isEmpty,
      row.preferredSkills.isSubset(of: tables.scenario.officers[officer].skills)
    {
      reasons.append("has the preferred skills")
    }
    // Travel is the only part of a load that differs between officers.
    let loads = options.map(\.load)
    if options.count > 1, chosen.load == loads.min(), chosen.load != loads.max() {
      reasons.append("least travel of those who may take it")
    }
    reasons.append("at \(Int((utilisation * 100).rounded()))% of capacity with it")
    if let extra {
      reasons.append(extra == 0 ? "the next best costs the same" : "the next best costs \(extra) more")
    }
    return reasons
  }
}
