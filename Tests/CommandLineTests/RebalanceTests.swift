// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@Suite("convenor rebalance")
struct RebalanceTests {
  @Test("Shows who moves when somebody leaves, and writes files that convenor verify accepts")
  func leaver() async throws {
    let scenario = try TemporaryFolder()
    let generated = try await convenor("generate", "--children", "120", "--out", scenario.path("scenario"))
    #expect(generated.code == 0)
    let officers = try scenario.rows("scenario/families.csv").compactMap { $0["officer"] }
    let officer = try #require(officers.first { !$0.isEmpty })
    let path = scenario.path("scenario")
    let plan = scenario.path("plan")
    let outcome = try await convenor(
      "rebalance", path, "--change", "leave:\(officer):2026-01-01", "--out", plan, "--time-limit", "10")
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(outcome.errors.isEmpty)
    #expect(outcome.output.contains("rebalancing after leave:\(officer):2026-01-01"))
    #expect(outcome.output.contains("Families that move:"))
    #expect(outcome.output.contains("\n->  "), "the chosen point is not marked")
    #expect(outcome.output.contains("Target: nobody above"))
    #expect(
      scenario.names(in: "plan") == [
        "allocation.csv", "breaches.csv", "overrides.csv", "report.html", "summary.json", "terms.csv",
        "tradeoff.csv",
      ])
    let verified = try await convenor("verify", path, plan)
    #expect(verified.code == 0, "\(verified.output)")
  }

  @Test("With the staff as it is nobody moves")
  func sameStaff() async throws {
    let outcome = try await convenor("rebalance", try await Services.smallPath(), "--time-limit", "10")
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("Nobody moves."))
    #expect(outcome.output.contains("0 children move."))
  }

  @Test(
    "What cannot be followed is refused with what was expected",
    arguments: [
      (["--target", "100", "--move-at-most", "3"], "exclude each other"),
      (["--change", "leave:NOBODY:2026-01-01"], "NOBODY"), (["--change", "gone"], "leave:OFFICER:DATE"),
      (["--target", "0"], "from 1 to 1000"), (["--move-at-most", "-1"], "from 0 to 1000000"),
    ])
  func refusals(options: [String], reason: String) async throws {
    let scenario = try await Services.smallPath()
    let outcome = try await Invocation(["rebalance", scenario] + options).run()
    #expect(outcome.code == 64)
    #expect(outcome.errors.contains(reason), "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
  }
}
