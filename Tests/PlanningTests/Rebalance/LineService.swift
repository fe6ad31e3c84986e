// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Travel

/// A service of four officers along a road, drawn from a seed: whoever is nearer to a child travels less.
struct LineService {
  var scenario: Scenario
  static let start = SmallService.day("2025-06-02")

  /// Draws a service.
  ///
  /// - Parameters:
  ///   - families: how many.
  ///   - productiveMinutes: what a full-time officer can carry in a year.
  init(seed: UInt64, families: Int = 24, productiveMinutes: Int = 16_000) {
    var random = SplitMix(state: seed)
    var policy = Policy(service: "Line", start: Self.start)
    policy.horizonWeeks = 4
    policy.lateWeeks = 1
    policy.capacity.productiveMinutesPerYear = productiveMinutes
    policy.travel = TravelEstimate(
      circuityPercent: 100, fixedMinutes: 0, bands: [.init(upToMetres: nil, kmh: 60)])
    scenario = Scenario(policy: policy)
    scenario.places = [
      Place(
        id: "V0", kind: .venue, point: GridPoint(easting: 400_000, northing: 300_000), district: "town")
    ]
    scenario.rooms = [Room(id: "R1", venue: "V0")]
    scenario.minuteTakers = [MinuteTaker(id: "T1", base: "V0")]
    for number in 1...4 {
      let base = Place.ID("X\(number)")
      scenario.places.append(
        Place(
          id: base, kind: .office, point: GridPoint(easting: 400_000 + 15_000 * number, northing: 300_000),
          district: "town"))
      scenario.officers.append(
        Officer(
          id: .init("A\(number)"), fteThousandths: [1000, 1000, 800, 600][number - 1],
          roles: [.reviews, .conferences], base: base))
    }
    for number in 1...families {
      let place = Place.ID("P\(number)")
      scenario.places.append(
        Place(
          id: place, kind: .placement,
          point: GridPoint(easting: 400_000 + random.below(70_000), northing: 300_000), district: "town"))
      let id = Family.ID("F\(number)")
      scenario.families.append(Family(id: id, officer: .init("A\(1 + number % 4)")))
      for child in 0...random.below(2) {
        scenario.children.append(
          Child(
            id: .init("C\(number)-\(child)"), family: id, birth: Self.start - 3000 - random.below(1000),
            placement: place, spells: [.init(status: .lookedAfter, since: Self.start - 400)]))
      }
    }
    scenario.places.sort { $0.id < $1.id }
    scenario.families.sort { $0.id < $1.id }
    scenario.children.sort { $0.id < $1.id }
  }

  /// The children of an officer's families.
  func children(of officer: Officer.ID) -> Int {
    let families = Set(scenario.families.filter { $0.officer == officer }.map(\.id))
    return scenario.children.count { families.contains($0.family) }
  }
}
