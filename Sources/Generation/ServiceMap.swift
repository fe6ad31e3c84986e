// SPDX-License-Identifier: GPL-3.0-or-later

import Travel

/// A district: a town with a dense centre and the country around it.
struct District: Sendable {
  /// Its word in the tables.
  var name: String
  /// The middle of the town.
  var centre: GridPoint
  /// Metres from the centre within which the town's homes lie.
  var townRadius: Int
  /// Metres from the centre within which the district's other homes lie.
  var countryRadius: Int
  /// How many of the service's families live here, relative to the other districts.
  var weight: Int
}

/// Where a service's families live and its children are placed.
struct ServiceMap: Sendable {
  var districts: [District]
  /// How many in a thousand homes lie in the town, and not in the country around it.
  var townPerThousand = 750
  /// Straight metres from the service's middle to placements outside the area.
  var outsideMetres: [WeightedRange]
  /// The longest journey from an office to any placement, in minutes.
  var longestJourney: Int
  /// The word for the district of places outside the area.
  static let outside = "outside"

  /// A district, drawn by weight.
  func district(using random: inout SeededRandom) -> Int { random.index(weights: districts.map(\.weight)) }

  /// Another district than the given one, drawn by weight; the same one when there is no other.
  func district(otherThan home: Int, using random: inout SeededRandom) -> Int {
    guard districts.count > 1 else { return home }
    return random.index(weights: districts.indices.map { $0 == home ? 0 : districts[$0].weight })
  }

  /// A point where somebody may live in a district.
  func dwelling(in district: Int, using random: inout SeededRandom) -> GridPoint {
    let area = districts[district]
    let inTown = random.chance(perThousand: townPerThousand)
    let radius = inTown ? area.townRadius : area.countryRadius
    return area.centre.moved(
      east: random.bell(spread: radius), north: random.bell(spread: radius))
  }

  /// The middle of the districts.
  var middle: GridPoint {
    let count = max(1, districts.count)
    return GridPoint(
      easting: districts.map(\.centre.easting).reduce(0, +) / count,
      northing: districts.map(\.centre.northing).reduce(0, +) / count)
  }

  /// A point far outside the area, yet within the longest journey of every office.
  ///
  /// - Parameters:
  ///   - offices: where officers' days start and end.
  ///   - estimate: how journeys are estimated.
  func pointOutside(
    offices: [GridPoint], estimate: TravelEstimate, using random: inout SeededRandom
  ) -> GridPoint {
    var share = 100
    while true {
      let distance = random.integer(fromBands: outsideMetres) * share / 100
      // A direction on the square of half-width `distance`, drawn back to the circle by its own length.
      let along = random.integer(in: -1000...1000)
      let across = random.chance(perThousand: 500) ? 1000 : -1000
      let length = integerSquareRoot(along * along + across * across)
      let (dx, dy) = random.chance(perThousand: 500) ? (along, across) : (across, along)
      let point = middle.moved(east: dx * distance / length, north: dy * distance / length)
      let onGrid = (0...700_000).contains(point.easting) && (0...1_300_000).contains(point.northing)
      let farthest = offices.map { estimate.minutes(from: $0, to: point) }.max() ?? 0
      if (onGrid && farthest <= longestJourney) || share <= 5 { return point }
      // Draw nearer each time, so that the search ends whatever the offices are.
      share -= 5
    }
  }
}

extension GridPoint {
  /// The point so many metres east and north.
  func moved(east: Int, north: Int) -> GridPoint {
    GridPoint(easting: easting + east, northing: northing + north)
  }
}
