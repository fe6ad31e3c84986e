// SPDX-License-Identifier: GPL-3.0-or-later

/// What popt and the help page need to know of an option.
protocol DeclaredOption: Sendable {
  /// The long name, without the dashes.
  var name: String { get }
  /// The one-letter name.
  var letter: Character? { get }
  /// What stands for the value in the help, or nil for an option without a value.
  var placeholder: String? { get }
  /// The help's text: what it does, what it accepts with its unit, the default.
  var explanation: String { get }
  /// Whether it may be given more than once; each time adds a value.
  var isRepeatable: Bool { get }
}

extension DeclaredOption {
  var isRepeatable: Bool { false }
}

/// An option that is there or not.
struct Flag: DeclaredOption {
  let name: String
  let letter: Character?
  let explanation: String
  var placeholder: String? { nil }

  init(_ name: String, letter: Character? = nil, _ explanation: String) {
    self.name = name
    self.letter = letter
    self.explanation = explanation
  }

  /// Shows the help page of a command.
  static let help = Flag("help", letter: "h", "show this help and stop")
}

/// An option with a value of a type.
///
/// What it accepts and its default are said once: the help, the check and the error message all use them.
struct Option<Value: Sendable>: DeclaredOption {
  let name: String
  let placeholder: String?
  let purpose: String
  /// What is accepted, for example `a whole number from 1 to 64`.
  let expectation: String
  /// Whether the help says what is accepted; it need not where the purpose makes it plain.
  var isExplained = true
  var isRepeatable = false
  let fallback: (value: Value, text: String)?
  /// Reads a value, or answers nil when the text is not what is expected.
  let read: @Sendable (String) -> Value?
  var letter: Character? { nil }

  var explanation: String {
    var text = purpose
    if isExplained { text += "; \(expectation)" }
    if let fallback { text += " (default: \(fallback.text))" }
    return text
  }
}

extension Option where Value == String {
  /// A text that is not empty, such as a path.
  static func text(_ name: String, _ placeholder: String, _ purpose: String) -> Option {
    Option(
      name: name, placeholder: placeholder, purpose: purpose, expectation: "something that is not empty",
      isExplained: false, fallback: nil
    ) {
      $0.isEmpty ? nil : $0
    }
  }

  /// Texts of which there may be several, one each time that the option is given.
  static func texts(_ name: String, _ placeholder: String, _ purpose: String) -> Option {
    var option = text(name, placeholder, purpose)
    option.isRepeatable = true
    return option
  }
}

extension Option where Value: FixedWidthInteger & Sendable {
  /// A whole number, ASCII digits only, within a range.
  static func integer(
    _ name: String, _ placeholder: String, _ purpose: String, in range: ClosedRange<Value>,
    default fallback: Value? = nil, unit: String = ""
  ) -> Option {
    Option(
      name: name, placeholder: placeholder, purpose: purpose,
      expectation: "a whole number\(unit) from \(range.lowerBound) to \(range.upperBound)",
      fallback: fallback.map { ($0, "\($0)") }
    ) { text in
      guard let value = Value(text), range.contains(value) else { return nil }
      return value
    }
  }
}

extension Option where Value == Double {
  /// A decimal number within a range.
  static func decimal(
    _ name: String, _ placeholder: String, _ purpose: String, in range: ClosedRange<Double>,
    default fallback: Double? = nil, unit: String = ""
  ) -> Option {
    Option(
      name: name, placeholder: placeholder, purpose: purpose,
      expectation: "a number\(unit) from \(short(range.lowerBound)) to \(short(range.upperBound))",
      fallback: fallback.map { ($0, short($0)) }
    ) { text in
      // Double also reads hexadecimal, "inf" and "nan", none of which anybody means here.
      guard text.utf8.allSatisfy({ (48...57).contains($0) || $0 == UInt8(ascii: ".") }),
        let value = Double(text), range.contains(value)
      else { return nil }
      return value
    }
  }

  /// A number without the `.0` of a whole one.
  private static func short(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
  }
}
