// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// Whether `allocation.csv` has the right rows: one for each family that was to be allocated, or for each part.
struct AllocationRowsCheck {
  let rows: [AllocationRow]
  let parts: AllocationRowParts
  let basis: AllocationBasis

  func violations() -> [Violation] {
    var violations = parts.violations
    var seen: Set<Family.ID> = []
    for row in rows where seen.insert(row.family).inserted {
      guard let family = basis.tables.families[row.family] else {
        violations.append(row.violation("family-unknown", "no such family is in the scenario"))
        continue
      }
      guard !basis.wasToBeAllocated(row.family) else { continue }
      violations.append(
        row.violation(
          "family-not-to-be-allocated",
          "the family has no open status, or keeps its available officer \(shown(family.officer))"))
      violations += columns(AllocationRowParts.Part(row: row, part: .whole(row.family)), family)
    }
    for part in parts.parts {
      if let family = basis.tables.families[part.row.family] { violations += columns(part, family) }
    }
    for family in basis.toAllocate where !seen.contains(family.id) {
      violations.append(
        Violation(
          name: "family-not-allocated",
          detail: "family \(family.id) was to be allocated and has no row in allocation.csv"))
    }
    return violations
  }

  private func columns(_ part: AllocationRowParts.Part, _ family: Family) -> [Violation] {
    var violations: [Violation] = []
    let row = part.row
    let children = basis.tables.children(of: part.part).map(\.id).sorted()
    if row.children.sorted() != children {
      violations.append(
        row.violation(
          "allocation-children-wrong", "children \(shown(row.children)), expected \(shown(children))"))
    }
    let previous = basis.previousOfficer(family)
    if row.previousOfficer != previous {
      violations.append(
        row.violation(
          "previous-officer-wrong",
          "previous_officer \(shown(row.previousOfficer)), expected \(shown(previous))"))
    }
    if let id = row.officer, basis.tables.officers[id] == nil {
      violations.append(row.violation("officer-unknown", "no officer \(id) is in the scenario"))
    }
    let differs = previous != nil && row.officer != nil && row.officer != previous
    if let changed = row.changed, row.officer != nil, changed != differs {
      violations.append(
        row.violation(
          "changed-wrong",
          "changed is \(yesOrNo(changed)), expected \(yesOrNo(differs)): from \(shown(previous)) to "
            + shown(row.officer)))
    }
    return violations
  }
}

extension AllocationRow {
  /// A violation about this row.
  func violation(_ name: String, _ detail: String) -> Violation {
    Violation(name: name, detail: "allocation.csv, row \(line), family \(family): \(detail)")
  }
}

/// An id as a violation shows it.
func shown<Subject>(_ id: Identifier<Subject>?) -> String { id?.text ?? "(empty)" }

/// Ids as a violation shows them.
func shown<Subject>(_ ids: [Identifier<Subject>]) -> String {
  ids.isEmpty ? "(none)" : ids.map(\.text).joined(separator: ";")
}

/// A value as a violation shows it.
func shown(_ value: (some CustomStringConvertible)?) -> String { value.map { "\($0)" } ?? "(empty)" }

/// `yes` or `no`.
func yesOrNo(_ flag: Bool) -> String { flag ? "yes" : "no" }
