// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// What the allocation starts from (`MODEL.md`, Allocation): which families were to be allocated, who keeps
/// which, who may be named, and what each choice takes.
struct AllocationBasis {
  /// The families that were to be allocated, by id.
  let toAllocate: [Family]
  /// The officers of the families that were not, where they have one.
  let keptOfficer: [Family.ID: Officer.ID]
  /// The families that must not share an officer with each family; binds both ways.
  let apart: [Family.ID: [Family.ID]]
  let tables: ServiceTables
  let naming: Naming
  let workload: Workload
  let capacity: [Officer.ID: OfficerCapacity]
  /// Load of the kept families of each officer.
  let keptLoad: [Officer.ID: Int]
  /// Children with an open status in the kept families of each officer.
  let keptChildren: [Officer.ID: Int]

  private let toAllocateIDs: Set<Family.ID>
  private var eligibleOfficers: [Family.ID: [Officer]] = [:]

  init(_ tables: ServiceTables, naming: Naming, workload: Workload, reallocate: Bool) {
    self.tables = tables
    self.naming = naming
    self.workload = workload
    toAllocate = tables.scenario.families.filter { family in
      guard tables.openChildren(family.id) > 0 else { return false }
      return reallocate || family.officer.map { !naming.isAvailable($0) } ?? true
    }.sorted { $0.id < $1.id }
    let ids = Set(toAllocate.map(\.id))
    toAllocateIDs = ids
    keptOfficer = Dictionary(
      uniqueKeysWithValues: tables.families.values.compactMap { family in
        ids.contains(family.id) ? nil : family.officer.map { (family.id, $0) }
      })
    capacity = tables.officers.mapValues { OfficerCapacity($0, tables) }
    apart = Self.symmetric(tables.scenario.families)
    var load: [Officer.ID: Int] = [:]
    var children: [Officer.ID: Int] = [:]
    for (family, id) in keptOfficer {
      guard let officer = tables.officers[id] else { continue }
      load[id, default: 0] += workload.load(family, officer)
      children[id, default: 0] += tables.openChildren(family)
    }
    keptLoad = load
    keptChildren = children
    for family in toAllocate { eligibleOfficers[family.id] = eligibleByTables(family) }
  }

  /// Whether the family was to be allocated.
  func wasToBeAllocated(_ family: Family.ID) -> Bool { toAllocateIDs.contains(family) }

  /// The officer before the plan: the family's, else the last one that it knew.
  func previousOfficer(_ family: Family) -> Officer.ID? { family.officer ?? family.formerOfficers.first }

  /// What a change to an officer costs the family's children.
  func changeCost(_ family: Family, to officer: Officer.ID) -> Int {
    guard previousOfficer(family) != nil else { return 0 }
    let isUnknown = officer != family.officer && !family.formerOfficers.contains(officer)
    let leavesAvailableOfficer = family.officer.map { $0 != officer && naming.isAvailable($0) } ?? false
    return isUnknown || leavesAvailableOfficer
      ? tables.policy.costs.changeOfOfficer * tables.openChildren(family.id) : 0
  }

  /// The part of the objective that a family and its officer make together, capacity aside.
  func term(_ family: Family, _ officer: Officer) -> Int {
    let lacking = family.preferredSkills.subtracting(officer.skills).count
    return workload.travel(family.id, officer) + changeCost(family, to: officer.id)
      + tables.policy.costs.skillMismatch * tables.openChildren(family.id) * lacking
  }

  /// The officers who may be named for a family that was to be allocated, by the tables alone: no obstacle,
  /// and no kept family of theirs that must be apart from this one.
  func eligible(_ family: Family) -> [Officer] { eligibleOfficers[family.id] ?? [] }

  private func eligibleByTables(_ family: Family) -> [Officer] {
    let barred = Set((apart[family.id] ?? []).compactMap { keptOfficer[$0] })
    return tables.scenario.officers.filter { officer in
      !barred.contains(officer.id) && naming.obstacles(officer, family).isEmpty
    }
  }

  /// Whether the maximum lets an officer who would have so many children with an open status be given a family.
  func isWithinMaximum(_ children: Int, _ officer: Officer) -> Bool {
    guard let maximum = tables.policy.capacity.maximumChildrenPerFTE else { return true }
    return children * 1000 <= maximum * officer.fteThousandths
  }

  private static func symmetric(_ families: [Family]) -> [Family.ID: [Family.ID]] {
    var apart: [Family.ID: Set<Family.ID>] = [:]
    for family in families {
      for other in family.apartFrom {
        apart[family.id, default: []].insert(other)
        apart[other, default: []].insert(family.id)
      }
    }
    return apart.mapValues { $0.sorted() }
  }
}
