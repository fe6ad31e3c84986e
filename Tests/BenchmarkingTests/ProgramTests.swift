// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@testable import Benchmarking

@Suite("The benchmark program")
struct ProgramTests {
  private final class Lines {
    var results: [String] = []
    var notes: [String] = []
  }

  private func run(_ line: String...) -> (status: Int32, results: [String], notes: [String]) {
    let lines = Lines()
    let status = BenchmarkProgram.run(
      line, result: { lines.results.append($0) }, note: { lines.notes.append($0) })
    return (status, lines.results, lines.notes)
  }

  private func withFolder(_ work: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("convenor-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try work(folder.path)
  }

  @Test("Every command has a page of help that names its options")
  func help() {
    #expect(run("--help").status == 0)
    #expect(run().status == 64)
    for command in BenchmarkProgram.commands {
      let page = run(command.name, "--help")
      #expect(page.status == 0 && page.notes == [])
      #expect(page.results.first?.hasPrefix("usage: convenor-benchmarks \(command.name)") == true)
      for option in command.options {
        #expect(page.results.first?.contains("--\(option.name) \(option.value)") == true)
      }
      #expect(run("--help").results.first?.contains(command.name) == true)
    }
  }

  @Test(
    "A wrong command line is refused with what was wrong in it",
    arguments: [
      (["fly"], "fly: no such command"),
      (["gap"], "name a file"),
      (["gap", "f", "--time-limt", "3"], "--time-limt: no such option"),
      (["gap", "f", "-t"], "-t: no such option"),
      (["gap", "f", "--threads"], "--threads: a value is missing"),
      (["gap", "f", "--threads", "0"], "--threads: '0' is not a whole number from 1 to 256"),
      (["gap", "f", "--time-limit=nan"], "--time-limit: 'nan' is not a number"),
      (["gap", "f", "--seed=-1"], "--seed: '-1' is not a whole number of 0 or more"),
      (["gap", "f", "--seed", "1", "--seed=2"], "--seed: given twice"),
      (["allocate"], "--children: must be given"),
      (["allocate", "500"], "500: this command takes options only"),
      (["allocate", "--children", "0"], "--children: '0'"),
      (["england", "--services", "10", "--children", "9"], "--children: '9'"),
      (["growth", "--sizes", "100,,200"], "--sizes: ''"),
      (["draw-gap", "C", "5", "100", "1"], "takes CLASS AGENTS JOBS SEED FILE, but got 4 words"),
      (["draw-gap", "F", "5", "100", "1", "f"], "CLASS: 'F' is not C, D or E"),
      (["draw-gap", "C", "5", "99999999", "1", "f"], "JOBS: '99999999'"),
      (["export", "f"], "--folder: must be given"),
      (["export", "--folder", "x", "--officers", "3"], "--officers: goes with --children"),
      (["solve", "a", "b", "--answer", "c"], "--answer: for one instance only"),
      (["score", "a"], "name an instance and an answer"),
      (["plan", "many"], "CHILDREN: 'many'"),
      (["export-diary", "--folder", "x"], "name a scenario folder, or give --size"),
      (["export-diary", "--folder", "x", "--size", "town"], "--size town: expected one of borough-quarter"),
      (["solve-diary", "a", "b"], "name one instance"),
      (["judge-diary", "a"], "name a scenario folder and an answer"),
    ])
  func usage(line: [String], expected: String) {
    let lines = Lines()
    let status = BenchmarkProgram.run(
      line, result: { lines.results.append($0) }, note: { lines.notes.append($0) })
    #expect(status == 64 && lines.results == [])
    #expect(lines.notes.joined().contains(expected), "\(lines.notes)")
  }

  @Test("A file that is not there is named")
  func missingFile() {
    let end = run("gap", "/nowhere/at-all")
    #expect(end.status == 65)
    #expect(end.notes.joined().contains("/nowhere/at-all"))
  }

  @Test("A drawn instance is exported, an answer of it solved, written and scored")
  func chain() throws {
    try withFolder { folder in
      let file = "\(folder)/tiny.txt"
      // Capacities that never bind.
      try "2 3\n5 1 4\n2 8 3\n1 1 1\n1 1 1\n9 9\n".write(toFile: file, atomically: true, encoding: .utf8)
      #expect(
        run("export", file, "--folder", folder).results.first?.hasPrefix(
          "tiny families=3 officers=2 options=6") == true)
      let answer = "\(folder)/answer.json"
      let solved = run(
        "solve", "\(folder)/tiny.json", "--answer", answer, "--trajectory", "\(folder)/t.csv", "--time-limit",
        "10")
      #expect(solved.status == 0 && solved.notes == [])
      #expect(solved.results.first?.hasPrefix("tiny objective=6 bound=6 gap=0.000000 seconds=") == true)
      #expect(try JSONFile.choice(path: answer) == [1, 0, 1])
      let scored = run("score", "\(folder)/tiny.json", answer)
      #expect(scored.results == ["\(answer) objective=6 unplaced=0 feasible=yes"] && scored.status == 0)
      try JSONFile.write(choice: [1, 0, nil], to: answer)
      let partial = run("score", "\(folder)/tiny.json", answer)
      #expect(partial.status == 1 && partial.results.first?.hasSuffix("unplaced=1 feasible=no") == true)
      #expect(partial.notes == ["\(answer): 1 families are not placed, but all must be"])
      let table = try String(contentsOfFile: "\(folder)/t.csv", encoding: .utf8)
      #expect(table.hasPrefix("instance,seconds,objective,bound\ntiny,"))
      try "name,best\ntiny,5\n".write(toFile: "\(folder)/best.csv", atomically: true, encoding: .utf8)
      let compared = run("gap", file, "--time-limit", "10", "--best", "\(folder)/best.csv")
      #expect(compared.results.first?.hasSuffix(" to_best=0.200000") == true)
    }
  }

  @Test("A generated service is allocated, and its line is that of its exported instance")
  func service() throws {
    try withFolder { folder in
      let allocated = run(
        "allocate", "--children", "60", "--officers", "3", "--seed", "5", "--time-limit", "20")
      #expect(allocated.status == 0 && allocated.notes == [])
      let line = try #require(allocated.results.first)
      #expect(line.hasPrefix("allocate-60x3-s5 objective="))
      _ = run("export", "--children", "60", "--officers", "3", "--seed", "5", "--folder", folder)
      let solved = run("solve", "\(folder)/allocate-60x3-s5.json", "--time-limit", "20", "--gap", "0.0001")
      let fields = { (line: String) in line.split(separator: " ").prefix(3).map(String.init) }
      #expect(fields(solved.results.first ?? "") == fields(line))
    }
  }

  @Test("The sum of a country is that of its services")
  func country() throws {
    let end = run("england", "--services", "3", "--children", "120", "--time-limit", "30")
    #expect(end.status == 0 && end.results.count == 4)
    let objectives = end.results.compactMap { line in
      line.split(separator: " ").first { $0.hasPrefix("objective=") }.flatMap { Int($0.dropFirst(10)) }
    }
    #expect(objectives.count == 4 && objectives.dropLast().reduce(0, +) == objectives.last)
    #expect(end.results.last?.hasPrefix("england objective=") == true)
  }

  @Test("Each search is stopped at a moment of its own, or had ended before")
  func stops() throws {
    let answer = run(
      "stop", "--size", "borough-quarter", "--time-limit", "1", "--stops", "3", "--threads", "1")
    #expect(answer.status == 0)
    let line = try #require(answer.results.first)
    #expect(answer.results.count == 1 && line.hasPrefix("stop-borough-quarter-s1 median_ms="))
    let stops = try #require(line.firstMatch(of: #/ stops=(\d+) ended_before=(\d+) /#))
    #expect(Int(stops.1) == answer.notes.count && answer.notes.count + (Int(stops.2) ?? 0) == 3)
  }
}
