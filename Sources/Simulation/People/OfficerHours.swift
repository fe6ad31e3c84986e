// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// How much of a week an officer has for meetings and what belongs to them, by the tables.
struct OfficerHours: Sendable {
  private let policy: Policy
  /// Hours by person, then `weekday` (every week) or `week * 7 + weekday` of the fortnight.
  private let patterns: [String: [Int: TimeSpan]]
  private let duties: [Officer.ID: Set<Day>]
  private let appointments: [String: [Day: Int]]
  private let absences: [String: [Absence]]
  private let closures: Set<Day>

  init(_ tables: Scenario) {
    policy = tables.policy
    var patterns: [String: [Int: TimeSpan]] = [:]
    for row in tables.workingHours {
      patterns[row.person.text, default: [:]][(row.week ?? 0) * 7 + row.weekday.index] = row.span
    }
    self.patterns = patterns
    duties = Dictionary(grouping: tables.dutyDays, by: \.officer).mapValues { Set($0.map(\.day)) }
    var appointments: [String: [Day: Int]] = [:]
    for row in tables.busyTimes {
      let minutes = row.span.end.minutes - row.span.start.minutes
      appointments[row.holder.text, default: [:]][row.day, default: 0] += minutes
    }
    self.appointments = appointments
    absences = Dictionary(grouping: tables.absences, by: \.person.text)
    closures = Set(tables.closures.filter { $0.place == nil }.map(\.day))
  }

  /// The minutes of a week that an officer has for meetings, with preparing them, visits, writing up and travel: the
  /// hours of the post, less the other duties of the week; the part of it on which the officer is there.
  ///
  /// - Parameters:
  ///   - monday: the week's.
  ///   - news: absences that no table has.
  func minutes(
    _ officer: Officer, weekOf monday: Day, news: [Absence], calendar: WorkingCalendar
  ) -> Int {
    let rest = policy.dayBreak?.minutes ?? 0
    var pattern = 0
    var present = 0
    for day in monday...(monday + 4) {
      guard let span = hours(officer.id.text, on: day) else { continue }
      let minutes = max(0, span.end.minutes - span.start.minutes - rest)
      pattern += minutes
      // Weeks beyond the known years are no part of a plan.
      let isOpen = ((try? calendar.isWorkingDay(day)) ?? true) && !closures.contains(day)
      let isEmployed = (officer.start ?? day) <= day && day <= (officer.end ?? day)
      let isAway =
        (absences[officer.id.text] ?? []).contains { $0.covers(day) } || news.contains { $0.covers(day) }
        || duties[officer.id]?.contains(day) ?? false
      if isOpen, isEmployed, !isAway {
        present += max(0, minutes - (appointments[officer.id.text]?[day] ?? 0))
      }
    }
    guard pattern > 0 else { return 0 }
    let whole = policy.defaultHours.end.minutes - policy.defaultHours.start.minutes - rest
    let post = 5 * whole * officer.fteThousandths / 1000
    return max(0, post - officer.otherMinutesPerWeek) * present / pattern
  }

  /// The hours that a person works on a day by the weekly or fortnightly pattern; nil when none.
  private func hours(_ person: String, on day: Day) -> TimeSpan? {
    guard let rows = patterns[person] else { return policy.defaultHours }
    if let every = rows[day.weekday.index] { return every }
    guard let anchor = policy.fortnightStart else { return nil }
    let isFirst = (day.weekStart - anchor.weekStart) / 7 % 2 == 0
    return rows[(isFirst ? 1 : 2) * 7 + day.weekday.index]
  }
}
