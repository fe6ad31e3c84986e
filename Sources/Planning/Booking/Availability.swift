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
    var busy: [String: [Day: [TimeSpan]]] = [:]
    for row in scenario.busyTimes {
      busy[row.holder.text, default: [:]][row.day, default: []].append(row.span)
    }
    self.busy = busy
  }

  /// The times of a person or room.
  func times(of holder: String) -> PersonalTimes {
    PersonalTimes(
      policy: policy, hours: hours[holder], absences: absences[holder] ?? [], duties: duties[holder] ?? [],
      appointments: busy[holder] ?? [:])
  }

  /// The appointments of a person or room, by day.
  func appointments(_ holder: String) -> [Day: [TimeSpan]] { busy[holder] ?? [:] }

  /// Whether anybody has appointments under this id.
  func hasAppointments(_ holder: String) -> Bool { busy[holder] != nil }
}

/// When one person works and what is in the diary already, or that of one room: looked up once for all days.
struct PersonalTimes: Sendable {
  fileprivate let policy: Policy
  fileprivate let hours: [Int: TimeSpan]?
  fileprivate let absences: [Absence]
  /// The days on duty.
  let duties: Set<Day>
  /// Appointments by day.
  let appointments: [Day: [TimeSpan]]

  /// The hours of a day by the weekly or fortnightly pattern; nil when none.
  private func patternHours(on day: Day) -> TimeSpan? {
    guard !day.weekday.isWeekend else { return nil }
    guard let hours else { return policy.defaultHours }
    if let every = hours[day.weekday.index] { return every }
    guard let anchor = policy.fortnightStart else { return nil }
    let weeks = (day.weekStart - anchor.weekStart) / 7
    let week = weeks % 2 == 0 ? 1 : 2
    return hours[week * 7 + day.weekday.index]
  }

  /// Whether an absence that reduces the year's capacity covers the day.
  func isLongAbsent(on day: Day) -> Bool { absences.contains { $0.kind.reducesCapacity && $0.covers(day) } }

  /// The hours in which a person may be booked; nil when employment, an absence or the pattern rules it out.
  func bookableHours(start: Day?, end: Day?, on day: Day) -> TimeSpan? {
    if let start, day < start { return nil }
    if let end, day > end { return nil }
    if absences.contains(where: { $0.covers(day) }) { return nil }
    return patternHours(on: day)
  }
}
