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

  private let file: String
  private let row: CSVTable.Row
  private let positions: [String: TableReader.Position]
  private let known: KnownIdentifiers
  private let log: FaultLog

  /// Prepares the reading of a row.
  init(
    file: String, row: CSVTable.Row, positions: [String: TableReader.Position], known: KnownIdentifiers,
    log: FaultLog
  ) {
    self.file = file
    self.row = row
    self.positions = positions
    self.known = known
    self.log = log
  }

  /// Says what was expected; an error makes the row unsound.
  ///
  /// - Parameter column: nil when the fault is about the whole row.
  mutating func fault(
    _ column: String?, value: String? = nil, _ expectation: String, severity: Fault.Severity = .error
  ) {
    if severity == .error { isSound = false }
    let shown = value ?? column.map(text)
    log.add(
      Fault(
        severity, file: file, row: number, column: column,
        value: shown.flatMap { $0.isEmpty ? nil : Fault.shown($0) }, expectation: expectation))
  }

  /// The text of a cell as it stands; empty when the file leaves the column out.
  func text(_ column: String) -> String {
    position(of: column).index.map { row[$0] } ?? ""
  }

  private func position(of column: String) -> TableReader.Position {
    guard let position = positions[column] else {
      preconditionFailure("\(file) has no column \(column) in its schema")
    }
    return position
  }

  /// The text of a cell, or nil when it is empty.
  private mutating func value(_ column: String) -> (text: String, column: Column)? {
    let position = position(of: column)
    let text = position.index.map { row[$0] } ?? ""
    if !text.isEmpty { return (text, position.column) }
    if position.column.need == .value {
      // That the column is missing was said once, at the header.
      if position.index == nil {
        isSound = false
      } else {
        fault(column, "expected a value; the cell is empty")
      }
    }
    return nil
  }
}

// MARK: - Ids and words

extension RowReader {
  /// An id, known where it must be.
  mutating func identifier<Subject>(_ column: String) -> Identifier<Subject>? {
    guard let (text, schema) = value(column), isIdentifier(text, in: schema) else { return nil }
    return Identifier(text)
  }

  /// The ids of a list, each once.
  mutating func identifiers<Subject>(_ column: String) -> [Identifier<Subject>] {
    items(column).filter { isIdentifier($0.text, in: $0.column) }.map { Identifier($0.text) }
  }

  private mutating func isIdentifier(_ text: String, in column: Column) -> Bool {
    guard CellText.isIdentifier(text) else {
      fault(column.name, value: text, CellText.identifierExpectation)
      return false
    }
    guard let reference = column.reference, !known.resolves(text, as: reference) else { return true }
    let files = reference.sources.map(\.table.file).joined(separator: " or ")
    fault(column.name, value: text, "expected \(reference.noun) that stands in \(files)")
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
    guard let (text, schema) = value(column), case .line(let longest) = schema.content else { return nil }
    if CellText.isLine(text, longest: longest) { return text }
    fault(
      column, "expected 1 to \(longest) characters on one line, not blanks only and no control characters")
    return nil
  }

  /// The items of a list; a fault for an empty or repeated one.
  private mutating func items(_ column: String) -> [(text: String, column: Column)] {
    guard let (text, schema) = value(column) else { return [] }
    var seen: Set<String> = []
    var items: [(String, Column)] = []
    for item in CellText.items(text) {
      if item.isEmpty {
        fault(column, "expected a list separated by ;, without an empty item")
      } else if !seen.insert(item).inserted {
        fault(column, value: item, "stands twice in the list")
      } else {
        items.append((item, schema))
      }
    }
    return items
  }
}

// MARK: - Choices

extension RowReader {
  /// One of the words of an enumeration.
  mutating func choice<Choice: RawRepresentable<String>>(_ column: String) -> Choice? {
    guard let (text, schema) = value(column) else { return nil }
    return choice(text, schema)
  }

  /// The words of a list, of an enumeration.
  mutating func choices<Choice: RawRepresentable<String>>(_ column: String) -> [Choice] {
    var choices: [Choice] = []
    for (text, schema) in items(column) {
      if let choice: Choice = choice(text, schema) { choices.append(choice) }
    }
    return choices
  }

  private mutating func choice<Choice: RawRepresentable<String>>(_ text: String, _ column: Column) -> Choice?
  {
    let words = column.content.words
    if words.contains(text), let choice = Choice(rawValue: text) { return choice }
    fault(
      column.name, value: text,
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
    guard let (text, schema) = value(column), case .integer(let range) = schema.content else { return nil }
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

  /// A day.
  mutating func day(_ column: String) -> Day? {
    guard let (text, _) = value(column) else { return nil }
    if let day = Day(iso: text), CellText.isKnown(day) { return day }
    fault(column, CellText.dateExpectation(text))
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
      if text("start").isEmpty != text("end").isEmpty, isSound {
        fault(text("start").isEmpty ? "start" : "end", "expected both start and end, or neither")
      }
      return nil
    }
    if start < end { return TimeSpan(start: start, end: end) }
    fault("end", "expected a time after \(start), the start")
    return nil
  }
}
