// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Travel

/// What the rows of a diary cost together (`Scenarios/MODEL.md`, Booking).
struct DiaryCost {
  private let tables: ServiceTables
  private let costs: BookingCosts

  init(_ tables: ServiceTables) {
    self.tables = tables
    costs = BookingCosts(tables)
  }

  /// The travel of all rows, and what those cost by themselves that are no kept bookings.
  func cost(of rows: [Casework.Booking]) -> Int {
    rows.reduce(travel(of: rows)) { $0 + ($1.status == .kept ? 0 : costs.ownCost($1)) }
  }

  /// The travel of the officers' days with these bookings, from a day through the late end; others are passed through
  /// without cost.
  ///
  /// - Parameter first: nil for the plan's start.
  func travel(of rows: [Casework.Booking], from first: Day? = nil) -> Int {
    struct OfficerDay: Hashable {
      let officer: Int
      let day: Day
    }
    var rounds: [OfficerDay: [Casework.Booking]] = [:]
    for row in rows {
      guard let day = row.day, (first ?? tables.policy.start) <= day, day <= tables.policy.lateEnd,
        let officer = row.officer.flatMap({ tables.officerIndex[$0] }), tables.placeIndex[row.place] != nil
      else { continue }
      rounds[OfficerDay(officer: officer, day: day), default: []].append(row)
    }
    return rounds.reduce(0) { sum, round in
      guard let base = tables.officerBase[round.key.officer] else { return sum }
      let stops = round.value.sorted(by: Casework.Booking.precedes).compactMap { tables.placeIndex[$0.place] }
      let route = [base] + stops + [base]
      return sum
        + zip(route, route.dropFirst()).reduce(0) { $0 + tables.travel.minutes(from: $1.0, to: $1.1) }
    }
  }
}
