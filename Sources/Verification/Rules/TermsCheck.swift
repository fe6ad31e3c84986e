// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// Whether `terms.csv` has, for each row of the allocation with an officer, that officer and the next two, with
/// the right terms.
struct TermsCheck {
  let rows: [TermsRow]
  let parts: AllocationRowParts
  let choices: AllocationChoices

  private struct Key: Hashable {
    let part: FamilyPart
    let rank: Int
  }

  func violations() -> [Violation] {
    let partsOfFamily = Dictionary(grouping: parts.parts, by: \.row.family)
    var violations: [Violation] = []
    var seen: Set<Key> = []
    for row in rows {
      guard let part = Self.part(of: row, among: partsOfFamily[row.family] ?? []), let rank = row.rank else {
        violations.append(row.violation("terms-of-no-row", "allocation.csv has no such row with an officer"))
        continue
      }
      let ranked = choices[part.part]
      if !seen.insert(Key(part: part.part, rank: rank)).inserted {
        violations.append(row.violation("terms-twice", "the rank stands twice"))
      } else if ranked.indices.contains(rank - 1) {
        violations += judge(row, part.row, ranked[rank - 1])
      } else {
        violations.append(
          row.violation("terms-of-no-row", "the family could go to \(ranked.count) officers only"))
      }
    }
    for part in parts.parts {
      for (index, choice) in choices[part.part].enumerated()
      where !seen.contains(Key(part: part.part, rank: index + 1)) {
        violations.append(
          part.row.violation(
            "terms-missing", "terms.csv has no rank \(index + 1), expected officer \(choice.officer)"))
      }
    }
    return violations
  }

  /// The row of the allocation that terms are of: the family's only one, or that of the same children.
  private static func part(of row: TermsRow, among parts: [AllocationRowParts.Part])
    -> AllocationRowParts.Part?
  {
    parts.count > 1 ? parts.first { $0.row.children.sorted() == row.children.sorted() } : parts.first
  }

  private func judge(
    _ row: TermsRow, _ allocation: AllocationRow, _ expected: AllocationDecision.Alternative
  ) -> [Violation] {
    var violations: [Violation] = []
    if row.children != allocation.children {
      violations.append(
        row.violation(
          "terms-children-wrong", "children \(shown(row.children)), expected \(shown(allocation.children))"))
    }
    if row.officer != expected.officer {
      violations.append(
        row.violation(
          "terms-officer-wrong", "officer \(shown(row.officer)), expected \(expected.officer)"))
    }
    let figures =
      AllocationTerms.named.map { (name: $0.name, expected: expected.terms[keyPath: $0.value]) } + [
        (name: "total", expected: expected.terms.total), (name: "extra", expected: expected.extra),
      ]
    violations += figures.filter { row.figures[$0.name] != $0.expected }.map { figure in
      row.violation(
        "term-wrong",
        "\(figure.name) \(shown(row.figures[figure.name])), expected \(figure.expected) with officer "
          + expected.officer.text)
    }
    return violations
  }
}

extension TermsRow {
  /// A violation about this row.
  func violation(_ name: String, _ detail: String) -> Violation {
    Violation(
      name: name, detail: "terms.csv, row \(line), family \(family), rank \(shown(rank)): \(detail)")
  }
}
