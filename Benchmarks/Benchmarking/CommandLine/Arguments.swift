// SPDX-License-Identifier: GPL-3.0-or-later

/// The words after a command, sorted into options and the others.
struct Arguments: Equatable, Sendable {
  /// The words that belong to no option, in order.
  private(set) var words: [String] = []
  /// Whether help was asked for.
  private(set) var wantsHelp = false
  private var values: [String: String] = [:]

  /// Sorts words: `--name value` or `--name=value`; after `--` no word is an option.
  ///
  /// - Throws: `UsageError` for an option that is not declared, has no value, or is given twice.
  init(_ line: [String], options: [DeclaredOption]) throws(UsageError) {
    var rest = line[...]
    while let word = rest.popFirst() {
      if word == "--" {
        words += rest
        return
      }
      if word == "--help" || word == "-h" {
        wantsHelp = true
        continue
      }
      guard word.hasPrefix("-"), word != "-" else {
        words.append(word)
        continue
      }
      let parts = word.drop { $0 == "-" }.split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = parts.first.map(String.init) ?? ""
      guard word.hasPrefix("--"), options.contains(where: { $0.name == name }) else {
        let known = options.map { "--\($0.name)" }.joined(separator: ", ")
        throw UsageError(
          "\(word): no such option; \(known.isEmpty ? "this command has none" : "there are \(known)")")
      }
      guard let value = parts.count == 2 ? String(parts[1]) : rest.popFirst() else {
        throw UsageError("--\(name): a value is missing")
      }
      guard values.updateValue(value, forKey: name) == nil else {
        throw UsageError("--\(name): given twice")
      }
    }
  }

  /// The text of an option, nil when it is not given.
  func text(_ name: String) throws(UsageError) -> String? {
    if values[name] == "" { throw UsageError("--\(name): the value is empty") }
    return values[name]
  }

  /// The text of an option that must be given.
  func requiredText(_ name: String) throws(UsageError) -> String {
    guard let text = try text(name) else { throw UsageError("--\(name): must be given") }
    return text
  }

  /// The whole number of an option, nil when it is not given.
  func integer(_ name: String, in range: ClosedRange<Int>) throws(UsageError) -> Int? {
    guard let text = values[name] else { return nil }
    return try Self.integer(text, in: range, "--\(name)")
  }

  /// A whole number.
  static func integer(_ text: String, in range: ClosedRange<Int>, _ what: String) throws(UsageError) -> Int {
    guard let value = Int(text), range.contains(value) else {
      throw UsageError(
        "\(what): '\(text)' is not a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }

  /// The number of an option, nil when it is not given.
  func number(_ name: String, in range: ClosedRange<Double>) throws(UsageError) -> Double? {
    guard let text = values[name] else { return nil }
    // NaN is in no range.
    guard let value = Double(text), range.contains(value) else {
      throw UsageError("--\(name): '\(text)' is not a number from \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }

  /// The seed: any number of 0 or more.
  func seed() throws(UsageError) -> UInt64 {
    guard let text = values["seed"] else { return 1 }
    guard let seed = UInt64(text) else {
      throw UsageError("--seed: '\(text)' is not a whole number of 0 or more")
    }
    return seed
  }

  /// The options that say how instances are solved.
  func settings(timeLimit: Double = 60, gap: Double) throws(UsageError) -> RunSettings {
    RunSettings(
      timeLimit: try number("time-limit", in: 0...1_000_000) ?? timeLimit,
      threads: try integer("threads", in: 1...256) ?? 2, seed: try seed(),
      gap: try number("gap", in: 0...1) ?? gap)
  }

  /// Refuses words that are no option.
  func requireNoWords() throws(UsageError) {
    if let word = words.first { throw UsageError("\(word): this command takes options only") }
  }
}
