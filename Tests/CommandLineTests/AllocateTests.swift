// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@Suite("convenor allocate says who should have which family, and why")
struct AllocateTests {
  private static let files = [
    "allocation.csv", "breaches.csv", "overrides.csv", "report.html", "summary.json", "terms.csv",
  ]

  @Test("Without --out it only prints")
  func prints() async throws {
    let folder = try await Services.smallCopy()
    let outcome = try await convenor("allocate", folder.path("scenario"))
    #expect(outcome.code == 0)
    #expect(outcome.errors.isEmpty)
    #expect(folder.names() == ["scenario"])
    let families = try folder.rows("scenario/families.csv").filter { $0["officer"] == "" }
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix("family ") && $0.hasSuffix(" why") })
    for family in families {
      let id = try #require(family["family"])
      #expect(lines.contains { $0.hasPrefix("\(id) ") }, "\(id) is not listed")
    }
    #expect(outcome.output.contains("\(families.count) of \(families.count) families allocated; costs "))
  }

  @Test("With --out the files are those of an allocation, with the changes that it takes for granted")
  func writes() async throws {
    let folder = try await Services.smallCopy()
    let officer = try #require(try folder.rows("scenario/officers.csv").first?["officer"])
    let changes = ["absent:\(officer):2030-01-01..2030-02-01", "merge"]
    let outcome = try await convenor(
      "allocate", folder.path("scenario"), "--out", folder.path("plan"), "--change", changes[0], "--change",
      changes[1])
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(folder.names(in: "plan") == Self.files)
    let summary = try #require(
      try JSONSerialization.jsonObject(with: Data(contentsOf: folder.url("plan/summary.json")))
        as? [String: Any])
    #expect(summary["scope"] as? String == "allocate")
    #expect(summary["changes"] as? [String] == changes)
    #expect(summary["booking"] is NSNull)
    // The rows say what the table says.
    for row in try folder.rows("plan/allocation.csv") {
      let line = outcome.output.split(separator: "\n").first { $0.hasPrefix("\(row["family"] ?? "?") ") }
      #expect(line?.contains(" \(row["officer"] ?? "?") ") == true)
    }
  }

  @Test("An officer who leaves has the families shared out")
  func leaver() async throws {
    let folder = try await Services.smallCopy()
    let families = try folder.rows("scenario/families.csv")
    let busiest = Dictionary(grouping: families.compactMap { $0["officer"] }.filter { !$0.isEmpty }) { $0 }
      .max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }
    let officer = try #require(busiest?.key)
    // Gone before any plan starts.
    let outcome = try await convenor(
      "allocate", folder.path("scenario"), "--change", "leave:\(officer):2020-01-01")
    #expect(outcome.code == 0 || outcome.code == 69)
    for family in families where family["officer"] == officer {
      #expect(outcome.output.contains(try #require(family["family"])))
    }
    #expect(!outcome.output.contains("\n\(officer) "))
  }

  @Test("Families that nobody can take stand first, with the smallest change; if all are, the code is 69")
  func nobody() async throws {
    let folder = try await Services.smallCopy()
    let columns = try #require(try folder.text("scenario/families.csv").split(separator: "\n").first)
      .split(separator: ",").map(String.init)
    let rows = try folder.rows("scenario/families.csv")
    let skilled = rows.map { row in
      var row = row
      if row["officer"] == "" { row["skills"] = "signing" }
      return columns.map { row[$0] ?? "" }.joined(separator: ",")
    }
    try folder.write(
      ([columns.joined(separator: ",")] + skilled).joined(separator: "\n") + "\n",
      to: "scenario/families.csv")
    let outcome = try await convenor("allocate", folder.path("scenario"))
    #expect(outcome.code == 69, "\(outcome.errors)")
    let paragraphs = outcome.output.components(separatedBy: "\n\n")
    #expect(paragraphs[1].hasPrefix("Without an officer: "))
    let squeezed = paragraphs[1].split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(squeezed.contains("lacks the skill signing"))
    #expect(squeezed.contains(#/Smallest change: give \S+ the skill signing/#))
  }

  @Test("What managers' decisions cost stands at the end")
  func decisions() async throws {
    let folder = try await Services.smallCopy()
    let family = try #require(
      try folder.rows("scenario/families.csv").first { $0["officer"] == "" }?["family"])
    let officer = try #require(try folder.rows("scenario/officers.csv").first?["officer"])
    try folder.write(
      "family,decision,officer,reason\n\(family),forbid,\(officer),worked with the aunt\n",
      to: "scenario/decisions.csv")
    let outcome = try await convenor("allocate", folder.path("scenario"))
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("Managers' decisions, and what each costs in officer minutes a year"))
    #expect(outcome.output.contains("worked with the aunt"))
    let table = outcome.output.components(separatedBy: "\n\n").first { $0.hasPrefix("family ") } ?? ""
    let row = table.split(separator: "\n").first { $0.hasPrefix("\(family) ") }
    #expect(row?.contains(" \(officer) ") != true, "a forbidden officer is never named, nor proposed")
  }

  @Test("A change that cannot be read, or about nobody, is a usage error that says what was expected")
  func badChanges() async throws {
    let scenario = try await Services.smallPath()
    for (change, expected) in [
      ("leave:O01", "expected one of the forms leave:OFFICER:DATE"), ("leave:O01:soon", "\"soon\""),
      ("leave:nobody:2026-05-01", "about officer nobody"), ("", "expected something that is not empty"),
    ] {
      for command in [["allocate", scenario], ["plan", scenario, "--out", "/nowhere/plan"]] {
        let outcome = try await Invocation(command + ["--change", change]).run()
        #expect(outcome.code == 64, "\(change)")
        #expect(outcome.errors.contains("option --change"), "\(outcome.errors)")
        #expect(outcome.errors.contains(expected), "\(outcome.errors)")
        #expect(outcome.output.isEmpty)
      }
    }
  }

  @Test("Two runs print the same but for the time they took")
  func reproducible() async throws {
    let scenario = try await Services.smallPath()
    let outputs = try await [convenor("allocate", scenario), convenor("allocate", scenario)].map {
      $0.output.replacing(#/[0-9.]+ s\n/#, with: "")
    }
    #expect(outputs[0] == outputs[1])
  }
}
