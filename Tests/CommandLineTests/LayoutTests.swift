// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Commands

@Suite("Text for people is laid out plainly")
struct LayoutTests {
  @Test("A table aligns its columns and leaves no spaces at the ends of lines")
  func table() {
    var table = TextTable([("child", .left), ("left", .right), ("note", .left)])
    table.append(["C1", "-12", "-"])
    table.append(["C1000", "3", "long note"])
    #expect(
      table.text == """
        child  left  note
        C1      -12  -
        C1000     3  long note
        """)
  }

  @Test("A table without rows is its header")
  func emptyTable() {
    #expect(TextTable([("a", .left), ("b", .right)]).text == "a  b")
  }

  @Test(
    "Thousands are separated",
    arguments: [
      (0, "0"), (7, "7"), (999, "999"), (1000, "1,000"), (-1000, "-1,000"), (1_234_567, "1,234,567"),
      (Int.min, "-9,223,372,036,854,775,808"),
    ])
  func grouped(number: Int, text: String) {
    #expect(Words.grouped(number) == text)
  }

  @Test(
    "Decimals are fixed and rounded",
    arguments: [
      (0, 2, "0.00"), (1.005, 1, "1.0"), (0.05, 1, "0.1"), (1234.5678, 2, "1,234.57"), (-0.04, 1, "0.0"),
      (-2.5, 0, "-3"), (9.999, 2, "10.00"), (0.007, 3, "0.007"),
    ])
  func fixed(number: Double, decimals: Int, text: String) {
    #expect(Words.fixed(number, decimals: decimals) == text)
  }

  @Test("A number that is not finite is written, not trapped on")
  func notFinite() {
    #expect(Words.fixed(.infinity, decimals: 2) == "inf")
    #expect(Words.fixed(.nan, decimals: 2) == "nan")
  }

  @Test("Counts take the plural unless they are one")
  func counts() {
    #expect(Words.count(1, "error") == "1 error")
    #expect(Words.count(0, "error") == "0 errors")
    #expect(Words.count(1200, "child", plural: "children") == "1,200 children")
  }

  @Test("Paragraphs are broken at spaces and keep their indent; a long word keeps its own line")
  func wrapping() {
    let long = String(repeating: "x", count: 90)
    #expect(HelpPage.wrapped("a \(long) b", indent: 2) == "  a\n  \(long)\n  b")
    let text = HelpPage.wrapped(String(repeating: "word ", count: 100), indent: 4)
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 79 && $0.hasPrefix("    word") })
    #expect(text.split(whereSeparator: \.isWhitespace).count == 100)
  }
}
