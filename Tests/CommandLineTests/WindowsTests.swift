// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@Suite("convenor windows lists what is due, by which rule")
struct WindowsTests {
  /// The rows of the table, each cell by column; cells are at least two spaces apart.
  private func rows(of output: String) throws -> [[String: String]] {
    let table = try #require(output.split(separator: "\n\n").first)
    let lines = table.split(separator: "\n").map { line in
      line.split(separator: #/ {2,}/#).map(String.init)
    }
    let header = try #require(lines.first)
    return try lines.dropFirst().map { line in
      try #require(line.count == header.count)
      return Dictionary(uniqueKeysWithValues: zip(header, line))
    }
  }

  @Test("Halton's windows are in the order in which they close, each with rule and citation")
  func halton() async throws {
    let outcome = try await convenor("windows", Services.halton)
    #expect(outcome.code == 0)
    #expect(outcome.errors.isEmpty)
    let rows = try rows(of: outcome.output)
    #expect(rows.count > 50)
    let closes = rows.compactMap { $0["closes"] }
    #expect(closes == closes.sorted())
    #expect(closes.allSatisfy { $0 <= "2013-06-24" }, "a window after the horizon is not due")
    for row in rows {
      let opens = try #require(row["opens"])
      let closes = try #require(row["closes"])
      #expect(opens <= closes)
      #expect(try #require(row["citation"]).count > 10)
    }
    #expect(outcome.output.contains("\(rows.count) windows due by 2013-06-24: "))
  }

  @Test("All windows are those due and the later ones")
  func all() async throws {
    let due = try await convenor("windows", Services.smallPath())
    let all = try await convenor("windows", Services.smallPath(), "--all")
    let dueRows = try rows(of: due.output)
    let allRows = try rows(of: all.output)
    #expect(dueRows.count < allRows.count)
    #expect(Array(allRows.prefix(dueRows.count)) == dueRows)
    #expect(due.output.contains("; \(allRows.count - dueRows.count) more close later: --all lists them"))
  }

  @Test("One child's windows are those of the whole table")
  func child() async throws {
    let all = try rows(of: try await convenor("windows", Services.smallPath(), "--all").output)
    let child = try #require(all.first?["child"])
    let outcome = try await convenor("windows", Services.smallPath(), "--child", child)
    #expect(outcome.code == 0)
    #expect(try rows(of: outcome.output) == all.filter { $0["child"] == child })
  }

  @Test("A child that does not exist is a usage error that names the folder")
  func unknownChild() async throws {
    let outcome = try await convenor("windows", Services.smallPath(), "--child", "nobody")
    #expect(outcome.code == 64)
    #expect(
      outcome.errors.contains("option --child, value \"nobody\": expected the id of one of the 20 children"))
    #expect(outcome.output.isEmpty)
  }
}

@Suite("convenor rules prints the rule table")
struct RulesTests {
  @Test("Every rule stands with its citation")
  func table() async throws {
    let outcome = try await convenor("rules")
    #expect(outcome.code == 0)
    #expect(outcome.output.contains(#/LAC1 +first-review +within 20 working days of .+reg 33\(1\)/#))
    #expect(outcome.output.contains(#/CP3 +later-review-conference +within 6 months of .+Working Together/#))
  }

  @Test("One kind of meeting")
  func kind() async throws {
    let outcome = try await convenor("rules", "--kind", "adoption-disruption-review")
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(outcome.output.contains("within 42 days of the start of adoption-disrupted, not before 28 days"))
  }
}

@Suite("Output that nobody reads or that cannot be written")
struct OutputTests {
  @Test("A reader that has gone away is no error")
  func closedPipe() async throws {
    let outcome = try await shell("{ sleep 0.2; \"$CONVENOR\" rules; echo \"code $?\" >&2; } | true")
    #expect(outcome.errors == "code 0\n")
  }

  @Test("head gets its line and nothing is complained about")
  func head() async throws {
    let outcome = try await shell("\"$CONVENOR\" rules | head -n 1; echo \"${PIPESTATUS[*]}\"")
    #expect(outcome.output.hasPrefix("rule "))
    #expect(outcome.output.hasSuffix("\n0 0\n"))
    #expect(outcome.errors.isEmpty)
  }

  @Test("A full disk is told, not ignored")
  func fullDisk() async throws {
    let outcome = try await shell("\"$CONVENOR\" rules >/dev/full")
    #expect(outcome.code == 70)
    #expect(outcome.errors == "convenor: standard output cannot be written: No space left on device\n")
  }
}
