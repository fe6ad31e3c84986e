// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import RandomNumbers
import StatutoryCalendar

/// Something that the service learns of its staff on a day.
struct StaffNews: Sendable, Hashable {
  /// What it learns.
  enum What: Sendable, Hashable {
    /// A person is away from a day to a day.
    case absent(Absence)
    /// A person's employment ends on a day.
    case leaves(Identifier<Person>, last: Day)
  }

  let known: Day
  let what: What

  /// Whom it is about.
  var person: Identifier<Person> {
    switch what {
    case .absent(let absence): absence.person
    case .leaves(let person, _): person
    }
  }
}

/// What happens to officers and minute takers in a replication: the events of the tables, and sickness that no table
/// names.
struct StaffCourse: Sendable {
  /// Everything, by the day on which it is known and then by person.
  let news: [StaffNews]

  /// Draws the sickness of a year and adds what the tables have.
  init(_ scenario: Scenario, course: YearCourse, chance: Chance, last: Day) {
    var news = scenario.staffEvents.map { event in
      let person = Identifier<Person>(event.person)
      switch event.kind {
      case .absent(let kind):
        return StaffNews(
          known: event.known,
          what: .absent(Absence(person: person, first: event.first, last: event.last, kind: kind)))
      case .leaves: return StaffNews(known: event.known, what: .leaves(person, last: event.first))
      }
    }
    let start = scenario.policy.start
    let away = Dictionary(grouping: scenario.absences, by: \.person)
    func draw(_ id: String, _ purpose: Chance.Purpose, _ quantity: String, from first: Day?, to end: Day?) {
      let begin: Day = max(start, first ?? start)
      let finish: Day = min(last, end ?? last)
      guard begin <= finish else { return }
      var random = chance.stream(purpose, id)
      let person = Identifier<Person>(id)
      for spell in StaffCourse.sickness(
        begin...finish, using: &random, fraction: { course.fraction(quantity, on: $0) })
      where !(away[person] ?? []).contains(where: { $0.kind.reducesCapacity && $0.covers(spell.lowerBound) })
      {
        news += StaffCourse.certificates(person, spell)
      }
    }
    for officer in scenario.officers {
      draw(officer.id.text, .sickness, "sickness-percent", from: officer.start, to: officer.end)
    }
    for taker in scenario.minuteTakers {
      draw(
        taker.id.text, .takerSickness, "taker-sickness-percent", from: taker.start, to: taker.end)
    }
    self.news = news.sorted { left, right in
      (left.known, left.person, left.order) < (right.known, right.person, right.order)
    }
  }

  /// Spells of sickness that take a fraction of the weekdays.
  ///
  /// Most are short and a few are long, as in every service: 17 of 20 last one to five weekdays, the others 10 to 30.
  private static func sickness(
    _ days: ClosedRange<Day>, using random: inout SplitMix64, fraction: (Day) -> Double
  ) -> [ClosedRange<Day>] {
    let meanLength = 0.85 * 3 + 0.15 * 20
    var spells: [ClosedRange<Day>] = []
    var day = days.lowerBound
    while day <= days.upperBound {
      defer { day = day + 1 }
      guard !day.weekday.isWeekend else { continue }
      // So many of the days on which a person is well, so that the sick ones come to the fraction.
      let lost = fraction(day)
      guard random.happens(lost / (meanLength * max(0.01, 1 - lost))) else { continue }
      var left = random.happens(0.85) ? random.integer(in: 1...5) : random.integer(in: 10...30)
      var end = day
      left -= 1
      while left > 0 {
        end = end + 1
        if !end.weekday.isWeekend { left -= 1 }
      }
      spells.append(day...end)
      day = end
    }
    return spells
  }

  /// How the service learns of a spell: on its first day of a week at the most, which people certify themselves, then
  /// of four weeks at a time.
  private static func certificates(_ person: Identifier<Person>, _ spell: ClosedRange<Day>) -> [StaffNews] {
    var news: [StaffNews] = []
    var first = spell.lowerBound
    while first <= spell.upperBound {
      let last = min(spell.upperBound, first + (news.isEmpty ? 6 : 27))
      news.append(
        StaffNews(
          known: first, what: .absent(Absence(person: person, first: first, last: last, kind: .sickness))))
      first = last + 1
    }
    return news
  }
}

extension StaffNews {
  /// Absences before the end of employment, by first day.
  fileprivate var order: Day {
    switch what {
    case .absent(let absence): absence.first
    case .leaves(_, let last): last + 100_000
    }
  }
}
