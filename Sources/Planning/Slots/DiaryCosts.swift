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

  init(_ tables: ServiceTables) {
    self.tables = tables
    policy = tables.policy
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

  /// Whether a child whose review it is would miss school.
  func isSchoolDay(_ row: Casework.Booking, _ day: Day) -> Bool {
    guard !day.weekday.isWeekend, !policy.school.holidays.contains(where: { $0.contains(day) }) else {
      return false
    }
    let children = row.kind.isConference ? row.combined.map(\.child) : row.children
    return children.contains { id in
      tables.childIndex[id].map { policy.school.ages.contains(age(of: $0, on: day)) } ?? false
    }
  }

  /// Full years of age; somebody born on 29 February has a birthday on 1 March of common years.
  private func age(of child: Int, on day: Day) -> Int {
    let birth = tables.scenario.children[child].birth.civil
    let today = day.civil
    return today.year - birth.year - ((today.month, today.day) >= (birth.month, birth.day) ? 0 : 1)
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
    let isAtSchool = isSchoolDay(row, day) && policy.school.hours.overlaps(span)
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
