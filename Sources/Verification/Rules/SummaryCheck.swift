// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// Whether the figures of `summary.json` agree with the plan's tables and the scenario.
struct SummaryCheck {
  let summary: SummaryFigures
  let plan: PlanTables
  let outcome: AllocationOutcome
  /// What the diary costs; nil when the plan has none.
  let diaryCost: Int?

  private var tables: ServiceTables { outcome.basis.tables }

  func violations() -> [Violation] {
    service() + allocation() + booking() + officers()
      + PolicyEchoCheck(echo: summary.policy, policy: tables.policy).violations()
  }

  private func service() -> [Violation] {
    guard let service = summary.service, service != tables.policy.service else { return [] }
    return [wrong("service-wrong", "service", service, expected: tables.policy.service)]
  }

  private func allocation() -> [Violation] {
    let counts = [
      ("families", outcome.basis.toAllocate.count),
      ("allocated", outcome.placements.count),
    ]
    return part("allocation", summary.allocation, counts: counts, objective: outcome.objective)
  }

  private func booking() -> [Violation] {
    guard let booking = summary.booking, let diaryCost else { return [] }
    let counts = [
      ("meetings", plan.diary.count),
      ("booked", plan.diary.count { $0.day != nil }),
      ("in_window", plan.diary.count { $0.inWindow == true }),
      ("breaches", plan.breaches.count { $0.subject == .meeting }),
    ]
    return part("booking", booking, counts: counts, objective: diaryCost)
  }

  private func part(
    _ name: String, _ stated: SummaryFigures.Part, counts: [(key: String, expected: Int)], objective: Int
  ) -> [Violation] {
    var violations: [Violation] = []
    for (key, expected) in counts {
      if let count = stated.counts[key], count != expected {
        violations.append(wrong("\(name)-count-wrong", "\(name).\(key)", count, expected: expected))
      }
    }
    if let value = stated.objective, value != objective {
      violations.append(
        wrong("\(name)-objective-wrong", "\(name).objective", value, expected: objective))
    }
    guard let objective = stated.objective, let bound = stated.bound else { return violations }
    if !(bound <= Double(objective) + tolerance) {
      violations.append(
        Violation(
          name: "\(name)-bound-above-objective",
          detail: "summary.json, \(name).bound \(bound) is above the objective \(objective)"))
    }
    let gap = objective == 0 ? 0 : max(0, (Double(objective) - bound) / Double(objective))
    // The bound is written to the thousandth of a minute, so the gap may differ by as much of the objective.
    let gapTolerance = tolerance + 0.0005 / Double(max(1, objective))
    if let value = stated.gap, !(abs(value - gap) <= gapTolerance) {
      violations.append(wrong("\(name)-gap-wrong", "\(name).gap", value, expected: gap))
    }
    return violations
  }

  private func officers() -> [Violation] {
    var violations: [Violation] = []
    var seen: Set<Officer.ID> = []
    let before = outcome.basis.before
    for figures in summary.officers {
      if !seen.insert(figures.id).inserted {
        violations.append(officerViolation("officer-twice", figures.id, "has more than one entry"))
      } else if let officer = tables.officers[figures.id] {
        violations += figuresOf(figures, officer, before: before)
      } else {
        violations.append(officerViolation("officer-unknown", figures.id, "is not in the scenario"))
      }
    }
    for officer in tables.scenario.officers where !seen.contains(officer.id) {
      violations.append(officerViolation("officer-missing", officer.id, "has no entry"))
    }
    return violations
  }

  private func figuresOf(
    _ figures: SummaryFigures.OfficerFigures, _ officer: Officer,
    before: [Officer.ID: AllocationBasis.Holding]
  ) -> [Violation] {
    let had = before[officer.id] ?? AllocationBasis.Holding()
    let capacity = Double(outcome.basis.capacity[officer.id]?.minutes ?? 1)
    let stated: [(name: String, key: String, stated: Double?, expected: Double)] = [
      ("officer-fte-wrong", "fte", figures.fte, Double(officer.fteThousandths) / 1000),
      (
        "caseload-wrong", "caseload_before", figures.caseloadBefore.map(Double.init), Double(had.children)
      ),
      (
        "caseload-wrong", "caseload_after", figures.caseloadAfter.map(Double.init),
        Double(outcome.children[officer.id] ?? 0)
      ),
      (
        "utilisation-wrong", "utilisation_before", figures.utilisationBefore, Double(had.load) / capacity
      ),
      (
        "utilisation-wrong", "utilisation", figures.utilisation,
        Double(outcome.load[officer.id] ?? 0) / capacity
      ),
    ]
    return stated.compactMap { figure in
      guard let value = figure.stated, !(abs(value - figure.expected) <= tolerance) else { return nil }
      return officerViolation(
        figure.name, officer.id, "has \(figure.key) \(value), expected \(figure.expected)")
    }
  }

  /// What a fraction may differ by: figures are written in decimals.
  private var tolerance: Double { 1e-6 }

  private func wrong<Value: CustomStringConvertible>(
    _ name: String, _ key: String, _ stated: Value, expected: Value
  ) -> Violation {
    Violation(name: name, detail: "summary.json, \(key) is \(stated), expected \(expected)")
  }

  private func officerViolation(_ name: String, _ id: Officer.ID, _ detail: String) -> Violation {
    Violation(name: name, detail: "summary.json, officers: officer \(id) \(detail)")
  }
}
