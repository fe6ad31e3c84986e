// SPDX-License-Identifier: GPL-3.0-or-later

import Allocation
import Casework
import LinearOptimization
import StatutoryCalendar
import Testing

@testable import Planning

@Suite("Families that cost the same wherever they are")
struct LevellingTests {
  /// Four officers at one base with far more capacity than work, so that load costs nothing and all are alike.
  private func alike(seed: UInt64, changing change: (inout Scenario) -> Void = { _ in }) -> Scenario {
    var scenario = LineService(seed: seed, productiveMinutes: 60_000).scenario
    for index in scenario.officers.indices {
      scenario.officers[index].base = "X1"
      scenario.officers[index].fteThousandths = 1000
    }
    change(&scenario)
    return scenario
  }

  private var options: PlanOptions {
    var options = PlanOptions()
    options.threads = 1
    return options
  }

  /// What the heaviest of some families is, in minutes a year: nobody can be nearer to the others than that.
  private func grain(_ rows: [AllocationDecision]) -> Int { rows.map(\.load).max() ?? 0 }

  @Test("New families are shared by officers who are alike, and cost what they did", arguments: UInt64(1)...6)
  func newFamilies(seed: UInt64) throws {
    let scenario = alike(seed: seed) { scenario in
      for index in scenario.families.indices { scenario.families[index].officer = nil }
    }
    let plan = try Planner.allocate(
      scenario, calendar: try .english(), options: options, stop: StopSignal())
    let loads = plan.summary.officers.map(\.loadAfter)
    let (most, least) = (try #require(loads.max()), try #require(loads.min()))
    #expect(most - least <= grain(plan.allocation), "seed \(seed): \(loads)")
    #expect(
      plan.summary.allocation.objective == plan.allocation.reduce(0) { $0 + $1.travel },
      "seed \(seed): nothing but the travel that they cost everybody")
  }

  @Test("Rows in another order are levelled alike", arguments: UInt64(7)...9)
  func permuted(seed: UInt64) throws {
    let scenario = alike(seed: seed) { scenario in
      for index in scenario.families.indices { scenario.families[index].officer = nil }
    }
    var mirrored = scenario
    mirrored.officers.reverse()
    mirrored.families.reverse()
    mirrored.children.reverse()
    let rows = try [scenario, mirrored].map {
      try Planner.allocate($0, calendar: try .english(), options: options, stop: StopSignal()).allocation
    }
    #expect(rows[0] == rows[1], "seed \(seed)")
  }

  @Test("Families that have an officer are not touched", arguments: UInt64(1)...4)
  func staying(seed: UInt64) throws {
    // One officer has everybody but one family, which is for another to have.
    let scenario = alike(seed: seed) { scenario in
      for index in scenario.families.indices { scenario.families[index].officer = "A1" }
      scenario.families[0].officer = nil
    }
    let plan = try Planner.allocate(
      scenario, calendar: try .english(), options: options, stop: StopSignal())
    #expect(plan.allocation.map(\.family) == [scenario.families[0].id], "seed \(seed)")
    #expect(plan.allocation[0].officer != "A1", "seed \(seed): the others have nothing yet")
  }

  @Test(
    "A leaver's families are shared by officers who are alike, and nobody else moves",
    arguments: UInt64(1)...4)
  func leaver(seed: UInt64) throws {
    let scenario = alike(seed: seed) { scenario in
      for index in scenario.families.indices { scenario.families[index].officer = index < 12 ? "A1" : "A2" }
    }
    let plan = try Planner.rebalance(
      scenario, changes: [.leave("A1", last: LineService.start - 1)], goal: .usualTarget,
      calendar: try .english(), options: options, stop: StopSignal())
    let moved = plan.allocation.filter { $0.previousOfficer == "A1" }
    #expect(moved.count == 12)
    #expect(plan.allocation.filter(\.changed).map(\.family) == moved.map(\.family), "seed \(seed)")
    let loads = plan.summary.officers.filter { ["A3", "A4"].contains($0.id) }.map(\.loadAfter)
    #expect(abs(loads[0] - loads[1]) <= grain(moved), "seed \(seed): \(loads)")
  }

  @Test(
    "Of a rebalancing nothing changes that is weighed, and the measure does not rise",
    arguments: UInt64(1)...60)
  func moves(seed: UInt64) {
    let small = SmallMoves(seed: seed)
    let ceilings = LoadCeilings(targetPercent: 90, capacity: small.capacity, unit: 1)
    func measure(_ load: [Int]) -> Double {
      zip(load, small.capacity).reduce(0) { $0 + Double($1.0 * $1.0) / Double($1.1) }
    }
    for (index, counted) in small.all.enumerated() where index.isMultiple(of: 7) {
      var state = MoveState(small.moves)
      for (family, option) in counted.choice.enumerated() { state.set(family, to: option) }
      let answer = state.answer
      let levelled = small.moves.levelled(answer, ceilings: ceilings) { false }
      #expect(
        levelled.unplaced == answer.unplaced && levelled.childrenMoved == answer.childrenMoved, "seed \(seed)"
      )
      #expect(levelled.cost == answer.cost && levelled.change == answer.change, "seed \(seed)")
      #expect(ceilings.overload(levelled.load) <= ceilings.overload(answer.load), "seed \(seed)")
      #expect(measure(levelled.load) <= measure(answer.load) + 1e-9, "seed \(seed)")
      let recounted = small.count(levelled.choice)
      #expect(recounted?.load == levelled.load, "seed \(seed): a rule is broken")
    }
  }
}
