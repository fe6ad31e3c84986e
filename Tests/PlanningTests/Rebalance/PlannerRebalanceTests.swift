// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import LinearOptimization
import StatutoryCalendar
import Testing

@testable import Planning

@Suite("Rebalancing a service")
struct PlannerRebalanceTests {
  private func rebalance(
    _ scenario: Scenario, _ changes: [ScenarioChange] = [], goal: RebalanceGoal = .usualTarget,
    stop: StopSignal = StopSignal()
  ) throws -> Plan {
    var options = PlanOptions()
    options.threads = 1
    options.timeLimit = 20
    return try Planner.rebalance(
      scenario, changes: changes, goal: goal, calendar: try .english(), options: options, stop: stop)
  }

  /// What holds of every rebalancing.
  private func check(_ plan: Plan, _ scenario: Scenario, _ name: String) throws {
    let result = try #require(plan.summary.rebalance)
    let before = Dictionary(uniqueKeysWithValues: scenario.families.map { ($0.id, $0.officer) })
    let moved = plan.allocation.filter { row in
      guard let old = before[row.family] ?? nil, let new = row.officer else { return false }
      return old != new
    }
    #expect(result.familiesMoved == moved.count, "\(name)")
    #expect(result.childrenMoved == moved.reduce(0) { $0 + $1.children.count }, "\(name)")
    #expect(result.childrenMovedBound <= result.childrenMoved || !result.isReached, "\(name)")
    #expect(
      result.isReached
        == plan.summary.officers.allSatisfy { $0.loadAfter <= $0.capacity * result.targetPercent / 100 },
      "\(name)")
    #expect(plan.summary.allocation.bound <= Double(plan.summary.allocation.objective), "\(name)")
    let chosen = plan.tradeOff.filter(\.isChosen)
    #expect(chosen.count == 1, "\(name)")
    let point = try #require(chosen.first)
    #expect(point.childrenMoved == result.childrenMoved && point.familiesMoved == moved.count, "\(name)")
    let changes = plan.allocation.reduce(0) { $0 + $1.terms.change }
    #expect(point.cost + changes == plan.summary.allocation.objective, "\(name)")
    #expect(
      point.travel == plan.allocation.reduce(0) { $0 + $1.travel } + keptTravel(plan, scenario), "\(name)")
    for (left, right) in zip(plan.tradeOff, plan.tradeOff.dropFirst()) {
      #expect(left.childrenMoved < right.childrenMoved, "\(name)")
      #expect(left.costBound >= right.costBound, "\(name)")
    }
    let curve = plan.tradeOff.filter { !$0.isChosen }
    for (left, right) in zip(curve, curve.dropFirst()) { #expect(left.cost > right.cost, "\(name)") }
    for point in plan.tradeOff { #expect(point.costBound <= point.cost, "\(name)") }
  }

  /// Rows that stay are not in the allocation; no sample here keeps a family that travels.
  private func keptTravel(_ plan: Plan, _ scenario: Scenario) -> Int {
    let rows = Set(plan.allocation.map(\.family))
    return scenario.families.allSatisfy { rows.contains($0.id) } ? 0 : Int.min
  }

  @Test("With the same staff nobody moves", arguments: UInt64(1)...12)
  func sameStaff(seed: UInt64) throws {
    let service = LineService(seed: seed, productiveMinutes: 10_000 + 900 * Int(seed))
    let plan = try rebalance(service.scenario)
    try check(plan, service.scenario, "seed \(seed)")
    #expect(plan.summary.rebalance?.childrenMoved == 0, "seed \(seed)")
    #expect(plan.summary.rebalance?.isReached == true, "seed \(seed)")
    #expect(plan.allocation.allSatisfy { !$0.changed }, "seed \(seed)")
    #expect(plan.tradeOff.first?.isChosen == true, "seed \(seed)")
    #expect(plan.summary.status == .complete, "seed \(seed)")
  }

  @Test("A leaver's children move, and no others while the rest can carry them", arguments: UInt64(1)...8)
  func leaver(seed: UInt64) throws {
    let service = LineService(seed: seed, productiveMinutes: 40_000)
    let orphaned = service.children(of: "A2")
    let plan = try rebalance(service.scenario, [.leave("A2", last: LineService.start - 1)])
    try check(plan, service.scenario, "seed \(seed)")
    let result = try #require(plan.summary.rebalance)
    #expect(result.childrenMoved == orphaned && result.childrenMovedBound == orphaned, "seed \(seed)")
    #expect(plan.allocation.allSatisfy { $0.officer != "A2" && $0.officer != nil }, "seed \(seed)")
    #expect(plan.tradeOff.first?.childrenMoved == orphaned, "seed \(seed)")
    for row in plan.allocation where row.previousOfficer == "A2" {
      #expect(row.reasons.first == "A2 is not available", "seed \(seed)")
    }
  }

  @Test("When the rest cannot carry them, at least the leaver's children move", arguments: UInt64(1)...6)
  func tightLeaver(seed: UInt64) throws {
    let service = LineService(seed: seed, productiveMinutes: 13_000)
    let plan = try rebalance(
      service.scenario, [.leave("A4", last: LineService.start - 1)], goal: .target(percent: 95))
    try check(plan, service.scenario, "seed \(seed)")
    let result = try #require(plan.summary.rebalance)
    #expect(result.childrenMoved >= service.children(of: "A4"), "seed \(seed)")
    #expect(result.targetPercent == 95 && result.isTargetGiven && result.moveAtMost == nil)
  }

  @Test("Who comes back gets families until nobody is above the service's utilisation and 5 more")
  func returner() throws {
    var service = LineService(seed: 3)
    for index in service.scenario.families.indices where service.scenario.families[index].officer == "A1" {
      service.scenario.families[index].officer = "A2"
    }
    service.scenario.absences = [
      Absence(
        person: "A1", first: LineService.start - 60, last: LineService.start + 400, kind: .sickness)
    ]
    let plan = try rebalance(service.scenario, [.back("A1", first: LineService.start)])
    try check(plan, service.scenario, "returner")
    let result = try #require(plan.summary.rebalance)
    let load = plan.summary.officers.reduce(0) { $0 + $1.loadBefore }
    let capacity = plan.summary.officers.reduce(0) { $0 + $1.capacity }
    #expect(result.targetPercent == (load * 100 + capacity - 1) / capacity + 5)
    #expect(plan.summary.officers.first { $0.id == "A1" }.map { $0.caseloadAfter > 0 } == true)
    #expect(result.childrenMoved > 0 && result.childrenMovedBound > 0)
  }

  @Test("Merged teams share what one of them had")
  func merger() throws {
    var service = LineService(seed: 5)
    for index in service.scenario.officers.indices {
      service.scenario.officers[index].roles = index < 2 ? [.reviews] : [.conferences]
    }
    // Every child is looked after, so that the two who review have all of them.
    for index in service.scenario.families.indices {
      service.scenario.families[index].officer = .init("A\(1 + index % 2)")
    }
    let apart = try rebalance(service.scenario)
    #expect(apart.summary.rebalance?.childrenMoved == 0)
    let plan = try rebalance(service.scenario, [.merge])
    try check(plan, service.scenario, "merger")
    #expect(plan.summary.officers.suffix(2).allSatisfy { $0.caseloadAfter > 0 })
    #expect(plan.summary.changes == [.merge])
  }

  @Test("A family that a manager keeps stays where it is", arguments: UInt64(1)...6)
  func keep(seed: UInt64) throws {
    var service = LineService(seed: seed, productiveMinutes: 12_000)
    let kept = service.scenario.families.filter { $0.officer == "A3" }.prefix(3)
    service.scenario.decisions = kept.map {
      Decision(family: $0.id, kind: .keep, officer: "A3", reason: "settled at last")
    }
    let plan = try rebalance(service.scenario, goal: .target(percent: 80))
    let rows = Set(plan.allocation.filter { $0.changed }.map(\.family))
    #expect(kept.allSatisfy { !rows.contains($0.id) }, "seed \(seed)")
    #expect(plan.decisionCosts.count == kept.count, "seed \(seed)")
  }

  @Test("No more children move than are allowed, and the more may move, the less it costs")
  func budget() throws {
    let service = LineService(seed: 9)
    var last = Int.max
    for children in [0, 2, 5, 9, 14] {
      let plan = try rebalance(service.scenario, goal: .moveAtMost(children: children))
      try check(plan, service.scenario, "at most \(children)")
      #expect(plan.summary.rebalance.map { $0.childrenMoved <= children } == true)
      #expect(plan.summary.rebalance?.moveAtMost == children)
      #expect(plan.summary.rebalance?.isTargetGiven == false)
      let cost = try #require(plan.tradeOff.first { $0.isChosen }?.cost)
      #expect(cost <= last, "at most \(children)")
      last = cost
    }
  }

  @Test("Who interrupts gets an allocation with everybody placed, and honest bounds")
  func interrupted() throws {
    let service = LineService(seed: 4)
    let stop = StopSignal()
    stop.raise()
    let plan = try rebalance(
      service.scenario, [.leave("A2", last: LineService.start - 1)], stop: stop)
    try check(plan, service.scenario, "interrupted")
    #expect(plan.summary.status == .interrupted)
    #expect(plan.allocation.allSatisfy { $0.officer != nil })
    let full = try rebalance(service.scenario, [.leave("A2", last: LineService.start - 1)])
    let bound = try #require(plan.summary.rebalance).childrenMovedBound
    #expect(full.summary.rebalance.map { bound <= $0.childrenMoved } == true)
  }

  @Test("A change about somebody who is not there is refused")
  func unknownOfficer() throws {
    #expect(throws: ScenarioChangeError.self) {
      try rebalance(LineService(seed: 1).scenario, [.leave("A9", last: LineService.start)])
    }
  }
}
