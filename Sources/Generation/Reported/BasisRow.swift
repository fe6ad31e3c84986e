// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// A row of a basis that says several things about one, such as `fte=0.8 roles=reviews base=office`.
///
/// Numbers may be formulas without blanks, such as `count={managers}-1`.
struct BasisRow {
  /// The row's name.
  let name: String
  /// The last part of the name, such as `managers` of `officers.managers`.
  var word: String { name.split(separator: ".").last.map(String.init) ?? name }
  private let basis: ServiceBasis
  private let text: String
  private let values: [String: String]

  /// Reads a row.
  ///
  /// - Parameter keys: the keys that it may have.
  init(_ name: String, of basis: ServiceBasis, keys: Set<String>) throws {
    self.name = name
    self.basis = basis
    let known = keys.sorted().joined(separator: ", ")
    text = try basis.text(name, "pairs as key=value, with the keys \(known)")
    var values: [String: String] = [:]
    for pair in text.split(separator: " ") {
      let parts = pair.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, keys.contains(String(parts[0])),
        values.updateValue(String(parts[1]), forKey: String(parts[0])) == nil
      else {
        throw GenerationError.basis(
          name: name, value: text, expected: "pairs as key=value, each once, with the keys \(known)")
      }
    }
    self.values = values
  }

  /// Whether the row has a key.
  func has(_ key: String) -> Bool { values[key] != nil }

  private func read<Value>(_ key: String, _ expected: String, _ parse: (String) throws -> Value?) throws
    -> Value
  {
    guard let value = values[key], let read = try parse(value) else {
      throw GenerationError.basis(name: name, value: text, expected: "\(key)= with \(expected)")
    }
    return read
  }

  /// Refuses the row for the value of a key.
  func refusal(_ key: String, _ expected: String) -> GenerationError {
    .basis(name: name, value: text, expected: "\(key)= with \(expected)")
  }

  /// A number of at least 0.
  func number(_ key: String) throws -> Double {
    try read(key, "a number of at least 0") { try basis.value(of: $0) }
  }

  /// A whole number of at least 0, rounded down.
  func count(_ key: String, otherwise: Int? = nil) throws -> Int {
    if let otherwise, !has(key) { return otherwise }
    return Int(min(try number(key), 1e9))
  }

  /// A word.
  func word(_ key: String) throws -> String { try read(key, "a word") { $0 } }

  /// Words joined by `+`; none when the row does not have the key.
  func words(_ key: String) throws -> [String] {
    try has(key) ? word(key).split(separator: "+").map(String.init) : []
  }

  /// Words of an enumeration, joined by `+`; none when the row does not have the key.
  func choices<Choice: RawRepresentable<String>>(_ key: String, _ expected: String) throws -> [Choice] {
    try words(key).map { word in
      guard let choice = Choice(rawValue: word) else { throw refusal(key, expected) }
      return choice
    }
  }

  /// A day, or nil when the row does not have the key.
  func day(_ key: String) throws -> Day? {
    guard has(key) else { return nil }
    return try read(key, "a day as yyyy-mm-dd") { Day(iso: $0) }
  }

  /// Ranges with weights, separated by commas.
  func bands(_ key: String) throws -> [WeightedRange] {
    try read(key, "ranges with weights as first-last:weight, separated by commas") { text in
      let parts = text.split(separator: ",")
      let bands = parts.compactMap { WeightedRange($0) }
      return bands.count == parts.count && !bands.isEmpty ? bands : nil
    }
  }

  /// Whole numbers joined by `+`.
  func counts(_ key: String) throws -> [Int] {
    try words(key).map { word in
      guard let count = Int(word), count >= 0 else { throw refusal(key, "whole numbers joined by +") }
      return count
    }
  }
}

extension ServiceBasis {
  /// The rows whose names begin so, in their order.
  func rows(_ prefix: String, keys: Set<String>) throws -> [BasisRow] {
    try names(from: prefix).map { try BasisRow($0, of: self, keys: keys) }
  }
}
