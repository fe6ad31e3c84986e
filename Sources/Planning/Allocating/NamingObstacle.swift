// SPDX-License-Identifier: GPL-3.0-or-later

public import Casework

/// What stops an officer from being named for a family.
public enum NamingObstacle: Sendable, Hashable {
  /// A manager pinned the family to somebody else.
  case pinned(to: Officer.ID)
  /// A manager decided against the officer.
  case forbidden
  /// The officer lacks a role that the family needs.
  case missingRole(Role)
  /// The officer lacks a skill that the family needs.
  case missingSkill(String)
  /// The family declared a conflict.
  case conflict
  /// The officer manages the family's team or case-managed for it.
  case notIndependent(team: String)
  /// No bookable day of the horizon on which the officer works.
  case unavailable
  /// The officer has a family that this one must be kept apart from.
  case apart(from: Family.ID)
  /// The maximum of children; with the `maximum_children_per_fte` that would let the family in.
  case maximumChildren(needed: Int)
  /// The maximum of load; with the `maximum_percent` that would let the family in.
  case maximumLoad(needed: Int)

  /// The obstacle as a clause about the officer.
  public var words: String {
    switch self {
    case .pinned(let officer): "the family is pinned to \(officer)"
    case .forbidden: "a manager decided against it"
    case .missingRole(let role): "lacks the role \(role.rawValue)"
    case .missingSkill(let skill): "lacks the skill \(skill)"
    case .conflict: "declared conflict"
    case .notIndependent(let team): "not independent of team \(team)"
    case .unavailable: "not available on any day of the horizon"
    case .apart(let family): "has \(family), which must be apart"
    case .maximumChildren: "at the maximum number of children"
    case .maximumLoad: "at the maximum load"
    }
  }

  /// What would take the obstacle away, as a clause, or nil when nobody should be asked to: independence, declared
  /// conflicts and absence are no matter of convenience.
  ///
  /// - Parameter officer: the officer whom it stops.
  public func remedy(for officer: Officer.ID) -> String? {
    switch self {
    case .pinned(let pinned): "lift the pin to \(pinned)"
    case .forbidden: "lift the decision against \(officer)"
    case .missingRole(let role): "give \(officer) the role \(role.rawValue)"
    case .missingSkill(let skill): "give \(officer) the skill \(skill)"
    case .apart(let family): "give \(family) to another officer"
    case .maximumChildren(let needed): "raise maximum_children_per_fte to \(needed)"
    case .maximumLoad(let needed): "raise maximum_percent to \(needed)"
    case .conflict, .notIndependent, .unavailable: nil
    }
  }
}
