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
      let row = row(under: decision, family: family, officer: officer, rows: rows[family] ?? [])
    else { return nil }
    let officers = model.tables.scenario.officers.indices.filter {
      model.eligibility.mayBeNamed(family: family, officer: $0, lifting: decision)
    }
    // A decision against somebody who may not be named anyway stands in nobody's way.
    if decision.kind == .forbid, !officers.contains(officer) { return nil }
    return moves(of: row, to: officers).first
  }

  /// The row that a decision holds where it is: one of the plan's, or the family that a manager keeps.
  private func row(under decision: Decision, family: Int, officer: Int, rows: [Row]) -> Row? {
    if rows.count == 1 { return rows[0] }
    let isKept = decision.kind == .keep && model.presentOfficer[family] == officer
    guard isKept, rows.isEmpty, officersOfFamily[family] == [officer],
      !model.tables.openChildren[family].isEmpty
    else { return nil }
    return Row(part: model.workload.families[family], officer: officer)
  }
}
