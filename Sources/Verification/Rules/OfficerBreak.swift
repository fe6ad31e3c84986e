// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// The break that an officer needs on a day with a new booking (`MODEL.md`, Booking).
struct OfficerBreak {
  let rest: DayBreak
  private let hours: TimeSpan
  private let base: Place.ID
  private let busy: [TimeSpan]
  private let journeys: Journeys

  /// The break of a day, or nil when the officer needs none: the policy has none, or the hours do not contain all
  /// of the time in which it lies.
  ///
  /// - Parameter busy: the officer's appointments that day.
  init?(_ officer: Officer, on day: Day, busy: [TimeSpan], _ tables: ServiceTables) {
    guard let rest = tables.policy.dayBreak, let hours = tables.time.hours(of: officer.id.text, on: day),
      hours.start <= rest.span.start, rest.span.end <= hours.end
    else { return nil }
    self.rest = rest
    self.hours = hours
    base = officer.base
    self.busy = busy.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
    journeys = tables.journeys
  }

  /// A booking as the break sees it.
  struct Stop {
    let span: TimeSpan
    /// Where it is, or nil when the tables do not say.
    let place: Place.ID?
  }

  /// Whether there is a break between two successive ones of the start of the hours, the bookings and the end of
  /// the hours.
  ///
  /// - Parameter stops: the bookings of the day, in the order of time.
  func fits(between stops: [Stop]) -> Bool {
    let starts = [(hours.start.minutes, base)] + stops.map { ($0.span.end.minutes, $0.place ?? base) }
    let ends = stops.map { ($0.span.start.minutes, $0.place ?? base) } + [(hours.end.minutes, base)]
    return zip(starts, ends).contains { from, to in
      to.0 - from.0 - journeys.minutes(from: from.1, to: to.1) >= rest.minutes && isFree(from.0, to.0)
    }
  }

  /// Whether the break lies somewhere between two times, within its own time and clear of appointments; it may
  /// start when one ends.
  private func isFree(_ from: Int, _ through: Int) -> Bool {
    let last = min(through, rest.span.end.minutes)
    var free = max(from, rest.span.start.minutes)
    for appointment in busy {
      if min(appointment.start.minutes, last) - free >= rest.minutes { return true }
      free = max(free, appointment.end.minutes)
    }
    return last - free >= rest.minutes
  }
}
