// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// Whether each officer given a family may be named for it, alone and together with the officer's others.
struct AllocationEligibilityCheck {
  let parts: AllocationRowParts
  let outcome: AllocationOutcome

  private var basis: AllocationBasis { outcome.basis }

  func violations() -> [Violation] {
    var violations: [Violation] = []
    for part in parts.parts {
      guard let family = basis.tables.families[part.row.family] else { continue }
      if let id = part.row.officer {
        if let officer = basis.tables.officers[id] { violations += named(part.row, family, officer) }
      } else if part.part.piece == .whole {
        violations += unplaced(part.row, family)
      }
    }
    return violations + basis.tables.scenario.officers.flatMap(overMaximum)
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

  /// The maxima that an officer who was given a family is above.
  private func overMaximum(_ officer: Officer) -> [Violation] {
    let given = outcome.placements.values.joined().filter { $0.officer == officer.id }
    guard !given.isEmpty else { return [] }
    let families = shown(Set(given.map(\.part.family)).sorted())
    let children = outcome.children[officer.id] ?? 0
    let load = outcome.load[officer.id] ?? 0
    var violations: [Violation] = []
    if let maximum = basis.tables.policy.capacity.maximumChildrenPerFTE,
      !basis.isWithinMaximum(children: children, officer)
    {
      violations.append(
        Violation(
          name: "officer-above-maximum",
          detail:
            "officer \(officer.id) has \(children) children with families \(families) added; the maximum "
            + "is \(maximum) to a full-time officer and the officer is \(officer.fteThousandths) thousandths of "
            + "one"))
    }
    if let maximum = basis.tables.policy.capacity.maximumPercent,
      !basis.isWithinMaximum(load: load, officer)
    {
      violations.append(
        Violation(
          name: "officer-above-maximum-load",
          detail:
            "officer \(officer.id) has a load of \(load) with families \(families) added; the maximum is "
            + "\(maximum)% of \(basis.capacity[officer.id]?.minutes ?? 1)"))
    }
    return violations
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
    case .notPinned:
      return "the family is pinned to officer \(shown(basis.tables.decisions.pinned(family.id)))"
    case .forbidden: return "a manager has forbidden it"
    }
  }
}
