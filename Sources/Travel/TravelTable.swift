// SPDX-License-Identifier: GPL-3.0-or-later

/// Travel minutes between the places of a scenario, by their index.
public struct TravelTable: Sendable {
  private let points: [GridPoint]
  private let estimate: TravelEstimate
  /// Known journeys, keyed by `from * count + to`.
  private let overrides: [Int: Int]
  /// The estimate by straight metres, worked out once for all pairs that are so far apart; empty where there are few.
  private let byMetres: [Int32]

  /// Creates a table.
  ///
  /// - Parameters:
  ///   - points: the places, by index.
  ///   - estimate: for journeys without an override.
  ///   - overrides: known minutes in one direction.
  ///   - isPrepared: whether the estimate is worked out for every distance even where places are few, since the table
  ///     will be asked for millions of journeys.
  public init(
    points: [GridPoint], estimate: TravelEstimate, overrides: [(from: Int, to: Int, minutes: Int)] = [],
    isPrepared: Bool = false
  ) {
    self.points = points
    self.estimate = estimate
    let extent = TravelTable.extent(of: points)
    byMetres =
      isPrepared || extent < points.count * points.count / 4
      ? (0...min(TravelTable.longestPrepared, extent)).map { Int32(estimate.minutes(straightMetres: $0)) }
      : []
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
    return Int(estimated(metres: points[from].straightMetres(to: points[to])))
  }

  /// Whether every journey takes as long as the way back: no single one is known better.
  public var isSymmetric: Bool { overrides.isEmpty }

  /// Minutes between all pairs of some places: from that at `a` to that at `b` at `a * places.count + b`.
  ///
  /// Each distance is taken once for both directions: a county's year has millions of pairs.
  ///
  /// - Parameter places: different ones, by index.
  public func matrix(among places: [Int]) -> [Int32] {
    let count = places.count
    var minutes = Array(repeating: Int32(0), count: count * count)
    for row in 0..<count {
      let from = points[places[row]]
      for column in row + 1..<max(count, row + 1) {
        let way = estimated(metres: from.straightMetres(to: points[places[column]]))
        minutes[row * count + column] = way
        minutes[column * count + row] = way
      }
    }
    guard !overrides.isEmpty else { return minutes }
    let position = Dictionary(places.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    for (journey, known) in overrides {
      let (from, to) = journey.quotientAndRemainder(dividingBy: points.count)
      guard from != to, let row = position[from], let column = position[to] else { continue }
      minutes[row * count + column] = Int32(known)
    }
    return minutes
  }

  private func estimated(metres: Int) -> Int32 {
    metres < byMetres.count ? byMetres[metres] : Int32(estimate.minutes(straightMetres: metres))
  }
}
