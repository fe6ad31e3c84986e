// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Testing

@testable import Verification

@Suite("Breaking the allocation") struct AllocationBreakTests {
  static let rows: [Break] = [
    .plan("a family has no row", ["family-not-allocated", "allocation-objective-wrong"], alone: false) {
      $0.remove("allocation.csv", "F2")
    },
    .plan("a family has two rows", ["family-allocated-twice"]) { $0.copy("allocation.csv", "F2") },
    .plan("a family of no table has a row", ["family-unknown"]) {
      $0.copy("allocation.csv", "F5", ["family": "F99"])
    },
    .plan("a family that keeps its officer has a row", ["family-not-to-be-allocated"]) {
      $0.copy(
        "allocation.csv", "F2",
        ["family": "F1", "children": "C1;C2", "officer": "A1", "previous_officer": "A1"])
    },
    .plan("a child is left out of its family", ["allocation-children-wrong"]) {
      $0.set("allocation.csv", "F5", "children", "")
    },
    .plan("a child is listed twice", ["allocation-children-wrong"]) {
      $0.set("allocation.csv", "F5", "children", "C6;C6")
    },
    .plan("the previous officer is another", ["previous-officer-wrong"]) {
      $0.set("allocation.csv", "F2", "previous_officer", "A1")
    },
    .plan("the previous officer is left out", ["previous-officer-wrong"]) {
      $0.set("allocation.csv", "F2", "previous_officer", "")
    },
    .plan("a change that is none is told", ["changed-wrong"]) {
      $0.set("allocation.csv", "F2", "changed", "yes")
    },
    .plan("the officer is unknown", ["officer-unknown"], alone: false) {
      $0.set("allocation.csv", "F2", "officer", "Z9")
    },
    .plan(
      "another officer is written without its figures",
      ["load-wrong", "travel-wrong", "cost-wrong", "changed-wrong", "allocation-objective-wrong"],
      alone: false
    ) { $0.set("allocation.csv", "F2", "officer", "A1") },
    .plan(
      "the officers of second and third are swapped", ["second-officer-wrong", "third-officer-wrong"]
    ) {
      $0.set("allocation.csv", "F2", "second", "A1")
      $0.set("allocation.csv", "F2", "third", "A3")
    },
  ]

  static let figures: [Break] = [
    .plan("the load is off by one", ["load-wrong"]) { $0.set("allocation.csv", "F2", "load", "455") },
    .plan("the load is left out", ["load-wrong"]) { $0.set("allocation.csv", "F2", "load", "") },
    .plan("the travel is off by one", ["travel-wrong"]) { $0.set("allocation.csv", "F2", "travel", "1") },
    .plan("the cost is off by one", ["cost-wrong"]) { $0.set("allocation.csv", "F2", "cost", "59") },
    .plan("the second officer is another", ["second-officer-wrong"]) {
      $0.set("allocation.csv", "F2", "second", "A4")
    },
    .plan("the second officer is left out", ["second-officer-wrong"]) {
      $0.set("allocation.csv", "F2", "second", "")
      $0.set("allocation.csv", "F2", "second_extra", "")
    },
    .plan("the second officer's extra is off by one", ["second-officer-wrong"]) {
      $0.set("allocation.csv", "F2", "second_extra", "121")
    },
    .plan("the third officer is another", ["third-officer-wrong"]) {
      $0.set("allocation.csv", "F2", "third", "A4")
    },
    .plan("the third officer's extra is off by one", ["third-officer-wrong"]) {
      $0.set("allocation.csv", "F2", "third_extra", "139")
    },
    .plan("an alternative is told for a family that nobody may take", ["second-officer-wrong"]) {
      $0.set("allocation.csv", "F5", "second", "A1")
    },
  ]

  static let eligibility: [Break] = [
    .scenario("the officer lacks the role", ["officer-lacks-role"]) {
      $0.officer("A2") { $0.roles = [.reviews] }
    },
    .scenario("the officer is in conflict", ["officer-in-conflict"]) {
      $0.family("F2") { $0.conflicts = ["A2"] }
    },
    .scenario("the officer is of an excluded team", ["officer-of-excluded-team"]) {
      $0.officer("A2") { $0.excludedTeams = ["south"] }
    },
    .scenario(
      "the officer lacks a skill, and so does the third",
      ["officer-lacks-skill", "third-officer-wrong", "terms-of-no-row"]
    ) {
      $0.family("F2") { $0.skills = ["plo"] }
    },
    .scenario("the officer is away all the horizon", ["officer-not-available", "officer-absent"]) {
      $0.absences.append(
        Absence(
          person: "A2", first: TinyService.day("2025-06-02"), last: TinyService.day("2025-06-29"),
          kind: .training))
    },
    .scenario(
      "another officer is pinned",
      ["officer-not-the-pinned-one", "third-officer-wrong", "terms-of-no-row", "override-missing"]
    ) {
      $0.decisions.append(Decision(family: "F2", kind: .pin, officer: "A3", reason: "asked for"))
    },
    .scenario("the officer is forbidden", ["officer-forbidden", "override-missing"]) {
      $0.decisions.append(Decision(family: "F2", kind: .forbid, officer: "A2", reason: "a complaint"))
    },
    .scenario("a kept family must be apart from it", ["families-not-kept-apart"], alone: false) {
      $0.family("F1") { $0.officer = "A2" }
      $0.family("F2") { $0.apartFrom = ["F1"] }
    },
    .scenario("a kept family says that it must be apart from it", ["families-not-kept-apart"], alone: false) {
      $0.family("F1") {
        $0.officer = "A2"
        $0.apartFrom = ["F2"]
      }
    },
    .maximum("the maximum is below the officer's children", "children_per_fte", 7, ["officer-above-maximum"])
    {
      $0.maximumChildrenPerFTE = 7
    },
    .maximum("the maximum is below the officer's load", "percent", 90, ["officer-above-maximum-load"]) {
      $0.maximumPercent = 90
    },
    .scenario(
      "someone could take the family without an officer", ["family-needlessly-unplaced"], alone: false
    ) {
      $0.officer("A4") { $0.skills = ["bsl"] }
    },
    .scenario(
      "an alternative is of no use because it holds a family that must be apart",
      ["second-officer-wrong", "third-officer-wrong", "terms-officer-wrong", "term-wrong", "terms-of-no-row"]
    ) { $0.family("F2") { $0.apartFrom = ["F3"] } },
    .maximum(
      "the maximum of children would stop an alternative", "children_per_fte", 2,
      [
        "officer-above-maximum", "second-officer-wrong", "third-officer-wrong", "terms-of-no-row",
        "override-saving-wrong",
      ]
    ) { $0.maximumChildrenPerFTE = 2 },
    .maximum(
      "the maximum of load would stop an alternative", "percent", 80,
      ["officer-above-maximum-load", "third-officer-wrong", "terms-of-no-row"]
    ) { $0.maximumPercent = 80 },
  ]

  @Test("An officer may be just at a maximum") func maximum() throws {
    // An eighth of a full-time officer may have one child of eight; 454 of 500 are 90.8%.
    let children = Break.maximum("", "children_per_fte", 8, []) { $0.maximumChildrenPerFTE = 8 }
    #expect(try children.found() == [])
    #expect(try Break.maximum("", "percent", 91, []) { $0.maximumPercent = 91 }.found() == [])
  }

  @Test("A wrong row is reported", arguments: rows) func row(_ broken: Break) throws { try broken.check() }

  @Test("A wrong figure is reported", arguments: figures) func figure(_ broken: Break) throws {
    try broken.check()
  }

  @Test("An officer who may not be named is reported", arguments: eligibility)
  func eligible(_ broken: Break) throws { try broken.check() }
}
