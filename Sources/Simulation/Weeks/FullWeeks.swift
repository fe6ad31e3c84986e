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
    guard last >= today else { return [] }
    let numbers = Dictionary(
      tables.officers.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let firstMonday = today.weekStart
    let weekCount = (last - firstMonday) / 7 + 1
    // The positions in the diary of what is booked, by officer and week.
    var weeks = Array(repeating: [Int](), count: numbers.count * weekCount)
    for index in diary.indices {
      guard let day = diary[index].day, day >= firstMonday, day <= last,
        let officer = diary[index].officer.flatMap({ numbers[$0] })
      else { continue }
      weeks[officer * weekCount + (day - firstMonday) / 7].append(index)
    }
    var away: [String: [Absence]] = [:]
    for item in news {
      if case .absent(let absence) = item.what { away[absence.person.text, default: []].append(absence) }
    }
    var busy: [BusyTime] = []
    for officer in officers {
      guard let number = numbers[officer.id] else { continue }
      for monday in stride(from: firstMonday, through: last, by: 7) {
        let booked = weeks[number * weekCount + (monday - firstMonday) / 7]
        guard !booked.isEmpty else { continue }
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
  ///
  /// - Parameter bookings: their positions in the diary; all have a day.
  private func minutes(of bookings: [Int], from base: Place.ID) -> Int {
    var days: [Day: [Booking]] = [:]
    var minutes = 0
    for index in bookings {
      minutes += tables.policy.chairMinutes(of: diary[index])
      if let day = diary[index].day { days[day, default: []].append(diary[index]) }
    }
    return days.values.reduce(minutes) { $0 + roads.minutes(from: base, of: $1) }
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
