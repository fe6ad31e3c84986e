// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Exchange
import Foundation
import Generation
import LinearOptimization
import Planning
import StatutoryCalendar
import Testing

@testable import Verification

@Suite("Plans of strained services pass the checker") struct StrainedServiceTests {
  @Test("A strained service's plan breaks no rule", arguments: (1...8) as ClosedRange<UInt64>)
  func strained(seed: UInt64) throws {
    let scenario = try StrainedService(seed: seed, children: 24, calendar: try TinyService.calendar).scenario
    var options = PlanOptions()
    options.timeLimit = 2
    options.threads = 1
    options.seed = seed
    options.reallocate = seed.isMultiple(of: 4)
    let found = try violations(inPlanOf: scenario, options)
    #expect(found.isEmpty, "seed \(seed):\n\(found.map(\.description).joined(separator: "\n"))")
  }

  private func options(_ seed: UInt64) -> PlanOptions {
    var options = PlanOptions()
    options.timeLimit = 1
    options.threads = 1
    options.seed = seed
    return options
  }

  @Test(
    "A strained service's allocation after changes of staff breaks no rule",
    arguments: (11...30) as ClosedRange<UInt64>)
  func allocated(seed: UInt64) throws {
    let calendar = try TinyService.calendar
    let service = try StrainedService(seed: seed, children: 40, calendar: calendar)
    var options = options(seed)
    options.reallocate = seed.isMultiple(of: 3)
    let changed = try service.scenario.applying(service.changes)
    var plan = try Planner.allocate(changed, calendar: calendar, options: options, stop: StopSignal())
    plan.summary.changes = service.changes
    let found = try violations(in: plan, of: service.scenario)
    #expect(found.isEmpty, "seed \(seed):\n\(found.map(\.description).joined(separator: "\n"))")
  }

  @Test("A strained service's rebalancing breaks no rule", arguments: (41...60) as ClosedRange<UInt64>)
  func rebalanced(seed: UInt64) throws {
    let calendar = try TinyService.calendar
    let service = try StrainedService(seed: seed, children: 40, calendar: calendar)
    let goal: RebalanceGoal =
      switch seed % 3 {
      case 0: .usualTarget
      case 1: .target(percent: 60 + Int(seed))
      default: .moveAtMost(children: Int(seed % 7))
      }
    let plan = try Planner.rebalance(
      service.scenario, changes: service.changes, goal: goal, calendar: calendar, options: options(seed),
      stop: StopSignal())
    let found = try violations(in: plan, of: service.scenario)
    #expect(found.isEmpty, "seed \(seed), \(goal):\n\(found.map(\.description).joined(separator: "\n"))")
  }

  @Test("Of two families apart whom one officer alone may take, the second has nobody eligible")
  func apart() throws {
    var scenario = TinyService.scenario
    scenario.officer("A4") { $0.skills = ["bsl"] }
    scenario.family("F6") {
      $0.officer = nil
      $0.skills = ["bsl"]
      $0.apartFrom = ["F5"]
    }
    var options = PlanOptions()
    options.threads = 1
    #expect(try violations(inPlanOf: scenario, options) == [])
  }
}
