// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

extension World {
  /// The days on which officers take on nothing more, since what is booked fills their week.
  ///
  /// A meeting is more than the time in the room: reading and visits come before it and the record after it
  /// (`kinds` of the policy), and the journey. The diary alone would let an officer chair three meetings on every day of
  /// a week and write none of them up. Monitoring between meetings is left out: in a full week it waits.
  func fullWeeks(from today: Day, through last: Day) -> [BusyTime] {
    struct Week: Hashable {
      let officer: Officer.ID
      let monday: Day
    }
    var weeks: [Week: [Booking]] = [:]
    for booking in diary {
      guard let officer = booking.officer, let day = booking.day, day >= today.weekStart, day <= last else {
        continue
      }
      weeks[Week(officer: officer, monday: day.weekStart), default: []].append(booking)
    }
    var away: [String: [Absence]] = [:]
    for item in news {
      if case .absent(let absence) = item.what { away[absence.person.text, default: []].append(absence) }
    }
    var busy: [BusyTime] = []
    for officer in officers {
      for monday in stride(from: today.weekStart, through: last, by: 7) {
        guard let booked = weeks[Week(officer: officer.id, monday: monday)] else { continue }
        let room = hours.minutes(
          officer, weekOf: monday, news: away[officer.id.text] ?? [], calendar: calendar)
        guard minutes(of: booked, from: officer.base) >= room else { continue }
        for day in max(today, monday)...(monday + 6) where day <= last {
          busy.append(
            BusyTime(
              holder: .init(officer.id.text), day: day,
              span: .init(start: .init(minutes: 0), end: .init(minutes: 1440))))
        }
      }
    }
    return busy
  }

  /// The minutes that some meetings take their chair, journeys included.
  private func minutes(of bookings: [Booking], from base: Place.ID) -> Int {
    let days = Dictionary(grouping: bookings) { $0.day ?? tables.policy.start }
    return bookings.reduce(0) { $0 + tables.policy.chairMinutes(of: $1) }
      + days.values.reduce(0) { $0 + roads.minutes(from: base, of: $1) }
  }
}

extension Roads {
  /// Minutes of an officer's round over the meetings of a day.
  func minutes(from base: Place.ID, of meetings: [Booking]) -> Int {
    let way = meetings.sorted {
      ($0.span?.start.minutes ?? 0, $0.meeting) < ($1.span?.start.minutes ?? 0, $1.meeting)
    }
    return minutes(along: [base] + way.map(\.place) + [base])
  }
}

extension Policy {
  /// The minutes that a meeting takes its chair, with preparation, visit and writing up and without journeys.
  func chairMinutes(of booking: Booking) -> Int {
    let needs = needs(booking.kind)
    let own = needs.total + needs.extraTotal * (booking.children.count - 1)
    guard let first = booking.combined.first else { return own }
    let review = self.needs(first.kind)
    return own + (review.total + review.extraTotal * (booking.combined.count - 1)) * combinedPercent / 100
  }
}
