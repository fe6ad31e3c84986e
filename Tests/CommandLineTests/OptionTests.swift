// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Commands

@Suite("Options are taken apart by popt and checked")
struct OptionTests {
  private static let out = Option.text("out", "DIR", "where to")
  private static let threads = Option.integer("threads", "N", "threads", in: 1...8, default: 2)
  private static let seconds = Option.decimal("seconds", "S", "time", in: 0.5...10, default: 2.5)
  private static let loud = Flag("loud", letter: "l", "make noise")
  private static let notes = Option.texts("note", "TEXT", "a note")
  private static let options: [any DeclaredOption] = [out, threads, seconds, loud, notes]

  private func parse(_ words: String...) throws -> Arguments {
    try OptionParser.parse(words, options: Self.options)
  }

  @Test("Options may stand before, between and after the operands")
  func order() throws {
    let expected = Arguments(operands: ["a", "b"], values: ["out": ["x"], "loud": [""]])
    #expect(try parse("--out", "x", "a", "-l", "b") == expected)
    #expect(try parse("a", "b", "--loud", "--out=x") == expected)
  }

  @Test("After -- everything is an operand")
  func doubleDash() throws {
    #expect(
      try parse("-l", "--", "--out", "-x") == Arguments(operands: ["--out", "-x"], values: ["loud": [""]]))
  }

  @Test("A value may look like an option, hold = and spaces, or be empty")
  func oddValues() throws {
    #expect(try parse("--out", "--loud").values == ["out": ["--loud"]])
    #expect(try parse("--out=a=b c").values == ["out": ["a=b c"]])
    #expect(try parse("--out=").values == ["out": [""]])
  }

  @Test("An option that may be repeated keeps its values in order; the others may not be")
  func repeated() throws {
    #expect(
      try parse("--note", "b", "x", "--note=a", "--note", "b").values(of: Self.notes) == ["b", "a", "b"])
    #expect(try parse("x").values(of: Self.notes) == [])
    #expect { try parse("--note", "a", "--note=").values(of: Self.notes) } throws: {
      "\($0)" == "option --note, value \"\": expected something that is not empty"
    }
    #expect(throws: UsageError.self) { try parse("-l", "--loud") }
  }

  @Test("Options end at the first operand when asked")
  func stopAtOperand() throws {
    let arguments = try OptionParser.parse(
      ["-l", "plan", "--unknown"], options: Self.options, stopAtOperand: true)
    #expect(arguments == Arguments(operands: ["plan", "--unknown"], values: ["loud": [""]]))
  }

  @Test(
    "What popt cannot follow is a usage error that says which option",
    arguments: [
      (["--thraeds=3"], "unknown option --thraeds; did you mean --threads?"),
      (["--xyz"], "unknown option --xyz"), (["-q"], "unknown option -q"),
      (["--out"], "option --out needs a value: where to"),
      (["--loud=yes"], "option --loud takes no value"),
      (["--out", "a", "--out", "b"], "option --out is given twice: it can have one value only"),
    ])
  func refused(words: [String], message: String) {
    #expect { try OptionParser.parse(words, options: Self.options) } throws: { "\($0)" == message }
  }

  @Test("A missing option has its default, and one without a default is asked for")
  func defaults() throws {
    let arguments = try parse()
    #expect(try arguments.value(of: Self.threads) == 2)
    #expect(try arguments.value(of: Self.seconds) == 2.5)
    #expect(try arguments.valueIfGiven(of: Self.threads) == nil)
    #expect { try arguments.value(of: Self.out) } throws: {
      "\($0)" == "option --out DIR is missing: where to"
    }
  }

  @Test("The ends of a range are inside it", arguments: [("1", 1), ("8", 8), ("+3", 3), ("007", 7)])
  func inside(text: String, value: Int) throws {
    #expect(try parse("--threads", text).value(of: Self.threads) == value)
  }

  @Test(
    "A number outside its range, or none, is refused with option, value and expectation",
    arguments: ["0", "9", "-1", "", " 3", "3 ", "0x3", "2.0", "1e0", "٣", "99999999999999999999"])
  func outside(text: String) throws {
    let arguments = try parse("--threads=\(text)")
    #expect { try arguments.value(of: Self.threads) } throws: {
      "\($0)" == "option --threads, value \"\(text)\": expected a whole number from 1 to 8"
    }
  }

  @Test(
    "Decimal numbers are plain", arguments: ["0.4", "10.01", "nan", "inf", "0x1p1", "1e0", "1,5", "", "-1"])
  func decimals(text: String) throws {
    let arguments = try parse("--seconds=\(text)")
    #expect { try arguments.value(of: Self.seconds) } throws: {
      "\($0)" == "option --seconds, value \"\(text)\": expected a number from 0.5 to 10"
    }
    #expect(try parse("--seconds=10").value(of: Self.seconds) == 10)
    #expect(try parse("--seconds=.5").value(of: Self.seconds) == 0.5)
  }

  @Test("A long value is shortened in the message")
  func longValue() throws {
    let arguments = try parse("--threads", String(repeating: "9", count: 5000))
    #expect { try arguments.value(of: Self.threads) } throws: { "\($0)".count < 150 }
  }

  @Test("The help says what an option accepts and its default")
  func explanation() {
    #expect(Self.threads.explanation == "threads; a whole number from 1 to 8 (default: 2)")
    #expect(Self.seconds.explanation == "time; a number from 0.5 to 10 (default: 2.5)")
    #expect(Self.out.explanation == "where to")
  }
}

@Suite("A mistyped word finds the one that was meant")
struct SpellingTests {
  @Test(
    "Distances count insertions, removals, replacements and swaps of neighbours",
    arguments: [
      ("", "", 0), ("plan", "plan", 0), ("plan", "", 4), ("", "plan", 4), ("plna", "plan", 1),
      ("check", "chek", 1), ("verify", "verifies", 3), ("windows", "widnow", 2), ("abcd", "badc", 2),
    ])
  func distance(left: String, right: String, expected: Int) {
    #expect(Spelling.distance(left, right) == expected)
    #expect(Spelling.distance(right, left) == expected)
  }

  @Test("Only a near word is suggested, the first of equals")
  func nearest() {
    let commands = ["check", "plan", "windows"]
    #expect(Spelling.nearest(to: "plna", among: commands) == "plan")
    #expect(Spelling.nearest(to: "Window", among: commands) == "windows")
    #expect(Spelling.nearest(to: "solve", among: commands) == nil)
    #expect(Spelling.nearest(to: "", among: commands) == nil)
    #expect(Spelling.nearest(to: "ab", among: ["aa", "bb"]) == "aa")
    #expect(Spelling.nearest(to: "x", among: []) == nil)
  }
}
