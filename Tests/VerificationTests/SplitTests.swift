// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Testing

@testable import Verification

@Suite("Splitting sibling groups") struct SplitTests {
  private let first = FamilyPart(family: "F1", piece: .first)
  private let second = FamilyPart(family: "F1", piece: .second)

  private func derived(_ change: (inout Scenario) -> Void = { _ in }) throws -> Derived {
    var scenario = SplitPlan.scenario
    scenario.policy.capacity.maximumPercent = nil
    change(&scenario)
    return try Derived(scenario)
  }

  /// The parts of F1 after a change, by their children's ids.
  private func parts(_ change: (inout Scenario) -> Void) throws -> [[Child.ID]]? {
    try derived(change).tables.halves["F1"].map { [$0.first.map(\.id), $0.second.map(\.id)] }
  }

  private func siblings(_ scenario: inout Scenario, _ children: [(Child.ID, String, Place.ID?)]) {
    scenario.children.removeAll { $0.family == "F1" }
    scenario.children += children.map { id, birth, placement in
      Child(
        id: id, family: "F1", birth: TinyService.day(birth), placement: placement,
        spells: [.init(status: .lookedAfter, since: TinyService.day("2024-03-01"))])
    }
  }

  @Test("Children are cut by placement, then birth, then id, and the first half is the larger") func order()
    throws
  {
    let parts = try parts {
      siblings(
        &$0,
        [
          ("S1", "2015-01-01", "P2"), ("S2", "2012-01-01", "P1"), ("S3", "2011-01-01", "P1"),
          ("S4", "2011-01-01", "P1"), ("S5", "2019-01-01", nil),
        ])
    }
    #expect(parts == [["S5", "S3", "S4"], ["S2", "S1"]])
  }

  @Test("Children without an open status are in neither part") func closed() throws {
    let parts = try parts { scenario in
      siblings(
        &scenario,
        [("S1", "2015-01-01", "P1"), ("S2", "2016-01-01", "P1"), ("S3", "2011-01-01", "P1")])
      scenario.children[scenario.children.count - 1].spells = [
        .init(status: .lookedAfter, since: TinyService.day("2024-03-01"), until: scenario.policy.start)
      ]
    }
    #expect(parts == [["S1"], ["S2"]])
  }

  @Test("Small families, families with a plan and pinned ones are not split") func never() throws {
    #expect(try parts { _ in } == [["C1"], ["C2"]])
    #expect(try parts { $0.policy.capacity.splitFromChildren = 3 } == nil)
    #expect(try parts { $0.policy.capacity.splitFromChildren = nil } == nil)
    #expect(
      try parts {
        $0.children[1].spells.append(.init(status: .onPlan, since: TinyService.day("2025-05-01")))
      } == nil)
    let decided: (Decision.Kind) -> Decision = {
      Decision(family: "F1", kind: $0, officer: "A1", reason: "why")
    }
    #expect(try parts { $0.decisions.append(decided(.pin)) } == nil)
    #expect(try parts { $0.decisions.append(decided(.forbid)) } != nil)
  }

  @Test("A part that goes to the officer of the other makes the family whole again") func wholeAgain() throws
  {
    let outcome = try derived().outcome([
      Placement(part: first, officer: "A1"), Placement(part: second, officer: "A3"),
    ])
    let choices = outcome.choices(Placement(part: first, officer: "A1"))
    // Whole with A3: 40 travel and 200 for the change, instead of 80 + 10 and 40 + 100.
    #expect(choices.map(\.officer) == ["A1", "A3", "A2"])
    #expect(choices.map(\.extra) == [0, 10, 76])
    // With A2: 40 travel less, 100 for the change, and 220 of 250 is 8 above 85% in each period.
    #expect(choices[2].terms.caseload == 16)
    var terms = AllocationTerms()
    (terms.travel, terms.change, terms.split) = (0, 100, 0)
    #expect(choices[1].terms == terms)
    // Whole with A1: 80 travel, instead of 230.
    let others = outcome.choices(Placement(part: second, officer: "A3"))
    #expect(others.dropFirst().first?.officer == "A1")
    #expect(others.dropFirst().first?.extra == -150)
  }

  @Test("A decision on a split family costs nothing") func decisions() throws {
    let forbid = Decision(family: "F1", kind: .forbid, officer: "A2", reason: "why")
    let outcome = try derived { $0.decisions.append(forbid) }.outcome([
      Placement(part: first, officer: "A1"), Placement(part: second, officer: "A3"),
    ])
    #expect(outcome.cost(of: forbid).saving == 0)
  }

  @Test("Children of different officers do not meet together, each with the officer of the part")
  func meetings() throws {
    let derived = try derived()
    let split = try derived.outcome([
      Placement(part: first, officer: "A1"), Placement(part: second, officer: "A3"),
    ])
    let diary = try derived.diary(split)
    let meeting = try #require(diary["C1.later-review.2025-06-16"])
    let other = try #require(diary["C2.later-review.2025-06-20"])
    #expect(meeting.children == ["C1"] && split.namedOfficer(of: meeting) == "A1")
    #expect(other.children == ["C2"] && split.namedOfficer(of: other) == "A3")
    let whole = try derived.diary(try derived.outcome(["F1": "A1"]))
    #expect(whole["C1.later-review.2025-06-16"]?.children == ["C1", "C2"])
  }

  static let breaks: [Break] = [
    .plan("both parts have one officer", ["split-family-of-one-officer"], alone: false) {
      $0.setLine("allocation.csv", "F1,C2", "officer", "A1")
    },
    .plan("a part has no officer", ["split-part-without-officer"], alone: false) {
      $0.setLine("allocation.csv", "F1,C2", "officer", "")
    },
    .plan("a child is in both parts", ["family-allocated-twice", "allocation-children-wrong"], alone: false) {
      $0.setLine("allocation.csv", "F1,C2", "children", "C1;C2")
    },
    .plan("a child is in no part", ["allocation-children-wrong"], alone: false) {
      $0.setLine("allocation.csv", "F1,C2", "children", "")
    },
    .plan("the second part pays for the split as well", ["cost-wrong", "term-wrong"]) {
      $0.setLine("allocation.csv", "F1,C2", "cost", "150")
      $0.setLine("terms.csv", "F1,C2,1", "split", "10")
      $0.setLine("terms.csv", "F1,C2,1", "total", "150")
    },
    .plan("a part has no terms", ["terms-missing"]) {
      $0.replace("terms.csv", "F1,C2,1,A3,40,100,0,0,0,0,140,0\n", "")
    },
    .plan("the terms of a part are of other children", ["terms-of-no-row", "terms-missing"]) {
      $0.setLine("terms.csv", "F1,C2,1", "children", "C1;C2")
    },
    .scenario("the family is smaller than the policy splits", ["family-not-to-be-split"], alone: false) {
      $0.policy.capacity.splitFromChildren = 3
    },
    .scenario("the family is pinned", ["family-not-to-be-split"], alone: false) {
      $0.decisions.append(Decision(family: "F1", kind: .pin, officer: "A1", reason: "why"))
    },
    .scenario("the officer of a part may not be named", ["officer-in-conflict"]) {
      $0.family("F1") { $0.conflicts = ["A3"] }
    },
    .scenario("a family must be apart from both parts' officers", ["families-not-kept-apart"], alone: false) {
      $0.family("F2") { $0.apartFrom = ["F1"] }
    },
    .plan("the split family counts twice", ["allocation-count-wrong"]) {
      $0.replace("summary.json", "\"allocated\": 2", "\"allocated\": 3")
    },
  ]

  @Test("The order of the two parts' rows is free") func anyOrder() throws {
    var plan = SplitPlan.plan
    let rows = plan.files["allocation.csv"]?.split(separator: "\n").map(String.init) ?? []
    plan.files["allocation.csv"] = [rows[0], rows[2], rows[1], rows[3], rows[4]].map { $0 + "\n" }.joined()
    #expect(try plan.verify(SplitPlan.scenario) == [])
  }

  @Test("A wrong split is reported", arguments: breaks) func wrong(_ broken: Break) throws {
    try broken.of(.split).check()
  }
}
