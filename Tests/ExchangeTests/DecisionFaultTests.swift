// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Testing

@testable import Exchange

@Suite("Managers' decisions that are wrong")
struct DecisionFaultTests {
  @Test("say so with file, row, column and value", arguments: references + together + reasons)
  func areReported(_ input: BadInput) throws { try input.check() }

  private static func appended(
    _ name: String, _ line: String, _ column: String?, _ value: String?, says: String
  ) -> BadInput {
    BadInput(name, appending: line, at: "decisions.csv", 5, column, value, says: says)
  }

  private static let references: [BadInput] = [
    appended(
      "a decision about an unknown officer", "F2,forbid,O9,why", "officer", "O9",
      says: "expected an officer that stands in officers.csv"),
    appended(
      "a decision about an unknown family", "F9,forbid,O1,why", "family", "F9",
      says: "expected a family that stands in families.csv"),
    appended(
      "an unknown decision", "F2,forbit,O1,why", "decision", "forbit",
      says: "expected one of pin, forbid, keep; did you mean forbid?"),
    BadInput(
      "a decision about nobody", "pin,O2", to: "pin,", at: "decisions.csv", 4, "officer", nil,
      says: "expected a value"),
  ]

  private static let together: [BadInput] = [
    appended(
      "a decision twice", "F1,forbid,O3,again", nil, "F1, forbid, O3",
      says: "row 2 has the same family, decision, officer"),
    appended("two pins", "F2,pin,O1,why", "decision", "pin", says: "row 4 has a pin of the family already"),
    BadInput(
      "a pin and a keep", "F1,forbid,O3", to: "F1,pin,O3", at: "decisions.csv", 3, "decision", "keep",
      says: "row 2 has a pin of the family already; expected one pin or keep"),
    BadInput(
      "a keep of another than the present officer", "keep,O1", to: "keep,O2", at: "decisions.csv", 3,
      "officer", "O2", says: "expected O1, the family's officer in families.csv"),
    BadInput(
      "a keep for a family without an officer", "F2,pin,O2", to: "F2,keep,O2", at: "decisions.csv", 4,
      "officer", "O2", says: "the family has no officer in families.csv to keep"),
    appended(
      "a forbidden officer who is kept", "F1,forbid,O1,why", "officer", "O1",
      says: "row 3 keeps the officer; expected one of the two decisions"),
    appended(
      "a forbidden officer who is pinned", "F2,forbid,O2,why", "officer", "O2",
      says: "row 4 pins the family to the officer; nobody can be allocated"
    ).warning,
    BadInput(
      "an officer pinned against a conflict", at: "decisions.csv", 3, "officer", "O2",
      says: "is among the family's conflicts too"
    ) { try $0.replace("F1,keep,O1", with: "F1,pin,O2", in: "decisions.csv") }.warning,
  ]

  private static let expected = "expected 1 to 120 characters on one line"

  private static let reasons: [BadInput] = [
    appended("no reason", "F2,forbid,O1,", "reason", nil, says: "expected a value; the cell is empty"),
    appended("a reason of nothing to read", "F2,forbid,O1,\"  \"", "reason", "  ", says: expected),
    appended(
      "a reason of 121 characters", "F2,forbid,O1," + String(repeating: "é", count: 121), "reason",
      String(repeating: "é", count: 59) + "…", says: expected),
    appended(
      "a reason on two lines", "F2,forbid,O1,\"a\nb\"", "reason", "a\\nb", says: expected),
    appended(
      "a reason with a bell", "F2,forbid,O1,a\u{7}b", "reason", "a\\u{7}b",
      says: "the cell holds a control character"),
    appended(
      "a reason that turns the writing around", "F2,forbid,O1,a\u{202E}b", "reason", "a\\u{202E}b",
      says: expected),
  ]

  @Test("are fine with a reason of 120 characters of any script")
  func longReason() throws {
    let disk = try ScenarioOnDisk()
    let reason = String(repeating: "ш", count: 120)
    try disk.append("F2,forbid,O1,\(reason)", to: "decisions.csv")
    let reading = try disk.read()
    #expect(reading.faults.map(\.description) == [])
    #expect(reading.scenario?.decisions.contains { $0.reason == reason } == true)
  }
}
