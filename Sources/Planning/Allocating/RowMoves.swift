// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// A move of one row alone, and what every term summed over all rows changes by.
struct RowMove: Sendable {
  let officer: Int
  /// The changes, which may be negative; their total is what the objective changes by.
  let change: AllocationTerms

  /// What the objective changes by.
  var extra: Int { change.total }
}

extension AllocationOutcome {
  /// The officers who could have a row instead of its own, the cheapest first, ties by officer; those are left out
  /// whom a maximum or a family to be kept apart stops.
  func alternatives(to row: Row) -> [RowMove] {
    guard let position = model.familyPosition[row.family] else { return [] }
    return moves(of: row, to: model.candidates[position])
  }

  /// The moves of a row to any of some officers, the cheapest first, ties by officer.
  ///
  /// - Parameter officers: who may be named, as far as that does not depend on who has whom.
  func moves(of row: Row, to officers: [Int]) -> [RowMove] {
    let leaving = Leaving(row.part, from: row.officer, self)
    let taken = model.ties.apart[row.family].flatMap { officersOfFamily[$0] }
    return officers.compactMap { officer -> RowMove? in
      if officer == row.officer || taken.contains(officer) { return nil }
      if let other = row.other, other.officer == officer { return uniting(row, with: other, leaving) }
      let minutes = model.workload.load(row.part, officer: officer)
      guard hasRoom(officer, forMinutes: minutes, children: row.part.children.count) else { return nil }
      var change = model.terms(row.part, officer: officer) - leaving.terms
      change.caseload = leaving.relief + penaltyChange(officer: officer, by: minutes)
      return RowMove(officer: officer, change: change)
    }.sorted { ($0.extra, $0.officer) < ($1.extra, $1.officer) }
  }

  /// The move of a part to the officer of the other part, which makes the family whole again; nil when a maximum
  /// stops it.
  private func uniting(_ row: Row, with other: Companion, _ leaving: Leaving) -> RowMove? {
    let whole = model.workload.families[row.family]
    let minutes =
      model.workload.load(whole, officer: other.officer)
      - model.workload.load(other.part, officer: other.officer)
    guard hasRoom(other.officer, forMinutes: minutes, children: row.part.children.count) else { return nil }
    var change =
      model.terms(whole, officer: other.officer) - model.terms(other.part, officer: other.officer)
      - leaving.terms
    change.caseload = leaving.relief + penaltyChange(officer: other.officer, by: minutes)
    return RowMove(officer: other.officer, change: change)
  }

  /// What falls away when a row leaves its officer.
  private struct Leaving {
    let terms: AllocationTerms
    /// What it changes the officer's penalty by, at most 0.
    let relief: Int

    init(_ part: FamilyPart, from officer: Int, _ outcome: AllocationOutcome) {
      terms = outcome.model.terms(part, officer: officer)
      relief = outcome.penaltyChange(
        officer: officer, by: -outcome.model.workload.load(part, officer: officer))
    }
  }

  /// Whether no maximum stops an officer from having more.
  func hasRoom(_ officer: Int, forMinutes minutes: Int, children more: Int) -> Bool {
    if let most = model.mostChildren(officer: officer), children[officer] + more > most { return false }
    if let most = model.mostLoad(officer: officer), load[officer] + minutes > most { return false }
    return true
  }
}

extension AllocationTerms {
  static func + (left: AllocationTerms, right: AllocationTerms) -> AllocationTerms {
    left.combined(with: right, by: +)
  }

  static func - (left: AllocationTerms, right: AllocationTerms) -> AllocationTerms {
    left.combined(with: right, by: -)
  }

  private func combined(with other: AllocationTerms, by operation: (Int, Int) -> Int) -> AllocationTerms {
    var terms = AllocationTerms()
    terms.travel = operation(travel, other.travel)
    terms.change = operation(change, other.change)
    terms.skills = operation(skills, other.skills)
    terms.leaving = operation(leaving, other.leaving)
    terms.split = operation(split, other.split)
    terms.caseload = operation(caseload, other.caseload)
    return terms
  }
}
