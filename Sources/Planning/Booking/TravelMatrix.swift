// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Travel

/// The travel between all pairs of some places.
///
/// A county's year has thousands of places and so millions of pairs: each distance is taken once for both directions,
/// and what a distance takes is worked out once for all pairs that are so far apart.
struct TravelMatrix {
  /// Travel minutes from the place at `a` to that at `b`, at `a * places.count + b`.
  let minutes: [Int32]

  /// - Parameter places: different places of the tables.
  init(_ tables: ServiceTables, among places: [Int]) {
    let points = places.map { tables.scenario.places[$0].point }
    let count = points.count
    let minutesByMetres = Self.minutesByMetres(points, tables.policy.travel)
    var minutes = Array(repeating: Int32(0), count: count * count)
    for (row, from) in points.enumerated() {
      for column in points.indices[(row + 1)...] {
        let metres = from.straightMetres(to: points[column])
        let way =
          metres < minutesByMetres.count
          ? minutesByMetres[metres] : Int32(tables.policy.travel.minutes(from: from, to: points[column]))
        minutes[row * count + column] = way
        minutes[column * count + row] = way
      }
    }
    let position = Dictionary(places.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    for known in tables.scenario.travelOverrides {
      guard let from = tables.placeIndex[known.from].flatMap({ position[$0] }),
        let to = tables.placeIndex[known.to].flatMap({ position[$0] }), from != to
      else { continue }
      minutes[from * count + to] = Int32(known.minutes)
    }
    self.minutes = minutes
  }

  /// What each straight distance takes, up to the longest that any pair may have; of few pairs, none.
  private static func minutesByMetres(_ points: [GridPoint], _ estimate: TravelEstimate) -> [Int32] {
    guard let west = points.map(\.easting).min(), let east = points.map(\.easting).max(),
      let south = points.map(\.northing).min(), let north = points.map(\.northing).max()
    else { return [] }
    let origin = GridPoint(easting: 0, northing: 0)
    let farthest = GridPoint(easting: west, northing: south)
      .straightMetres(to: GridPoint(easting: east, northing: north))
    guard farthest < points.count * points.count / 4 else { return [] }
    return (0...farthest).map {
      Int32(estimate.minutes(from: origin, to: GridPoint(easting: $0, northing: 0)))
    }
  }
}
