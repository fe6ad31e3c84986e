// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// Numbers with ranges as people read them.
enum RangeWords {
  /// A number with one decimal, or without when it is large.
  static func number(_ value: Double, unit: String = "") -> String {
    let text =
      abs(value) >= 1000
      ? NumberWords.whole(Int(value.rounded())) : NumberWords.tenths(Int((value * 10).rounded()), per: 10)
    return unit == "percent" ? text + "%" : text
  }

  /// `96.2% (93.1% to 98.4%)`.
  static func range(_ range: ValueRange, unit: String) -> String {
    "\(number(range.median, unit: unit)) (\(number(range.low, unit: unit)) to \(number(range.high, unit: unit)))"
  }

  /// A measure, outcome or cause as words: its hyphens become blanks.
  static func words(_ measure: String) -> String {
    let text = measure.split(separator: "-").joined(separator: " ").replacing(
      "fte", with: "full-time equivalent")
    return text.prefix(1).uppercased() + text.dropFirst()
  }

  /// The cells of a range: the median, the 5th and the 95th percentile.
  static func cells(_ range: ValueRange?, unit: String) -> [HTML] {
    guard let range else { return [.text("none"), .text(""), .text("")] }
    return [range.median, range.low, range.high].map { .text(number($0, unit: unit)) }
  }

  /// The columns of a range.
  static let columns: [DataTable.Column] = [
    .number("Median"), .number("5th percentile"), .number("95th percentile"),
  ]
}
