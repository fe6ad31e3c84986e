// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// Draws leave, training, sickness and duty days.
struct AbsenceDrawing {
  /// A person is away for one week in so many of a quarter.
  static let weeksForAWeekOfLeave = 6

  let policy: Policy
  let calendar: WorkingCalendar

  /// Gives a person leave and training through the horizon and the late weeks; a few people an illness.
  ///
  /// A horizon of more than a quarter has a year's leave (`YearOfAbsences`).
  ///
  /// - Parameter sicknessPerThousand: people who fall ill for one to four weeks.
  func addAbsences(
    to work: inout WorkPattern, sicknessPerThousand: Int, using random: inout SeededRandom
  ) {
    if policy.horizonWeeks > ServiceShape.longestQuarter {
      work.absences += YearOfAbsences.draw(
        policy, sicknessPerThousand: sicknessPerThousand, using: &random)
      return
    }
    let weeks = policy.horizonWeeks + policy.lateWeeks
    var away = Set<Int>()
    func add(week: Int, from first: Int, days: Int, kind: Absence.Kind) {
      guard away.insert(week).inserted else { return }
      let monday = policy.start.weekStart + 7 * week
      let begin = max(policy.start, monday + first)
      let end = monday + first + days - 1
      if begin <= end {
        work.absences.append(WorkPattern.Away(first: begin, last: end, kind: kind))
      }
    }
    if random.chance(perThousand: sicknessPerThousand) {
      let length = random.integer(in: 1...4)
      let first = random.integer(in: 0...max(0, weeks - length))
      for week in first..<(first + length) { add(week: week, from: 0, days: 5, kind: .sickness) }
    }
    // A week of leave in every six, and a single day in every five.
    for _ in 0..<max(1, weeks / Self.weeksForAWeekOfLeave) {
      add(week: random.integer(in: 0...(weeks - 1)), from: 0, days: 5, kind: .leave)
    }
    for _ in 0..<(weeks / 5) {
      let day = random.integer(in: 0...4)
      add(week: random.integer(in: 0...(weeks - 1)), from: day, days: 1, kind: .leave)
    }
    if random.chance(perThousand: 700) {
      let day = random.integer(in: 0...4)
      add(week: random.integer(in: 0...(weeks - 1)), from: day, days: 1, kind: .training)
    }
    work.absences.sort { $0.first < $1.first }
  }

  /// Spreads a duty over the officers: one of them each working day it falls on, in turn, passing over those
  /// who are not at work.
  ///
  /// - Parameters:
  ///   - weekdays: the weekdays of the duty.
  ///   - officers: the indexes of those who share it.
  func addRota(
    of duty: String, on weekdays: Set<Weekday>, among officers: [Int], to staff: inout [OfficerDraft]
  ) throws {
    guard !officers.isEmpty else { return }
    var turn = 0
    var day = policy.start
    while day <= policy.lateEnd {
      if weekdays.contains(day.weekday), try calendar.isWorkingDay(day) {
        for offset in 0..<officers.count {
          let officer = officers[(turn + offset) % officers.count]
          let free =
            staff[officer].work.span(on: day, policy: policy) != nil
            && !staff[officer].dutyDays.contains { $0.day == day }
          if free {
            staff[officer].dutyDays.append((day, duty))
            turn += offset + 1
            break
          }
        }
      }
      day = day + 1
    }
  }
}
