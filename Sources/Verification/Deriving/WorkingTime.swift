// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// When people are at work, away, on duty or taken, from the tables.
///
/// People are known here by the text of their ids: officers and minute takers share the tables of hours,
/// absences and busy times.
struct WorkingTime {
  private let hoursByPerson: [String: [WorkingHours]]
  private let absencesByPerson: [String: [Absence]]
  private let dutyDays: Set<HolderDay>
  private let busySpans: [HolderDay: [TimeSpan]]
  private let defaultHours: TimeSpan
  private let firstFortnightMonday: Day

  init(_ scenario: Scenario) {
    hoursByPerson = Dictionary(grouping: scenario.workingHours, by: \.person.text)
    absencesByPerson = Dictionary(grouping: scenario.absences, by: \.person.text)
    dutyDays = Set(scenario.dutyDays.map { HolderDay(holder: $0.officer.text, day: $0.day) })
    busySpans = Dictionary(grouping: scenario.busyTimes) { HolderDay(holder: $0.holder.text, day: $0.day) }
      .mapValues { $0.map(\.span) }
    defaultHours = scenario.policy.defaultHours
    // Without a stated fortnight the week of the plan's start is week 1.
    firstFortnightMonday = Self.monday(of: scenario.policy.fortnightStart ?? scenario.policy.start)
  }

  /// The hours of a person that day by the weekday alone, or nil when the person does not work then.
  ///
  /// A row for the week of the fortnight comes before one for both weeks.
  func hours(of person: String, on day: Day) -> TimeSpan? {
    guard !day.weekday.isWeekend else { return nil }
    guard let rows = hoursByPerson[person] else { return defaultHours }
    let ofWeekday = rows.filter { $0.weekday == day.weekday }
    let week = fortnightWeek(of: day)
    return (ofWeekday.first { $0.week == week } ?? ofWeekday.first { $0.week == nil })?.span
  }

  /// 1 or 2: which week of the fortnight the day lies in.
  func fortnightWeek(of day: Day) -> Int {
    let weeks = (Self.monday(of: day) - firstFortnightMonday) / 7
    return weeks % 2 == 0 ? 1 : 2
  }

  /// The absence that covers a day, if there is one.
  func absence(of person: String, on day: Day) -> Absence? {
    absencesByPerson[person]?.first { $0.first <= day && day <= $0.last }
  }

  /// Whether an absence that takes from the year's capacity covers the day.
  func isAwayFromCapacity(_ person: String, on day: Day) -> Bool {
    absencesByPerson[person]?.contains { absence in
      guard absence.first <= day && day <= absence.last else { return false }
      switch absence.kind {
      case .sickness, .parental, .other: return true
      case .leave, .training: return false
      }
    } ?? false
  }

  /// Whether the officer has a duty that day.
  func isOnDuty(_ officer: String, on day: Day) -> Bool {
    dutyDays.contains(HolderDay(holder: officer, day: day))
  }

  /// The existing appointments of a person or room that day.
  func busy(_ holder: String, on day: Day) -> [TimeSpan] {
    busySpans[HolderDay(holder: holder, day: day)] ?? []
  }

  private static func monday(of day: Day) -> Day { day - day.weekday.index }
}

/// Whether someone is employed that day.
func isEmployed(from start: Day?, to end: Day?, on day: Day) -> Bool {
  (start.map { $0 <= day } ?? true) && (end.map { day <= $0 } ?? true)
}

/// A day of a person or room, known by the text of the id.
struct HolderDay: Hashable {
  let holder: String
  let day: Day
}
