// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// Whether `overrides.csv` says of each manager's decision what it costs.
struct OverridesCheck {
  let rows: [OverrideRow]
  let outcome: AllocationOutcome

  private struct Key: Hashable {
    let family: Family.ID
    let kind: Decision.Kind?
    let officer: Officer.ID?
  }

  func violations() -> [Violation] {
    let decisions = outcome.basis.tables.scenario.decisions
    let known = Dictionary(
      decisions.map { (Key(family: $0.family, kind: $0.kind, officer: $0.officer), $0) },
      uniquingKeysWith: { first, _ in first })
    var seen: Set<Key> = []
    var violations: [Violation] = []
    for row in rows {
      let key = Key(family: row.family, kind: row.kind, officer: row.officer)
      if !seen.insert(key).inserted {
        violations.append(row.violation("override-twice", "the decision has more than one row"))
      } else if let decision = known[key] {
        violations += judge(row, outcome.cost(of: decision))
      } else {
        violations.append(row.violation("override-unknown", "no such decision is in decisions.csv"))
      }
    }
    for decision in decisions
    where !seen.contains(Key(family: decision.family, kind: decision.kind, officer: decision.officer)) {
      violations.append(
        Violation(
          name: "override-missing",
          detail:
            "the \(decision.kind.rawValue) of family \(decision.family) and officer \(decision.officer) "
            + "has no row in overrides.csv"))
    }
    return violations
  }

  private func judge(_ row: OverrideRow, _ expected: DecisionCost) -> [Violation] {
    var violations: [Violation] = []
    if row.reason != expected.decision.reason {
      violations.append(
        row.violation("override-reason-wrong", "the reason is not that of decisions.csv"))
    }
    if row.betterOfficer != expected.betterOfficer || row.saving != expected.saving {
      violations.append(
        row.violation(
          "override-saving-wrong",
          "saves \(shown(row.saving)) with \(shown(row.betterOfficer)), expected \(expected.saving) with "
            + shown(expected.betterOfficer)))
    }
    return violations
  }
}

extension OverrideRow {
  /// A violation about this row.
  func violation(_ name: String, _ detail: String) -> Violation {
    Violation(name: name, detail: "overrides.csv, row \(line), family \(family): \(detail)")
  }
}
