// SPDX-License-Identifier: GPL-3.0-or-later

/// A piece of a page: text, an element, or several of them in a row.
///
/// Text and attribute values are escaped when they are written and nowhere else, so that no caller can
/// forget it. What is written is at the same time HTML and well-formed XML: void elements end in `/>`.
indirect enum HTML: Sendable {
  case text(String)
  case element(Tag, [Attribute], [HTML])
  case fragment([HTML])
  /// A stylesheet, which HTML reads without any escaping: only for text that is part of the program.
  case style(String)

  /// Nothing at all.
  static let empty = HTML.fragment([])

  /// The text of the piece.
  var rendered: String {
    var output = ""
    write(to: &output)
    return output
  }

  /// Adds the piece to a text.
  func write(to output: inout String) {
    switch self {
    case .text(let text):
      Escaping.write(text, to: &output)
    case .fragment(let pieces):
      for piece in pieces { piece.write(to: &output) }
    case .style(let sheet):
      output += "<style>\n\(sheet)\n</style>\n"
    case .element(let tag, let attributes, let children):
      output += "<\(tag.rawValue)"
      for attribute in attributes {
        output += " \(attribute.name)=\""
        Escaping.write(attribute.value, to: &output)
        output += "\""
      }
      if tag.isVoid {
        output += "/>"
      } else {
        output += ">"
        for child in children { child.write(to: &output) }
        output += "</\(tag.rawValue)>"
      }
      // A line for each block keeps the file readable and its lines short enough for any editor.
      if tag.endsLine { output += "\n" }
    }
  }
}
