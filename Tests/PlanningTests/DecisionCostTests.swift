// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import LinearOptimization
import StatutoryCalendar
import Testing

@testable import Planning

@Suite("What a manager's decision costs")
struct DecisionCostTests {
  private let calendar: WorkingCalendar

  init() throws { calendar = try WorkingCalendar.english() }

  /// The cost of one decision in the small service; F2 prefers a skill that A1 alone has, for 300 minutes.
  private func cost(
    _ family: Family.ID, _ kind: Decision.Kind, _ officer: Officer.ID, reallocate: Bool = false,
    _ change: (inout Scenario) -> Void = { _ in }
  ) throws -> DecisionCost {
    var scenario = SmallService.scenario()
    scenario.officers[0].skills = ["signing"]
    scenario.families[1].preferredSkills = ["signing"]
    scenario.decisions = [Decision(family: family, kind: kind, officer: officer, reason: "test")]
    change(&scenario)
    var options = PlanOptions()
    options.reallocate = reallocate
    options.threads = 1
    let plan = try Planner.allocate(scenario, calendar: calendar, options: options, stop: StopSignal())
    #expect(plan.decisionCosts.map(\.decision) == scenario.decisions)
    return try #require(plan.decisionCosts.first)
  }

  private func expect(_ cost: DecisionCost, saves saving: Int, with officer: Officer.ID?) {
    #expect(cost.saving == saving)
    #expect(cost.betterOfficer == officer)
  }

  @Test("A pin costs what the best other officer would save")
  func pin() throws {
    expect(try cost("F2", .pin, "A2"), saves: 300, with: "A1")
    expect(try cost("F2", .pin, "A1"), saves: 0, with: nil)
  }

  @Test("A pin does not lift a decision against somebody, a maximum or the need to be apart")
  func pinAmongOthers() throws {
    let forbidden = try cost("F2", .pin, "A2") {
      $0.decisions.insert(Decision(family: "F2", kind: .forbid, officer: "A1", reason: "test"), at: 0)
    }
    expect(forbidden, saves: 0, with: nil)
    expect(try cost("F2", .pin, "A2") { $0.policy.capacity.maximumChildrenPerFTE = 1 }, saves: 0, with: nil)
    expect(try cost("F2", .pin, "A2") { $0.families[1].apartFrom = ["F1"] }, saves: 0, with: nil)
  }

  @Test("A decision against somebody costs what that officer would save, if eligible")
  func forbid() throws {
    expect(try cost("F2", .forbid, "A1"), saves: 300, with: "A1")
    expect(try cost("F2", .forbid, "A2"), saves: 0, with: nil)
    expect(try cost("F2", .forbid, "A1") { $0.families[1].conflicts = ["A1"] }, saves: 0, with: nil)
  }

  @Test("A keep costs what moving the family would save, the change of officer included")
  func keep() throws {
    // From P1 itself A2 would save F1's 40 minutes of travel, and each change costs.
    func keep(change: Int, reallocate: Bool) throws -> DecisionCost {
      try cost("F1", .keep, "A1", reallocate: reallocate) {
        $0.officers[1].base = "P1"
        $0.policy.costs.changeOfOfficer = change
      }
    }
    for reallocate in [false, true] {
      expect(try keep(change: 10, reallocate: reallocate), saves: 30, with: "A2")
      expect(try keep(change: 40, reallocate: reallocate), saves: 0, with: nil)
    }
  }

  @Test("A decision that absence or a rule has overtaken costs nothing")
  func overtaken() throws {
    let gone: (inout Scenario) -> Void = { $0.officers[1].end = SmallService.day("2025-06-01") }
    expect(try cost("F2", .pin, "A2", gone), saves: 0, with: nil)
    expect(
      try cost("F1", .keep, "A1") { $0.officers[0].end = SmallService.day("2025-06-01") }, saves: 0, with: nil
    )
    expect(try cost("F2", .pin, "A2") { $0.families[1].conflicts = ["A2"] }, saves: 0, with: nil)
  }
}
