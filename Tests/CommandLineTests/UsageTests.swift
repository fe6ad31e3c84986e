// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@Suite("A command line that cannot be followed ends with 64 and says what was expected")
struct UsageTests {
  @Test(
    "Each wrong use",
    arguments: [
      ([], "a command is missing"),
      (["plna"], "unknown command \"plna\"; did you mean plan?"),
      (["frobnicate"], "unknown command \"frobnicate\"\n"),
      (["--verbose", "plan"], "unknown option --verbose"),
      (["help", "chekc"], "unknown command \"chekc\"; did you mean check?"),
      (["help", "plan", "check"], "unexpected argument \"check\""),
      (["check"], "SCENARIO is missing"),
      (["check", "a", "b"], "unexpected argument \"b\""),
      (["check", "a", "--bank-holiday", "f"], "did you mean --bank-holidays?"),
      (["windows", "a", "--child"], "option --child needs a value"),
      (["windows", "a", "--child="], "option --child, value \"\""),
      (["plan", "a"], "option --out DIR is missing"),
      (["plan", "--out", "b"], "SCENARIO is missing"),
      (["plan", "a", "--out", "b", "--time-limit", "0"], "option --time-limit, value \"0\": expected"),
      (
        ["plan", "a", "--out", "b", "--time-limit", "soon"], "expected a number of seconds from 0.1 to 86400"
      ),
      (["plan", "a", "--out", "b", "--threads", "0"], "expected a whole number from 1 to 256"),
      (["plan", "a", "--out", "b", "--seed", "-1"], "option --seed, value \"-1\": expected a whole number"),
      (
        ["plan", "a", "--out", "b", "--seed", "one"], "option --seed, value \"one\": expected a whole number"
      ),
      (["plan", "a", "--out", "b", "--reallocate=yes"], "option --reallocate takes no value"),
      (["plan", "a", "--out", "b", "--out", "c"], "option --out is given twice"),
      (["plan", "a", "--out", "b", "--change", "retire:O1"], "expected one of the forms leave:OFFICER:DATE"),
      (["allocate"], "SCENARIO is missing"),
      (["allocate", "a", "b"], "unexpected argument \"b\""),
      (["allocate", "a", "--out="], "option --out, value \"\""),
      (["explain", "a", "--family", "F1"], "DIR is missing"),
      (["explain", "a", "b"], "option --family ID is missing"),
      (["verify", "a"], "DIR is missing"),
      (["rules", "--kind", "first-revew"], "did you mean first-review?"),
      (["rules", "now"], "unexpected argument \"now\""),
    ])
  func wrongUse(words: [String], message: String) async throws {
    let outcome = try await Invocation(words).run()
    #expect(outcome.code == 64)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains(message))
    #expect(outcome.errors.hasPrefix("convenor"))
    #expect(outcome.errors.contains("--help'."), "no hint where to read on")
  }
}
