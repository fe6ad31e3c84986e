// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// Whether each new booking of a kind with a room has one at its place that is open and free.
struct RoomCheck {
  let appointments: Appointments
  let tables: ServiceTables

  func violations() -> [Violation] { appointments.new.flatMap(choice) + doubleBookings() }

  private func choice(_ new: Appointment) -> [Violation] {
    let kind = new.meeting.kind
    guard tables.needs(kind).room else {
      guard let id = new.room else { return [] }
      return [new.violation("room-not-needed", "a \(kind.rawValue) needs no room and has \(id)")]
    }
    guard let id = new.room else {
      return [new.violation("room-missing", "a \(kind.rawValue) needs a room")]
    }
    guard let room = tables.rooms[id] else {
      return [new.violation("room-unknown", "no room \(id) is in the scenario")]
    }
    var violations: [Violation] = []
    if room.venue != new.meeting.place {
      violations.append(
        new.violation(
          "room-elsewhere", "room \(id) is at \(room.venue), the meeting at \(shown(new.meeting.place))"))
    }
    let opening = room.opening ?? tables.policy.defaultHours
    if new.span.start < opening.start || opening.end < new.span.end {
      violations.append(
        new.violation("room-closed", "room \(id) is open \(opening.start)-\(opening.end)"))
    }
    for busy in tables.time.busy(id.text, on: new.day)
    where busy.start < new.span.end && new.span.start < busy.end {
      violations.append(new.violation("room-busy", "room \(id) is taken \(busy.start)-\(busy.end)"))
    }
    return violations
  }

  private func doubleBookings() -> [Violation] {
    appointments.byDay { $0.room }.flatMap { id, _, meetings in
      meetings.enumerated().flatMap { index, later in
        meetings[..<index].filter { ($0.isNew || later.isNew) && $0.overlaps(later) }.map { earlier in
          later.violation(
            "room-double-booked",
            "room \(id) has meeting \(earlier.meeting.id) \(earlier.span.start)-\(earlier.span.end)")
        }
      }
    }
  }
}
