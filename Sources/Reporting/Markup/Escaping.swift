// SPDX-License-Identifier: GPL-3.0-or-later

/// How text becomes part of a page.
enum Escaping {
  /// Writes text so that no character of it is read as markup, in an element or in a quoted attribute.
  ///
  /// Characters that neither HTML nor XML may hold (most controls, U+FFFE, U+FFFF) become U+FFFD.
  static func write(_ text: String, to output: inout [UInt8]) {
    // Most texts of a page are plain, and a page has tens of thousands of them.
    if isPlain(text) {
      output.append(text)
      return
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": output.append("&amp;")
      case "<": output.append("&lt;")
      case ">": output.append("&gt;")
      case "\"": output.append("&quot;")
      case "'": output.append("&#39;")
      case "\t", "\n", "\r": output.append(" ")
      case _ where isForbidden(scalar): output.append("\u{FFFD}")
      default: output.append(String(scalar))
      }
    }
  }

  /// Whether a text stands for itself: nothing in it has to be escaped.
  static func isPlain(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { $0.allSatisfy(isPlain) }
  }

  /// Whether a byte is an ASCII character that stands for itself.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): false
    default: (0x20..<0x7F).contains(byte)
    }
  }

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.value & 0xFFFE == 0xFFFE
  }
}
