// SPDX-License-Identifier: GPL-3.0-or-later

import Allocation
import Casework

/// The families that need an officer, as a problem for the allocation engine, and back.
struct AllocationCase: Sendable {
  private let tables: ServiceTables
  private let workload: Workload
  private let eligibility: Eligibility
  /// The families to be allocated that somebody may take; family `i` of the problem.
  let families: [Int]
  /// The families to be allocated that nobody may take.
  let impossible: [Int]
  /// The problem; its officers are those of the scenario.
  let problem: AllocationProblem
  /// For each family of the scenario its officer before the plan, when that one keeps it or might.
  private let presentOfficer: [Int?]
  /// Each officer's load and children from the families that are not to be allocated.
  private let keptLoad: [Int]
  private let keptChildren: [Int]

  init(_ tables: ServiceTables, workload: Workload, eligibility: Eligibility, reallocate: Bool) {
    self.tables = tables
    self.workload = workload
    self.eligibility = eligibility
    let scenario = tables.scenario
    let officers = scenario.officers.indices
    let present = scenario.families.map { family -> Int? in
      guard let officer = family.officer.flatMap({ tables.officerIndex[$0] }),
        eligibility.isAvailable[officer]
      else { return nil }
      return officer
    }
    presentOfficer = present
    var load = officers.map { _ in 0 }
    var children = load
    var toAllocate: [Int] = []
    for family in scenario.families.indices where !tables.openChildren(family).isEmpty {
      if let officer = present[family], !reallocate {
        load[officer] += workload.load(family: family, officer: officer)
        children[officer] += tables.openChildren(family).count
      } else {
        toAllocate.append(family)
      }
    }
    keptLoad = load
    keptChildren = children
    var possible: [Int] = []
    var impossible: [Int] = []
    var options: [[AllocationProblem.Option]] = []
    let waiting = Set(toAllocate)
    let apart = AllocationCase.apart(tables)
    for family in toAllocate {
      let barred = Set(apart[family].filter { !waiting.contains($0) }.compactMap { present[$0] })
      let here = officers.filter {
        eligibility.obstacle(family: family, officer: $0) == nil && !barred.contains($0)
      }
      if here.isEmpty {
        impossible.append(family)
      } else {
        possible.append(family)
        options.append(
          here.map { officer in
            AllocationProblem.Option(
              officer: officer, load: workload.load(family: family, officer: officer),
              cost: AllocationCase.term(
                tables, workload, family: family, officer: officer, present: present[family]))
          })
      }
    }
    families = possible
    self.impossible = impossible
    let position = Dictionary(possible.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var pairs: [(Int, Int)] = []
    for (index, family) in possible.enumerated() {
      for other in apart[family] {
        if let place = position[other], place > index { pairs.append((index, place)) }
      }
    }
    let rates = tables.policy.capacity.bands.map(\.rate)
    problem = AllocationProblem(
      families: zip(possible, options).map {
        AllocationProblem.Family(options: $1, children: tables.openChildren($0).count)
      },
      officers: officers.map { officer in
        let maximum = tables.policy.capacity.maximumChildrenPerFTE.map {
          max(0, $0 * scenario.officers[officer].fteThousandths / 1000 - children[officer])
        }
        return AllocationProblem.Officer(
          load: load[officer],
          penalty: ConvexPenalty(ends: workload.bandEnds(officer: officer), rates: rates), room: maximum)
      }, apart: pairs, unplacedCost: tables.policy.costs.unplaced)
  }

  /// For each family those that must have a different officer, whichever of the two says so.
  private static func apart(_ tables: ServiceTables) -> [[Int]] {
    var apart = Array(repeating: Set<Int>(), count: tables.scenario.families.count)
    for (family, row) in tables.scenario.families.enumerated() {
      for other in row.apartFrom.compactMap({ tables.familyIndex[$0] }) where other != family {
        apart[family].insert(other)
        apart[other].insert(family)
      }
    }
    return apart.map { $0.sorted() }
  }

  /// What the choice of an officer costs apart from the load, minutes a year.
  private static func term(
    _ tables: ServiceTables, _ workload: Workload, family: Int, officer: Int, present: Int?
  ) -> Int {
    let row = tables.scenario.families[family]
    let id = tables.scenario.officers[officer].id
    let children = tables.openChildren(family).count
    let costs = tables.policy.costs
    let known = row.officer == id || row.formerOfficers.contains(id)
    let hasPrevious = row.officer != nil || !row.formerOfficers.isEmpty
    let leavesPresent = present != nil && present != officer
    let change = (hasPrevious && !known) || leavesPresent ? costs.changeOfOfficer * children : 0
    let lacking = row.preferredSkills.subtracting(tables.scenario.officers[officer].skills).count
    return workload.travel(family: family, officer: officer) + change
      + costs.skillMismatch * children * lacking
  }

  /// The officer before: the present one, else the most recent former one.
  private func previousOfficer(_ family: Int) -> Officer.ID? {
    tables.scenario.families[family].officer ?? tables.scenario.families[family].formerOfficers.first
  }

  /// The officer of each family of the scenario after a solution.
  func namedOfficers(_ solution: AllocationSolution) -> [Int?] {
    var named = presentOfficer
    for family in impossible { named[family] = nil }
    for (index, family) in families.enumerated() {
      named[family] = solution.choice[index].map { problem.families[index].options[$0].officer }
    }
    return named
  }

  /// The rows of the allocation, by family.
  func decisions(_ solution: AllocationSolution) -> [AllocationDecision] {
    let standing = AllocationStanding(problem, solution: solution)
    let placed = families.indices.map { decision($0, solution, standing) }
    let unplaced = impossible.map { decision(unplaced: $0) }
    return (placed + unplaced).sorted { $0.family < $1.family }
  }

  private func childIDs(_ family: Int) -> [Child.ID] {
    tables.childrenOfFamily[family].map { tables.scenario.children[$0].id }
  }

  private func decision(
    _ index: Int, _ solution: AllocationSolution, _ standing: AllocationStanding
  ) -> AllocationDecision {
    let family = families[index]
    guard let choice = solution.choice[index] else { return decision(unplaced: family) }
    let option = problem.families[index].options[choice]
    let id = tables.scenario.officers[option.officer].id
    let previous = previousOfficer(family)
    let alternatives = standing.alternatives(family: index).prefix(2).map { alternative in
      AllocationDecision.Alternative(
        officer: tables.scenario.officers[problem.families[index].options[alternative.option].officer].id,
        extra: alternative.extra)
    }
    return AllocationDecision(
      family: tables.scenario.families[family].id, children: childIDs(family), officer: id,
      previousOfficer: previous, changed: previous.map { $0 != id } ?? false, load: option.load,
      travel: workload.travel(family: family, officer: option.officer),
      cost: standing.cost(family: index),
      second: alternatives.first, third: alternatives.dropFirst().first,
      reasons: AllocationReasons.words(
        tables: tables, family: family, officer: option.officer, options: problem.families[index].options,
        chosen: option, extra: alternatives.first?.extra,
        utilisation: Double(standing.load(officer: option.officer))
          / Double(workload.capacity[option.officer])))
  }

  private func decision(unplaced family: Int) -> AllocationDecision {
    AllocationDecision(
      family: tables.scenario.families[family].id, children: childIDs(family), officer: nil,
      previousOfficer: previousOfficer(family), changed: false, load: 0, travel: 0, cost: 0, second: nil,
      third: nil, reasons: [])
  }

  /// The families that could not be placed, each with what stops it.
  func breaches(_ solution: AllocationSolution) -> [Breach] {
    var breaches: [Breach] = []
    for family in impossible {
      let officers = tables.scenario.officers
      let obstacles = officers.indices.map { officer in
        let why =
          eligibility.obstacle(family: family, officer: officer) ?? "has a family it must be apart from"
        return "\(officers[officer].id): \(why)"
      }
      breaches.append(
        Breach(
          subject: .family(tables.scenario.families[family].id), cause: .noEligibleOfficer,
          detail: "Nobody may take the family. \(obstacles.joined(separator: "; "))."))
    }
    let named = namedOfficers(solution)
    let apart = AllocationCase.apart(tables)
    for (index, family) in families.enumerated() where solution.choice[index] == nil {
      let taken = Set(apart[family].compactMap { named[$0] })
      let open = problem.families[index].options.map(\.officer).filter { !taken.contains($0) }
      let names = (open.isEmpty ? problem.families[index].options.map(\.officer) : open)
        .map { tables.scenario.officers[$0].id.text }.joined(separator: ", ")
      breaches.append(
        Breach(
          subject: .family(tables.scenario.families[family].id),
          cause: open.isEmpty ? .noEligibleOfficer : .maximumCaseload,
          detail: open.isEmpty
            ? "Every officer who may take the family has one that it must be apart from: \(names)."
            : "Every officer who may take the family is at the maximum caseload: \(names)."))
    }
    return breaches.sorted { AllocationCase.familyID($0) < AllocationCase.familyID($1) }
  }

  private static func familyID(_ breach: Breach) -> String {
    if case .family(let id) = breach.subject { return id.text }
    return ""
  }

  /// Each officer's caseload and load before and after.
  func officerLoads(_ solution: AllocationSolution) -> [PlanSummary.OfficerLoad] {
    var before = zip(keptLoad, keptChildren).map { (load: $0, children: $1) }
    var after = before
    for (index, family) in families.enumerated() {
      let children = problem.families[index].children
      // With reallocation the present officer held the family before.
      if let officer = presentOfficer[family] {
        before[officer].load += workload.load(family: family, officer: officer)
        before[officer].children += children
      }
      if let choice = solution.choice[index] {
        let option = problem.families[index].options[choice]
        after[option.officer].load += option.load
        after[option.officer].children += children
      }
    }
    for family in impossible {
      if let officer = presentOfficer[family] {
        before[officer].load += workload.load(family: family, officer: officer)
        before[officer].children += tables.openChildren(family).count
      }
    }
    return tables.scenario.officers.enumerated().map { index, officer in
      PlanSummary.OfficerLoad(
        id: officer.id, fteThousandths: officer.fteThousandths, caseloadBefore: before[index].children,
        caseloadAfter: after[index].children, loadBefore: before[index].load, loadAfter: after[index].load,
        capacity: workload.capacity[index])
    }
  }
}
