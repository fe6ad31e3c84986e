// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// Whether the minutes in `allocation.csv` are right: load, travel, cost, and the next two officers.
struct AllocationCostCheck {
  let parts: AllocationRowParts
  let outcome: AllocationOutcome
  let choices: AllocationChoices

  private var basis: AllocationBasis { outcome.basis }

  func violations() -> [Violation] {
    parts.parts.flatMap { part in
      minutes(part) + alternatives(part.row, Array(choices[part.part].dropFirst()))
    }
  }

  private func minutes(_ part: AllocationRowParts.Part) -> [Violation] {
    guard let own = choices[part.part].first, let officer = basis.tables.officers[own.officer] else {
      return []
    }
    let row = part.row
    let figures: [(name: String, stated: Int?, expected: Int)] = [
      ("load", row.load, basis.workload.load(part.part, officer)),
      ("travel", row.travel, basis.workload.travel(part.part, officer)),
      ("cost", row.cost, own.terms.total),
    ]
    return figures.filter { $0.stated != $0.expected }.map { figure in
      row.violation(
        "\(figure.name)-wrong",
        "\(figure.name) \(shown(figure.stated)), expected \(figure.expected) with officer \(officer.id)")
    }
  }

  private func alternatives(_ row: AllocationRow, _ expected: [AllocationDecision.Alternative]) -> [Violation]
  {
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

/// The choices that each row of the allocation must tell: its own officer and the next two, with their terms.
struct AllocationChoices {
  private var choicesOfPart: [FamilyPart: [AllocationDecision.Alternative]] = [:]

  init(_ parts: AllocationRowParts, outcome: AllocationOutcome) {
    for part in parts.parts {
      choicesOfPart[part.part] = parts.placement(of: part).map(outcome.choices)
    }
  }

  /// The choices of a row, the chosen first; none when the row has no officer.
  subscript(_ part: FamilyPart) -> [AllocationDecision.Alternative] { choicesOfPart[part] ?? [] }
}
