// SPDX-License-Identifier: GPL-3.0-or-later

/// The id of a thing, typed by the thing so that an officer's id is never taken for a child's.
///
/// The text is what the tables hold: meaningless by agreement, never a name.
public struct Identifier<Subject>: Hashable, Comparable, Sendable, ExpressibleByStringLiteral,
  CustomStringConvertible
{
  /// 1 to 40 characters of `A-Z a-z 0-9 _ -`.
  public let text: String

  /// Creates an id.
  public init(_ text: String) { self.text = text }

  /// Creates an id from a literal.
  public init(stringLiteral value: String) { self.text = value }

  /// The text.
  public var description: String { text }

  /// Orders ids by their bytes, the same on every machine: of ASCII text that is the order of Unicode too, which the
  /// standard library compares by whole words.
  public static func < (left: Identifier, right: Identifier) -> Bool { left.text < right.text }
}
