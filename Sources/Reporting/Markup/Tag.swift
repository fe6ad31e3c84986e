// SPDX-License-Identifier: GPL-3.0-or-later

/// The elements that the page uses; calling one makes an element.
enum Tag: String, Sendable {
  // Document.
  case html, head, meta, title, body
  // Landmarks and sections.
  case header, nav, main, section, footer, div
  // Headings and text.
  case h1, h2, h3, p, a, span, strong, wbr, ul, ol, li, dl, dt, dd, code
  // Tables.
  case table, caption, thead, tbody, tr, th, td
  // Disclosure and figures.
  case details, summary, figure
  // Pictures. `title` is the same word in a picture.
  case svg, rect, line, path, text, desc, defs, pattern

  /// Whether the element never holds anything.
  var isVoid: Bool {
    switch self {
    case .meta, .wbr, .rect, .line, .path: true
    default: false
    }
  }

  /// Whether a line break after the element changes nothing that is seen.
  var endsLine: Bool {
    switch self {
    case .a, .span, .strong, .wbr, .code, .text: false
    default: true
    }
  }

  /// An element with the children that follow.
  func callAsFunction(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    .element(self, attributes, content())
  }

  /// An element that holds nothing but text, or nothing.
  func callAsFunction(_ text: String = "", _ attributes: Attribute...) -> HTML {
    .element(self, attributes, text.isEmpty ? .empty : .text(text))
  }

  /// An element that holds nothing.
  func callAsFunction(_ first: Attribute, _ rest: Attribute...) -> HTML {
    .element(self, [first] + rest)
  }

  /// An element whose attributes are made elsewhere.
  func with(_ attributes: [Attribute], @HTMLBuilder content: () -> HTML) -> HTML {
    .element(self, attributes, content())
  }
}
