// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// Whether each new booking of a kind with minutes has a minute taker who can be there.
struct MinuteTakerCheck {
  let appointments: Appointments
  let tables: ServiceTables

  func violations() -> [Violation] {
    let chosen = appointments.new.compactMap(choice)
    let days = appointments.byDay { $0.minuteTaker }.flatMap { id, day, meetings -> [Violation] in
      guard meetings.contains(where: \.isNew), let taker = tables.minuteTakers[id] else { return [] }
      let personDay = PersonDay(
        role: "minute-taker", person: id.text, base: taker.base, start: taker.start, end: taker.end, day: day,
        meetings: meetings, tables: tables)
      return personDay.presence() + personDay.succession(gap: 0)
    }
    return chosen + days
  }

  private func choice(_ new: Appointment) -> Violation? {
    let kind = new.meeting.kind
    switch (tables.needs(kind).minuteTaker, new.minuteTaker) {
    case (true, nil):
      return new.violation("minute-taker-missing", "a \(kind.rawValue) needs a minute taker")
    case (false, let taker?):
      return new.violation(
        "minute-taker-not-needed", "a \(kind.rawValue) needs no minute taker and has \(taker)")
    case (true, let taker?) where tables.minuteTakers[taker] == nil:
      return new.violation("minute-taker-unknown", "no minute taker \(taker) is in the scenario")
    default: return nil
    }
  }
}
