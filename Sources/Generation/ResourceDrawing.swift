// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// Draws the rooms and minute takers of a synthetic service: enough for its conferences, with little to spare.
struct ResourceDrawing {
  let policy: Policy
  let calendar: WorkingCalendar
  /// Families that have a conference now and then.
  let familiesWithConferences: Int

  /// Conferences of a family in a year: after three months, then every six, and the initial ones of new
  /// families.
  static let conferencesPerFamilyYear = 3

  /// Conferences a week.
  var weeklyConferences: Int {
    (familiesWithConferences * Self.conferencesPerFamilyYear + 51) / 52
  }

  /// One to three rooms a venue, more only where the shape has few venues for its conferences.
  ///
  /// A room takes ten conferences in a week at the most; six is taken as what it can be counted on for.
  func rooms(at venues: [Int], using random: inout SeededRandom) throws -> [RoomDraft] {
    let needed = max(venues.count, (weeklyConferences + 5) / 6)
    var counts = venues.map { _ in 1 }
    var total = venues.count
    var index = 0
    while total < needed {
      counts[index % counts.count] += 1
      total += 1
      index += 1
    }
    var rooms: [RoomDraft] = []
    for (venue, count) in zip(venues, counts) {
      for number in 0..<count {
        var room = RoomDraft(venue: venue)
        if number > 0, random.chance(perThousand: 300) {
          room.opening = TimeSpan(start: ClockTime(minutes: 570), end: ClockTime(minutes: 990))
        }
        rooms.append(room)
      }
    }
    for index in rooms.indices { try addOtherUse(to: &rooms[index], using: &random) }
    return rooms
  }

  /// Another service has the room for a half day of most weeks.
  private func addOtherUse(to room: inout RoomDraft, using random: inout SeededRandom) throws {
    let weekday = random.integer(in: 0...4)
    let morning = random.chance(perThousand: 500)
    let span =
      morning
      ? TimeSpan(start: ClockTime(minutes: 540), end: ClockTime(minutes: 750))
      : TimeSpan(start: ClockTime(minutes: 780), end: ClockTime(minutes: 1020))
    var day = policy.start.weekStart + weekday
    while day <= policy.lateEnd {
      if day >= policy.start, try calendar.isWorkingDay(day), random.chance(perThousand: 800) {
        room.busy.append((day, span))
      }
      day = day + 7
    }
  }

  /// Minute takers for four conferences a week each, one of them to spare; every third works part of the
  /// week.
  func minuteTakers(offices: [Int], using random: inout SeededRandom) -> [MinuteTakerDraft] {
    let absences = AbsenceDrawing(policy: policy, calendar: calendar)
    let count = (weeklyConferences + 3) / 4 + 1
    return (0..<count).map { index in
      var taker = MinuteTakerDraft(base: offices[index % offices.count])
      if index % 3 == 2 {
        taker.work.hours = WeekDrawing.hours(thousandths: 600, day: policy.defaultHours, using: &random)
      }
      absences.addAbsences(to: &taker.work, sicknessPerThousand: 60, using: &random)
      return taker
    }
  }

  /// Appointments of an officer that are no meetings of children: supervision, team meetings, panels.
  func addAppointments(to officer: inout OfficerDraft, using random: inout SeededRandom) throws {
    // Those of a quarter's late weeks are not known yet; a year's are as regular as the rest of it.
    let isYear = policy.horizonWeeks > ServiceShape.longestQuarter
    let weeks = policy.horizonWeeks + (isYear ? policy.lateWeeks : 0)
    for week in 0..<weeks where random.chance(perThousand: 450) {
      let day = policy.start.weekStart + (7 * week + random.integer(in: 0...4))
      guard day >= policy.start, try calendar.isWorkingDay(day),
        let hours = officer.work.span(on: day, policy: policy)
      else { continue }
      let length = random.element(of: [60, 90, 120]) ?? 60
      let latest = (hours.end.minutes - length) / 30
      let earliest = (hours.start.minutes + 29) / 30
      guard earliest <= latest else { continue }
      let begin = random.integer(in: earliest...latest) * 30
      let span = TimeSpan(start: ClockTime(minutes: begin), end: ClockTime(minutes: begin + length))
      officer.busy.append((day, span))
    }
  }
}
