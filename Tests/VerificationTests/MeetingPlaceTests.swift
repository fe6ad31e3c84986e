// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Testing
import Travel

@testable import Verification

@Suite("Where conferences are held") struct MeetingPlaceTests {
  private func place(_ change: (inout Scenario) -> Void) throws -> Place.ID? {
    let derived = try Derived(change)
    let family = try #require(derived.tables.families["F2"])
    return MeetingPlaces(derived.tables).conferencePlace(of: family)
  }

  @Test("Of two venues as near to the home, the smaller id") func tie() throws {
    #expect(try place { _ in } == "V1")
  }

  @Test("The nearer venue to the home") func nearer() throws {
    #expect(try place { $0.travelOverrides = [TravelOverride(from: "H1", to: "V2", minutes: 1)] } == "V2")
  }

  @Test("Travel from the home counts, not travel to it") func direction() throws {
    #expect(try place { $0.travelOverrides = [TravelOverride(from: "V2", to: "H1", minutes: 1)] } == "V1")
  }

  @Test("The family's own venue, near or far") func own() throws {
    #expect(try place { $0.family("F2") { $0.venue = "V2" } } == "V2")
  }

  @Test("Without a home, from the first child's placement") func placement() throws {
    #expect(
      try place {
        $0.family("F2") { $0.home = nil }
        $0.children[2].placement = "P2"
      } == "V2")
  }

  @Test("Without either, the first place with a room") func neither() throws {
    #expect(try place { $0.family("F2") { $0.home = nil } } == "V1")
  }
}

@Suite("Minutes of travel") struct JourneyTests {
  private func minutes(_ metres: Int, _ estimate: TravelEstimate) throws -> Int {
    let derived = try Derived { scenario in
      scenario.policy.travel = estimate
      scenario.places[0].point = GridPoint(easting: metres, northing: 0)
    }
    return derived.tables.journeys.minutes(from: "OF", to: "H1")
  }

  @Test(
    "Each stretch of the road has its band's speed, and minutes are rounded up",
    arguments: [
      // Road 1.3 x 1000 = 1300 m at 25 km/h: 3120 thousandths, so 5 + 4.
      (1000, 9),
      // Road 5200 m: 5000 m 12000, 200 m at 45 km/h 266, so 5 + 13.
      (4000, 18),
      // Road 26000 m: 12000 + 20000 m 26666 + 1000 m at 75 km/h 800, so 5 + 40.
      (20000, 45),
      (0, 5),
    ])
  func bands(metres: Int, expected: Int) throws {
    let estimate = TravelEstimate(
      circuityPercent: 130, fixedMinutes: 5,
      bands: [
        .init(upToMetres: 5000, kmh: 25), .init(upToMetres: 25000, kmh: 45), .init(upToMetres: nil, kmh: 75),
      ])
    #expect(try minutes(metres, estimate) == expected)
  }

  @Test("A known journey replaces the estimate in its direction only, and never within a place")
  func known() throws {
    let journeys = try Derived {
      $0.travelOverrides = [
        TravelOverride(from: "OF", to: "V1", minutes: 99), TravelOverride(from: "OF", to: "OF", minutes: 7),
      ]
    }.tables.journeys
    #expect(journeys.minutes(from: "OF", to: "V1") == 99)
    #expect(journeys.minutes(from: "V1", to: "OF") == 10)
    #expect(journeys.minutes(from: "OF", to: "OF") == 0)
  }

  @Test(
    "The square root is rounded down",
    arguments: [
      (0, 0), (1, 1), (3, 1), (4, 2), (8, 2), (9, 3), (999_999, 999), (1_000_000, 1000),
      (4_000_000_000_000, 2_000_000), (3_999_999_999_999, 1_999_999),
    ])
  func root(square: Int, root: Int) { #expect(Journeys.rootRoundedDown(square) == root) }
}
