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
  /// Minutes from each place to each, `from * places + to`; nil where there are too many places for it.
  private(set) var minutes: [Int32]?

  /// With more places their journeys would take more memory than they are worth: this is 64 MiB.
  private static let mostPlaces = 4096

  /// Looks at the places and the rules of a service.
  ///
  /// - Parameter scenario: one of which all later scenarios have the places, the known journeys and the policy, but for
  ///   the plan's start and horizon.
  /// - Throws: `RuleError` when the policy loosens the law.
  public init(_ scenario: Scenario, calendar: WorkingCalendar) throws {
    var ordered = Scenario(policy: scenario.policy)
    ordered.places = scenario.places
    ordered.travelOverrides = scenario.travelOverrides
    self.init(ordered: ordered.inOrderOfIdentifiers(), rules: try scenario.policy.rules(calendar: calendar))
    guard places.count <= Self.mostPlaces else { return }
    let (count, travel) = (places.count, travel)
    minutes = (0..<count).flatMap { from in (0..<count).map { Int32(travel.minutes(from: from, to: $0)) } }
  }

  /// The ground of one plan, without a table of all journeys.
  init(ordered scenario: Scenario, rules: RuleBook) {
    places = scenario.places
    placeIndex = ServiceTables.index(scenario.places.map(\.id))
    travel = Roads(scenario).table
    self.rules = rules
    minutes = nil
  }
}
