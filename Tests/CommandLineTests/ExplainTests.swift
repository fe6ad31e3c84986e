// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@Suite("convenor explain says in plain words why a family has its officer")
struct ExplainTests {
  /// The small service, allocated.
  private func allocated(
    _ prepare: (TemporaryFolder) throws -> Void = { _ in }, _ options: String...
  ) async throws -> TemporaryFolder {
    let folder = try await Services.smallCopy()
    try prepare(folder)
    let outcome = try await Invocation(
      ["allocate", folder.path("scenario"), "--out", folder.path("plan")] + options
    ).run()
    try #require(outcome.code == 0 || outcome.code == 69, "\(outcome.errors)")
    return folder
  }

  private func explain(_ folder: TemporaryFolder, _ family: String) async throws -> Invocation.Outcome {
    try await convenor("explain", folder.path("scenario"), folder.path("plan"), "--family", family)
  }

  private func family(_ folder: TemporaryFolder, where holds: ([String: String]) -> Bool) throws -> String {
    try #require(try folder.rows("scenario/families.csv").first(where: holds)?["family"])
  }

  /// The table of an explanation: its header and its rows of a name and numbers.
  private func table(_ output: String) throws -> (
    header: [Substring], rows: [(name: Substring, numbers: [Int])]
  ) {
    let paragraph = try #require(
      output.components(separatedBy: "\n\n").first { $0.hasPrefix("minutes a year") })
    let lines = paragraph.split(separator: "\n")
    let rows = try lines.dropFirst().map { line in
      let cells = line.split(separator: " ")
      let numbers = try cells.dropFirst().map { try #require(Int($0.replacing(",", with: ""))) }
      return (cells[0], numbers)
    }
    return (lines[0].split(separator: " ").dropFirst(3).map { $0 }, rows)
  }

  @Test("An allocated family: who, why, and a table whose columns and rows add up")
  func allocatedFamily() async throws {
    let folder = try await allocated()
    for row in try folder.rows("plan/allocation.csv") {
      let outcome = try await explain(folder, try #require(row["family"]))
      #expect(outcome.code == 0, "\(outcome.errors)")
      #expect(outcome.errors.isEmpty)
      #expect(outcome.output.contains("\n\nOfficer: \(row["officer"] ?? "?")"))
      let (header, rows) = try table(outcome.output)
      let expected = [row["officer"], row["second"], row["third"]].compactMap { $0 }.filter { !$0.isEmpty }
      #expect(header.filter { $0 != "more" }.map(String.init) == expected)
      let total = try #require(rows.last)
      #expect(total.name == "total")
      #expect(total.numbers.first == Int(row["cost"] ?? ""))
      for column in total.numbers.indices {
        #expect(rows.dropLast().reduce(0) { $0 + $1.numbers[column] } == total.numbers[column])
      }
      for line in rows where line.numbers.count >= 3 {
        #expect(line.numbers[1] - line.numbers[0] == line.numbers[2])
      }
      if total.numbers.count >= 3 { #expect(total.numbers[2] == Int(row["second_extra"] ?? "")) }
      #expect(outcome.output.contains(#/had \d+ children? at [0-9.]+% of capacity\sbefore/#))
    }
  }

  @Test("A family that kept its officer is told so, with what a change would cost")
  func kept() async throws {
    let folder = try await allocated()
    let family = try family(folder) { $0["officer"] != "" }
    let outcome = try await explain(folder, family)
    #expect(outcome.code == 0)
    #expect(outcome.output.contains("who is available; the plan was not to allocate it anew."))
    let (header, rows) = try table(outcome.output)
    #expect(header.count == rows.last?.numbers.count)
  }

  @Test("A family that nobody can take: what stops each officer, and the smallest change")
  func unplaced() async throws {
    var family = ""
    let folder = try await allocated { folder in
      family = try self.family(folder) { $0["officer"] == "" }
      let lines = try folder.rows("scenario/officers.csv").compactMap { $0["officer"] }
        .map { "\(family),forbid,\($0),the manager's own child" }
      try folder.write(
        "family,decision,officer,reason\n" + lines.joined(separator: "\n") + "\n",
        to: "scenario/decisions.csv")
    }
    let outcome = try await explain(folder, family)
    #expect(outcome.code == 0)
    #expect(outcome.output.contains("\n\nNobody can take the family.\n\n"))
    for officer in try folder.rows("scenario/officers.csv").compactMap({ $0["officer"] }) {
      #expect(outcome.output.contains(try Regex("\n\(officer) +.*a manager decided against it")))
      #expect(outcome.output.contains("A manager decided against \(officer)"))
    }
    #expect(outcome.output.contains("Smallest change: lift the decision against "))
    #expect(outcome.output.contains("costs nothing"))
  }

  @Test("The changes of the plan are those of the explanation")
  func changes() async throws {
    let officer = try #require(
      try await Services.small.value.rows("scenario/families.csv").compactMap { $0["officer"] }
        .first { !$0.isEmpty })
    let folder = try await allocated({ _ in }, "--change", "leave:\(officer):2020-01-01")
    let family = try family(folder) { $0["officer"] == officer }
    let outcome = try await explain(folder, family)
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(!outcome.output.contains("Stays with"))
  }

  @Test("A family that does not exist is a usage error with a suggestion")
  func unknown() async throws {
    let folder = try await allocated()
    let outcome = try await explain(folder, "nobody")
    #expect(outcome.code == 64)
    #expect(outcome.errors.contains("option --family, value \"nobody\": expected the id of one of the "))
    let family = try family(folder) { _ in true }
    #expect(try await explain(folder, family + "x").errors.contains("did you mean "))
  }

  @Test("A missing plan, a broken one and one of another scenario are bad data, each with its reason")
  func badPlans() async throws {
    let folder = try await allocated()
    let family = try family(folder) { _ in true }
    let none = try await convenor("explain", folder.path("scenario"), folder.path("none"), "--family", family)
    #expect(none.code == 65)
    #expect(none.errors.contains("allocation.csv: cannot be read: No such file or directory"))

    let halton = try await convenor("explain", Services.halton, folder.path("plan"), "--family", "F0001")
    #expect(halton.code == 65)
    #expect(halton.errors.contains("does not fit \(Services.halton): the plan "))

    let summary = try folder.text("plan/summary.json")
    try folder.write(summary.replacing("\"allocate\"", with: "\"guess\""), to: "plan/summary.json")
    let scope = try await explain(folder, family)
    #expect(scope.code == 65)
    #expect(
      scope.errors.contains(
        "summary.json, column scope, \"guess\": expected one of plan, allocate, rebalance"))
    try folder.write("{", to: "plan/summary.json")
    #expect(try await explain(folder, family).code == 65)
    try folder.write(summary, to: "plan/summary.json")

    let table = try folder.text("plan/allocation.csv")
    try folder.write(table.replacing(",officer,", with: ",chair,"), to: "plan/allocation.csv")
    #expect(try await explain(folder, family).errors.contains("allocation.csv, row 1, column chair"))
  }
}
