// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// The allocation of a service's families as `Scenarios/MODEL.md` has it: which are to be placed, with whom they may
/// be, and what that costs.
///
/// Loads are minutes a year. `problem()` says the same to the engine, and `AllocationOutcome` what an answer means.
struct AllocationModel: Sendable {
  let tables: ServiceTables
  let mode: AllocationMode
  let workload: Workload
  let eligibility: Eligibility
  let ties: FamilyTies
  /// For each officer what can be carried.
  let capacities: [OfficerCapacity]
  /// For each family of the scenario its officer now, when that one is available.
  let presentOfficer: [Int?]
  /// The families to be placed, in the scenario's order.
  let toAllocate: [Int]
  /// Those of them that somebody may have; family `i` of the problem.
  let families: [Int]
  /// Where each of them stands in `families`.
  let familyPosition: [Int: Int]
  /// For each family of the problem the officers who may have it, rising.
  let candidates: [[Int]]
  /// For each family of the scenario its two parts, when it may be split.
  let halves: [Int: Halves]
  /// For each officer the load, minutes a year, and the children of the families that stay.
  let keptLoad: [Int]
  let keptChildren: [Int]
  let pricing: AllocationPricing

  /// The two parts of a family that may be split.
  typealias Halves = (first: FamilyPart, second: FamilyPart)

  /// Builds the model.
  ///
  /// - Parameter standing: families that the scenario does not have and that stay with their officers.
  /// - Throws: as `RuleBook.schedule(of:from:through:)`.
  init(
    _ tables: ServiceTables, availability: Availability, eligibility: Eligibility, mode: AllocationMode,
    standing: StandingFamilies = .init()
  ) throws {
    let scenario = tables.scenario
    let policy = tables.policy
    let officers = scenario.officers.indices
    self.tables = tables
    self.mode = mode
    self.eligibility = eligibility
    workload = try Workload(tables)
    ties = FamilyTies(tables)
    capacities = scenario.officers.map { OfficerCapacity($0, policy, availability) }
    presentOfficer = scenario.families.map { family in
      family.officer.flatMap { tables.officerIndex[$0] }.flatMap { eligibility.isAvailable[$0] ? $0 : nil }
    }
    var load = scenario.officers.map { standing.loads[$0.id]?.minutes ?? 0 }
    var children = scenario.officers.map { standing.loads[$0.id]?.children ?? 0 }
    var toAllocate: [Int] = []
    for family in scenario.families.indices where !tables.openChildren[family].isEmpty {
      if let officer = presentOfficer[family],
        AllocationModel.stays(tables.decisions[family], with: scenario.officers[officer].id, mode: mode)
      {
        load[officer] += workload.load(workload.families[family], officer: officer)
        children[officer] += tables.openChildren[family].count
      } else {
        toAllocate.append(family)
      }
    }
    self.toAllocate = toAllocate
    keptLoad = load
    keptChildren = children

    var staysWith = presentOfficer
    for family in toAllocate { staysWith[family] = nil }
    var families: [Int] = []
    var candidates: [[Int]] = []
    for family in toAllocate {
      let barred = ties.apart[family].compactMap { staysWith[$0] }
      let possible = officers.filter {
        !barred.contains($0) && eligibility.mayBeNamed(family: family, officer: $0)
      }
      if possible.isEmpty { continue }
      families.append(family)
      candidates.append(possible)
    }
    self.families = families
    self.candidates = candidates
    familyPosition = Dictionary(
      families.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var halves: [Int: Halves] = [:]
    if mode != .rebalance {
      for (family, possible) in zip(families, candidates)
      where possible.count > 1 && AllocationModel.maySplit(family, tables) {
        halves[family] = try workload.halves(of: family)
      }
    }
    self.halves = halves

    pricing = AllocationPricing(
      tables: tables, workload: workload, ties: ties, presentOfficer: presentOfficer)
  }

  /// What giving a family or a part of it to an officer costs, but for the caseload.
  func terms(_ part: FamilyPart, officer: Int) -> AllocationTerms { pricing.terms(part, officer: officer) }

  /// The most children that an officer may have, or nil without a maximum.
  func mostChildren(officer: Int) -> Int? {
    AllocationModel.mostChildren(tables.scenario.officers[officer], tables.policy)
  }

  /// The most load that an officer may have, minutes a year, or nil without a maximum.
  func mostLoad(officer: Int) -> Int? { AllocationModel.mostLoad(capacities[officer], tables.policy) }

  // MARK: - Rules

  /// Whether a family stays with its present officer, who is available.
  private static func stays(
    _ decisions: FamilyDecisions, with officer: Officer.ID, mode: AllocationMode
  ) -> Bool {
    if mode != .newFamilies { return decisions.keep == officer }
    return (decisions.pin ?? officer) == officer && !decisions.forbidden.contains(officer)
  }

  /// Whether a family may be given to two officers.
  private static func maySplit(_ family: Int, _ tables: ServiceTables) -> Bool {
    guard let least = tables.policy.capacity.splitFromChildren else { return false }
    let children = tables.openChildren[family].count
    return children >= max(2, least) && tables.rolesNeeded[family] == [.reviews]
      && tables.decisions[family].pin == nil
  }

  private static func mostChildren(_ officer: Officer, _ policy: Policy) -> Int? {
    policy.capacity.maximumChildrenPerFTE.map { $0 * officer.fteThousandths / 1000 }
  }

  private static func mostLoad(_ capacity: OfficerCapacity, _ policy: Policy) -> Int? {
    policy.capacity.maximumPercent.map { $0 * capacity.total / 100 }
  }
}
