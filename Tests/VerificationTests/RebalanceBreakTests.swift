// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Testing

@testable import Verification

@Suite("Breaking a rebalancing") struct RebalanceBreakTests {
  private static func summary(
    _ title: String, _ violations: Set<String>, _ text: String, _ other: String, usual: Bool = false
  ) -> Break {
    .plan(title, violations) {
      if usual { aimAtUsual(&$0) }
      $0.replace("summary.json", text, other)
    }
  }

  /// The usual target after B's return: 1400 minutes of 2000 are 70%, and 5 more; A keeps 100%.
  private static func aimAtUsual(_ plan: inout TinyPlan) {
    plan.replace(
      "summary.json", "\"target_percent\": 100, \"reached\": true",
      "\"target_percent\": 75, \"reached\": false")
  }

  static let outcomes: [Break] = [
    summary(
      "a target that is missed is said to be reached", ["rebalance-reached-wrong"],
      "\"target_percent\": 100", "\"target_percent\": 99"),
    summary(
      "a target that is reached is said to be missed", ["rebalance-reached-wrong"],
      "\"reached\": true", "\"reached\": false"),
    summary(
      "the target is beyond all sense", ["rebalance-target-wrong"],
      "\"target_percent\": 100", "\"target_percent\": 9223372036854775807"),
    summary(
      "a target that nobody gave is not the usual one", ["rebalance-target-wrong"],
      "\"target_given\": true", "\"target_given\": false"),
    summary(
      "more children move than may", ["too-many-children-moved"],
      "\"target_given\": true, \"move_at_most\": null", "\"target_given\": false, \"move_at_most\": 1",
      usual: true),
    summary(
      "a row of the curve that moves no more than may costs less", ["trade-off-choice-wrong"],
      "\"target_given\": true, \"move_at_most\": null", "\"target_given\": false, \"move_at_most\": 3",
      usual: true),
    summary(
      "less than nobody may move", ["rebalance-move-at-most-wrong", "too-many-children-moved"],
      "\"target_given\": true, \"move_at_most\": null", "\"target_given\": false, \"move_at_most\": -1",
      usual: true),
    summary(
      "a target is given and how many may move", ["rebalance-move-at-most-wrong"],
      "\"move_at_most\": null", "\"move_at_most\": 2"),
    summary(
      "it is not said whether a target was given", ["plan-file-unreadable"], "\"target_given\": true, ", ""),
    summary(
      "it is not said how many may move", ["plan-file-unreadable"], ", \"move_at_most\": null", ""),
    summary(
      "the moved children are one too many", ["rebalance-moves-wrong"],
      "\"children_moved\": 2", "\"children_moved\": 3"),
    summary(
      "the moved families are one too many", ["rebalance-moves-wrong"],
      "\"families_moved\": 1", "\"families_moved\": 2"),
    summary(
      "the bound is above what was moved", ["rebalance-bound-above-moves"],
      "\"children_moved_bound\": 2", "\"children_moved_bound\": 3"),
    summary(
      "the bound is negative", ["rebalance-bound-above-moves"],
      "\"children_moved_bound\": 2", "\"children_moved_bound\": -1"),
    .scenario("everybody could have stayed at no cost", ["children-moved-for-nothing"], alone: false) {
      $0.policy.capacity.childrenPerFTE = 20
    },
    summary(
      "a change is about nobody", ["change-unknown-officer"], "back:B:", "back:Z9:"),
    .plan("the change is left out", ["officer-not-available"], alone: false) {
      $0.replace("summary.json", "\"back:B:2025-06-02\"", "")
    },
    .plan("a family that is to stay has a row", ["family-not-to-be-allocated"]) {
      $0.copy(
        "allocation.csv", "G2", ["family": "G1", "children": "D01;D02;D03;D04", "officer": "A"])
    },
    .plan("a family is split", ["family-not-to-be-split"], alone: false) {
      $0.setLine("allocation.csv", "G5", "children", "D13")
      $0.copy("allocation.csv", "G5", ["children": "D14", "officer": "A"])
    },
    .plan("there is no trade-off", ["plan-file-unreadable"]) { $0.files["tradeoff.csv"] = nil },
    .plan("there is a diary", ["plan-file-unexpected"]) { $0.files["diary.csv"] = "meeting\n" },
    .plan("an outcome is left out", ["plan-file-unreadable"]) {
      $0.replace("summary.json", "\"children_moved_bound\": 2, ", "")
    },
  ]

  private static func curve(
    _ title: String, _ violations: Set<String>, _ row: String, _ column: String, _ value: String
  ) -> Break {
    .plan(title, violations) { $0.setLine("tradeoff.csv", row, column, value) }
  }

  static let curves: [Break] = [
    curve("no row is the plan's", ["trade-off-choice-wrong"], "2,1", "chosen", "no"),
    curve("two rows are the plan's", ["trade-off-choice-wrong"], "3,1", "chosen", "yes"),
    curve(
      "the bound is above the cost", ["trade-off-bound-above-cost"], "3,1", "cost_bound", "51"),
    curve("more moves save nothing", ["trade-off-not-a-curve"], "3,1", "cost", "1100"),
    curve("the moves fall", ["trade-off-not-a-curve"], "3,1", "children_moved", "1"),
    .plan("many moves come first", ["trade-off-not-a-curve", "trade-off-moves-wrong"]) {
      $0.setLine("tradeoff.csv", "0,0", "children_moved", "3")
    },
    curve("more families than children move", ["trade-off-moves-wrong"], "3,1", "families_moved", "4"),
    curve("children move without a family", ["trade-off-moves-wrong"], "3,1", "families_moved", "0"),
    curve(
      "the lowest is above the highest", ["trade-off-utilisation-wrong"], "3,1", "lowest_utilisation", "0.901"
    ),
    curve("the plan's families are others", ["trade-off-plan-wrong"], "2,1", "families_moved", "2"),
    curve("the plan's caseload cost is another", ["trade-off-plan-wrong"], "2,1", "caseload_cost", "151"),
    curve("the plan's travel is another", ["trade-off-plan-wrong"], "2,1", "travel", "1"),
    curve("the plan's highest is another", ["trade-off-plan-wrong"], "2,1", "highest_utilisation", "1.002"),
    curve("the plan's lowest is another", ["trade-off-plan-wrong"], "2,1", "lowest_utilisation", "0.398"),
    curve("the plan's cost is another", ["trade-off-plan-wrong"], "2,1", "cost", "151"),
    curve("the plan's moves are left out", ["trade-off-plan-wrong"], "2,1", "children_moved", ""),
    curve("a cost is no number", ["plan-file-unreadable"], "3,1", "cost", "few"),
    curve("a utilisation is no number", ["plan-file-unreadable"], "3,1", "lowest_utilisation", "nan"),
  ]

  @Test("The plan's own row may cost more than one with fewer moves that misses the target") func target()
    throws
  {
    var plan = RebalancedPlan.plan
    plan.replace(
      "tradeoff.csv", "2,1,150,0", "1,1,100,0,1.100,0.300,100,100,no\n2,1,150,0")
    #expect(try plan.verify(RebalancedPlan.scenario) == [])
  }

  @Test("Children without an open status do not count as moved") func closed() throws {
    var scenario = RebalancedPlan.scenario
    scenario.children.append(
      Child(
        id: "D15", family: "G4", birth: TinyService.day("2015-01-01"), placement: "OF",
        spells: [
          .init(
            status: .lookedAfter, since: TinyService.day("2020-01-01"), until: TinyService.day("2021-01-01"))
        ]))
    var plan = RebalancedPlan.plan
    plan.setLine("allocation.csv", "G4", "children", "D11;D12;D15")
    for rank in 1...2 { plan.setLine("terms.csv", "G4,D11;D12,\(rank)", "children", "D11;D12;D15") }
    #expect(try plan.verify(scenario) == [])
  }

  @Test("Moves that a decision asks for are not for nothing", arguments: [Decision.Kind.pin, .forbid])
  func forced(kind: Decision.Kind) throws {
    var scenario = RebalancedPlan.scenario
    scenario.policy.capacity.childrenPerFTE = 20
    scenario.decisions.append(
      Decision(family: "G4", kind: kind, officer: kind == .pin ? "B" : "A", reason: "why"))
    let names = try RebalancedPlan.plan.verify(scenario).map(\.name)
    #expect(!names.contains("children-moved-for-nothing"))
  }

  @Test("Moves beyond the target that lower the cost are for something only when they were asked for")
  func askedFor() throws {
    var scenario = RebalancedPlan.scenario
    // B is there from the beginning, so that no change adds capacity: A has 120% before, and so may after.
    scenario.absences = []
    var plan = RebalancedPlan.plan
    plan.replace("summary.json", "\"back:B:2025-06-02\"", "")
    plan.replace("summary.json", "\"target_percent\": 100", "\"target_percent\": 120")
    plan.replace("summary.json", "\"target_given\": true", "\"target_given\": false")
    #expect(try plan.verify(scenario).map(\.name) == ["children-moved-for-nothing"])
    plan.replace("summary.json", "\"move_at_most\": null", "\"move_at_most\": 2")
    #expect(try plan.verify(scenario) == [])
    plan.replace("summary.json", "\"target_percent\": 120", "\"target_percent\": 119")
    #expect(try plan.verify(scenario).map(\.name) == ["rebalance-target-wrong"])
  }

  @Test("The usual target of a service that gained capacity is what all of it has, and 5 more") func usual()
    throws
  {
    var plan = RebalancedPlan.plan
    Self.aimAtUsual(&plan)
    plan.replace("summary.json", "\"target_given\": true", "\"target_given\": false")
    #expect(try plan.verify(RebalancedPlan.scenario) == [])
  }

  @Test("More children than may move where they have to, and then the curve begins with the plan")
  func forcedMoves()
    throws
  {
    var plan = RebalancedPlan.plan
    Self.aimAtUsual(&plan)
    plan.replace(
      "summary.json", "\"target_given\": true, \"move_at_most\": null",
      "\"target_given\": false, \"move_at_most\": 1")
    plan.replace("tradeoff.csv", "0,0,1100,0,1.200,0.200,1100,1100,no\n", "")
    // All could stay, so that nothing forces two children to move.
    #expect(try plan.verify(RebalancedPlan.scenario).map(\.name) == ["too-many-children-moved"])
    var scenario = RebalancedPlan.scenario
    scenario.family("G4") { $0.conflicts = ["A"] }
    let names = try plan.verify(scenario).map(\.name)
    #expect(!names.contains("too-many-children-moved"))
  }

  @Test("A wrong outcome is reported", arguments: outcomes) func outcome(_ broken: Break) throws {
    try broken.of(.rebalanced).check()
  }

  @Test("A wrong curve is reported", arguments: curves) func curve(_ broken: Break) throws {
    try broken.of(.rebalanced).check()
  }

  @Test("Files of another scope are reported") func scope() throws {
    var whole = TinyPlan()
    whole.files["tradeoff.csv"] = RebalancedPlan.plan.files["tradeoff.csv"]
    #expect(try whole.verify().map(\.name) == ["plan-file-unexpected"])
    var allocation = SplitPlan.plan
    allocation.files["diary.csv"] = TinyPlan().files["diary.csv"]
    #expect(try allocation.verify(SplitPlan.scenario).map(\.name) == ["plan-file-unexpected"])
    var booked = SplitPlan.plan
    booked.replace("summary.json", "\"booking\": null", "\"booking\": { \"meetings\": 0 }")
    #expect(try booked.verify(SplitPlan.scenario).map(\.name) == ["plan-file-unreadable"])
  }
}
