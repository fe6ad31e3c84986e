// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

extension AllocationOutcome {
  /// The rows of `allocation.csv`: every family that was to be placed, by family, split ones in two.
  func decisions() -> [AllocationDecision] {
    var next = rows.makeIterator()
    return zip(model.toAllocate, placements).flatMap { family, placement -> [AllocationDecision] in
      if placement == .nobody { return [unplaced(family)] }
      return placement.officers.compactMap { _ in next.next().map { decision($0) } }
    }
  }

  /// The children of a row: all of a family, or those of its part.
  func childIDs(_ row: Row) -> [Child.ID] {
    (row.other == nil ? model.tables.childrenOfFamily[row.family] : row.part.children)
      .map { model.tables.scenario.children[$0].id }
  }

  private func decision(_ row: Row) -> AllocationDecision {
    let officers = model.tables.scenario.officers
    let id = officers[row.officer].id
    let previous = previousOfficer(row.family)
    let terms = terms(row)
    let moves = alternatives(to: row)
    let others = moves.prefix(2).map { move in
      AllocationDecision.Alternative(
        officer: officers[move.officer].id, extra: move.extra, terms: terms + move.change)
    }
    var decision = AllocationDecision(
      family: model.tables.scenario.families[row.family].id, children: childIDs(row), officer: id,
      previousOfficer: previous, changed: previous.map { $0 != id } ?? false,
      load: model.workload.load(row.part, officer: row.officer), travel: terms.travel, cost: terms.total,
      second: others.first, third: others.dropFirst().first,
      reasons: AllocationReasons(self, row).words(terms: terms, nextBest: moves.first))
    decision.terms = terms
    return decision
  }

  private func unplaced(_ family: Int) -> AllocationDecision {
    let tables = model.tables
    return AllocationDecision(
      family: tables.scenario.families[family].id,
      children: tables.childrenOfFamily[family].map { tables.scenario.children[$0].id }, officer: nil,
      previousOfficer: previousOfficer(family), changed: false, load: 0, travel: 0, cost: 0, second: nil,
      third: nil, reasons: [])
  }

  /// The officer before: the present one, else the most recent former one.
  private func previousOfficer(_ family: Int) -> Officer.ID? {
    let row = model.tables.scenario.families[family]
    return row.officer ?? row.formerOfficers.first
  }

  /// Each officer's caseload and load before and after.
  func officerLoads() -> [PlanSummary.OfficerLoad] {
    let tables = model.tables
    var loadBefore = model.keptLoad
    var childrenBefore = model.keptChildren
    // Families that may move were with somebody before.
    for family in model.toAllocate {
      guard let officer = model.presentOfficer[family] else { continue }
      loadBefore[officer] += model.workload.load(model.workload.families[family], officer: officer)
      childrenBefore[officer] += tables.openChildren[family].count
    }
    return tables.scenario.officers.enumerated().map { index, officer in
      PlanSummary.OfficerLoad(
        id: officer.id, fteThousandths: officer.fteThousandths, caseloadBefore: childrenBefore[index],
        caseloadAfter: children[index], loadBefore: loadBefore[index], loadAfter: load[index],
        capacity: model.capacities[index].total)
    }
  }

  /// For each child of the scenario the officer named for it: its family's, or its part's.
  func namedOfficers() -> [Int?] {
    var named = model.tables.familyOfChild.map { family in family.flatMap { officersOfFamily[$0].first } }
    for row in rows {
      for child in row.part.children { named[child] = row.officer }
    }
    return named
  }
}
