// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Exchange
import StatutoryCalendar

/// Reads the cells of one table of a plan into values, and notes each one that cannot be read.
struct RowReader {
  private let table: CSVTable
  private let columns: [String: Int]
  /// What could not be read.
  private(set) var violations: [Violation] = []

  init(_ table: CSVTable) {
    self.table = table
    columns = Dictionary(
      table.header.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The text of a cell; empty when there is no such column.
  func text(_ column: String, _ row: CSVTable.Row) -> String {
    columns[column].map { row[$0] } ?? ""
  }

  /// An id, or nil when the cell is empty.
  func id<Subject>(_ column: String, _ row: CSVTable.Row) -> Identifier<Subject>? {
    let text = text(column, row)
    return text.isEmpty ? nil : Identifier(text)
  }

  /// A list of ids separated by semicolons.
  func ids<Subject>(_ column: String, _ row: CSVTable.Row) -> [Identifier<Subject>] {
    text(column, row).split(separator: ";", omittingEmptySubsequences: true).map { Identifier(String($0)) }
  }

  /// The id that a row is about; noted when it is empty.
  mutating func key<Subject>(_ column: String, _ row: CSVTable.Row) -> Identifier<Subject>? {
    let key: Identifier<Subject>? = id(column, row)
    if key == nil { note(column, row, "an id") }
    return key
  }

  /// A date, or nil when the cell is empty or noted.
  mutating func day(_ column: String, _ row: CSVTable.Row) -> Day? {
    value(column, row, "a date yyyy-mm-dd") { Day(iso: $0) }
  }

  /// A time of day, or nil when the cell is empty or noted.
  mutating func time(_ column: String, _ row: CSVTable.Row) -> ClockTime? {
    value(column, row, "a time hh:mm") { ClockTime($0) }
  }

  /// A whole number, or nil when the cell is empty or noted.
  mutating func integer(_ column: String, _ row: CSVTable.Row) -> Int? {
    value(column, row, "a whole number") { text in
      Int(text).flatMap { $0.magnitude <= Self.largestNumber ? $0 : nil }
    }
  }

  /// A number with decimals, or nil when the cell is empty or noted.
  mutating func number(_ column: String, _ row: CSVTable.Row) -> Double? {
    value(column, row, "a number") { text in
      Double(text).flatMap { $0.isFinite ? $0 : nil }
    }
  }

  /// A list of reviews as `CHILD:KIND`; noted when one is not.
  mutating func joinedReviews(_ column: String, _ row: CSVTable.Row) -> [JoinedReview] {
    var reviews: [JoinedReview] = []
    for item in text(column, row).split(separator: ";", omittingEmptySubsequences: true) {
      let parts = item.split(separator: ":", omittingEmptySubsequences: false)
      if parts.count == 2, !parts[0].isEmpty, let kind = MeetingKind(rawValue: String(parts[1])) {
        reviews.append(JoinedReview(child: Child.ID(String(parts[0])), kind: kind))
      } else {
        note(column, row, "a list of CHILD:KIND")
      }
    }
    return reviews
  }

  /// Yes or no; noted when empty.
  mutating func flag(_ column: String, _ row: CSVTable.Row) -> Bool? {
    word(column, row, among: ["yes", "no"]).map { $0 == "yes" }
  }

  /// A word of an enumeration; noted when empty.
  mutating func word<Word: CaseIterable & RawRepresentable>(
    _ column: String, _ row: CSVTable.Row, as type: Word.Type
  ) -> Word? where Word.RawValue == String {
    word(column, row, among: Word.allCases.map(\.rawValue)).flatMap { Word(rawValue: $0) }
  }

  /// Beyond this no figure of a plan is meant, and sums could overflow.
  private static let largestNumber: UInt = 1_000_000_000_000_000

  private mutating func word(_ column: String, _ row: CSVTable.Row, among words: [String]) -> String? {
    let text = text(column, row)
    if words.contains(text) { return text }
    note(column, row, "one of \(words.joined(separator: ", "))")
    return nil
  }

  private mutating func value<Value>(
    _ column: String, _ row: CSVTable.Row, _ expected: String, _ parse: (String) -> Value?
  ) -> Value? {
    let text = text(column, row)
    if text.isEmpty { return nil }
    if let value = parse(text) { return value }
    note(column, row, expected)
    return nil
  }

  private mutating func note(_ column: String, _ row: CSVTable.Row, _ expected: String) {
    // A missing column is noted once, for the header.
    guard columns[column] != nil else { return }
    violations.append(
      .unreadable(
        Fault(
          file: table.file, row: row.number, column: column, value: String(text(column, row).prefix(60)),
          expectation: "expected \(expected)")))
  }
}

extension Violation {
  /// The violation that stands for something in the plan's files that cannot be read.
  static func unreadable(_ fault: Fault) -> Violation {
    Violation(name: "plan-file-unreadable", detail: fault.description)
  }
}
