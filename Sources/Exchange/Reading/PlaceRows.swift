// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Travel

extension Place {
  /// Reads a row of `places.csv`.
  init?(row: inout RowReader) {
    let id: Place.ID? = row.identifier("place")
    let kind: Place.Kind? = row.choice("kind")
    let easting = row.integer("easting")
    let northing = row.integer("northing")
    let district = row.word("district")
    guard let id, let kind, let easting, let northing, let district else { return nil }
    self.init(id: id, kind: kind, point: GridPoint(easting: easting, northing: northing), district: district)
  }
}

extension Room {
  /// Reads a row of `rooms.csv`.
  init?(row: inout RowReader) {
    let id: Room.ID? = row.identifier("room")
    let venue: Place.ID? = row.identifier("venue")
    let opening = row.span()
    guard let id, let venue else { return nil }
    self.init(id: id, venue: venue, opening: opening)
  }
}

extension Closure {
  /// Reads a row of `closures.csv`.
  init?(row: inout RowReader) {
    let day = row.day("date")
    let reason = row.word("reason")
    let place: Place.ID? = row.identifier("place")
    guard let day, let reason else { return nil }
    self.init(day: day, reason: reason, place: place)
  }

  /// The order of the table: the closure of all places first.
  static func comesBefore(_ left: Closure, _ right: Closure) -> Bool {
    if left.day != right.day { return left.day < right.day }
    guard let place = left.place, let other = right.place else {
      return left.place == nil && right.place != nil
    }
    return place < other
  }
}

extension TravelOverride {
  /// Reads a row of `travel.csv`.
  init?(row: inout RowReader) {
    let from: Place.ID? = row.identifier("from")
    let to: Place.ID? = row.identifier("to")
    let minutes = row.integer("minutes")
    guard let from, let to, let minutes else { return nil }
    if from == to {
      row.fault("to", "is the place it starts from; within a place travel takes no time", severity: .warning)
    }
    self.init(from: from, to: to, minutes: minutes)
  }
}

extension PublishedFigure {
  /// Reads a row of `figures.csv`.
  init?(row: inout RowReader) {
    let figure = row.anyText("figure")
    let value = row.anyText("value")
    let unit = row.anyText("unit")
    let source = row.anyText("source")
    let section = row.anyText("section")
    guard let figure, let value, let source else { return nil }
    self.init(figure: figure, value: value, unit: unit ?? "", source: source, section: section ?? "")
  }
}

extension Assumption {
  /// Reads a row of `assumptions.csv`.
  init?(row: inout RowReader) {
    let assumption = row.anyText("assumption")
    let value = row.anyText("value")
    let unit = row.anyText("unit")
    let reason = row.anyText("reason")
    guard let assumption, let value, let reason else { return nil }
    self.init(assumption: assumption, value: value, unit: unit ?? "", reason: reason)
  }
}
