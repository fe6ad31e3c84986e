// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// What the allocation starts from (`MODEL.md`, Allocation): which families were to be allocated, who keeps
/// which, who may be named, and what each officer can carry.
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
  /// Whether sibling groups may be split at all: a rebalancing never does.
  let maySplit: Bool

  /// The officers whom each family knows: its own, its former ones, and those of its siblings' rows.
  let knownOfficers: [Family.ID: Set<Officer.ID>]

  private let toAllocateIDs: Set<Family.ID>
  private var eligibleOfficers: [Family.ID: [Officer]] = [:]

  /// - Parameter reallocate: whether every family was to be allocated, but those that are to stay.
  init(_ tables: ServiceTables, naming: Naming, workload: Workload, reallocate: Bool, maySplit: Bool = true) {
    self.tables = tables
    self.naming = naming
    self.workload = workload
    self.maySplit = maySplit
    toAllocate = tables.scenario.families.filter { family in
      tables.openChildren(family.id) > 0
        && Self.isToBeAllocated(family, tables, naming, reallocate: reallocate)
    }.sorted { $0.id < $1.id }
    let ids = Set(toAllocate.map(\.id))
    toAllocateIDs = ids
    keptOfficer = Dictionary(
      uniqueKeysWithValues: tables.families.values.compactMap { family in
        ids.contains(family.id) ? nil : family.officer.map { (family.id, $0) }
      })
    knownOfficers = tables.families.mapValues { family in
      let ofSiblings = (tables.siblings[family.id] ?? []).compactMap { tables.families[$0]?.officer }
      return Set(family.formerOfficers + ofSiblings + [family.officer].compactMap(\.self))
    }
    capacity = tables.officers.mapValues { OfficerCapacity($0, tables) }
    apart = ServiceTables.bothWays(tables.scenario.families, \.apartFrom).mapValues { $0.sorted() }
    var load: [Officer.ID: Int] = [:]
    var children: [Officer.ID: Int] = [:]
    for (family, id) in keptOfficer {
      guard let officer = tables.officers[id], tables.openChildren(family) > 0 else { continue }
      load[id, default: 0] += workload.load(.whole(family), officer)
      children[id, default: 0] += tables.openChildren(family)
    }
    keptLoad = load
    keptChildren = children
    for family in toAllocate { eligibleOfficers[family.id] = eligibleByTables(family) }
  }

  private static func isToBeAllocated(
    _ family: Family, _ tables: ServiceTables, _ naming: Naming, reallocate: Bool
  ) -> Bool {
    guard let officer = family.officer, naming.isAvailable(officer) else { return true }
    if reallocate { return !tables.decisions.isToStay(family) }
    let pinned = tables.decisions.pinned(family.id)
    return pinned.map { $0 != officer } ?? false || tables.decisions.isForbidden(officer, family.id)
  }

  /// Whether the family was to be allocated.
  func wasToBeAllocated(_ family: Family.ID) -> Bool { toAllocateIDs.contains(family) }

  /// The officer before the plan: the family's, else the last one that it knew.
  func previousOfficer(_ family: Family) -> Officer.ID? { family.officer ?? family.formerOfficers.first }

  /// The parts into which a family may be split, or nil when it may not be.
  func halves(_ family: Family.ID) -> SiblingHalves? { maySplit ? tables.halves[family] : nil }

  /// The officers who may be named for a family that was to be allocated, by the tables alone: no obstacle,
  /// and no kept family of theirs that must be apart from this one.
  func eligible(_ family: Family) -> [Officer] { eligibleOfficers[family.id] ?? [] }

  /// The same for any family, with a manager's decision taken as not made.
  func eligibleByTables(_ family: Family, lifting lifted: Decision? = nil) -> [Officer] {
    let barred = Set((apart[family.id] ?? []).compactMap { keptOfficer[$0] })
    return tables.scenario.officers.filter { officer in
      !barred.contains(officer.id) && naming.obstacles(officer, family, lifting: lifted).isEmpty
    }
  }

  /// Whether the maximum lets an officer have so many children with an open status.
  func isWithinMaximum(children: Int, _ officer: Officer) -> Bool {
    guard let maximum = tables.policy.capacity.maximumChildrenPerFTE else { return true }
    return children <= maximum * officer.fteThousandths / 1000
  }

  /// Whether the maximum lets an officer have so much load.
  func isWithinMaximum(load: Int, _ officer: Officer) -> Bool {
    guard let maximum = tables.policy.capacity.maximumPercent else { return true }
    return load * 100 <= maximum * (capacity[officer.id]?.minutes ?? 1)
  }
}
