// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// Whether every officer can be where the diary says on each day with a new booking.
struct OfficerDayCheck {
  let appointments: Appointments
  let tables: ServiceTables

  func violations() -> [Violation] {
    appointments.byDay { $0.officer }.flatMap { id, day, meetings -> [Violation] in
      let new = meetings.filter(\.isNew)
      guard let first = new.first, let officer = tables.officers[id] else { return [] }
      let personDay = PersonDay(
        role: "officer", person: id.text, base: officer.base, start: officer.start, end: officer.end,
        day: day,
        meetings: meetings, tables: tables)
      var violations = personDay.presence() + personDay.succession(gap: tables.policy.gapMinutes)
      if tables.time.isOnDuty(id.text, on: day) {
        violations.append(first.violation("officer-on-duty", "\(id) has a duty that day"))
      }
      if meetings.count > tables.policy.meetingsPerDay {
        violations.append(
          first.violation(
            "officer-too-many-meetings",
            "\(id) has \(meetings.count) meetings that day, expected at most \(tables.policy.meetingsPerDay)")
        )
      }
      return violations + rest(officer, day, meetings, first)
    }
  }

  private func rest(_ officer: Officer, _ day: Day, _ meetings: [Appointment], _ new: Appointment)
    -> [Violation]
  {
    let busy = tables.time.busy(officer.id.text, on: day)
    guard let rest = OfficerBreak(officer, on: day, busy: busy, tables),
      !rest.fits(between: meetings.map { OfficerBreak.Stop(span: $0.span, place: $0.meeting.place) })
    else { return [] }
    return [
      new.violation(
        "officer-without-break",
        "\(officer.id) has no \(rest.rest.minutes) minutes between \(rest.rest.span.start) and \(rest.rest.span.end) "
          + "that day, travel aside")
    ]
  }
}
