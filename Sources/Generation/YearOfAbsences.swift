// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// Draws a person's leave, training and sickness over a horizon that is longer than a quarter.
///
/// A quarter has its own rate, which stands for a busy one; over a year people take what they are entitled to, most of
/// it in school holidays, and fall ill and are trained in any quarter.
struct YearOfAbsences {
  /// Working days of leave a year, bank holidays and closures aside.
  static let leaveDays = 30
  /// Of every so many days of leave, five are taken as a week and the others singly.
  private static let daysForAWeek = 6
  /// How much likelier a week of leave is in the school holidays.
  static let holidayWeight = 4
  /// Weeks of a quarter of a year.
  private static let quarter = 13
  /// People with a day of training, in thousandths, in each quarter.
  private static let trainedPerThousand = 700

  let policy: Policy
  private let weeks: Int
  private var away = Set<Int>()
  private var absences: [WorkPattern.Away] = []

  init(policy: Policy) {
    self.policy = policy
    weeks = policy.horizonWeeks + policy.lateWeeks
  }

  /// The absences of one person, in order.
  ///
  /// - Parameter sicknessPerThousand: people who fall ill for one to four weeks, in each quarter.
  static func draw(
    _ policy: Policy, sicknessPerThousand: Int, using random: inout SeededRandom
  ) -> [WorkPattern.Away] {
    var year = YearOfAbsences(policy: policy)
    let quarters = max(1, year.weeks / Self.quarter)
    for quarter in 0..<quarters {
      let first = year.weeks * quarter / quarters
      let last = year.weeks * (quarter + 1) / quarters - 1
      year.addIllness(in: first...last, perThousand: sicknessPerThousand, using: &random)
    }
    year.addLeave(using: &random)
    for _ in 0..<quarters where random.chance(perThousand: Self.trainedPerThousand) {
      year.addDay(.training, using: &random)
    }
    return year.absences.sorted { $0.first < $1.first }
  }

  private mutating func addIllness(
    in range: ClosedRange<Int>, perThousand: Int, using random: inout SeededRandom
  ) {
    guard random.chance(perThousand: perThousand) else { return }
    let length = random.integer(in: 1...4)
    let first = random.integer(in: range.lowerBound...max(range.lowerBound, range.upperBound - length + 1))
    for week in first..<min(first + length, weeks) { add(week: week, from: 0, days: 5, kind: .sickness) }
  }

  private mutating func addLeave(using random: inout SeededRandom) {
    let days = (Self.leaveDays * weeks + 26) / 52
    let whole = days / Self.daysForAWeek
    for _ in 0..<whole {
      let free = freeWeeks
      guard !free.isEmpty else { return }
      let weights = free.map { isInHolidays($0) ? Self.holidayWeight : 1 }
      add(week: free[random.index(weights: weights)], from: 0, days: 5, kind: .leave)
    }
    for _ in 0..<(days - 5 * whole) { addDay(.leave, using: &random) }
  }

  private mutating func addDay(_ kind: Absence.Kind, using random: inout SeededRandom) {
    let day = random.integer(in: 0...4)
    guard let week = random.element(of: freeWeeks) else { return }
    add(week: week, from: day, days: 1, kind: kind)
  }

  private mutating func add(week: Int, from first: Int, days: Int, kind: Absence.Kind) {
    guard away.insert(week).inserted else { return }
    let monday = policy.start.weekStart + 7 * week
    let begin = max(policy.start, monday + first)
    let end = monday + first + days - 1
    if begin <= end { absences.append(WorkPattern.Away(first: begin, last: end, kind: kind)) }
  }

  private var freeWeeks: [Int] { (0..<weeks).filter { !away.contains($0) } }

  private func isInHolidays(_ week: Int) -> Bool {
    let monday = policy.start.weekStart + 7 * week
    return policy.school.holidays.contains { $0.lowerBound <= monday + 4 && monday <= $0.upperBound }
  }
}
