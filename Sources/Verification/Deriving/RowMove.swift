// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// One row of the allocation that goes to another officer while all others stay (`MODEL.md`, second and third).
struct RowMove {
  /// Where the row would go.
  let officer: Officer
  /// What the objective would change by, term by term; for the caseload the sum of the penalties.
  let change: AllocationTerms
  /// Whether the maxima let the officer have it.
  let isWithinMaximum: Bool

  /// What the move would add to the objective.
  var extra: Int { change.total }

  /// Works a move out.
  ///
  /// A part that goes to the officer of the other part makes the family whole again.
  ///
  /// - Parameter placement: a row of the outcome, or a kept family with its officer.
  init(_ placement: Placement, to officer: Officer, in outcome: AllocationOutcome) {
    let basis = outcome.basis
    let family = placement.part.family
    let joined = (outcome.placements[family] ?? []).filter {
      placement.part.piece != .whole && $0.part != placement.part && $0.officer == officer.id
    }
    let removed = [placement] + joined
    let added = Placement(part: joined.isEmpty ? placement.part : .whole(family), officer: officer.id)

    var change = basis.terms(added)
    var loads: [Officer.ID: Int] = [officer.id: basis.workload.load(added.part, officer)]
    var children = basis.tables.openChildren(added.part)
    for old in removed {
      change.subtract(basis.terms(old))
      if old.officer == officer.id { children -= basis.tables.openChildren(old.part) }
      if let holder = basis.tables.officers[old.officer] {
        loads[holder.id, default: 0] -= basis.workload.load(old.part, holder)
      }
    }
    for (id, difference) in loads {
      let before = outcome.load[id] ?? 0
      change.caseload += basis.capacity[id]?.penalty(of: before + difference, above: before) ?? 0
    }
    self.officer = officer
    self.change = change
    isWithinMaximum =
      basis.isWithinMaximum(children: (outcome.children[officer.id] ?? 0) + children, officer)
      && basis.isWithinMaximum(load: (outcome.load[officer.id] ?? 0) + (loads[officer.id] ?? 0), officer)
  }

  /// The order of moves: the least extra first, of equal ones the smallest officer.
  static func comesBefore(_ left: RowMove, _ right: RowMove) -> Bool {
    (left.extra, left.officer.id) < (right.extra, right.officer.id)
  }
}

extension AllocationOutcome {
  /// Where a row could go of some officers, the least extra first.
  func moves(_ placement: Placement, among officers: [Officer]) -> [RowMove] {
    guard let family = basis.tables.families[placement.part.family] else { return [] }
    return open(officers, to: family).filter { $0.id != placement.officer }
      .map { RowMove(placement, to: $0, in: self) }
      .filter(\.isWithinMaximum)
      .sorted(by: RowMove.comesBefore)
  }

  /// The choices of a row as the plan must tell them: its own officer and the next two, with their terms.
  func choices(_ placement: Placement) -> [AllocationDecision.Alternative] {
    guard let family = basis.tables.families[placement.part.family] else { return [] }
    let own = terms(placement)
    let others = moves(placement, among: basis.eligible(family)).prefix(2).map { move in
      AllocationDecision.Alternative(
        officer: move.officer.id, extra: move.extra, terms: own.adding(move.change))
    }
    return [AllocationDecision.Alternative(officer: placement.officer, extra: 0, terms: own)] + others
  }
}

extension AllocationTerms {
  /// Takes other terms off, one by one.
  fileprivate mutating func subtract(_ other: AllocationTerms) {
    travel -= other.travel
    change -= other.change
    skills -= other.skills
    leaving -= other.leaving
    split -= other.split
    caseload -= other.caseload
  }

  /// These terms and others, one by one.
  fileprivate func adding(_ other: AllocationTerms) -> AllocationTerms {
    var sum = self
    sum.travel += other.travel
    sum.change += other.change
    sum.skills += other.skills
    sum.leaving += other.leaving
    sum.split += other.split
    sum.caseload += other.caseload
    return sum
  }
}
