// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// Whether the minutes in `allocation.csv` are right: load, travel, cost, and the next two officers.
struct AllocationCostCheck {
  let rows: [AllocationRow]
  let outcome: AllocationOutcome

  private var basis: AllocationBasis { outcome.basis }

  func violations() -> [Violation] {
    var seen: Set<Family.ID> = []
    var violations: [Violation] = []
    for row in rows where seen.insert(row.family).inserted {
      guard let family = basis.tables.families[row.family], basis.wasToBeAllocated(family.id) else {
        continue
      }
      if let officer = row.officer.flatMap({ basis.tables.officers[$0] }) {
        violations += minutes(row, family, officer)
      }
      violations += alternatives(row, family)
    }
    return violations
  }

  private func minutes(_ row: AllocationRow, _ family: Family, _ officer: Officer) -> [Violation] {
    let figures: [(name: String, stated: Int?, expected: Int)] = [
      ("load", row.load, basis.workload.load(family.id, officer)),
      ("travel", row.travel, basis.workload.travel(family.id, officer)),
      ("cost", row.cost, outcome.cost(family, officer)),
    ]
    return figures.filter { $0.stated != $0.expected }.map { figure in
      row.violation(
        "\(figure.name)-wrong",
        "\(figure.name) \(shown(figure.stated)), expected \(figure.expected) with officer \(officer.id)")
    }
  }

  private func alternatives(_ row: AllocationRow, _ family: Family) -> [Violation] {
    let expected = outcome.alternatives(family)
    let stated = [
      (name: "second", officer: row.second, extra: row.secondExtra),
      (name: "third", officer: row.third, extra: row.thirdExtra),
    ]
    return stated.enumerated().compactMap { index, choice in
      let right = index < expected.count ? expected[index] : nil
      if choice.officer == right?.officer && choice.extra == right?.extra { return nil }
      return row.violation(
        "\(choice.name)-officer-wrong",
        "\(choice.name) is \(shown(choice.officer)) for \(shown(choice.extra)) more, expected "
          + "\(shown(right?.officer)) for \(shown(right?.extra))")
    }
  }
}
