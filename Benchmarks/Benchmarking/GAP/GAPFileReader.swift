// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

/// Reads generalised assignment problems as OR-Library has them (Beasley 1990).
///
/// Whole numbers between blanks, line breaks without meaning: agents m and jobs n; m x n costs, agent by agent;
/// m x n resources; m capacities. In the form for several instances the first line has their count alone.
struct GAPFileReader {
  private struct Token {
    var text: Substring
    var line: Int
    var number: Int
  }

  private let file: String
  private let name: String
  private let tokens: [Token]
  private var next = 0

  /// Reads a file; its instances are called after it, with -1, -2, … when the first line counts them.
  ///
  /// - Throws: `GAPFileError`, and Foundation's errors when the file cannot be read as text.
  static func read(path: String) throws -> [GAPInstance] {
    let text = try String(contentsOf: URL(fileURLWithPath: path), encoding: .utf8)
    let name = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
    return try read(text: text, file: path, name: name)
  }

  /// Reads the text of a file.
  ///
  /// - Parameters:
  ///   - file: what errors call it.
  ///   - name: what its instances are called.
  static func read(text: String, file: String, name: String) throws(GAPFileError) -> [GAPInstance] {
    var reader = GAPFileReader(text: text, file: file, name: name)
    return try reader.instances()
  }

  private init(text: String, file: String, name: String) {
    self.file = file
    self.name = String(name.map { $0.isWhitespace ? "_" : $0 })
    var tokens: [Token] = []
    for (line, words) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      for (number, word) in words.split(whereSeparator: \.isWhitespace).enumerated() {
        tokens.append(Token(text: word, line: line + 1, number: number + 1))
      }
    }
    self.tokens = tokens
  }

  private mutating func instances() throws(GAPFileError) -> [GAPInstance] {
    guard hasCount else {
      let only = try instance(name: name)
      try requireEnd()
      return [only]
    }
    let count = try number(in: 1...10_000, "the count of instances")
    var instances: [GAPInstance] = []
    for index in 1...count { instances.append(try instance(name: "\(name)-\(index)")) }
    try requireEnd()
    return instances
  }

  /// Whether the first number counts instances: it stands alone on its line, and the file has not just as many
  /// numbers as one instance that begins there.
  private var hasCount: Bool {
    guard tokens.count > 1, tokens[1].line != tokens[0].line else { return false }
    guard let agents = Int(tokens[0].text), let jobs = Int(tokens[1].text),
      (1...GAPInstance.sizeLimit).contains(agents), (1...GAPInstance.sizeLimit).contains(jobs)
    else { return true }
    return tokens.count != 2 + agents * (2 * jobs + 1)
  }

  private mutating func instance(name: String) throws(GAPFileError) -> GAPInstance {
    let agents = try number(in: 1...100_000, "the count of agents")
    let jobs = try number(in: 1...(GAPInstance.sizeLimit / agents), "the count of jobs")
    // A count in the file is a claim: nothing is reserved for it before the numbers are seen.
    let costs = try table(agents, jobs, from: -GAPInstance.numberLimit, "cost")
    let resources = try table(agents, jobs, from: 0, "resource")
    var capacities: [Int] = []
    for agent in 1...agents {
      capacities.append(try number(in: 0...GAPInstance.numberLimit, "the capacity of agent \(agent)"))
    }
    return GAPInstance(name: name, costs: costs, resources: resources, capacities: capacities)
  }

  private mutating func table(
    _ agents: Int, _ jobs: Int, from least: Int, _ what: String
  ) throws(GAPFileError) -> [[Int]] {
    var rows: [[Int]] = []
    for agent in 1...agents {
      var row: [Int] = []
      for job in 1...jobs {
        row.append(
          try number(in: least...GAPInstance.numberLimit, "the \(what) of job \(job) with agent \(agent)"))
      }
      rows.append(row)
    }
    return rows
  }

  private mutating func number(
    in range: ClosedRange<Int>, _ what: @autoclosure () -> String
  ) throws(GAPFileError) -> Int {
    guard next < tokens.count else {
      let last = tokens.last
      throw GAPFileError(
        file: file, line: last?.line ?? 1, number: (last?.number ?? 0) + 1, found: nil, expected: what())
    }
    let token = tokens[next]
    guard let value = Int(token.text), range.contains(value) else {
      throw GAPFileError(
        file: file, line: token.line, number: token.number, found: String(token.text),
        expected: "\(what()), a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    next += 1
    return value
  }

  private func requireEnd() throws(GAPFileError) {
    guard next < tokens.count else { return }
    let token = tokens[next]
    throw GAPFileError(
      file: file, line: token.line, number: token.number, found: String(token.text),
      expected: "the end of the file after the last capacity")
  }
}
