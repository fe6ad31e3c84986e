// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// A day of an officer or minute taker, with its meetings in the order of time: the rules that both keep.
struct PersonDay {
  /// `officer` or `minute-taker`: what the names of violations start with.
  let role: String
  /// The person's id.
  let person: String
  let base: Place.ID
  let start: Day?
  let end: Day?
  let day: Day
  let meetings: [Appointment]
  let tables: ServiceTables

  /// Whether the person works that day, and is free of other appointments then.
  func presence() -> [Violation] {
    meetings.filter(\.isNew).flatMap { new in
      var violations: [Violation] = []
      if !isEmployed(from: start, to: end, on: day) {
        violations.append(
          new.violation(
            "\(role)-not-employed", "\(person) is employed from \(shown(start)) to \(shown(end))"))
      }
      if let absence = tables.time.absence(of: person, on: day) {
        violations.append(
          new.violation(
            "\(role)-absent",
            "\(person) is away from \(absence.first) to \(absence.last) (\(absence.kind.rawValue))"))
      }
      for busy in tables.time.busy(person, on: day)
      where busy.start < new.span.end && new.span.start < busy.end {
        violations.append(
          new.violation("\(role)-busy", "\(person) has an appointment \(busy.start)-\(busy.end)"))
      }
      return violations + withinHours(new)
    }
  }

  /// Whether a new meeting lies within the hours, with the journey from the base before it and back to it
  /// after it.
  private func withinHours(_ new: Appointment) -> [Violation] {
    guard let hours = tables.time.hours(of: person, on: day) else {
      return [new.violation("\(role)-outside-hours", "\(person) does not work that day")]
    }
    let place = new.meeting.place ?? base
    let out = tables.journeys.minutes(from: base, to: place)
    let back = tables.journeys.minutes(from: place, to: base)
    if new.span.start.minutes - out >= hours.start.minutes, new.span.end.minutes + back <= hours.end.minutes {
      return []
    }
    return [
      new.violation(
        "\(role)-outside-hours",
        "\(person) works \(hours.start)-\(hours.end); the journey from the base is \(out) minutes and back "
          + "\(back)")
    ]
  }

  /// Whether meetings overlap, and whether there is time enough between one and the next and between a new
  /// one and each that was published before.
  ///
  /// - Parameter gap: the least minutes between two meetings, travel aside.
  func succession(gap: Int) -> [Violation] {
    var violations: [Violation] = []
    for (index, later) in meetings.enumerated() {
      for (before, earlier) in meetings[..<index].enumerated() where later.isNew || earlier.isNew {
        if earlier.overlaps(later) {
          violations.append(
            later.violation(
              "\(role)-double-booked",
              "\(person) has meeting \(earlier.meeting.id) \(earlier.span.start)-\(earlier.span.end)"))
        } else if before == index - 1 || earlier.isNew != later.isNew {
          violations += tooShort(from: earlier, to: later, gap: gap)
        }
      }
    }
    return violations
  }

  private func tooShort(from earlier: Appointment, to later: Appointment, gap: Int) -> [Violation] {
    let needed = max(gap, travel(earlier, later))
    let minutes = later.span.start.minutes - earlier.span.end.minutes
    if minutes >= needed { return [] }
    return [
      later.violation(
        "\(role)-gap-too-short",
        "\(minutes) minutes after meeting \(earlier.meeting.id) of \(person), expected \(needed) from "
          + "\(shown(earlier.meeting.place)) to \(shown(later.meeting.place))")
    ]
  }

  private func travel(_ earlier: Appointment, _ later: Appointment) -> Int {
    guard let from = earlier.meeting.place, let to = later.meeting.place else { return 0 }
    return tables.journeys.minutes(from: from, to: to)
  }
}
