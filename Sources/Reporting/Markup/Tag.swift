// SPDX-License-Identifier: GPL-3.0-or-later

/// The elements that the page uses; calling one makes an element.
enum Tag: String, Sendable {
  // Document.
  case html, head, meta, title, body
  // Landmarks and sections.
  case header, nav, main, section, footer, div
  // Headings and text.
  case h1, h2, h3, p, a, span, strong, small, br, wbr, ul, ol, li, dl, dt, dd, code
  // Tables.
  case table, caption, thead, tbody, tr, th, td
  // Disclosure and figures.
  case details, summary, figure, figcaption
  // Pictures. `title` is the same word in a picture.
  case svg, g, rect, line, path, text, tspan, desc, defs, pattern, polygon

  /// Whether the element never holds anything.
  var isVoid: Bool {
    switch self {
    case .meta, .br, .wbr, .rect, .line, .path, .polygon: true
    default: false
    }
  }

  /// Whether a line break after the element changes nothing that is seen.
  var endsLine: Bool {
    switch self {
    case .a, .span, .strong, .small, .br, .wbr, .code, .text, .tspan: false
    default: true
    }
  }

  /// An element with the children that follow.
  func callAsFunction(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    .element(self, attributes, [content()])
  }

  /// An element that holds nothing but text, or nothing.
  func callAsFunction(_ text: String = "", _ attributes: Attribute...) -> HTML {
    .element(self, attributes, text.isEmpty ? [] : [.text(text)])
  }

  /// An element that holds nothing.
  func callAsFunction(_ first: Attribute, _ rest: Attribute...) -> HTML {
    .element(self, [first] + rest, [])
  }

  /// An element whose attributes are made elsewhere.
  func with(_ attributes: [Attribute], @HTMLBuilder content: () -> HTML) -> HTML {
    .element(self, attributes, [content()])
  }
}

/// A name and a value of an element.
struct Attribute: Sendable {
  let name: String
  let value: String

  /// Any attribute.
  static func set(_ name: String, _ value: some CustomStringConvertible) -> Attribute {
    Attribute(name: name, value: value.description)
  }

  /// What the stylesheet knows the element by.
  static func `class`(_ value: String) -> Attribute { .set("class", value) }
  /// What links and labels know the element by; once in a page.
  static func id(_ value: String) -> Attribute { .set("id", value) }
  /// A link to an element of the page: the page links nowhere else.
  static func linkTo(_ id: String) -> Attribute { .set("href", "#\(id)") }
  /// The role that assistive technology announces.
  static func role(_ value: String) -> Attribute { .set("role", value) }
  /// An attribute of the `aria-` family.
  static func aria(_ name: String, _ value: String) -> Attribute { .set("aria-\(name)", value) }
}
