// SPDX-License-Identifier: GPL-3.0-or-later

/// Collects the faults of one reading, so that all are reported at once.
///
/// A class, because many readers add to one log.
final class FaultLog {
  /// The faults, in the order found.
  private(set) var faults: [Fault] = []
  /// The files that have an error.
  private var filesWithErrors: Set<String> = []

  /// Whether one of the faults is an error.
  var hasErrors: Bool { !filesWithErrors.isEmpty }

  /// Whether one of some tables has an error: what is missing from it may be in the row at fault.
  func hasErrors(in tables: TableSchema...) -> Bool {
    tables.contains { filesWithErrors.contains($0.file) }
  }

  /// Adds a fault.
  func add(_ fault: Fault) {
    faults.append(fault)
    if fault.severity == .error { filesWithErrors.insert(fault.file) }
  }

  /// Adds several faults.
  func add(_ more: [Fault]) { more.forEach(add) }

  /// The faults by file, row and column; those about a whole file or row come first.
  var sorted: [Fault] { faults.sorted(by: Fault.comesBefore) }
}

extension Fault {
  /// The order in which faults are reported.
  static func comesBefore(_ left: Fault, _ right: Fault) -> Bool {
    if left.file != right.file { return left.file.utf8.lexicographicallyPrecedes(right.file.utf8) }
    if left.row != right.row { return (left.row ?? 0) < (right.row ?? 0) }
    for (first, second) in [
      (left.column, right.column), (left.value, right.value), (left.expectation, right.expectation),
    ] where first != second {
      return (first ?? "").utf8.lexicographicallyPrecedes((second ?? "").utf8)
    }
    return left.severity == .error && right.severity == .warning
  }

  /// A value as a fault shows it: at most 60 characters, and with invisible characters spelled out, so that a
  /// non-breaking space that a web page left behind can be seen.
  static func shown(_ value: String) -> String {
    var text = ""
    var count = 0
    for character in value {
      if count == 59 {
        // Whether one more fits depends on whether anything follows it.
        if value.dropFirst(60).isEmpty, value.count == 60 { text += visible(character) } else { text += "…" }
        return text
      }
      text += visible(character)
      count += 1
    }
    return text
  }

  private static func visible(_ character: Character) -> String {
    var text = ""
    for scalar in character.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned:
        text += escaped(scalar)
      case .spaceSeparator where scalar != " ":
        text += escaped(scalar)
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    default: "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
    }
  }
}
