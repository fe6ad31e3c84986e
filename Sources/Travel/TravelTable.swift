// SPDX-License-Identifier: GPL-3.0-or-later

/// Travel minutes between the places of a scenario, by their index.
public struct TravelTable: Sendable {
  private let points: [GridPoint]
  private let estimate: TravelEstimate
  /// Known journeys, keyed by `from * count + to`.
  private let overrides: [Int: Int]

  /// Creates a table.
  ///
  /// - Parameters:
  ///   - points: the places, by index.
  ///   - estimate: for journeys without an override.
  ///   - overrides: known minutes in one direction.
  public init(
    points: [GridPoint], estimate: TravelEstimate, overrides: [(from: Int, to: Int, minutes: Int)] = []
  ) {
    self.points = points
    self.estimate = estimate
    self.overrides = Dictionary(
      overrides.map { ($0.from * points.count + $0.to, $0.minutes) }, uniquingKeysWith: { _, last in last })
  }

  /// Minutes from one place to another; 0 within a place.
  ///
  /// - Complexity: O(number of speed bands).
  public func minutes(from: Int, to: Int) -> Int {
    if from == to { return 0 }
    if !overrides.isEmpty, let known = overrides[from * points.count + to] { return known }
    return estimate.minutes(from: points[from], to: points[to])
  }
}
