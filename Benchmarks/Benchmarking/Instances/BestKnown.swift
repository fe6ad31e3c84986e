// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

/// What is wrong with a table of best known objectives.
struct BestKnownError: Error, Equatable, CustomStringConvertible {
  var file: String
  var row: Int
  var column: String
  var found: String
  var expected: String

  var description: String { "\(file):\(row): column \(column) is '\(found)'; expected \(expected)" }
}

/// The best known objective of each published instance: a CSV file with the columns `name` and `best`.
enum BestKnown {
  /// Reads the table; other columns are left alone.
  static func read(path: String) throws -> [String: Int] {
    try read(text: String(contentsOf: URL(fileURLWithPath: path), encoding: .utf8), file: path)
  }

  /// Reads the text of a table.
  static func read(text: String, file: String) throws(BestKnownError) -> [String: Int] {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let header = lines.first.map(cells) ?? []
    guard let name = header.firstIndex(of: "name"), let best = header.firstIndex(of: "best") else {
      throw BestKnownError(
        file: file, row: 1, column: header.contains("name") ? "best" : "name", found: "",
        expected: "a header with the columns name and best")
    }
    var table: [String: Int] = [:]
    for (index, line) in lines.enumerated().dropFirst() where !line.allSatisfy(\.isWhitespace) {
      let row = cells(line)
      let text = best < row.count ? row[best] : ""
      guard name < row.count, let value = Int(text) else {
        throw BestKnownError(
          file: file, row: index + 1, column: "best", found: text, expected: "a whole number")
      }
      table[row[name]] = value
    }
    return table
  }

  private static func cells(_ line: Substring) -> [String] {
    line.split(separator: ",", omittingEmptySubsequences: false)
      .map { $0.trimmingCharacters(in: .whitespaces) }
  }
}
