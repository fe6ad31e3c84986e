// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// Which family, or which part of a split one, each row of `allocation.csv` is about.
struct AllocationRowParts {
  /// A row that counts, and what it is about.
  struct Part {
    let row: AllocationRow
    let part: FamilyPart
  }

  /// The rows of families that were to be allocated, one for each whole family and two for each split one.
  private(set) var parts: [Part] = []
  /// Rows that stand in the way of another of the same family.
  private(set) var violations: [Violation] = []
  private let basis: AllocationBasis

  init(_ rows: [AllocationRow], basis: AllocationBasis) {
    self.basis = basis
    let ofFamily = Dictionary(grouping: rows, by: \.family)
    for family in Set(rows.map(\.family)).sorted() {
      add(family, ofFamily[family] ?? [])
    }
    parts.sort { $0.row.line < $1.row.line }
  }

  private mutating func add(_ family: Family.ID, _ rows: [AllocationRow]) {
    // Two rows that share no child are meant as two parts.
    let isMeantAsSplit = rows.count == 2 && Set(rows[0].children).isDisjoint(with: rows[1].children)
    var counted = [Part(row: rows[0], part: .whole(family))]
    if isMeantAsSplit, let halves = basis.halves(family) {
      let isInOrder = rows[1].children.sorted() != halves.first.map(\.id).sorted()
      counted = [
        Part(row: rows[0], part: FamilyPart(family: family, piece: isInOrder ? .first : .second)),
        Part(row: rows[1], part: FamilyPart(family: family, piece: isInOrder ? .second : .first)),
      ]
      violations += wrongSplit(rows)
    } else if isMeantAsSplit, basis.wasToBeAllocated(family) {
      violations.append(
        rows[1].violation("family-not-to-be-split", "the family has two rows and may not be split"))
    } else {
      violations += rows.dropFirst().map {
        $0.violation("family-allocated-twice", "the family has more than one row")
      }
    }
    if basis.wasToBeAllocated(family) { parts += counted }
  }

  private func wrongSplit(_ rows: [AllocationRow]) -> [Violation] {
    var violations = rows.filter { $0.officer == nil }.map {
      $0.violation("split-part-without-officer", "a split family needs an officer for each part")
    }
    if let officer = rows[0].officer, officer == rows[1].officer {
      violations.append(
        rows[1].violation("split-family-of-one-officer", "officer \(officer) has the other part too"))
    }
    return violations
  }

  /// What the rows give to officers of the tables.
  var placements: [Family.ID: [Placement]] {
    var placements: [Family.ID: [Placement]] = [:]
    for part in parts {
      guard let placement = placement(of: part) else { continue }
      placements[part.row.family, default: []].append(placement)
    }
    return placements
  }

  /// The placement that a row makes, or nil when it names no officer of the tables.
  func placement(of part: Part) -> Placement? {
    guard let officer = part.row.officer, basis.tables.officers[officer] != nil else { return nil }
    return Placement(part: part.part, officer: officer)
  }
}
