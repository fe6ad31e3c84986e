// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// What a rebalancing moved and reached (`MODEL.md`, Changes and rebalancing).
struct MovedChildren {
  let outcome: AllocationOutcome

  private var basis: AllocationBasis { outcome.basis }

  /// The families that had an officer, available or not, and now have another.
  var families: [Family] {
    basis.toAllocate.filter { family in
      let now = outcome.officers(of: family.id)
      return family.officer.map { had in !now.isEmpty && now != [had] } ?? false
    }
  }

  /// The children with an open status of those families.
  var children: Int { families.reduce(0) { $0 + basis.tables.openChildren($1.id) } }

  /// Load above a share of the capacity, over all officers.
  func overload(above targetPercent: Int) -> Int {
    basis.tables.scenario.officers.reduce(0) { sum, officer in
      let most = (basis.capacity[officer.id]?.minutes ?? 1) * targetPercent / 100
      return sum + max(0, (outcome.load[officer.id] ?? 0) - most)
    }
  }

  /// Travel of all families with an officer.
  var travel: Int {
    let kept = basis.keptOfficer.map { Placement(part: .whole($0.key), officer: $0.value) }
    return (kept + Array(outcome.placements.values.joined())).reduce(0) { sum, placement in
      sum + (basis.tables.officers[placement.officer].map { basis.workload.travel(placement.part, $0) } ?? 0)
    }
  }

  /// The utilisations of the officers who are available.
  var utilisations: [Double] {
    basis.tables.scenario.officers.filter { basis.naming.isAvailable($0.id) }.map { officer in
      Double(outcome.load[officer.id] ?? 0) / Double(basis.capacity[officer.id]?.minutes ?? 1)
    }
  }

  /// The objective without the changes of officer: what moving children is to lower.
  var cost: Int { outcome.objective - outcome.changeCost }

  /// The same service with nobody moved, or nil when that breaks a rule: a family without an officer, with one who
  /// may not have it, who is above a maximum, or who has another that it must be apart from.
  var withNobodyMoved: MovedChildren? {
    var stayed: [Family.ID: [Placement]] = [:]
    for family in basis.toAllocate {
      guard let officer = family.officer, basis.eligible(family).contains(where: { $0.id == officer }) else {
        return nil
      }
      stayed[family.id] = [Placement(part: .whole(family.id), officer: officer)]
    }
    let before = AllocationOutcome(basis, placements: stayed)
    let isApart = basis.toAllocate.allSatisfy { family in
      family.officer.map { before.apartFamilies(of: family.id, heldBy: $0).isEmpty } ?? true
    }
    let isWithin = basis.tables.scenario.officers.allSatisfy { officer in
      basis.isWithinMaximum(children: before.children[officer.id] ?? 0, officer)
        && basis.isWithinMaximum(load: before.load[officer.id] ?? 0, officer)
    }
    return isApart && isWithin ? MovedChildren(outcome: before) : nil
  }
}
