// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

extension ScenarioChecks {
  /// Managers' decisions on a family can hold together, and agree with the family's row.
  func checkDecisions() {
    let families = Dictionary(rows.families.map { ($0.value.id, $0.value) }) { first, _ in first }
    for (id, decisions) in Dictionary(grouping: rows.decisions, by: \.value.family) {
      let sorted = decisions.sorted { $0.row < $1.row }
      checkOneOfficer(sorted)
      checkForbidden(sorted)
      guard let family = families[id] else { continue }
      for decision in sorted { check(decision, of: family) }
    }
  }

  /// A family is to have one officer at the most: one `pin` or one `keep`.
  private func checkOneOfficer(_ decisions: [Located<Decision>]) {
    let naming = decisions.filter { $0.value.kind != .forbid }
    guard let first = naming.first else { return }
    for other in naming.dropFirst() {
      // The same decision twice is a fault of the key.
      guard (other.value.kind, other.value.officer) != (first.value.kind, first.value.officer) else {
        continue
      }
      refuse(
        .decisions, row: other.row, column: "decision", value: other.value.kind.rawValue,
        "row \(first.row) has a \(first.value.kind.rawValue) of the family already; expected one pin or keep for "
          + "each family")
    }
  }

  /// An officer who is to have a family is not forbidden for it.
  private func checkForbidden(_ decisions: [Located<Decision>]) {
    for forbidden in decisions where forbidden.value.kind == .forbid {
      for named in decisions
      where named.value.kind != .forbid && named.value.officer == forbidden.value.officer {
        let officer = forbidden.value.officer.text
        if named.value.kind == .keep {
          refuse(
            .decisions, row: forbidden.row, column: "officer", value: officer,
            "row \(named.row) keeps the officer; expected one of the two decisions")
        } else {
          warn(
            .decisions, row: forbidden.row, column: "officer", value: officer,
            "row \(named.row) pins the family to the officer; nobody can be allocated")
        }
      }
    }
  }

  private func check(_ decision: Located<Decision>, of family: Family) {
    let officer = decision.value.officer
    switch decision.value.kind {
    case .keep where family.officer != officer:
      refuse(
        .decisions, row: decision.row, column: "officer", value: officer.text,
        family.officer.map {
          "expected \($0), the family's officer in families.csv: a keep is of the present one"
        }
          ?? "the family has no officer in families.csv to keep")
    case .pin where family.conflicts.contains(officer):
      warn(
        .decisions, row: decision.row, column: "officer", value: officer.text,
        "is among the family's conflicts too; nobody can be allocated")
    case .pin, .keep, .forbid: break
    }
  }
}
