// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Testing

@testable import Verification

@Suite("Breaking the terms and the cost of decisions") struct TermsBreakTests {
  private static let columns = [
    "travel", "change", "skills", "leaving", "split", "caseload", "total", "extra",
  ]

  static let figures: [Break] = [1, 2, 3].flatMap { rank in
    columns.map { column in
      .plan("the \(column) of rank \(rank) is another", ["term-wrong"]) {
        $0.setLine("terms.csv", "F2,C3,\(rank)", column, "7")
      }
    }
  }

  static let rows: [Break] = [
    .plan("a term is left out", ["term-wrong"]) { $0.setLine("terms.csv", "F2,C3,1", "split", "") },
    .plan("the officer of a rank is another", ["terms-officer-wrong"]) {
      $0.setLine("terms.csv", "F2,C3,2", "officer", "A1")
    },
    .plan("the children are others", ["terms-children-wrong"]) {
      $0.setLine("terms.csv", "F2,C3,2", "children", "C4")
    },
    .plan("the chosen officer has no terms", ["terms-missing"]) { $0.remove("terms.csv", "F2") },
    .plan("a rank stands twice", ["terms-twice"]) { $0.copy("terms.csv", "F2") },
    .plan("there is a fourth rank", ["terms-of-no-row"]) { $0.copy("terms.csv", "F2", ["rank": "4"]) },
    .plan("there is a rank before the first", ["terms-of-no-row"]) {
      $0.copy("terms.csv", "F2", ["rank": "0"])
    },
    .plan("a family without an officer has terms", ["terms-of-no-row"]) {
      $0.copy("terms.csv", "F2", ["family": "F5", "children": "C6"])
    },
    .plan("a family that was not to be allocated has terms", ["terms-of-no-row"]) {
      $0.copy("terms.csv", "F2", ["family": "F1"])
    },
  ]

  static let overrides: [Break] = [
    .plan("a decision has no row", ["override-missing"]) { $0.remove("overrides.csv", "F4") },
    .plan("a decision has two rows", ["override-twice"]) { $0.copy("overrides.csv", "F4") },
    .plan("a decision that nobody took has a row", ["override-unknown"]) {
      $0.copy("overrides.csv", "F4", ["officer": "A2"])
    },
    .plan("another decision on the same officer has a row", ["override-unknown"]) {
      $0.copy("overrides.csv", "F4", ["decision": "pin"])
    },
    .plan("the reason is another", ["override-reason-wrong"]) {
      $0.set("overrides.csv", "F2", "reason", "no reason")
    },
    .plan("the saving is off by one", ["override-saving-wrong"]) {
      $0.set("overrides.csv", "F4", "saving", "11")
    },
    .plan("the better officer is another", ["override-saving-wrong"]) {
      $0.set("overrides.csv", "F4", "better_officer", "A2")
    },
    .plan("a decision that costs nothing has a better officer", ["override-saving-wrong"]) {
      $0.set("overrides.csv", "F2", "better_officer", "A3")
    },
    .scenario("a decision of the tables is not told", ["override-missing"]) {
      $0.decisions.append(Decision(family: "F3", kind: .forbid, officer: "A1", reason: "a complaint"))
    },
  ]

  @Test("A wrong term is reported", arguments: figures) func figure(_ broken: Break) throws {
    try broken.check()
  }

  @Test("A wrong row of terms is reported", arguments: rows) func row(_ broken: Break) throws {
    try broken.check()
  }

  @Test("A wrong cost of a decision is reported", arguments: overrides)
  func override(_ broken: Break) throws { try broken.check() }
}
