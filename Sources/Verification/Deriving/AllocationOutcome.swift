// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// What the officers in `allocation.csv` make of the service: loads, caseloads, costs.
struct AllocationOutcome {
  let basis: AllocationBasis
  /// The officer that the plan gives each family that was to be allocated; families without one are missing.
  let chosen: [Family.ID: Officer.ID]
  /// Load of each officer after the plan.
  private(set) var load: [Officer.ID: Int]
  /// Children with an open status of each officer after the plan.
  private(set) var children: [Officer.ID: Int]

  /// - Parameter chosen: families that were to be allocated, and officers of the tables, only.
  init(_ basis: AllocationBasis, chosen: [Family.ID: Officer.ID]) {
    self.basis = basis
    self.chosen = chosen
    load = basis.keptLoad
    children = basis.keptChildren
    for (family, id) in chosen {
      guard let officer = basis.tables.officers[id] else { continue }
      load[id, default: 0] += basis.workload.load(family, officer)
      children[id, default: 0] += basis.tables.openChildren(family)
    }
  }

  /// The family's named officer after the plan.
  func namedOfficer(_ family: Family) -> Officer.ID? {
    basis.wasToBeAllocated(family.id) ? chosen[family.id] : family.officer
  }

  /// The families of which an officer holds one now and that must be apart from a family.
  func apartFamilies(of family: Family.ID, heldBy officer: Officer.ID) -> [Family.ID] {
    (basis.apart[family] ?? []).filter { (chosen[$0] ?? basis.keptOfficer[$0]) == officer }
  }

  /// The officers to whom a family could go as the others stand: eligible, and without a family that must
  /// be apart from it.
  func openTo(_ family: Family) -> [Officer] {
    basis.eligible(family).filter { apartFamilies(of: family.id, heldBy: $0.id).isEmpty }
  }

  /// Whether the maximum lets an officer take a family as well.
  func hasRoom(_ officer: Officer, for family: Family.ID) -> Bool {
    basis.isWithinMaximum((children[officer.id] ?? 0) + basis.tables.openChildren(family), officer)
  }

  /// Why a family without an officer has none.
  func causeOfNoOfficer(_ family: Family) -> Breach.Cause {
    openTo(family).isEmpty ? .noEligibleOfficer : .maximumCaseload
  }

  /// What a family's own row costs: its term and what its load adds to the officer's penalty.
  func cost(_ family: Family, _ officer: Officer) -> Int {
    let after = load[officer.id] ?? 0
    let before = after - basis.workload.load(family.id, officer)
    return basis.term(family, officer) + penalty(officer, of: after, above: before)
  }

  /// The other officers and what the family would add with each, the least first.
  func alternatives(_ family: Family) -> [AllocationDecision.Alternative] {
    guard let id = chosen[family.id], let present = basis.tables.officers[id] else { return [] }
    let staying = cost(family, present)
    return openTo(family).filter { $0.id != id && hasRoom($0, for: family.id) }.map { other in
      let before = load[other.id] ?? 0
      let after = before + basis.workload.load(family.id, other)
      let moving = basis.term(family, other) + penalty(other, of: after, above: before)
      return AllocationDecision.Alternative(officer: other.id, extra: moving - staying)
    }.sorted { ($0.extra, $0.officer) < ($1.extra, $1.officer) }
  }

  /// The objective of the allocation.
  var objective: Int {
    var total = 0
    for family in basis.toAllocate {
      if let officer = chosen[family.id].flatMap({ basis.tables.officers[$0] }) {
        total += basis.term(family, officer)
      } else if !basis.eligible(family).isEmpty {
        total += basis.tables.policy.costs.unplaced
      }
    }
    for officer in basis.tables.scenario.officers {
      total += penalty(officer, of: load[officer.id] ?? 0, above: basis.keptLoad[officer.id] ?? 0)
    }
    return total
  }

  private func penalty(_ officer: Officer, of load: Int, above before: Int) -> Int {
    basis.capacity[officer.id]?.penalty(of: load, above: before) ?? 0
  }
}
