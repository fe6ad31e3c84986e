// SPDX-License-Identifier: GPL-3.0-or-later

public import Casework
public import StatutoryCalendar

/// A rule that a plan breaks, or a number that does not agree.
public struct Violation: Sendable, Hashable, CustomStringConvertible {
  /// The rule's name, for example `officer-double-booked`.
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

/// Judges a plan from the scenario's tables alone.
public enum Checker {
  /// Every rule that the plan in a folder breaks; empty when it is good.
  public static func verify(_ scenario: Scenario, planFolder: String, calendar: WorkingCalendar) throws
    -> [Violation]
  { fatalError("contract") }
}
