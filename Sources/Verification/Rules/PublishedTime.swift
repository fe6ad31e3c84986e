// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// The published bookings, by whom and what they take, and day.
struct PublishedTime {
  private let officers: [HolderDay: [Appointment]]
  private let rooms: [HolderDay: [Appointment]]
  private let minuteTakers: [HolderDay: [Appointment]]

  init(_ appointments: Appointments) {
    let published = appointments.all.filter { !$0.isNew }
    officers = Self.byDay(published) { $0.officer.text }
    rooms = Self.byDay(published) { $0.room?.text }
    minuteTakers = Self.byDay(published) { $0.minuteTaker?.text }
  }

  /// The bookings that an officer chairs that day.
  func ofOfficer(_ id: Officer.ID, on day: Day) -> [Appointment] {
    officers[HolderDay(holder: id.text, day: day)] ?? []
  }

  /// The bookings in a room that day.
  func ofRoom(_ id: Room.ID, on day: Day) -> [Appointment] {
    rooms[HolderDay(holder: id.text, day: day)] ?? []
  }

  /// The bookings of a minute taker that day.
  func ofMinuteTaker(_ id: MinuteTaker.ID, on day: Day) -> [Appointment] {
    minuteTakers[HolderDay(holder: id.text, day: day)] ?? []
  }

  private static func byDay(
    _ published: [Appointment], _ holder: (Appointment) -> String?
  ) -> [HolderDay: [Appointment]] {
    var groups: [HolderDay: [Appointment]] = [:]
    for appointment in published {
      guard let holder = holder(appointment) else { continue }
      groups[HolderDay(holder: holder, day: appointment.day), default: []].append(appointment)
    }
    return groups
  }
}
