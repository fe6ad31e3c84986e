// SPDX-License-Identifier: GPL-3.0-or-later

/// What a manager has decided about a family and an officer, and allocation respects.
public struct Decision: Sendable, Hashable {
  /// The kind of a decision.
  public enum Kind: String, CaseIterable, Sendable {
    /// The family is to have this officer.
    case pin
    /// The family is not to have this officer.
    case forbid
    /// The family stays with its present officer, whatever is rebalanced or allocated anew.
    case keep
  }

  /// The family.
  public var family: Family.ID
  /// What was decided.
  public var kind: Kind
  /// The officer whom it is about; for `keep` the family's present one.
  public var officer: Officer.ID
  /// Why, in at most 120 characters and without names.
  public var reason: String

  /// Creates a decision.
  public init(family: Family.ID, kind: Kind, officer: Officer.ID, reason: String) {
    self.family = family
    self.kind = kind
    self.officer = officer
    self.reason = reason
  }
}

/// What a manager's decision costs in a plan.
public struct DecisionCost: Sendable, Hashable {
  /// The decision.
  public var decision: Decision
  /// Whom the family would have if this decision alone were lifted; nil when nobody would be better.
  public var betterOfficer: Officer.ID?
  /// What lifting it would save, officer minutes a year, at least 0.
  public var saving: Int

  /// Creates a cost.
  public init(decision: Decision, betterOfficer: Officer.ID?, saving: Int) {
    self.decision = decision
    self.betterOfficer = betterOfficer
    self.saving = saving
  }
}
