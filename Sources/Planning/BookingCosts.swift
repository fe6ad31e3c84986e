// SPDX-License-Identifier: GPL-3.0-or-later

import Booking
import Casework
import StatutoryCalendar

/// What the days of a meeting cost and how long it is (`Scenarios/MODEL.md`, Booking).
struct BookingCosts {
  private let tables: ServiceTables
  private let policy: Policy
  private let dayIndex: [Day: Int]

  init(_ tables: ServiceTables) {
    self.tables = tables
    policy = tables.policy
    dayIndex = Dictionary(
      tables.bookableDays.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The length of a meeting, a multiple of the grid.
  func minutes(of meeting: DueMeeting) -> Int {
    let needs = policy.needs(meeting.kind)
    var minutes = needs.chair + needs.extraChair * (meeting.children.count - 1)
    if let first = meeting.joined.first {
      let review = policy.needs(first.kind)
      minutes +=
        (review.chair + review.extraChair * (meeting.joined.count - 1)) * policy.combinedPercent / 100
    }
    return max(
      policy.gridMinutes, (minutes + policy.gridMinutes - 1) / policy.gridMinutes * policy.gridMinutes)
  }

  /// The days on which a meeting may be held, late ones included.
  ///
  /// - Parameters:
  ///   - earliest: the day on which its notice ends.
  ///   - closedDays: days on which its place is closed.
  func days(of meeting: DueMeeting, from earliest: Day, closedDays: Set<Day>) -> [BookingProblem.DayOption] {
    let first = max(earliest, meeting.opens)
    return tables.bookableDays.enumerated().compactMap { index, day in
      guard day >= first, !closedDays.contains(day) else { return nil }
      return BookingProblem.DayOption(
        day: index, cost: cost(of: day, closes: meeting.closes), isLate: day > meeting.closes,
        isSchoolDay: isSchoolDay(meeting, day))
    }
  }

  /// What holding a meeting on a day costs: lateness, or the distance from the best margin.
  func cost(of day: Day, closes: Day) -> Int {
    let costs = policy.costs
    if day > closes { return costs.late + costs.latePerDay * (day - closes) }
    let slack = closes - day
    if slack > costs.marginDays { return costs.earlyPerDay * (slack - costs.marginDays) }
    return costs.marginPerDay * (costs.marginDays - slack)
  }

  private func isSchoolDay(_ meeting: DueMeeting, _ day: Day) -> Bool {
    // Of a conference only the children whose reviews are held with it count.
    let children = meeting.kind.isConference ? meeting.joined.map(\.child) : meeting.children
    guard !children.isEmpty, !day.weekday.isWeekend,
      !policy.school.holidays.contains(where: { $0.contains(day) })
    else { return false }
    return children.contains { policy.school.ages.contains(age(of: $0, on: day)) }
  }

  /// Full years of age; somebody born on 29 February has a birthday on 1 March of common years.
  private func age(of child: Int, on day: Day) -> Int {
    let birth = tables.scenario.children[child].birth.civil
    let today = day.civil
    let hadBirthday = (today.month, today.day) >= (birth.month, birth.day)
    return today.year - birth.year - (hadBirthday ? 0 : 1)
  }
}
