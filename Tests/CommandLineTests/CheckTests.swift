// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@Suite("convenor check reports every fault at once")
struct CheckTests {
  @Test("A good scenario ends with 0 and says what it holds")
  func good() async throws {
    let outcome = try await convenor("check", Services.smallPath())
    #expect(outcome.code == 0)
    #expect(outcome.errors.isEmpty)
    #expect(outcome.output.contains("20 children"))
    #expect(outcome.output.contains(": 0 errors, "))
  }

  @Test("Halton has no errors")
  func halton() async throws {
    let outcome = try await convenor("check", Services.halton)
    #expect(outcome.code == 0)
    #expect(outcome.output.contains(": 0 errors, 0 warnings\n"))
  }

  @Test("A folder that does not exist is bad data")
  func missingFolder() async throws {
    let outcome = try await convenor("check", "/no/such/scenario")
    #expect(outcome.code == 65)
    #expect(outcome.output.contains("error: "))
  }

  @Test("Faults of several files are all listed, with file, row, column and value")
  func faults() async throws {
    let folder = try await Services.smallCopy()
    let rows = try folder.rows("scenario/children.csv").count
    try folder.append(
      [["child": "C-new", "family": "F-none", "birth": "2025-02-30"]], to: "scenario/children.csv")
    try folder.append(
      [["officer": "O-new", "fte": "1.5", "roles": "reviews", "base": "P-none"]], to: "scenario/officers.csv")
    let outcome = try await convenor("check", folder.path("scenario"))
    #expect(outcome.code == 65)
    #expect(outcome.errors.isEmpty)
    let lines = outcome.output.split(separator: "\n")
    for (file, column, value) in [
      ("children.csv", "family", "F-none"), ("children.csv", "birth", "2025-02-30"),
      ("officers.csv", "fte", "1.5"), ("officers.csv", "base", "P-none"),
    ] {
      #expect(
        lines.contains {
          $0.hasPrefix("error: \(file), row ") && $0.contains("column \(column)")
            && $0.contains("\"\(value)\"")
        }, "\(file), \(column) is not reported")
    }
    // The header is row 1.
    #expect(outcome.output.contains("error: children.csv, row \(rows + 2), "))
    #expect(try #require(lines.last).contains(": 4 errors, "))
  }

  @Test(
    "Commands that need the scenario refuse it with the same faults on standard error",
    arguments: [
      ["windows"], ["plan", "--out", "/nowhere/plan"], ["verify"],
    ])
  func refused(command: [String]) async throws {
    let folder = try await Services.smallCopy()
    try folder.append(
      [["child": "C-new", "family": "F-none", "birth": "2025-02-03"]], to: "scenario/children.csv")
    var words = command + [folder.path("scenario")]
    if command[0] == "verify" { words.append("/nowhere/plan") }
    let outcome = try await Invocation(words).run()
    #expect(outcome.code == 65)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains("error: children.csv, row "))
    #expect(outcome.errors.contains("cannot be used: 1 error\n"))
  }

  @Test("A newer file of bank holidays must be readable and of the right shape")
  func bankHolidays() async throws {
    let folder = try TemporaryFolder()
    try folder.write("[]", to: "list.json")
    let small = try await Services.smallPath()
    let missing = try await convenor("check", small, "--bank-holidays", folder.path("none.json"))
    #expect(missing.code == 65)
    #expect(missing.errors == "\(folder.path("none.json")): cannot be read: No such file or directory\n")
    let wrong = try await convenor("check", small, "--bank-holidays", folder.path("list.json"))
    #expect(wrong.code == 65)
    #expect(wrong.errors.hasPrefix("\(folder.path("list.json")): "))
    let directory = try await convenor("check", small, "--bank-holidays", "/tmp")
    #expect(directory.code == 65)
    #expect(directory.errors == "/tmp: cannot be read: Is a directory\n")
  }
}
