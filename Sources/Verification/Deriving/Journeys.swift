// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Travel

/// Minutes between places, worked out again from the policy's numbers (`MODEL.md`, Travel).
///
/// Only the stored coordinates, speeds and known journeys are read; the arithmetic is this file's own, so
/// that a mistake in the planner's travel table shows as a difference.
struct Journeys {
  private struct Leg: Hashable {
    let from: Place.ID
    let to: Place.ID
  }

  private let points: [Place.ID: GridPoint]
  private let known: [Leg: Int]
  private let circuityPercent: Int
  private let fixedMinutes: Int
  private let bands: [TravelEstimate.Band]

  init(_ scenario: Scenario) {
    points = Dictionary(scenario.places.map { ($0.id, $0.point) }, uniquingKeysWith: { first, _ in first })
    known = Dictionary(
      scenario.travelOverrides.map { (Leg(from: $0.from, to: $0.to), $0.minutes) },
      uniquingKeysWith: { _, last in last })
    circuityPercent = scenario.policy.travel.circuityPercent
    fixedMinutes = scenario.policy.travel.fixedMinutes
    bands = scenario.policy.travel.bands
  }

  /// Minutes from one place to another: 0 within a place, the known journey when there is one, and
  /// otherwise the estimate.
  ///
  /// A place that the tables do not have is taken to be no distance away.
  func minutes(from start: Place.ID, to end: Place.ID) -> Int {
    if start == end { return 0 }
    if let minutes = known[Leg(from: start, to: end)] { return minutes }
    guard let here = points[start], let there = points[end] else { return 0 }
    return estimate(metresOfRoad(here, there))
  }

  /// Minutes there and back again.
  func minutesThereAndBack(_ base: Place.ID, _ place: Place.ID) -> Int {
    minutes(from: base, to: place) + minutes(from: place, to: base)
  }

  private func metresOfRoad(_ here: GridPoint, _ there: GridPoint) -> Int {
    let east = here.easting - there.easting
    let north = here.northing - there.northing
    return Self.rootRoundedDown(east * east + north * north) * circuityPercent / 100
  }

  /// Each stretch of the road is driven at its band's speed; thousandths of a minute are rounded down band
  /// by band and their sum up to the minute.
  private func estimate(_ road: Int) -> Int {
    var bandStart = 0
    var thousandths = 0
    for band in bands {
      let bandEnd = band.upToMetres ?? Int.max
      let metres = max(0, min(road, bandEnd) - bandStart)
      thousandths += metres * 60 / band.kmh
      bandStart = max(bandStart, bandEnd)
    }
    return fixedMinutes + (thousandths + 999) / 1000
  }

  /// The square root rounded down, by Newton's method on integers.
  static func rootRoundedDown(_ square: Int) -> Int {
    guard square > 0 else { return 0 }
    // The first guess, a power of two that is not below the root, makes the guesses fall to it.
    var guess = 1 << ((Int.bitWidth - square.leadingZeroBitCount + 1) / 2)
    while true {
      let next = (guess + square / guess) / 2
      if next >= guess { return guess }
      guess = next
    }
  }
}
