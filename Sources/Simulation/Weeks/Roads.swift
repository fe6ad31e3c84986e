// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Travel

/// How long journeys between the places of a scenario take.
struct Roads: Sendable {
  private let index: [Place.ID: Int]
  private let table: TravelTable

  init(_ scenario: Scenario) {
    let index = Dictionary(
      scenario.places.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    self.index = index
    table = TravelTable(
      points: scenario.places.map(\.point), estimate: scenario.policy.travel,
      overrides: scenario.travelOverrides.compactMap { row in
        guard let from = index[row.from], let to = index[row.to] else { return nil }
        return (from, to, row.minutes)
      })
  }

  /// Minutes of a round from a place over others and back.
  func minutes(from base: Place.ID, over stops: [Place.ID]) -> Int {
    guard let base = index[base] else { return 0 }
    let way = [base] + stops.compactMap { index[$0] } + [base]
    return zip(way, way.dropFirst()).reduce(0) { $0 + table.minutes(from: $1.0, to: $1.1) }
  }
}
