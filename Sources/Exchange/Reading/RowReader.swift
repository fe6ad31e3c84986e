// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// Reads the cells of one row as its schema says; each wrong cell adds a fault and makes the row unsound.
///
/// Every reading gives nil both for an empty cell and for a wrong one; `isSound` tells them apart.
struct RowReader {
  /// The row as a spreadsheet counts it.
  var number: Int { row.number }
  /// Whether no error was found so far.
  private(set) var isSound = true

  private let table: TableReader
  private let row: CSVTable.Row
  /// Where the next column is looked for first: cells are mostly read in the schema's order.
  private var next = 0

  /// Prepares the reading of a row.
  init(of table: TableReader, row: CSVTable.Row) {
    self.table = table
    self.row = row
  }

  /// Says what was expected; an error makes the row unsound.
  ///
  /// - Parameter column: nil when the fault is about the whole row.
  mutating func fault(
    _ column: String?, value: String? = nil, _ expectation: String, severity: Fault.Severity = .error
  ) {
    if severity == .error { isSound = false }
    let shown = value ?? column.map(text)
    table.log.add(
      Fault(
        severity, file: table.file, row: number, column: column,
        value: shown.flatMap { $0.isEmpty ? nil : Fault.shown($0) }, expectation: expectation))
  }

  /// The text of a cell as it stands; empty when the file leaves the column out.
  func text(_ column: String) -> String {
    table.positions[position(of: column)].index.map { row[$0] } ?? ""
  }

  /// Whether a cell is empty, or the file leaves the column out.
  func isEmpty(_ column: String) -> Bool {
    table.positions[position(of: column)].index.map { row.isEmpty($0) } ?? true
  }

  /// The column's position in the schema.
  private func position(of column: String) -> Int {
    let names = table.names
    var position = next
    for _ in names.indices {
      if position == names.count { position = 0 }
      if names[position] == column { return position }
      position += 1
    }
    preconditionFailure("\(table.file) has no column \(column) in its schema")
  }

  /// Where a cell is that is not empty: its position in the schema and in the row.
  private mutating func filled(_ column: String) -> (position: Int, cell: Int)? {
    let position = position(of: column)
    next = position + 1
    guard let cell = table.positions[position].index else {
      // That the column is missing was said once, at the header.
      if table.positions[position].column.need == .value { isSound = false }
      return nil
    }
    if !row.isEmpty(cell) { return (position, cell) }
    if table.positions[position].column.need == .value {
      fault(column, "expected a value; the cell is empty")
    }
    return nil
  }

  /// The text of a cell and its column's position in the schema, or nil when it is empty.
  private mutating func value(_ column: String) -> (text: String, position: Int)? {
    filled(column).map { (row[$0.cell], $0.position) }
  }

  private func content(_ position: Int) -> Column.Content { table.positions[position].column.content }
}

// MARK: - Ids and words

extension RowReader {
  /// An id, known where it must be.
  mutating func identifier<Subject>(_ column: String) -> Identifier<Subject>? {
    guard let (text, position) = value(column), isIdentifier(text, at: position) else { return nil }
    return Identifier(text)
  }

  /// The ids of a list, each once.
  mutating func identifiers<Subject>(_ column: String) -> [Identifier<Subject>] {
    items(column).filter { isIdentifier($0.text, at: $0.position) }.map { Identifier($0.text) }
  }

  private mutating func isIdentifier(_ text: String, at position: Int) -> Bool {
    guard CellText.isIdentifier(text) else {
      fault(table.names[position], value: text, CellText.identifierExpectation)
      return false
    }
    guard let known = table.known[position], !known.contains(text),
      let reference = table.positions[position].column.reference
    else { return true }
    let files = reference.sources.map(\.table.file).joined(separator: " or ")
    fault(table.names[position], value: text, "expected \(reference.noun) that stands in \(files)")
    return false
  }

  /// A word.
  mutating func word(_ column: String) -> String? {
    guard let (text, _) = value(column) else { return nil }
    if CellText.isIdentifier(text) { return text }
    fault(column, CellText.wordExpectation)
    return nil
  }

  /// The words of a list, each once.
  mutating func words(_ column: String) -> [String] {
    var words: [String] = []
    for (text, _) in items(column) {
      if CellText.isIdentifier(text) {
        words.append(text)
      } else {
        fault(column, value: text, CellText.wordExpectation)
      }
    }
    return words
  }

  /// Any text.
  mutating func anyText(_ column: String) -> String? { value(column)?.text }

  /// Text on one line, of the column's length.
  mutating func line(_ column: String) -> String? {
    guard let (text, position) = value(column), case .line(let longest) = content(position) else {
      return nil
    }
    if CellText.isLine(text, longest: longest) { return text }
    fault(
      column, "expected 1 to \(longest) characters on one line, not blanks only and no control characters")
    return nil
  }

  /// The items of a list; a fault for an empty or repeated one.
  private mutating func items(_ column: String) -> [(text: String, position: Int)] {
    guard let (text, position) = value(column) else { return [] }
    var seen: Set<String> = []
    var items: [(String, Int)] = []
    for item in CellText.items(text) {
      if item.isEmpty {
        fault(column, "expected a list separated by ;, without an empty item")
      } else if !seen.insert(item).inserted {
        fault(column, value: item, "stands twice in the list")
      } else {
        items.append((item, position))
      }
    }
    return items
  }
}

// MARK: - Choices

extension RowReader {
  /// One of the words of an enumeration.
  mutating func choice<Choice: RawRepresentable<String>>(_ column: String) -> Choice? {
    guard let (text, position) = value(column) else { return nil }
    return choice(text, position)
  }

  /// The words of a list, of an enumeration.
  mutating func choices<Choice: RawRepresentable<String>>(_ column: String) -> [Choice] {
    var choices: [Choice] = []
    for (text, position) in items(column) {
      if let choice: Choice = choice(text, position) { choices.append(choice) }
    }
    return choices
  }

  private mutating func choice<Choice: RawRepresentable<String>>(_ text: String, _ position: Int) -> Choice? {
    let words = content(position).words
    if words.contains(text), let choice = Choice(rawValue: text) { return choice }
    fault(
      table.names[position], value: text,
      "expected one of \(words.joined(separator: ", "))\(Suggestion.hint(for: text, among: words))")
    return nil
  }
}

extension Column.Content {
  /// The words that a choice, or an item of a list of choices, may be.
  fileprivate var words: [String] {
    switch self {
    case .choice(let words): words
    case .list(of: let item): item.words
    default: []
    }
  }
}

// MARK: - Numbers, days and times

extension RowReader {
  /// A whole number of the column's range.
  mutating func integer(_ column: String) -> Int? {
    guard let (text, position) = value(column), case .integer(let range) = content(position) else {
      return nil
    }
    if let number = CellText.integer(text), range.contains(number) { return number }
    fault(column, "expected a whole number from \(range.lowerBound) to \(range.upperBound)")
    return nil
  }

  /// Thousandths of a number above 0 and at most 1.
  mutating func thousandths(_ column: String) -> Int? {
    guard let (text, _) = value(column) else { return nil }
    if let thousandths = CellText.thousandths(text), (1...1000).contains(thousandths) { return thousandths }
    fault(column, "expected a number above 0 and at most 1, with at most three decimals")
    return nil
  }

  /// Thousandths of a number from 0 to the column's most.
  mutating func amount(_ column: String) -> Int? {
    guard let (text, position) = value(column), case .amount(let most) = content(position) else { return nil }
    if let thousandths = CellText.thousandths(text), thousandths <= most * 1000 { return thousandths }
    fault(column, "expected a number from 0 to \(most), with at most three decimals")
    return nil
  }

  /// A month.
  mutating func month(_ column: String) -> CourseFigure.Month? {
    guard let (text, _) = value(column) else { return nil }
    if let month = CourseFigure.Month(text), (1900...2100).contains(month.year) { return month }
    fault(column, "expected a month as yyyy-mm, from 1900-01 to 2100-12")
    return nil
  }

  /// A day.
  mutating func day(_ column: String) -> Day? {
    guard let (_, cell) = filled(column) else { return nil }
    if let day = row.withBytes(cell, CellText.day), CellText.isKnown(day) { return day }
    fault(column, CellText.dateExpectation(row[cell]))
    return nil
  }

  /// Two days of which the second may not be before the first.
  mutating func days(_ first: String, _ last: String) -> (first: Day?, last: Day?) {
    let days = (first: day(first), last: day(last))
    if let first = days.first, let end = days.last, end < first {
      fault(last, "expected a date from \(first) on, the first day of this row")
    }
    return days
  }

  /// A time of day.
  mutating func time(_ column: String) -> ClockTime? {
    guard let (text, _) = value(column) else { return nil }
    if let time = ClockTime(text) { return time }
    fault(column, CellText.timeExpectation)
    return nil
  }

  /// A stretch of a day from the cells `start` and `end`; nil when both are empty.
  mutating func span() -> TimeSpan? {
    let times = (start: time("start"), end: time("end"))
    guard let start = times.start, let end = times.end else {
      if isEmpty("start") != isEmpty("end"), isSound {
        fault(isEmpty("start") ? "start" : "end", "expected both start and end, or neither")
      }
      return nil
    }
    if start < end { return TimeSpan(start: start, end: end) }
    fault("end", "expected a time after \(start), the start")
    return nil
  }
}
