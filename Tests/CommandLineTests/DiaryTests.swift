// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@Suite("slots and rebook")
struct DiaryTests {
  /// A plan of the small service.
  private func planned() async throws -> (scenario: String, folder: TemporaryFolder, rows: [[String: String]])
  {
    let folder = try TemporaryFolder()
    let scenario = try await Services.smallPath()
    let outcome = try await convenor(
      "plan", scenario, "--out", folder.path("plan"), "--time-limit", "3", "--threads", "1")
    try #require(outcome.code == 0, "\(outcome.errors)")
    return (scenario, folder, try folder.rows("plan/diary.csv"))
  }

  @Test("slots shows what is asked and a table, and a new meeting's window")
  func slots() async throws {
    let (scenario, folder, rows) = try await planned()
    let row = try #require(rows.first { $0["status"] != "unbooked" })
    let id = try #require(row["meeting"])
    let outcome = try await convenor("slots", scenario, folder.path("plan"), "--meeting", id, "--limit", "4")
    #expect(outcome.code == 0, "\(outcome.errors)")
    let lines = outcome.output.split(separator: "\n")
    #expect(lines[0].hasPrefix("\(id): "))
    #expect(lines[0].contains("window") && lines[0].contains("notice to"))
    #expect(lines[1].hasPrefix("now "))
    #expect(lines.count <= 7 && lines.contains { $0.contains("travel") })
  }

  @Test("rebook mends an absence, and the checker agrees, twice in a row")
  func rebook() async throws {
    let (scenario, folder, rows) = try await planned()
    let row = try #require(rows.first { $0["status"] != "unbooked" })
    let (officer, day) = (try #require(row["officer"]), try #require(row["date"]))
    let outcome = try await convenor(
      "rebook", scenario, folder.path("plan"), "--out", folder.path("mended"), "--absence",
      "\(officer):\(day)..\(day)")
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("\(officer) is away from \(day) to \(day)"))
    let changes = try folder.rows("mended/changes.csv")
    #expect(changes.contains { $0["meeting"] == row["meeting"] })
    #expect(try folder.text("mended/before.csv").count > 100)
    let checked = try await convenor("verify", scenario, folder.path("mended"))
    #expect(checked.code == 0, "\(checked.output)\(checked.errors)")
    let again = try await convenor(
      "rebook", scenario, folder.path("mended"), "--out", folder.path("again"), "--adjourn",
      try #require(row["meeting"]))
    if try folder.rows("mended/diary.csv").first(where: { $0["meeting"] == row["meeting"] })?["date"] != "" {
      #expect(again.code == 0, "\(again.errors)")
      let twice = try await convenor("verify", scenario, folder.path("again"))
      #expect(twice.code == 0, "\(twice.output)\(twice.errors)")
      let summary = try folder.text("again/summary.json")
      #expect(summary.contains("absent:\(officer):\(day)..\(day)") && summary.contains("adjourn:"))
    }
  }

  @Test("wrong requests are refused with what was expected, and nothing is written")
  func refused() async throws {
    let (scenario, folder, rows) = try await planned()
    let plan = folder.path("plan")
    let id = try #require(rows.first?["meeting"])
    for (words, expected) in [
      (["slots", scenario, plan], "say which meeting"),
      (["slots", scenario, plan, "--meeting", "\(id)9"], "did you mean \(id)?"),
      (
        ["slots", scenario, plan, "--family", "F0001", "--kind", "later-revew"], "did you mean later-review?"
      ),
      (["slots", scenario, plan, "--meeting", id, "--today", "2026-02-30"], "a date that exists"),
      (["slots", scenario, plan, "--meeting", id, "--today", "1999-01-01"], "is not in the plan"),
      (["rebook", scenario, plan], "--out DIR is missing"),
      (["rebook", scenario, plan, "--out", folder.path("x"), "--absence", "O01"], "OFFICER:FROM..TO"),
      (
        ["rebook", scenario, plan, "--out", folder.path("x"), "--absence", "O9:2026-01-05..2026-01-06"],
        "no officer O9"
      ),
      (["rebook", scenario, plan, "--out", folder.path("x"), "--pin", "none"], "no meeting none"),
    ] {
      let outcome = try await Invocation(words).run()
      #expect(outcome.code == 64, "\(words)")
      #expect(outcome.errors.contains(expected), "\(words): \(outcome.errors)")
    }
    #expect(folder.names() == ["plan"])
  }

  @Test("a diary that was damaged is refused with file, row and column")
  func damaged() async throws {
    let (scenario, folder, rows) = try await planned()
    let id = try #require(rows.first?["meeting"])
    let text = try folder.text("plan/diary.csv").replacing(",new,", with: ",knew,")
    try folder.write(text, to: "plan/diary.csv")
    let outcome = try await convenor("slots", scenario, folder.path("plan"), "--meeting", id)
    #expect(outcome.code == 65)
    #expect(outcome.errors.contains("diary.csv, row") && outcome.errors.contains("column status, \"knew\""))
  }
}
