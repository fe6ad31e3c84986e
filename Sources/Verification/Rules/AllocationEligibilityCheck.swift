// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// Whether each officer given a family may be named for it, alone and together with the officer's others.
struct AllocationEligibilityCheck {
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
      if let id = row.officer {
        if let officer = basis.tables.officers[id] { violations += named(row, family, officer) }
      } else {
        violations += unplaced(row, family)
      }
    }
    return violations + overMaximum()
  }

  private func named(_ row: AllocationRow, _ family: Family, _ officer: Officer) -> [Violation] {
    var violations = basis.naming.obstacles(officer, family).map { obstacle in
      row.violation(obstacle.rawValue, "officer \(officer.id): \(words(obstacle, officer, family))")
    }
    for other in outcome.apartFamilies(of: family.id, heldBy: officer.id) {
      violations.append(
        row.violation(
          "families-not-kept-apart",
          "officer \(officer.id) also has family \(other), which must have a different officer"))
    }
    return violations
  }

  private func unplaced(_ row: AllocationRow, _ family: Family) -> [Violation] {
    outcome.openTo(family).filter { outcome.hasRoom($0, for: family.id) }.prefix(1).map { officer in
      row.violation(
        "family-needlessly-unplaced",
        "the family has no officer; officer \(officer.id) may be named and has room for it")
    }
  }

  private func overMaximum() -> [Violation] {
    guard let maximum = basis.tables.policy.capacity.maximumChildrenPerFTE else { return [] }
    let given = Dictionary(grouping: outcome.chosen.keys, by: { outcome.chosen[$0] })
    return basis.tables.scenario.officers.compactMap { officer in
      let children = outcome.children[officer.id] ?? 0
      guard let families = given[officer.id], !basis.isWithinMaximum(children, officer) else { return nil }
      return Violation(
        name: "officer-above-maximum",
        detail: "officer \(officer.id) has \(children) children with families "
          + "\(shown(families.sorted())) added; the maximum is \(maximum) to a full-time officer "
          + "and the officer is \(officer.fteThousandths) thousandths of one")
    }
  }

  private func words(_ obstacle: NamingObstacle, _ officer: Officer, _ family: Family) -> String {
    switch obstacle {
    case .lacksRole:
      let needed = basis.naming.rolesNeeded(family.id).subtracting(officer.roles).sorted()
      return "lacks the role \(needed.map(\.rawValue).joined(separator: ";"))"
    case .inConflict: return "is in the family's conflicts"
    case .teamExcluded: return "is not independent of team \(family.team ?? "")"
    case .lacksSkill:
      return "lacks the skill \(family.skills.subtracting(officer.skills).sorted().joined(separator: ";"))"
    case .notAvailable: return "works on no bookable day of the horizon"
    case .notPinned: return "the family is pinned to officer \(shown(family.pinnedOfficer))"
    }
  }
}
