// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Travel

/// A place while the service is being made, before it has its id.
struct PlaceDraft: Sendable {
  var kind: Place.Kind
  var point: GridPoint
  var district: String
}

/// The places of a service while it is being made, known by their index.
struct PlaceList: Sendable {
  private(set) var places: [PlaceDraft] = []
  /// How journeys between them are estimated.
  let estimate: TravelEstimate

  init(estimate: TravelEstimate) { self.estimate = estimate }

  /// Adds a place and gives its index.
  mutating func add(_ kind: Place.Kind, at point: GridPoint, in district: String) -> Int {
    places.append(PlaceDraft(kind: kind, point: point, district: district))
    return places.count - 1
  }

  /// Minutes from one place to another, as `Scenarios/MODEL.md` counts them.
  func minutes(from: Int, to: Int) -> Int {
    from == to ? 0 : estimate.minutes(from: places[from].point, to: places[to].point)
  }
}
