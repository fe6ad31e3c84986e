// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// When people work, by weekday and week of the fortnight.
struct WorkPattern {
  private struct Key: Hashable {
    var person: Identifier<Person>
    var weekday: Weekday
    var week: Int?
  }

  private let spans: [Key: TimeSpan]
  private let people: Set<Identifier<Person>>
  private let policy: Policy

  /// The hours of a scenario's people.
  init(_ scenario: Scenario) {
    policy = scenario.policy
    people = Set(scenario.workingHours.map(\.person))
    spans = Dictionary(
      scenario.workingHours.map { (Key(person: $0.person, weekday: $0.weekday, week: $0.week), $0.span) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The hours of a person on a day, whether or not the person is employed and there; nil on a day without any.
  func hours(of person: Identifier<Person>, on day: Day) -> TimeSpan? {
    let weekday = day.weekday
    guard !weekday.isWeekend else { return nil }
    guard people.contains(person) else { return policy.defaultHours }
    if let start = policy.fortnightStart {
      let weeks = (day.weekStart - start.weekStart) / 7
      let key = Key(person: person, weekday: weekday, week: weeks.isMultiple(of: 2) ? 1 : 2)
      if let span = spans[key] { return span }
    }
    return spans[Key(person: person, weekday: weekday, week: nil)]
  }
}
