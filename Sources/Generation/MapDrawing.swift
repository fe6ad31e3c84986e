// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Travel

/// Draws the map of a synthetic service: a borough when it is small, a county when it is large.
enum MapDrawing {
  /// Draws the districts.
  ///
  /// The width grows with the number of districts, from a borough of 10 km to a county of 80 km; towns
  /// keep a distance from each other, and the first is the largest, as county towns are.
  static func map(districts count: Int, children: Int, using random: inout SeededRandom) -> ServiceMap {
    let width = min(80_000, max(10_000, count * 6_000, integerSquareRoot(children) * 700))
    // Somewhere in the middle of England, so that no place lies off the grid.
    let corner = GridPoint(
      easting: 380_000 + random.integer(in: -30_000...60_000),
      northing: 280_000 + random.integer(in: -60_000...80_000))
    var centres: [GridPoint] = []
    var apart = width / (1 + integerSquareRoot(count))
    while centres.count < count {
      let point = corner.moved(east: random.integer(in: 0...width), north: random.integer(in: 0...width))
      if centres.allSatisfy({ $0.straightMetres(to: point) >= apart }) {
        centres.append(point)
      } else {
        // Each miss asks for a little less room, so that the search ends.
        apart -= max(1, apart / 50)
      }
    }
    let countryRadius = max(2_500, width / (1 + integerSquareRoot(count)))
    let districts = centres.enumerated().map { index, centre in
      let weight = index == 0 ? 200 : random.integer(in: 50...130)
      return District(
        name: Numbering(prefix: "district-", count: count, width: 2).id(index), centre: centre,
        townRadius: min(countryRadius, 1_200 + weight * 12), countryRadius: countryRadius, weight: weight)
    }
    return ServiceMap(
      districts: districts,
      outsideMetres: [
        WeightedRange(width / 2 + 20_000...width / 2 + 45_000, weight: 5),
        WeightedRange(width / 2 + 45_000...width / 2 + 75_000, weight: 3),
        WeightedRange(width / 2 + 75_000...width / 2 + 100_000, weight: 1),
      ], longestJourney: 150)
  }

  /// Adds an office in the first district and in every third after it.
  static func addOffices(of map: ServiceMap, to places: inout PlaceList) -> [Int] {
    map.districts.indices.filter { $0 % 3 == 0 }.map { index in
      let district = map.districts[index]
      return places.add(.office, at: district.centre.moved(east: 150, north: -100), in: district.name)
    }
  }

  /// Adds the venues: one in each district in turn, the next ones at the edge of the towns.
  static func addVenues(
    _ count: Int, of map: ServiceMap, to places: inout PlaceList, using random: inout SeededRandom
  ) -> [Int] {
    (0..<count).map { index in
      let district = map.districts[index % map.districts.count]
      let spread = index < map.districts.count ? 400 : district.townRadius
      let point = district.centre.moved(
        east: random.bell(spread: spread), north: random.bell(spread: spread))
      return places.add(.venue, at: point, in: district.name)
    }
  }
}
