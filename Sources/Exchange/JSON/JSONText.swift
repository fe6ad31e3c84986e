// SPDX-License-Identifier: GPL-3.0-or-later

extension JSONValue {
  /// The value as JSON text with a line end, indented by two, members in their order; arrays and objects that
  /// fit stay on one line.
  ///
  /// - Parameter width: the characters that a line may have.
  public func text(width: Int = 180) -> String {
    var text = ""
    write(to: &text, indentation: 0, used: 0, width: width)
    return text + "\n"
  }

  /// Appends the value.
  ///
  /// - Parameter used: the characters that already stand on the line or must follow it.
  private func write(to text: inout String, indentation: Int, used: Int, width: Int) {
    let flat = flatText
    let isWhole = indentation == 0
    switch self {
    case .array(let elements) where !elements.isEmpty && (used + flat.utf8.count > width):
      writeLines(elements.map { ("", $0) }, "[", "]", to: &text, indentation: indentation, width: width)
    case .object(let members) where !members.isEmpty && (isWhole || used + flat.utf8.count > width):
      let lines = members.map { (Self.quoted($0.key) + ": ", $0.value) }
      writeLines(lines, "{", "}", to: &text, indentation: indentation, width: width)
    default: text += flat
    }
  }

  private func writeLines(
    _ lines: [(label: String, value: JSONValue)], _ opening: String, _ closing: String, to text: inout String,
    indentation: Int, width: Int
  ) {
    let inner = indentation + 2
    text += opening + "\n"
    for (index, line) in lines.enumerated() {
      text += String(repeating: " ", count: inner) + line.label
      line.value.write(to: &text, indentation: inner, used: inner + line.label.count + 1, width: width)
      text += index + 1 < lines.count ? ",\n" : "\n"
    }
    text += String(repeating: " ", count: indentation) + closing
  }

  /// The value on one line.
  var flatText: String {
    switch self {
    case .null: "null"
    case .boolean(let value): value ? "true" : "false"
    case .integer(let number): String(number)
    // JSON has no word for infinity or for what is not a number.
    case .number(let number): number.isFinite ? "\(number)" : "null"
    case .string(let text): Self.quoted(text)
    case .array(let elements):
      elements.isEmpty ? "[]" : "[" + elements.map(\.flatText).joined(separator: ", ") + "]"
    case .object(let members):
      members.isEmpty
        ? "{}"
        : "{ " + members.map { Self.quoted($0.key) + ": " + $0.value.flatText }.joined(separator: ", ") + " }"
    }
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
