// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// What a scenario of a real service is built from: the figures that its report published and what has to be
/// assumed besides.
///
/// A builder takes every number from here, so that the two tables of a scenario say all that it rests on.
/// Names are unique over both lists.
struct ServiceBasis: Sendable {
  var figures: [PublishedFigure]
  var assumptions: [Assumption]

  private func text(_ name: String, _ expected: String) throws -> String {
    if let figure = figures.first(where: { $0.figure == name }) { return figure.value }
    if let assumption = assumptions.first(where: { $0.assumption == name }) { return assumption.value }
    throw GenerationError.basis(name: name, value: nil, expected: expected)
  }

  private func read<Value>(_ name: String, _ expected: String, _ parse: (String) -> Value?) throws -> Value {
    let text = try text(name, expected)
    guard let value = parse(text) else {
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

  /// A whole number of at least 0.
  func count(_ name: String) throws -> Int {
    try read(name, "a whole number of at least 0") { text in Int(text).flatMap { $0 >= 0 ? $0 : nil } }
  }

  /// Whole numbers of at least 0, separated by spaces.
  func counts(_ name: String) throws -> [Int] {
    try readList(name, "whole numbers of at least 0, separated by spaces") { text in
      Int(text).flatMap { $0 >= 0 ? $0 : nil }
    }
  }

  /// A word.
  func word(_ name: String) throws -> String { try read(name, "a word") { $0.isEmpty ? nil : $0 } }

  /// Words, separated by spaces.
  func words(_ name: String) throws -> [String] {
    try readList(name, "words, separated by spaces") { String($0) }
  }

  /// A day.
  func day(_ name: String) throws -> Day { try read(name, "a day as yyyy-mm-dd") { Day(iso: $0) } }

  /// Times of day, separated by spaces.
  func times(_ name: String) throws -> [ClockTime] {
    try readList(name, "times as hh:mm, separated by spaces") { ClockTime($0) }
  }

  /// Weekdays, separated by spaces.
  func weekdays(_ name: String) throws -> [Weekday] {
    try readList(name, "weekdays, separated by spaces") { Weekday(rawValue: String($0)) }
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

  /// Ranges with weights such as `92-365:300`, separated by spaces; a single number is a range of itself.
  func bands(_ name: String) throws -> [WeightedRange] {
    try readList(name, "ranges with weights as first-last:weight, separated by spaces") { text in
      WeightedRange(text)
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
