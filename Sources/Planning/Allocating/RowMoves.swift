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
    officers.compactMap { move(row, to: $0) }.sorted { ($0.extra, $0.officer) < ($1.extra, $1.officer) }
  }

  /// What a move changes; nil when the row is there already or a maximum or a family to be kept apart stops it.
  private func move(_ row: Row, to officer: Int) -> RowMove? {
    guard officer != row.officer,
      !model.ties.apart[row.family].contains(where: { officersOfFamily[$0].contains(officer) })
    else { return nil }
    var leaving = [Companion(part: row.part, officer: row.officer)]
    var arriving = row.part
    if let other = row.other, other.officer == officer {
      // Both parts with one officer are the whole family again.
      leaving.append(other)
      arriving = model.workload.families[row.family]
    }
    var change = model.terms(arriving, officer: officer)
    var loads = [(officer: officer, minutes: model.workload.load(arriving, officer: officer))]
    var moreChildren = arriving.children.count
    for companion in leaving {
      change = change - model.terms(companion.part, officer: companion.officer)
      let minutes = model.workload.load(companion.part, officer: companion.officer)
      if companion.officer == officer {
        loads[0].minutes -= minutes
        moreChildren -= companion.part.children.count
      } else {
        loads.append((companion.officer, -minutes))
      }
    }
    guard hasRoom(officer, forMinutes: loads[0].minutes, children: moreChildren) else { return nil }
    change.caseload = loads.reduce(0) { $0 + penaltyChange(officer: $1.officer, by: $1.minutes) }
    return RowMove(officer: officer, change: change)
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
