// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// What a scenario of a real service is built from: the figures that its report published and what has to be
/// assumed besides.
///
/// The builders take every number from here, so that the two tables of a scenario say all that it rests on. Names
/// are unique over both lists. A value that begins with `=` is a formula over other rows. Rows whose name begins
/// with `context.` are for people; every other row has to be read, or the scenario is refused.
///
/// A class, because it remembers what was read.
final class ServiceBasis {
  let figures: [PublishedFigure]
  let assumptions: [Assumption]
  private let values: [String: String]
  private var isRead: Set<String> = []
  /// The names whose formulas are being worked out.
  private var open: [String] = []

  /// Takes the rows of both lists.
  ///
  /// - Throws: `GenerationError.basis` when a name comes twice.
  init(figures: [PublishedFigure], assumptions: [Assumption]) throws {
    self.figures = figures
    self.assumptions = assumptions
    let rows =
      figures.map { ($0.figure, $0.value) } + assumptions.map { ($0.assumption, $0.value) }
    var values: [String: String] = [:]
    for (name, value) in rows where values.updateValue(value, forKey: name) != nil {
      throw GenerationError.basis(name: name, value: value, expected: "a name that no other row has")
    }
    self.values = values
  }

  /// The beginning of the names of rows for people.
  static let context = "context."

  /// Refuses rows that nothing has asked for: a misspelt name would otherwise go unnoticed.
  func requireAllRead() throws {
    let names = figures.map(\.figure) + assumptions.map(\.assumption)
    for name in names where !isRead.contains(name) && !name.hasPrefix(Self.context) {
      throw GenerationError.basis(
        name: name, value: values[name],
        expected: "a name that the generator asks for, or one that begins with \(Self.context)")
    }
  }

  /// Whether there is a row of a name.
  func has(_ name: String) -> Bool { values[name] != nil }

  /// The names that begin so, figures first, each list in its order.
  func names(from prefix: String) -> [String] {
    (figures.map(\.figure) + assumptions.map(\.assumption)).filter { $0.hasPrefix(prefix) }
  }

  /// The text of a row.
  func text(_ name: String, _ expected: String = "a text") throws -> String {
    guard let text = values[name] else {
      throw GenerationError.basis(name: name, value: nil, expected: expected)
    }
    isRead.insert(name)
    return text
  }

  private func read<Value>(
    _ name: String, _ expected: String, _ parse: (String) throws -> Value?
  ) throws -> Value {
    let text = try text(name, expected)
    guard let value = try parse(text) else {
      throw GenerationError.basis(name: name, value: text, expected: expected)
    }
    return value
  }

  private func readList<Value>(
    _ name: String, _ expected: String, _ parse: (Substring) -> Value?
  ) throws -> [Value] {
    try read(name, expected) { text in
      let parts = text.split(separator: " ")
      let values = parts.compactMap(parse)
      return values.count == parts.count && !values.isEmpty ? values : nil
    }
  }
}

// MARK: - Numbers

extension ServiceBasis {
  /// A number of at least 0, as it stands or by its formula.
  func number(_ name: String) throws -> Double {
    try read(name, "a number of at least 0, or a formula that gives one") { text in
      guard text.hasPrefix("=") else { return try value(of: text, isFormula: false) }
      guard !open.contains(name) else { return nil }
      open.append(name)
      defer { open.removeLast() }
      return try value(of: text.dropFirst(), isFormula: true)
    }
  }

  /// The value of a formula, or of a plain number; nil when the text is none, or gives less than 0.
  func value(of text: some StringProtocol, isFormula: Bool = true) throws -> Double? {
    let value = try Formula.value(of: text) { name in
      guard isFormula else {
        throw GenerationError.basis(
          name: name, value: String(text), expected: "a formula, which begins with =")
      }
      return try number(name)
    }
    return value.flatMap { $0 >= 0 ? $0 : nil }
  }

  /// A whole number of at least 0; what a formula gives is rounded to the nearest.
  func count(_ name: String) throws -> Int {
    let text = try text(name, "a whole number of at least 0")
    if text.hasPrefix("=") { return Int(min(try number(name), 1e9).rounded()) }
    guard let count = Int(text), count >= 0 else {
      throw GenerationError.basis(name: name, value: text, expected: "a whole number of at least 0")
    }
    return count
  }

  /// A whole number of at least 0, or another when there is no such row.
  func count(_ name: String, otherwise: Int) throws -> Int { has(name) ? try count(name) : otherwise }

  /// Whole numbers of at least 0, separated by spaces.
  func counts(_ name: String) throws -> [Int] {
    try readList(name, "whole numbers of at least 0, separated by spaces") { text in
      Int(text).flatMap { $0 >= 0 ? $0 : nil }
    }
  }

  /// Ranges with weights such as `92-365:300`, separated by spaces; a single number is a range of itself.
  func bands(_ name: String) throws -> [WeightedRange] {
    try readList(name, "ranges with weights as first-last:weight, separated by spaces") { text in
      WeightedRange(text)
    }
  }
}

// MARK: - Words, days and times

extension ServiceBasis {
  /// A word.
  func word(_ name: String) throws -> String {
    try read(name, "a word") { $0.isEmpty || $0.contains(" ") ? nil : $0 }
  }

  /// A day.
  func day(_ name: String) throws -> Day { try read(name, "a day as yyyy-mm-dd") { Day(iso: $0) } }

  /// Times of day, separated by spaces.
  func times(_ name: String) throws -> [ClockTime] {
    try readList(name, "times as hh:mm, separated by spaces") { ClockTime($0) }
  }

  /// Stretches of days such as `2013-05-27..2013-05-31`, separated by spaces.
  func stretches(_ name: String) throws -> [ClosedRange<Day>] {
    try readList(name, "stretches of days as first..last, separated by spaces") { text in
      let ends = text.split(separator: ".", omittingEmptySubsequences: true)
      guard ends.count == 2, let first = Day(iso: ends[0]), let last = Day(iso: ends[1]), first <= last
      else { return nil }
      return first...last
    }
  }
}

extension WeightedRange {
  /// Reads `92-365:300` or `100:300`; nil when the text is not such a range.
  init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ":")
    guard parts.count == 2, let weight = Int(parts[1]), weight >= 0 else { return nil }
    let ends = parts[0].split(separator: "-").map { Int($0) }
    guard (1...2).contains(ends.count), let lower = ends[0], let upper = ends[ends.count - 1], lower <= upper
    else { return nil }
    self.init(lower...upper, weight: weight)
  }
}

extension WeightedRange: CustomStringConvertible {
  /// The range as `ServiceBasis` reads it.
  var description: String {
    range.count == 1
      ? "\(range.lowerBound):\(weight)" : "\(range.lowerBound)-\(range.upperBound):\(weight)"
  }
}

extension [WeightedRange] {
  /// The ranges as `ServiceBasis` reads them.
  var text: String { map(\.description).joined(separator: " ") }
}
