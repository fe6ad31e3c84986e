// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Verification

@Suite("Plans whose files cannot be read") struct FileBreakTests {
  private static let unreadable: Set<String> = ["plan-file-unreadable"]

  static let files: [Break] =
    [
      "allocation.csv", "terms.csv", "overrides.csv", "diary.csv", "breaches.csv", "binding.csv",
      "summary.json",
    ].map {
      file in
      .plan("\(file) is missing", unreadable) { $0.files[file] = nil }
    } + [
      .plan("a table is empty", unreadable) { $0.files["diary.csv"] = "" },
      .plan("a column is missing", unreadable) { $0.replace("diary.csv", ",status,rule", ",rule") },
      .plan("a column is unknown", unreadable) { $0.replace("allocation.csv", ",travel,", ",journey,") },
      .plan("a quotation mark is left open", unreadable) { $0.replace("diary.csv", "C1;C2", "\"C1;C2") },
      .plan("the summary is no JSON", unreadable) { $0.files["summary.json"] = "{ \"service\": " },
      .plan("the summary is a list", unreadable) { $0.files["summary.json"] = "[]" },
      .plan("the summary has no seed", unreadable) { $0.replace("summary.json", "\"seed\": 1, ", "") },
      .plan("the summary has a scope of its own", unreadable) {
        $0.replace("summary.json", "\"scope\": \"plan\"", "\"scope\": \"all\"")
      },
      .plan("the summary does not say its scope", unreadable) {
        $0.replace("summary.json", "\"scope\": \"plan\", ", "")
      },
      .plan("a change of staff is of no form", unreadable) {
        $0.replace("summary.json", "\"changes\": []", "\"changes\": [\"leave:A1\"]")
      },
      .plan("the changes of staff are left out", unreadable) {
        $0.replace("summary.json", "\"changes\": [], ", "")
      },
      .plan("a whole plan says what a rebalancing reached", unreadable) {
        $0.replace("summary.json", "\"rebalance\": null", "\"rebalance\": { \"target_percent\": 100 }")
      },
      .plan("the summary has a status of its own", unreadable) {
        $0.replace("summary.json", "\"complete\"", "\"perfect\"")
      },
      .plan("the summary does not say the version of GLPK", unreadable) {
        $0.replace("summary.json", ", \"glpk\": \"5.0\"", "")
      },
      .plan("the objective is a text", unreadable) {
        $0.replace("summary.json", "\"objective\": 8184", "\"objective\": \"8184\"")
      },
      .plan("a row has too few cells", unreadable, alone: false) {
        $0.replace("breaches.csv", "later-review,overdue-at-start,", "overdue-at-start,")
      },
    ]

  static let cells: [Break] = [
    .plan("a family's id is empty", unreadable, alone: false) {
      $0.set("allocation.csv", "F2", "family", "")
    },
    .plan("changed is neither yes nor no", unreadable) { $0.set("allocation.csv", "F2", "changed", "maybe") },
    .plan("a term is no number", unreadable, alone: false) {
      $0.replace("terms.csv", "F2,C3,2,A3,80", "F2,C3,2,A3,8.0")
    },
    .plan("a rank is no number", unreadable, alone: false) {
      $0.replace("terms.csv", "F2,C3,2,A3", "F2,C3,two,A3")
    },
    .plan("a saving is no number", unreadable, alone: false) {
      $0.set("overrides.csv", "F4", "saving", "ten")
    },
    .plan("a decision does not exist", unreadable, alone: false) {
      $0.set("overrides.csv", "F4", "decision", "stay")
    },
    .plan("a load is no number", unreadable, alone: false) { $0.set("allocation.csv", "F2", "load", "4e2") },
    .plan("a cost is beyond all sense", unreadable, alone: false) {
      $0.set("allocation.csv", "F2", "cost", "9223372036854775807")
    },
    .plan("a date does not exist", unreadable, alone: false) { $0.diary("C4", ["date": "2025-06-31"]) },
    .plan("a time does not exist", unreadable, alone: false) { $0.diary("C4", ["start": "25:00"]) },
    .plan("a kind does not exist", unreadable, alone: false) { $0.diary("C4", ["kind": "chat"]) },
    .plan("a status does not exist", unreadable, alone: false) { $0.diary("C4", ["status": "perhaps"]) },
    .plan("cover is empty", unreadable) { $0.diary("C4", ["cover": ""]) },
    .plan("a cause does not exist", unreadable) { $0.set("breaches.csv", "C7", "cause", "rain") },
    .plan("a subject does not exist", unreadable, alone: false) {
      $0.set("breaches.csv", "C7", "subject", "dog")
    },
  ]

  @Test("A file that cannot be read is reported", arguments: files) func file(_ broken: Break) throws {
    try broken.check()
  }

  @Test("A cell that cannot be read is reported", arguments: cells) func cell(_ broken: Break) throws {
    try broken.check()
  }

  @Test("The report says file, row, column, value and what was expected") func words() throws {
    var plan = TinyPlan()
    plan.diary("C4", ["date": "2025-06-31"])
    let found = try plan.verify().first { $0.name == "plan-file-unreadable" }
    #expect(
      found?.detail == "diary.csv, row 2, column date, \"2025-06-31\": expected a date yyyy-mm-dd")
  }

  @Test("A folder that does not exist is reported and not a trap") func noFolder() throws {
    var plan = TinyPlan()
    plan.files = [:]
    #expect(try plan.verify().count == 7)
  }
}
