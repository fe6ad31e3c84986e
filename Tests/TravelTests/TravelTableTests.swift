// SPDX-License-Identifier: GPL-3.0-or-later

import Testing
import Travel

@Suite("Travel tables")
struct TravelTableTests {
  static let points = [
    GridPoint(easting: 0, northing: 0), GridPoint(easting: 3000, northing: 4000),
    GridPoint(easting: 0, northing: 9000), GridPoint(easting: 0, northing: 0),
  ]
  /// 60 km/h: a minute to the kilometre, and two besides.
  static let estimate = TravelEstimate(
    circuityPercent: 100, fixedMinutes: 2, bands: [.init(upToMetres: nil, kmh: 60)])

  @Test("Without overrides every journey is the estimate, and within a place there is none")
  func estimated() {
    let table = TravelTable(points: Self.points, estimate: Self.estimate)
    #expect(table.minutes(from: 0, to: 1) == 7)
    #expect(table.minutes(from: 1, to: 0) == 7)
    #expect(table.minutes(from: 0, to: 2) == 11)
    #expect(table.minutes(from: 2, to: 2) == 0)
    // Two places at one point are two places.
    #expect(table.minutes(from: 0, to: 3) == 2)
  }

  @Test("An override counts in its direction only")
  func oneDirection() {
    let table = TravelTable(points: Self.points, estimate: Self.estimate, overrides: [(0, 1, 40)])
    #expect(table.minutes(from: 0, to: 1) == 40)
    #expect(table.minutes(from: 1, to: 0) == 7)
    #expect(table.minutes(from: 0, to: 2) == 11)
    #expect(table.minutes(from: 3, to: 1) == 7)
  }

  @Test("An override may be no minutes at all, and never lengthens staying where one is")
  func zeroAndSelf() {
    let table = TravelTable(points: Self.points, estimate: Self.estimate, overrides: [(1, 2, 0), (2, 2, 30)])
    #expect(table.minutes(from: 1, to: 2) == 0)
    #expect(table.minutes(from: 2, to: 2) == 0)
  }

  @Test("Of two overrides of a journey the last one counts")
  func lastWins() {
    let table = TravelTable(
      points: Self.points, estimate: Self.estimate, overrides: [(0, 1, 40), (0, 1, 50)])
    #expect(table.minutes(from: 0, to: 1) == 50)
  }
}
