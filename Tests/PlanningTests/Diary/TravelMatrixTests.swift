// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Testing
import Travel

@testable import Planning

@Suite("The travel between all pairs of places")
struct TravelMatrixTests {
  /// Some places of a square, journeys that are known between some of them, and slow and quick roads.
  private func tables(places: Int, side: Int, seed: UInt64) throws -> ServiceTables {
    var random = TestRandom(seed: seed)
    var scenario = SmallService.scenario()
    scenario.policy.travel = TravelEstimate(
      circuityPercent: 130, fixedMinutes: 5,
      bands: [
        .init(upToMetres: 500, kmh: 25), .init(upToMetres: 3000, kmh: 45), .init(upToMetres: nil, kmh: 75),
      ])
    for number in 0..<places {
      scenario.places.append(
        Place(
          id: .init("Z\(number)"), kind: .placement,
          point: GridPoint(easting: random.number(0...side), northing: random.number(0...side)), district: "d"
        ))
    }
    scenario.travelOverrides = (0..<20).map { _ in
      TravelOverride(
        from: .init("Z\(random.number(0...places - 1))"), to: .init("Z\(random.number(0...places - 1))"),
        minutes: random.number(0...600))
    }
    return try ServiceTables(scenario, calendar: .english())
  }

  @Test(
    "is what one journey takes, in each direction, whether distances are many or few",
    arguments: [
      (places: 60, side: 600, seed: 1), (places: 60, side: 600, seed: 2), (places: 12, side: 90_000, seed: 3),
    ])
  func everyPair(places: Int, side: Int, seed: Int) throws {
    let tables = try tables(places: places, side: side, seed: UInt64(seed))
    let some = tables.scenario.places.indices.filter { $0 % 5 != 1 }
    let minutes = TravelMatrix(tables, among: some).minutes
    try #require(minutes.count == some.count * some.count)
    for (row, from) in some.enumerated() {
      for (column, to) in some.enumerated() {
        #expect(
          Int(minutes[row * some.count + column]) == tables.travel.minutes(from: from, to: to),
          "seed \(seed): \(from) to \(to)")
      }
    }
  }
}
