// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// What the officers in `allocation.csv` make of the service: loads, caseloads, costs.
struct AllocationOutcome {
  let basis: AllocationBasis
  /// What the plan gives to whom: one placement for each family that has an officer, two for a split one.
  let placements: [Family.ID: [Placement]]
  /// Load of each officer after the plan.
  private(set) var load: [Officer.ID: Int]
  /// Children with an open status of each officer after the plan.
  private(set) var children: [Officer.ID: Int]

  /// - Parameter placements: of families that were to be allocated, with officers of the tables, only.
  init(_ basis: AllocationBasis, placements: [Family.ID: [Placement]]) {
    self.basis = basis
    self.placements = placements
    load = basis.keptLoad
    children = basis.keptChildren
    for placement in placements.values.joined() {
      guard let officer = basis.tables.officers[placement.officer] else { continue }
      load[officer.id, default: 0] += basis.workload.load(placement.part, officer)
      children[officer.id, default: 0] += basis.tables.openChildren(placement.part)
    }
  }

  /// The officers who have a family, or parts of it, after the plan.
  func officers(of family: Family.ID) -> [Officer.ID] {
    basis.wasToBeAllocated(family)
      ? (placements[family] ?? []).map(\.officer) : [basis.keptOfficer[family]].compactMap(\.self)
  }

  /// The named officer of a child of a family after the plan: that of the child's part when it is split.
  func namedOfficer(_ child: Child.ID?, in family: Family) -> Officer.ID? {
    guard basis.wasToBeAllocated(family.id) else { return family.officer }
    guard let given = placements[family.id] else { return nil }
    let ofChild = given.first { placement in
      placement.part.piece == .whole || basis.tables.children(of: placement.part).contains { $0.id == child }
    }
    return (ofChild ?? given.first)?.officer
  }

  /// The named officer of a meeting: that of its first child.
  func namedOfficer(of meeting: ExpectedMeeting) -> Officer.ID? {
    basis.tables.families[meeting.family].flatMap { namedOfficer(meeting.children.first, in: $0) }
  }

  /// The families of which an officer holds one now and that must be apart from a family.
  func apartFamilies(of family: Family.ID, heldBy officer: Officer.ID) -> [Family.ID] {
    (basis.apart[family] ?? []).filter { officers(of: $0).contains(officer) }
  }

  /// Those of some officers who have no family that must be apart from this one.
  func open(_ officers: [Officer], to family: Family) -> [Officer] {
    officers.filter { apartFamilies(of: family.id, heldBy: $0.id).isEmpty }
  }

  /// The officers to whom a family could go as the others stand: eligible, and without a family that must
  /// be apart from it.
  func openTo(_ family: Family) -> [Officer] { open(basis.eligible(family), to: family) }

  /// Whether the maxima let an officer take a whole family as well.
  func hasRoom(_ officer: Officer, for family: Family.ID) -> Bool {
    let part = FamilyPart.whole(family)
    return basis.isWithinMaximum(
      children: (children[officer.id] ?? 0) + basis.tables.openChildren(part), officer)
      && basis.isWithinMaximum(
        load: (load[officer.id] ?? 0) + basis.workload.load(part, officer), officer)
  }

  /// Why a family without an officer has none.
  func causeOfNoOfficer(_ family: Family) -> Breach.Cause {
    openTo(family).isEmpty ? .noEligibleOfficer : .maximumCaseload
  }

  /// What a row of the allocation costs, term by term.
  func terms(_ placement: Placement) -> AllocationTerms {
    var terms = basis.terms(placement)
    guard let officer = basis.tables.officers[placement.officer] else { return terms }
    let after = load[officer.id] ?? 0
    let own = basis.workload.load(placement.part, officer)
    terms.caseload = basis.capacity[officer.id]?.penalty(of: after, above: after - own) ?? 0
    return terms
  }

  /// The sum of the penalties of all officers' loads.
  var caseloadCost: Int {
    basis.tables.scenario.officers.reduce(0) { sum, officer in
      sum + (basis.capacity[officer.id]?.penalty(load[officer.id] ?? 0) ?? 0)
    }
  }

  /// The part of the objective that changes of officer make.
  var changeCost: Int {
    placements.values.joined().reduce(0) { $0 + basis.terms($1).change }
  }

  /// The objective of the allocation.
  var objective: Int {
    var total = caseloadCost
    for officer in basis.tables.scenario.officers {
      total -= basis.capacity[officer.id]?.penalty(basis.keptLoad[officer.id] ?? 0) ?? 0
    }
    for family in basis.toAllocate {
      if let given = placements[family.id] {
        total += given.reduce(0) { $0 + basis.terms($1).total }
      } else if !basis.eligible(family).isEmpty {
        total += basis.tables.policy.costs.unplaced
      }
    }
    return total
  }
}
