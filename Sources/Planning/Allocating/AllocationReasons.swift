// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// Says in words why a family, or a part of one, has its officer.
struct AllocationReasons {
  private let outcome: AllocationOutcome
  private let row: AllocationOutcome.Row

  init(_ outcome: AllocationOutcome, _ row: AllocationOutcome.Row) {
    self.outcome = outcome
    self.row = row
  }

  /// Short reasons, the strongest first.
  ///
  /// - Parameters:
  ///   - terms: what the choice costs.
  ///   - nextBest: the cheapest other choice, if there is one.
  func words(terms: AllocationTerms, nextBest: RowMove?) -> [String] {
    let model = outcome.model
    let scenario = model.tables.scenario
    let family = scenario.families[row.family]
    let officer = scenario.officers[row.officer]
    let candidates = model.familyPosition[row.family].map { model.candidates[$0] } ?? []
    var reasons: [String] = []
    if model.tables.decisions[row.family].pin == officer.id { reasons.append("pinned by a manager") }
    if candidates == [row.officer] { reasons.append("only officer who may take the family") }
    if let other = row.other {
      reasons.append("the sibling group is split with \(scenario.officers[other.officer].id)")
    }
    if family.officer == officer.id {
      reasons.append("keeps the present officer")
    } else if family.formerOfficers.contains(officer.id) {
      reasons.append("the family knows the officer")
    } else if model.ties.knows(row.family, officer.id) {
      reasons.append("has a sibling")
    }
    if !family.preferredSkills.isEmpty, family.preferredSkills.isSubset(of: officer.skills) {
      reasons.append("has the preferred skills")
    }
    if isLeastTravel(terms.travel, candidates) { reasons.append("least travel of those who may take it") }
    if terms.leaving > 0, let end = officer.end { reasons.append("leaves on \(end)") }
    reasons.append("at \(utilisationPercent)% of capacity with it")
    if let nextBest { reasons.append(AllocationReasons.difference(nextBest.extra)) }
    return reasons
  }

  private func isLeastTravel(_ travel: Int, _ candidates: [Int]) -> Bool {
    var hasMore = false
    for officer in candidates {
      let other = outcome.model.workload.travel(row.part, officer: officer)
      if other < travel { return false }
      if other > travel { hasMore = true }
    }
    return hasMore
  }

  private var utilisationPercent: Int {
    let fraction =
      Double(outcome.load[row.officer]) / Double(outcome.model.capacities[row.officer].total)
    return Int((fraction * 100).rounded())
  }

  /// A search that was cut short may leave a cheaper choice, and rebalancing looks at more than the cost.
  private static func difference(_ extra: Int) -> String {
    switch extra {
    case 0: "the next best costs the same"
    case 1...: "the next best costs \(extra) more"
    default: "another would cost \(-extra) less"
    }
  }
}
