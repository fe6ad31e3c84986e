// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

extension AllocationOutcome {
  /// What lifting a manager's decision would save, and with whom (`MODEL.md`, overrides).
  func cost(of decision: Decision) -> DecisionCost {
    guard let best = bestMove(without: decision), best.extra < 0 else {
      return DecisionCost(decision: decision, betterOfficer: nil, saving: 0)
    }
    return DecisionCost(decision: decision, betterOfficer: best.officer.id, saving: -best.extra)
  }

  private func bestMove(without decision: Decision) -> RowMove? {
    guard let family = basis.tables.families[decision.family], let placement = whole(family, decision)
    else { return nil }
    let candidates = basis.eligibleByTables(family, lifting: decision)
    let moves = moves(placement, among: candidates)
    // Somebody whom another rule keeps out as well was not kept out by the manager.
    if decision.kind == .forbid, !moves.contains(where: { $0.officer.id == decision.officer }) { return nil }
    return moves.first
  }

  /// The family with its one officer, as far as the decision has made it so.
  private func whole(_ family: Family, _ decision: Decision) -> Placement? {
    if decision.kind == .keep {
      guard !basis.wasToBeAllocated(family.id), basis.tables.openChildren(family.id) > 0,
        family.officer == decision.officer
      else { return nil }
      return Placement(part: .whole(family.id), officer: decision.officer)
    }
    guard let placement = placements[family.id]?.first, placement.part.piece == .whole else { return nil }
    return placement
  }
}
