// SPDX-License-Identifier: GPL-3.0-or-later

import Allocation
import Casework
import LinearOptimization
import StatutoryCalendar
import Testing

@testable import Planning

@Suite("Whatever the service")
struct AllocationPropertyTests {
  private let calendar: WorkingCalendar

  init() throws { calendar = try WorkingCalendar.english() }

  /// A model of a service drawn from a seed, and an answer drawn from its problem without regard to cost.
  private func drawn(_ seed: Int) throws -> (
    model: AllocationModel, problem: AllocationProblem, choice: [Int?], outcome: AllocationOutcome
  ) {
    var random = TestRandom(seed: UInt64(seed))
    let scenario = try StrainedService.scenario(&random, calendar: calendar)
    let mode: AllocationMode = [.newFamilies, .reallocate, .rebalance][random.number(0...2)]
    let model = try SmallService.model(scenario, calendar: calendar, mode: mode)
    let problem = model.problem()
    let choice = problem.families.map { family in
      random.happens(percent: 10) ? nil : Optional(random.number(0...(family.options.count - 1)))
    }
    return (model, problem, choice, AllocationOutcome(model, choice: choice, of: problem))
  }

  @Test("The problem that the engine solves prices an answer as the model does", arguments: 1...20)
  func samePrice(seed: Int) throws {
    let (_, problem, choice, outcome) = try drawn(seed)
    var loads = problem.officers.map(\.load)
    var objective = 0
    for (family, index) in zip(problem.families, choice) {
      guard let index else {
        objective += problem.unplacedCost
        continue
      }
      let option = family.options[index]
      objective += option.cost
      loads[option.officer] += option.load
      if let second = option.second { loads[second.officer] += second.load }
    }
    for (officer, load) in zip(problem.officers, loads) {
      objective += officer.penalty.cost(ofLoad: load) - officer.penalty.cost(ofLoad: officer.load)
    }
    #expect(outcome.objective == objective, "seed \(seed)")
  }

  @Test("An alternative's terms add up to what the objective changes by, term by term")
  func additive() throws {
    var moves = 0
    for seed in 1...20 {
      let (model, _, _, outcome) = try drawn(seed)
      for row in outcome.rows {
        let own = outcome.terms(row)
        for move in outcome.alternatives(to: row).prefix(3) {
          moves += 1
          let moved = try outcome.moving(row, to: move.officer)
          #expect(moved.objective - outcome.objective == move.extra, "seed \(seed), family \(row.family)")
          let difference = sums(moved, model) - sums(outcome, model)
          #expect(move.change == difference, "seed \(seed), family \(row.family)")
          #expect((own + move.change).total - own.total == move.extra, "seed \(seed)")
        }
      }
    }
    // Maxima may stop every move of one service, but not of all.
    #expect(moves > 300)
  }

  /// Each term summed over all rows; for the caseload the sum of the penalties.
  private func sums(_ outcome: AllocationOutcome, _ model: AllocationModel) -> AllocationTerms {
    var sum = outcome.rows.reduce(AllocationTerms()) { $0 + model.terms($1.part, officer: $1.officer) }
    sum.caseload = zip(model.capacities, outcome.load).reduce(0) { $0 + $1.0.penalty(ofLoad: $1.1) }
    return sum
  }

  @Test("The rows of a plan keep the sums they promise", arguments: 1...20)
  func rows(seed: Int) throws {
    let (_, _, _, outcome) = try drawn(seed)
    for row in outcome.decisions() where row.officer != nil {
      #expect(row.cost == row.terms.total && row.travel == row.terms.travel, "seed \(seed)")
      let others = [row.second, row.third].compactMap { $0 }
      #expect(others.allSatisfy { $0.terms.total - row.terms.total == $0.extra }, "seed \(seed)")
      #expect(others.map(\.extra) == others.map(\.extra).sorted(), "seed \(seed)")
      #expect(!others.contains { $0.officer == row.officer }, "seed \(seed)")
    }
  }

  @Test("Pins, decisions against somebody, conflicts and families apart are never broken", arguments: 1...8)
  func kept(seed: Int) throws {
    var random = TestRandom(seed: UInt64(seed))
    var scenario = try StrainedService.scenario(&random, calendar: calendar)
    // What the engine does with parts and maxima of load is its own tests' business.
    scenario.policy.capacity.splitFromChildren = nil
    let plan = try allocate(scenario, reallocate: random.happens(percent: 50))
    let model = try SmallService.model(
      scenario, calendar: calendar, mode: plan.summary.reallocate ? .reallocate : .newFamilies)
    var officers = Dictionary(
      uniqueKeysWithValues: zip(scenario.families.map(\.id), scenario.families.map(\.officer)))
    for row in plan.allocation { officers[row.family] = row.officer }
    let placed = Set(plan.allocation.filter { $0.officer != nil }.map(\.family))
    for family in scenario.families where placed.contains(family.id) {
      let officer = try #require(officers[family.id] ?? nil)
      #expect(!family.conflicts.contains(officer), "seed \(seed)")
      for decision in scenario.decisions where decision.family == family.id {
        switch decision.kind {
        case .pin: #expect(officer == decision.officer, "seed \(seed)")
        case .forbid: #expect(officer != decision.officer, "seed \(seed)")
        case .keep: break
        }
      }
      for other in model.ties.apart[model.tables.familyIndex[family.id] ?? 0] {
        let id = model.tables.scenario.families[other].id
        let isThere =
          placed.contains(id) || model.presentOfficer[other] != nil && !model.toAllocate.contains(other)
        if isThere { #expect(officers[id] != officer, "seed \(seed)") }
      }
    }
    for decision in scenario.decisions where decision.kind == .keep && plan.summary.reallocate {
      let row = plan.allocation.first { $0.family == decision.family }
      let index = try #require(model.tables.officerIndex[decision.officer])
      if model.eligibility.isAvailable[index] { #expect(row == nil, "seed \(seed)") }
    }
  }

  @Test("The order of the tables' rows changes nothing", arguments: 1...6)
  func permuted(seed: Int) throws {
    var random = TestRandom(seed: UInt64(seed))
    let scenario = try StrainedService.scenario(&random, calendar: calendar)
    var shuffled = scenario
    shuffled.officers.shuffle(using: &random)
    shuffled.families.shuffle(using: &random)
    shuffled.children.shuffle(using: &random)
    shuffled.places.shuffle(using: &random)
    shuffled.rooms.shuffle(using: &random)
    shuffled.meetings.shuffle(using: &random)
    shuffled.decisions.shuffle(using: &random)
    shuffled.absences.shuffle(using: &random)
    shuffled.dutyDays.shuffle(using: &random)
    let (one, other) = (try allocate(scenario), try allocate(shuffled))
    #expect(one.allocation == other.allocation, "seed \(seed)")
    #expect(one.breaches == other.breaches, "seed \(seed)")
    #expect(one.decisionCosts == other.decisionCosts, "seed \(seed)")
    #expect(one.summary.officers == other.summary.officers, "seed \(seed)")
  }

  private func allocate(_ scenario: Scenario, reallocate: Bool = false) throws -> Plan {
    var options = PlanOptions()
    options.threads = 1
    options.timeLimit = 20
    options.reallocate = reallocate
    return try Planner.allocate(scenario, calendar: calendar, options: options, stop: StopSignal())
  }
}

extension AllocationOutcome {
  /// The outcome when one row has another officer and nothing else changes.
  fileprivate func moving(_ row: Row, to officer: Int) throws -> AllocationOutcome {
    let position = try #require(model.toAllocate.firstIndex(of: row.family))
    var placements = placements
    switch placements[position] {
    case .nobody, .whole: placements[position] = .whole(officer)
    case .split(let first, let second):
      let isFirst = row.part.bearsSplit
      let other = isFirst ? second : first
      placements[position] =
        other == officer
        ? .whole(officer)
        : isFirst ? .split(first: officer, second: other) : .split(first: other, second: officer)
    }
    return AllocationOutcome(model, placements: placements)
  }
}
