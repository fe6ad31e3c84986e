// SPDX-License-Identifier: GPL-3.0-or-later

public import Travel

/// Travel minutes between the places of a scenario, by their ids.
public struct Roads: Sendable {
  /// The same by the places' positions in the scenario.
  public let table: TravelTable
  private let index: [Place.ID: Int]

  /// The journeys of a scenario, known ones first.
  ///
  /// - Parameter isPrepared: whether millions of them will be asked for, though places be few.
  public init(_ scenario: Scenario, isPrepared: Bool = false) {
    let index = Dictionary(
      scenario.places.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    self.index = index
    table = TravelTable(
      points: scenario.places.map(\.point), estimate: scenario.policy.travel,
      overrides: scenario.travelOverrides.compactMap { known in
        guard let from = index[known.from], let to = index[known.to] else { return nil }
        return (from: from, to: to, minutes: known.minutes)
      }, isPrepared: isPrepared)
  }

  /// The minutes of a route; a place that the scenario does not have is passed over.
  public func minutes(along route: [Place.ID]) -> Int {
    let stops = route.compactMap { index[$0] }
    return zip(stops, stops.dropFirst()).reduce(0) { $0 + table.minutes(from: $1.0, to: $1.1) }
  }
}
