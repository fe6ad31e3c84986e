// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// Who works when: hours, employment, absences, duty days and appointments, looked up by person.
struct Availability: Sendable {
  private let policy: Policy
  /// Hours by person, then `weekday` (every week) or `week * 7 + weekday` of the fortnight.
  private let hours: [String: [Int: TimeSpan]]
  private let absences: [String: [Absence]]
  private let duties: [String: Set<Day>]
  private let busy: [String: [Day: [TimeSpan]]]

  init(_ scenario: Scenario) {
    policy = scenario.policy
    var hours: [String: [Int: TimeSpan]] = [:]
    for row in scenario.workingHours {
      hours[row.person.text, default: [:]][(row.week ?? 0) * 7 + row.weekday.index] = row.span
    }
    self.hours = hours
    absences = Dictionary(grouping: scenario.absences, by: \.person.text)
    duties = Dictionary(grouping: scenario.dutyDays, by: \.officer.text).mapValues { Set($0.map(\.day)) }
    busy = Dictionary(grouping: scenario.busyTimes, by: \.holder.text)
      .mapValues { Dictionary(grouping: $0, by: \.day).mapValues { $0.map(\.span) } }
  }

  /// The hours that a person works on a day by the weekly or fortnightly pattern; nil when none.
  func patternHours(_ person: String, on day: Day) -> TimeSpan? {
    guard !day.weekday.isWeekend else { return nil }
    guard let rows = hours[person] else { return policy.defaultHours }
    if let every = rows[day.weekday.index] { return every }
    guard let anchor = policy.fortnightStart else { return nil }
    let weeks = (day.weekStart - anchor.weekStart) / 7
    let week = weeks % 2 == 0 ? 1 : 2
    return rows[week * 7 + day.weekday.index]
  }

  /// Whether a person is away that day.
  func isAbsent(_ person: String, on day: Day) -> Bool {
    absences[person]?.contains { $0.covers(day) } ?? false
  }

  /// Whether an absence that reduces the year's capacity covers the day.
  func isLongAbsent(_ person: String, on day: Day) -> Bool {
    absences[person]?.contains { $0.kind.reducesCapacity && $0.covers(day) } ?? false
  }

  /// Whether an officer has a duty that day.
  func hasDuty(_ officer: String, on day: Day) -> Bool { duties[officer]?.contains(day) ?? false }

  /// The appointments of a person or room on a day.
  func appointments(_ holder: String, on day: Day) -> [TimeSpan] { busy[holder]?[day] ?? [] }

  /// The appointments of a person or room, by day.
  func appointments(_ holder: String) -> [Day: [TimeSpan]] { busy[holder] ?? [:] }

  /// Whether anybody has appointments under this id.
  func hasAppointments(_ holder: String) -> Bool { busy[holder] != nil }

  /// The hours in which a person may be booked; nil when employment, an absence or the pattern rules it out.
  func bookableHours(_ person: String, start: Day?, end: Day?, on day: Day) -> TimeSpan? {
    if let start, day < start { return nil }
    if let end, day > end { return nil }
    if isAbsent(person, on: day) { return nil }
    return patternHours(person, on: day)
  }
}
