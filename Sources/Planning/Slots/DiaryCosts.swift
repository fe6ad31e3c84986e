// SPDX-License-Identifier: GPL-3.0-or-later

import Booking
import Casework
import StatutoryCalendar

/// What the rows of a diary cost by day and start, how long they are and who has to be there
/// (`Scenarios/MODEL.md`, Booking).
struct DiaryCosts: Sendable {
  private let tables: ServiceTables
  private let policy: Policy
  /// Appointments of families and children, by id.
  private let busy: [String: [BusyTime]]
  /// The days of the plan on which there is school.
  private let schoolDays: Set<Day>

  init(_ tables: ServiceTables) {
    self.tables = tables
    let policy = tables.policy
    self.policy = policy
    schoolDays = Set(
      (policy.start...policy.lateEnd).filter { day in
        !day.weekday.isWeekend && !policy.school.holidays.contains { $0.contains(day) }
      })
    let participants = Set(
      tables.scenario.families.map(\.id.text) + tables.scenario.children.map(\.id.text))
    busy = Dictionary(
      grouping: tables.scenario.busyTimes.filter { participants.contains($0.holder.text) }, by: \.holder.text)
  }

  /// The length of a meeting, a multiple of the grid; reviews that are held with it make it longer.
  func minutes(of row: Casework.Booking) -> Int {
    func chair(_ kind: MeetingKind, _ children: Int) -> Int {
      let needs = policy.needs(kind)
      return needs.chair + needs.extraChair * (children - 1)
    }
    var minutes = chair(row.kind, row.children.count)
    if let first = row.combined.min(by: { $0.child < $1.child }) {
      minutes += policy.combinedPercent * chair(first.kind, row.combined.count) / 100
    }
    let grid = policy.gridMinutes
    return max(grid, (minutes + grid - 1) / grid * grid)
  }

  /// What a day costs, lateness or the distance from the best margin, and whether it is late.
  func cost(of day: Day, closes: Day?) -> (cost: Int, isLate: Bool) {
    guard let closes else { return (0, false) }
    let costs = policy.costs
    if day > closes { return (costs.late + costs.latePerDay * (day - closes), true) }
    let slack = closes - day
    if slack > costs.marginDays { return (costs.earlyPerDay * (slack - costs.marginDays), false) }
    return (costs.marginPerDay * (costs.marginDays - slack), false)
  }

  /// The days on which a child whose review it is would be at school if it were a school day: those of school age.
  func schoolAges(_ row: Casework.Booking) -> [Range<Day>] {
    let children = row.kind.isConference ? row.combined.map(\.child) : row.children
    return children.compactMap { id in
      guard let birth = tables.childIndex[id].map({ tables.scenario.children[$0].birth.civil }) else {
        return nil
      }
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

  /// Whether somebody of school age would miss school on a day of the plan.
  func isSchoolDay(_ ages: [Range<Day>], _ day: Day) -> Bool {
    !ages.isEmpty && schoolDays.contains(day) && ages.contains { $0.contains(day) }
  }

  /// What chairing costs: the price of cover, unless the officer is the named one or the review is a secure one.
  func chairCost(_ row: Casework.Booking, officer: Officer.ID?) -> Int {
    isCover(row, officer: officer) ? policy.costs.cover : 0
  }

  /// Whether an officer chairs as cover.
  func isCover(_ row: Casework.Booking, officer: Officer.ID?) -> Bool {
    row.kind.group != .secure && officer != row.namedOfficer
  }

  /// What a booking costs where it is, travel not counted.
  func ownCost(_ row: Casework.Booking) -> Int {
    guard let day = row.day, let span = row.span else { return policy.costs.unbooked }
    let isAtSchool = isSchoolDay(schoolAges(row), day) && policy.school.hours.overlaps(span)
    return chairCost(row, officer: row.officer) + cost(of: day, closes: row.closes).cost
      + (isAtSchool ? policy.costs.school : 0)
  }

  /// By day, when the family or one of the meeting's children cannot come.
  func unavailable(_ row: Casework.Booking, dayIndex: [Day: Int]) -> [Int: [Range<Int>]] {
    guard !busy.isEmpty else { return [:] }
    var spans: [Int: [Range<Int>]] = [:]
    for holder in [row.family.text] + row.children.map(\.text) {
      for time in busy[holder] ?? [] {
        if let day = dayIndex[time.day] { spans[day, default: []].append(time.span.minutes) }
      }
    }
    return spans
  }
}
