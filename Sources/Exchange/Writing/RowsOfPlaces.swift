// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Travel

extension Scenario {
  /// The tables of places, rooms, closures and journeys.
  var placeTables: [TableText] {
    [
      TableText(
        schema: .closures,
        rows: closures.sorted(by: Closure.comesBefore).map {
          [$0.day.description, $0.reason, cell($0.place)]
        }),
      TableText(
        schema: .places,
        rows: places.sorted { $0.id < $1.id }.map {
          [$0.id.text, $0.kind.rawValue, String($0.point.easting), String($0.point.northing), $0.district]
        }),
      TableText(
        schema: .rooms,
        rows: rooms.sorted { $0.id < $1.id }.map {
          [$0.id.text, $0.venue.text, cell($0.opening?.start), cell($0.opening?.end)]
        }),
      TableText(
        schema: .travel,
        rows: travelOverrides.sorted { ($0.from, $0.to) < ($1.from, $1.to) }.map {
          [$0.from.text, $0.to.text, String($0.minutes)]
        }),
    ]
  }

  /// The tables that only people read, in the order given.
  var notesForPeople: [TableText] {
    [
      TableText(
        schema: .figures, rows: figures.map { [$0.figure, $0.value, $0.unit, $0.source, $0.section] }),
      TableText(
        schema: .assumptions, rows: assumptions.map { [$0.assumption, $0.value, $0.unit, $0.reason] }),
    ]
  }
}
