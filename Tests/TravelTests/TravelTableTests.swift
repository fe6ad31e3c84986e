// SPDX-License-Identifier: GPL-3.0-or-later

import RandomNumbers
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

  @Test(
    "All pairs at once take what each takes by itself, whether distances are many or few",
    arguments: [
      (places: 60, side: 600, seed: 1), (places: 60, side: 600, seed: 2), (places: 12, side: 90_000, seed: 3),
    ])
  func everyPair(places: Int, side: Int, seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let points = (0..<places).map { _ in
      GridPoint(easting: random.integer(in: 0...side), northing: random.integer(in: 0...side))
    }
    let bands = TravelEstimate(
      circuityPercent: 130, fixedMinutes: 5,
      bands: [
        .init(upToMetres: 500, kmh: 25), .init(upToMetres: 3000, kmh: 45), .init(upToMetres: nil, kmh: 75),
      ])
    let known = (0..<20).map { _ in
      (
        from: random.integer(in: 0...places - 1), to: random.integer(in: 0...places - 1),
        minutes: random.integer(in: 0...600)
      )
    }
    let table = TravelTable(points: points, estimate: bands, overrides: known)
    // Not all of them and not in their order.
    let some = (0..<places).filter { $0 % 5 != 1 }.reversed().map { $0 }
    let minutes = table.matrix(among: some)
    try #require(minutes.count == some.count * some.count)
    for (row, from) in some.enumerated() {
      for (column, to) in some.enumerated() {
        // Worked out again from the definition: the last of a journey's known minutes, or the estimate.
        let journey = known.last { $0.from == from && $0.to == to && from != to }
        let expected =
          from == to
          ? 0 : journey?.minutes ?? bands.minutes(from: points[from], to: points[to])
        #expect(
          Int(minutes[row * some.count + column]) == expected, "seed \(seed): from \(from) to \(to)")
      }
    }
  }

  @Test("All pairs of no places and of one")
  func fewPlaces() {
    let table = TravelTable(points: Self.points, estimate: Self.estimate)
    #expect(table.matrix(among: []).isEmpty)
    #expect(table.matrix(among: [2]) == [0])
  }
}
