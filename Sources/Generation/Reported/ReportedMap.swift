// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Travel

/// The districts, offices and venues of a real service.
struct ReportedMap {
  /// The places where the service works.
  struct Premises {
    /// Their words in the basis, and their indexes among the places.
    var indexes: [String: Int] = [:]
    var offices: [Int] = []
    /// Those with a room.
    var venues: [Int] = []
    var rooms: [RoomDraft] = []
  }

  let basis: ServiceBasis
  let map: ServiceMap

  init(basis: ServiceBasis) throws {
    self.basis = basis
    let rows = try basis.rows(
      "district.", keys: ["easting", "northing", "town", "country", "weight"])
    guard !rows.isEmpty else {
      throw GenerationError.basis(name: "district.", value: nil, expected: "a row for each district")
    }
    map = ServiceMap(
      districts: try rows.map { row in
        District(
          name: row.word,
          centre: GridPoint(easting: try row.count("easting"), northing: try row.count("northing")),
          townRadius: try row.count("town"), countryRadius: try row.count("country"),
          weight: try row.count("weight"))
      },
      outsideMetres: try basis.bands("outside-distance"), longestJourney: try basis.count("longest-journey"))
  }

  /// Adds the offices and venues, in the order of their rows.
  func addPremises(to places: inout PlaceList) throws -> Premises {
    var premises = Premises()
    let rows = try basis.rows("place.", keys: ["kind", "easting", "northing", "district", "rooms"])
    for row in rows {
      guard let kind = Place.Kind(rawValue: try row.word("kind")), kind == .office || kind == .venue else {
        throw row.refusal("kind", "office or venue")
      }
      let district = try row.word("district")
      guard map.districts.contains(where: { $0.name == district }) else {
        throw row.refusal("district", "a district")
      }
      let point = GridPoint(easting: try row.count("easting"), northing: try row.count("northing"))
      let index = places.add(kind, at: point, in: district)
      premises.indexes[row.word] = index
      if kind == .office { premises.offices.append(index) }
      let rooms = try row.count("rooms", otherwise: 0)
      if rooms > 0 { premises.venues.append(index) }
      premises.rooms += (0..<rooms).map { _ in RoomDraft(venue: index) }
    }
    return premises
  }

  /// Journeys that are given and not estimated: from each place of a list to each of another.
  func journeys(between premises: Premises) throws -> [JourneyDraft] {
    try basis.rows("journey.", keys: ["from", "to", "minutes"]).flatMap { row in
      func indexes(_ key: String) throws -> [Int] {
        try row.words(key).map { word in
          guard let index = premises.indexes[word] else { throw row.refusal(key, "places, joined by +") }
          return index
        }
      }
      let minutes = try row.count("minutes")
      let ends = try indexes("to")
      return try indexes("from").flatMap { from in
        ends.map { JourneyDraft(from: from, to: $0, minutes: minutes) }
      }
    }
  }
}
