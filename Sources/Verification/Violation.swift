// SPDX-License-Identifier: GPL-3.0-or-later

/// A rule that a plan breaks, or a number that does not agree.
public struct Violation: Sendable, Hashable, CustomStringConvertible {
  /// The rule's name, for example `officer-double-booked`: lower-case words joined by hyphens, stable from
  /// one version of the program to the next.
  public var name: String
  /// What is wrong, in words.
  public var detail: String

  /// Creates a violation.
  public init(name: String, detail: String) {
    self.name = name
    self.detail = detail
  }

  /// `officer-double-booked: ...`.
  public var description: String { "\(name): \(detail)" }
}
