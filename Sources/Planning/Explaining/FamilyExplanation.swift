// SPDX-License-Identifier: GPL-3.0-or-later

public import Casework

/// Where one family stands in a plan, and why.
public struct FamilyExplanation: Sendable {
  /// How the family came to where it is.
  public enum Standing: Sendable {
    /// It was to be allocated and has an officer, or two when it is split.
    case allocated([Choice])
    /// It stays with its officer, who is available.
    case kept(Choice)
    /// It was to be allocated and nobody can take it.
    case unplaced(UnplacedFamily)
    /// No child has an open status: there is nothing to allocate.
    case withoutOpenCase
  }

  /// An officer's share of the family: the whole, or a part when it is split.
  public struct Choice: Sendable {
    /// The children it is about.
    public var children: [Child.ID]
    /// The officer's caseload before and after the plan.
    public var officer: PlanSummary.OfficerLoad
    /// The load, officer minutes a year.
    public var load: Int
    /// What the choice costs, officer minutes a year.
    public var terms: AllocationTerms
    /// The two best other officers with what each would cost; the cheaper first.
    public var others: [AllocationDecision.Alternative]
    /// Why, in words; empty for a family that stays.
    public var reasons: [String]
    /// The other officers who cannot have the family, by id; not told for the parts of a split one.
    public var stopped: [StoppedOfficer]
  }

  /// The family.
  public var family: Family.ID
  /// What made the plan.
  public var scope: PlanScope
  /// Its named officer before the plan, available or not.
  public var presentOfficer: Officer.ID?
  /// Its children.
  public var children: [Child.ID]
  /// Where it stands.
  public var standing: Standing
  /// The managers' decisions on it with what each costs.
  public var decisions: [DecisionCost]
}

/// Who has a family, or a part of one, in a plan that is to be explained.
public struct AllocatedRow: Sendable, Hashable {
  /// The family.
  public var family: Family.ID
  /// The children that the row is about.
  public var children: [Child.ID]
  /// The officer, or nil for nobody.
  public var officer: Officer.ID?

  /// Creates a row.
  public init(family: Family.ID, children: [Child.ID], officer: Officer.ID?) {
    self.family = family
    self.children = children
    self.officer = officer
  }
}

/// Why a plan cannot be explained.
public enum ExplanationError: Error, Hashable, CustomStringConvertible {
  /// The scenario has no such family.
  case unknownFamily(Family.ID)
  /// The plan has a family that the scenario does not have to allocate.
  case notToAllocate(Family.ID)
  /// The plan lacks a family that the scenario has to allocate.
  case missing(Family.ID)
  /// The plan names an officer who is not in the scenario.
  case unknownOfficer(Officer.ID, family: Family.ID)
  /// The plan divides a family in a way that the model does not.
  case wrongParts(Family.ID)

  /// What is wrong, as a sentence without a full stop.
  public var description: String {
    switch self {
    case .unknownFamily(let family): "the scenario has no family \(family)"
    case .notToAllocate(let family): "the plan allocates \(family), which the scenario does not ask for"
    case .missing(let family): "the plan lacks \(family), which the scenario has to allocate"
    case .unknownOfficer(let officer, let family):
      "the plan gives \(family) to \(officer), who is not in the scenario"
    case .wrongParts(let family):
      "the plan's rows of \(family) have other children than the family, or the parts in which it may be split"
    }
  }
}
