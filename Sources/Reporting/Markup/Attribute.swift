// SPDX-License-Identifier: GPL-3.0-or-later

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
  /// A link to an element of the page: pages link to their own elements and to each other, and nowhere else.
  static func linkTo(_ id: String) -> Attribute { .set("href", "#\(id)") }
  /// A link to a page that lies beside this one.
  static func linkTo(page name: String) -> Attribute { .set("href", name) }
  /// The role that assistive technology announces.
  static func role(_ value: String) -> Attribute { .set("role", value) }
  /// An attribute of the `aria-` family.
  static func aria(_ name: String, _ value: String) -> Attribute { .set("aria-\(name)", value) }
}
