// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// Where meetings are held (`MODEL.md`, Place).
struct MeetingPlaces {
  private let placesWithRoom: [Place.ID]
  private let firstVenue: Place.ID?
  private let journeys: Journeys
  private let childrenOfFamily: [Family.ID: [Child]]

  init(_ tables: ServiceTables) {
    placesWithRoom = Set(tables.scenario.rooms.map(\.venue)).sorted()
    firstVenue = placesWithRoom.first ?? tables.scenario.places.filter { $0.kind == .venue }.map(\.id).min()
    journeys = tables.journeys
    childrenOfFamily = tables.childrenOfFamily
  }

  /// The place of a meeting of a kind about a child, or nil when the tables do not say where the child is.
  func place(of kind: MeetingKind, child: Child, family: Family) -> Place.ID? {
    kind.isConference ? conferencePlace(of: family) : child.placement
  }

  /// The place of a family's conferences.
  func conferencePlace(of family: Family) -> Place.ID? {
    if let venue = family.venue { return venue }
    guard let origin = family.home ?? childrenOfFamily[family.id]?.first?.placement else { return firstVenue }
    // The places stand in the order of their ids, so that the first of the nearest is the smallest.
    let nearest = placesWithRoom.map { (minutes: journeys.minutes(from: origin, to: $0), place: $0) }
      .min { $0.minutes < $1.minutes }
    return nearest?.place ?? firstVenue
  }
}
