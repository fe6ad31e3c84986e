// SPDX-License-Identifier: GPL-3.0-or-later

/// Travel minutes between the places of a scenario, by their index.
public struct TravelTable: Sendable {
  private let points: [GridPoint]
  private let estimate: TravelEstimate
  /// Known journeys, keyed by `from * count + to`.
  private let overrides: [Int: Int]
  /// The estimate by straight metres; empty where few journeys are asked for.
  private let byMetres: [Int32]

  /// Creates a table.
  ///
  /// - Parameters:
  ///   - points: the places, by index.
  ///   - estimate: for journeys without an override.
  ///   - overrides: known minutes in one direction.
  ///   - isPrepared: whether the estimate is worked out for every distance, for a table that is asked for millions of
  ///     journeys.
  public init(
    points: [GridPoint], estimate: TravelEstimate, overrides: [(from: Int, to: Int, minutes: Int)] = [],
    isPrepared: Bool = false
  ) {
    self.points = points
    self.estimate = estimate
    byMetres =
      isPrepared
      ? (0...min(TravelTable.longestPrepared, TravelTable.extent(of: points))).map {
        Int32(estimate.minutes(straightMetres: $0))
      } : []
    self.overrides = Dictionary(
      overrides.map { ($0.from * points.count + $0.to, $0.minutes) }, uniquingKeysWith: { _, last in last })
  }

  /// No service is as wide as this, metres; a table of it takes 2 MB.
  private static let longestPrepared = 500_000

  /// A distance that no two points exceed, metres.
  private static func extent(of points: [GridPoint]) -> Int {
    guard let west = points.map(\.easting).min(), let east = points.map(\.easting).max(),
      let south = points.map(\.northing).min(), let north = points.map(\.northing).max()
    else { return 0 }
    return (east - west) + (north - south)
  }

  /// Minutes from one place to another; 0 within a place.
  ///
  /// - Complexity: O(number of speed bands).
  public func minutes(from: Int, to: Int) -> Int {
    if from == to { return 0 }
    if !overrides.isEmpty, let known = overrides[from * points.count + to] { return known }
    let metres = points[from].straightMetres(to: points[to])
    return metres < byMetres.count ? Int(byMetres[metres]) : estimate.minutes(straightMetres: metres)
  }
}
