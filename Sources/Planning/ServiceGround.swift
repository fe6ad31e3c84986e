// SPDX-License-Identifier: GPL-3.0-or-later

public import Casework
public import StatutoryCalendar
import Travel

/// What stays as it is while a service lives on from week to week: its places, the ways between them, and the rules of
/// time; found once for many plans.
public struct ServiceGround: Sendable {
  /// The places, by id.
  let places: [Place]
  let placeIndex: [Place.ID: Int]
  let travel: TravelTable
  let rules: RuleBook
  /// Whether it is that of many plans, each of which is to take milliseconds.
  let isShared: Bool

  /// Looks at the places and the rules of a service.
  ///
  /// - Parameter scenario: one of which all later scenarios have the places, the known journeys and the policy, but for
  ///   the plan's start and horizon.
  /// - Throws: `RuleError` when the policy loosens the law.
  public init(_ scenario: Scenario, calendar: WorkingCalendar) throws {
    var ordered = Scenario(policy: scenario.policy)
    ordered.places = scenario.places
    ordered.travelOverrides = scenario.travelOverrides
    ordered.order()
    self.init(ordered: ordered, rules: try scenario.policy.rules(calendar: calendar), isShared: true)
  }

  /// The ground of one plan.
  ///
  /// - Parameter scenario: in the order of ids.
  init(ordered scenario: Scenario, rules: RuleBook, isShared: Bool = false) {
    places = scenario.places
    placeIndex = ServiceTables.index(scenario.places.map(\.id))
    travel = Roads(scenario, isPrepared: isShared).table
    self.rules = rules
    self.isShared = isShared
  }
}
