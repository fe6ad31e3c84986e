// SPDX-License-Identifier: GPL-3.0-or-later

/// The arguments of one command, taken apart.
struct Arguments: Sendable, Equatable {
  /// What is not an option, in order.
  var operands: [String]
  /// The texts of the options given, by long name, in the order given; one empty text for a flag.
  var values: [String: [String]]

  /// Whether a flag was given.
  func has(_ flag: Flag) -> Bool { values[flag.name] != nil }

  /// Whether an option was given.
  func gives(_ option: some DeclaredOption) -> Bool { values[option.name] != nil }

  /// The value of an option that was given, nil when it was not.
  ///
  /// - Throws: `UsageError` when the value is not what the option expects.
  func valueIfGiven<Value>(of option: Option<Value>) throws(UsageError) -> Value? {
    try values(of: option).last
  }

  /// The values of an option, in the order given.
  ///
  /// - Throws: `UsageError` when one is not what the option expects.
  func values<Value>(of option: Option<Value>) throws(UsageError) -> [Value] {
    var read: [Value] = []
    for text in values[option.name] ?? [] {
      guard let value = option.read(text) else {
        throw UsageError(
          "option --\(option.name), value \"\(text.shortened)\": expected \(option.expectation)")
      }
      read.append(value)
    }
    return read
  }

  /// The value of an option that was given, or its default.
  ///
  /// - Throws: `UsageError` when the value is not what the option expects, or is missing and has no default.
  func value<Value>(of option: Option<Value>) throws(UsageError) -> Value {
    if let value = try valueIfGiven(of: option) { return value }
    guard let fallback = option.fallback else {
      throw UsageError("option --\(option.name) \(option.placeholder ?? "") is missing: \(option.purpose)")
    }
    return fallback.value
  }
}

extension String {
  /// The first 60 characters, and a sign when there are more.
  var shortened: String { count > 60 ? prefix(60) + "..." : self }
}
