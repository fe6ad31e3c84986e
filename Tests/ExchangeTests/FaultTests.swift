// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Exchange

@Suite("A fault")
struct FaultTests {
  @Test("says where it is and what was expected")
  func describesItself() {
    #expect(
      Fault(file: "a.csv", row: 3, column: "b", value: "x", expectation: "expected a y").description
        == "a.csv, row 3, column b, \"x\": expected a y")
    #expect(Fault(file: "a.csv", expectation: "expected more").description == "a.csv: expected more")
  }

  @Test("shows at most 60 characters of a value, and what cannot be seen spelled out")
  func showsValues() {
    #expect(Fault.shown(String(repeating: "é", count: 60)) == String(repeating: "é", count: 60))
    #expect(Fault.shown(String(repeating: "é", count: 61)) == String(repeating: "é", count: 59) + "…")
    #expect(Fault.shown("a\u{A0}b\tc\nd\u{200B}\u{FEFF}") == "a\\u{A0}b\\tc\\nd\\u{200B}\\u{FEFF}")
    #expect(Fault.shown("a\r\nb") == "a\\r\\nb")
  }

  @Test("comes by file, row and column")
  func isOrdered() {
    let faults = [
      Fault(file: "a.csv", expectation: "x"), Fault(file: "a.csv", row: 2, expectation: "x"),
      Fault(file: "a.csv", row: 2, column: "c", expectation: "x"),
      Fault(file: "a.csv", row: 10, column: "a", expectation: "x"), Fault(file: "b.csv", expectation: "x"),
    ]
    let log = FaultLog()
    log.add(faults.reversed())
    #expect(log.sorted == faults)
  }

  @Test(
    "suggests what was probably meant",
    arguments: [
      ("officr", "officer"), ("Office_r", "officer"), ("since ", "since"), ("Start", "start"),
      ("cover roles", "cover_roles"),
    ])
  func suggests(wrong: String, meant: String) {
    #expect(
      Suggestion.nearest(to: wrong, among: ["family", "officer", "since", "start", "cover_roles"]) == meant)
  }

  @Test(
    "suggests nothing when nothing is near",
    arguments: ["", "zzz", "o", String(repeating: "officer", count: 12)])
  func suggestsNothing(wrong: String) {
    #expect(Suggestion.nearest(to: wrong, among: ["family", "officer", "to"]) == (wrong == "o" ? "to" : nil))
  }
}
