// SPDX-License-Identifier: GPL-3.0-or-later

import Booking
import Casework
import StatutoryCalendar

/// What meetings cost by day, start and chair, and how long they are (`Scenarios/MODEL.md`, Booking).
struct BookingCosts: Sendable {
  /// What the distance of a day from the end of a window costs.
  let timing: BookingProblem.Timing
  private let tables: ServiceTables
  private let policy: Policy
  /// By bookable day, whether there is school.
  private let hasSchool: [Bool]

  init(_ tables: ServiceTables) {
    self.tables = tables
    let policy = tables.policy
    self.policy = policy
    hasSchool = tables.bookableDays.map { BookingCosts.isSchoolDay($0, policy) }
    let costs = policy.costs
    timing = .init(
      late: costs.late, latePerDay: costs.latePerDay, marginDays: costs.marginDays,
      earlyPerDay: costs.earlyPerDay, marginPerDay: costs.marginPerDay)
  }

  /// The length of a meeting, a multiple of the grid; reviews that are held with it make it longer.
  ///
  /// - Parameter joined: the kinds of the joined reviews, by child.
  func minutes(_ kind: MeetingKind, children: Int, joined: [MeetingKind]) -> Int {
    func chair(_ kind: MeetingKind, _ children: Int) -> Int {
      let needs = policy.needs(kind)
      return needs.chair + needs.extraChair * (children - 1)
    }
    var minutes = chair(kind, children)
    if let first = joined.first { minutes += chair(first, joined.count) * policy.combinedPercent / 100 }
    let grid = policy.gridMinutes
    return max(grid, (minutes + grid - 1) / grid * grid)
  }

  /// What a day costs: lateness, or the distance from the best margin; nothing without a window.
  func cost(of day: Day, closes: Day?) -> Int { closes.map { timing.cost(slack: $0 - day) } ?? 0 }

  // MARK: - School

  /// The days on which children whose reviews are held would be at school if those were school days: from the first
  /// birthday of school age to the day before the first after it.
  ///
  /// - Parameter children: of a conference, those with a joined review only.
  func schoolAges(_ children: [Int]) -> [Range<Day>] {
    children.compactMap { child in
      let birth = tables.scenario.children[child].birth.civil
      // Somebody born on 29 February has a birthday on 1 March of common years.
      func birthday(_ age: Int) -> Day? {
        Day(year: birth.year + age, month: birth.month, day: birth.day)
          ?? Day(year: birth.year + age, month: birth.month + 1, day: 1)
      }
      guard let first = birthday(policy.school.ages.lowerBound),
        let end = birthday(policy.school.ages.upperBound + 1)
      else { return nil }
      return first..<end
    }
  }

  /// Whether somebody of school age would miss school on a bookable day.
  ///
  /// - Parameter day: its index.
  func isSchoolDay(_ ages: [Range<Day>], index day: Int) -> Bool {
    !ages.isEmpty && hasSchool[day] && ages.contains { $0.contains(tables.bookableDays[day]) }
  }

  private static func isSchoolDay(_ day: Day, _ policy: Policy) -> Bool {
    !day.weekday.isWeekend && !policy.school.holidays.contains { $0.contains(day) }
  }

  // MARK: - Rows

  /// What a row of a diary costs where it is, travel not counted.
  func ownCost(_ row: Casework.Booking) -> Int {
    guard let day = row.day, let span = row.span else { return policy.costs.unbooked }
    let reviewed = row.kind.isConference ? row.combined.map(\.child) : row.children
    let ages = schoolAges(reviewed.compactMap { tables.childIndex[$0] })
    let isAtSchool =
      BookingCosts.isSchoolDay(day, policy) && ages.contains { $0.contains(day) }
      && policy.school.hours.overlaps(span)
    return (row.isCover(by: row.officer) ? policy.costs.cover : 0) + cost(of: day, closes: row.closes)
      + (isAtSchool ? policy.costs.school : 0)
  }
}

extension Casework.Booking {
  /// Whether an officer would chair it as cover.
  func isCover(by officer: Officer.ID?) -> Bool { kind.group != .secure && officer != namedOfficer }
}
