// SPDX-License-Identifier: GPL-3.0-or-later

import Testing
import Travel

@Suite("Travel estimates")
struct TravelEstimateTests {
  /// The defaults of `Scenarios/FORMAT.md`.
  static let usual = TravelEstimate(
    circuityPercent: 130, fixedMinutes: 5,
    bands: [
      .init(upToMetres: 5000, kmh: 25), .init(upToMetres: 25000, kmh: 45), .init(upToMetres: nil, kmh: 75),
    ])
  /// Roads as the crow flies, one minute to the kilometre, nothing besides.
  static let plain = TravelEstimate(
    circuityPercent: 100, fixedMinutes: 0, bands: [.init(upToMetres: nil, kmh: 60)])

  static let origin = GridPoint(easting: 351_000, northing: 383_000)

  static func east(_ metres: Int) -> GridPoint {
    GridPoint(easting: origin.easting + metres, northing: origin.northing)
  }

  @Test("The straight distance is Pythagoras's, rounded down")
  func straight() {
    let origin = Self.origin
    #expect(origin.straightMetres(to: GridPoint(easting: 354_000, northing: 387_000)) == 5000)
    #expect(origin.straightMetres(to: GridPoint(easting: 351_001, northing: 383_001)) == 1)
    #expect(origin.straightMetres(to: GridPoint(easting: 350_990, northing: 382_983)) == 19)
    #expect(origin.straightMetres(to: origin) == 0)
  }

  @Test(
    "Journeys with the usual figures take the minutes worked out by hand",
    arguments: [
      // Road 1300 m at 25 km/h: 1300 x 60 / 25 = 3120 thousandths, 4 minutes when begun minutes count.
      (1000, 9),
      // Road 5000 m (3847 x 1.3 = 5001.1): 12,000 thousandths and 1 x 60 / 45 = 1 thousandth.
      (3847, 18),
      // Road 4999 m (3846 x 1.3 = 4999.8): 11,997 thousandths.
      (3846, 17),
      // Road 13,000 m: 12,000 + 8000 x 60 / 45 = 10,666 thousandths, 22.666 minutes.
      (10_000, 28),
      // Road 52,000 m: 12,000 + 20,000 x 60 / 45 = 26,666, and 27,000 x 60 / 75 = 21,600: 60.266 minutes.
      (40_000, 66),
      // A metre of road (1 x 1.3, rounded down): 2 thousandths, a begun minute.
      (1, 6),
    ])
  func byHand(straightMetres: Int, minutes: Int) {
    #expect(Self.usual.minutes(from: Self.origin, to: Self.east(straightMetres)) == minutes)
  }

  @Test("Two places at the same point are still the fixed minutes apart")
  func samePoint() {
    #expect(Self.usual.minutes(from: Self.origin, to: Self.origin) == 5)
  }

  @Test("A begun minute counts as one")
  func rounding() {
    #expect(Self.plain.minutes(from: Self.origin, to: Self.east(1000)) == 1)
    #expect(Self.plain.minutes(from: Self.origin, to: Self.east(1001)) == 2)
    #expect(Self.plain.minutes(from: Self.origin, to: Self.east(999)) == 1)
  }

  @Test("Circuity lengthens the road, rounded down to the metre")
  func circuity() {
    let estimate = TravelEstimate(
      circuityPercent: 150, fixedMinutes: 0, bands: [.init(upToMetres: nil, kmh: 60)])
    #expect(estimate.minutes(from: Self.origin, to: Self.east(2000)) == 3)
    // 667 x 1.5 = 1000.5, of which 1000 m count.
    #expect(estimate.minutes(from: Self.origin, to: Self.east(667)) == 1)
  }

  @Test("Each part of the road has the speed of its band, to the metre at the ends")
  func bands() {
    let estimate = TravelEstimate(
      circuityPercent: 100, fixedMinutes: 0,
      bands: [
        .init(upToMetres: 1000, kmh: 6), .init(upToMetres: 2000, kmh: 60), .init(upToMetres: nil, kmh: 120),
      ])
    #expect(estimate.minutes(from: Self.origin, to: Self.east(1000)) == 10)
    #expect(estimate.minutes(from: Self.origin, to: Self.east(2000)) == 11)
    #expect(estimate.minutes(from: Self.origin, to: Self.east(4000)) == 12)
    #expect(estimate.minutes(from: Self.origin, to: Self.east(6000)) == 13)
  }

  @Test("There and back take the same, and a longer way never takes less")
  func symmetricAndMonotone() {
    // A walk over the grid that meets many distances, by steps that are prime to each other.
    var points: [GridPoint] = []
    for step in 0..<400 {
      points.append(GridPoint(easting: step * 7919 % 60_000, northing: step * 104_729 % 60_000))
    }
    var journeys: [(metres: Int, minutes: Int)] = []
    for (from, to) in zip(points, points.dropFirst()) {
      let there = Self.usual.minutes(from: from, to: to)
      #expect(there == Self.usual.minutes(from: to, to: from))
      journeys.append((from.straightMetres(to: to), there))
    }
    journeys.sort { $0 < $1 }
    for (shorter, longer) in zip(journeys, journeys.dropFirst()) {
      #expect(shorter.minutes <= longer.minutes, "\(shorter) and \(longer)")
    }
  }

  @Test("The integer square root is the largest whose square is not above")
  func squareRoots() {
    #expect(integerSquareRoot(0) == 0)
    #expect(integerSquareRoot(1) == 1)
    func isRoot(_ root: Int, of value: Int) -> Bool {
      root * root <= value && (root + 1) * (root + 1) > value
    }
    for value in 1...5000 where !isRoot(integerSquareRoot(value), of: value) {
      Issue.record("\(integerSquareRoot(value)) is not the root of \(value)")
    }
    // Around every power of two's square, where rounding to a double is most likely to err; 2^30 metres is
    // more than any two points of the grid are apart.
    for power in 0...30 {
      let root = 1 << power
      for value in [root * root - 1, root * root, root * root + 1, root * root + 2 * root] where value > 0 {
        #expect(isRoot(integerSquareRoot(value), of: value), "\(value)")
      }
    }
  }
}
