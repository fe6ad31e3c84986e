// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

extension AllocationOutcome {
  /// What each manager's decision costs, in the scenario's order (`Scenarios/MODEL.md`, `overrides.csv`).
  func decisionCosts() -> [DecisionCost] {
    let byFamily = Dictionary(grouping: rows, by: \.family)
    return model.tables.scenario.decisions.map { decision in
      let better = better(decision, rows: byFamily).flatMap { $0.extra < 0 ? $0 : nil }
      return DecisionCost(
        decision: decision, betterOfficer: better.map { model.tables.scenario.officers[$0.officer].id },
        saving: better.map { -$0.extra } ?? 0)
    }
  }

  /// The cheapest move of the family were the decision lifted; nil when the decision does not matter.
  private func better(_ decision: Decision, rows: [Int: [Row]]) -> RowMove? {
    guard let family = model.tables.familyIndex[decision.family],
      let officer = model.tables.officerIndex[decision.officer],
      let row = decision.kind == .keep ? keptRow(family, officer) : loneRow(rows[family] ?? [])
    else { return nil }
    let officers = model.tables.scenario.officers.indices.filter {
      model.eligibility.mayBeNamed(family: family, officer: $0, lifting: decision)
    }
    let best = moves(of: row, to: officers).first
    // A decision against somebody who would not be the best choice stands in nobody's way.
    if decision.kind == .forbid, best?.officer != officer { return nil }
    return best
  }

  /// The row of a family that was placed and not split.
  private func loneRow(_ rows: [Row]) -> Row? { rows.count == 1 ? rows[0] : nil }

  /// The family that a manager keeps with its officer, as a row; nil when the officer is away or it has moved.
  private func keptRow(_ family: Int, _ officer: Int) -> Row? {
    guard model.presentOfficer[family] == officer, !model.toAllocate.contains(family),
      !model.tables.openChildren[family].isEmpty
    else { return nil }
    return Row(part: model.workload.families[family], officer: officer)
  }
}
