// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

extension ScenarioChecks {
  /// Hours of a weekday hold in every week or in single weeks of the fortnight, not both.
  func checkHoursOfWeeks() {
    struct PersonDay: Hashable {
      let person: Identifier<Person>
      let weekday: Weekday
    }
    var everyWeek: [PersonDay: Int] = [:]
    for hours in rows.workingHours where hours.value.week == nil {
      everyWeek[PersonDay(person: hours.value.person, weekday: hours.value.weekday)] = hours.row
    }
    for hours in rows.workingHours {
      let key = PersonDay(person: hours.value.person, weekday: hours.value.weekday)
      guard let week = hours.value.week, let other = everyWeek[key] else { continue }
      refuse(
        .workingHours, row: hours.row, column: "week", value: String(week),
        "row \(other) gives the same weekday for every week; expected one row for every week or one for each of "
          + "weeks 1 and 2")
    }
  }

  /// Hours by the fortnight need to know which week is the first.
  func checkFortnight(_ policy: Policy) {
    guard policy.fortnightStart == nil else { return }
    for hours in rows.workingHours {
      guard let week = hours.value.week else { continue }
      refuse(
        .workingHours, row: hours.row, column: "week", value: String(week),
        "expected fortnight_start in \(PolicyFile.name): a day of week 1")
    }
  }

  /// Officers with families who are not employed in the horizon.
  func checkEmployment(_ policy: Policy) {
    let families = familiesByOfficer
    for officer in rows.officers {
      guard let count = families[officer.value.id] else { continue }
      if let end = officer.value.end, end < policy.start {
        warn(
          .officers, row: officer.row, column: "end", value: end.description,
          "leaves before the plan starts on \(policy.start); \(toBePlaced(count))")
      } else if let start = officer.value.start, start > policy.horizonEnd {
        warn(
          .officers, row: officer.row, column: "start", value: start.description,
          "starts after the horizon, which ends on \(policy.horizonEnd); \(toBePlaced(count))")
      }
    }
  }

  /// Officers who are away for the whole horizon or year, be it in several absences that join.
  func checkAbsences(_ policy: Policy) {
    let families = familiesByOfficer
    let officers = Set(rows.officers.map { $0.value.id.text })
    let yearEnd = policy.start + 364
    let byPerson = Dictionary(grouping: rows.absences) { $0.value.person }
    for (person, absences) in byPerson where officers.contains(person.text) {
      guard let (away, row) = Self.stretch(of: absences, around: policy.start) else { continue }
      let count = families[Officer.ID(person.text)] ?? 0
      let value = "\(away.lowerBound) to \(away.upperBound)"
      if away.upperBound >= yearEnd {
        warn(
          .absences, row: row, column: "last", value: value,
          "the officer is away for the whole year from \(policy.start); \(toBePlaced(count))")
      } else if away.upperBound >= policy.horizonEnd {
        warn(
          .absences, row: row, column: "last", value: value,
          "the officer is away for the whole horizon, through \(policy.horizonEnd); \(toBePlaced(count))")
      }
    }
  }

  /// The days away, without a gap of working days, around a day.
  ///
  /// - Returns: the days, and the row of the absence that holds the day; nil when none does.
  private static func stretch(of absences: [Located<Absence>], around day: Day) -> (
    ClosedRange<Day>, row: Int
  )? {
    let sorted = absences.sorted { ($0.value.first, $0.row) < ($1.value.first, $1.row) }
    guard let start = sorted.first(where: { $0.value.covers(day) }) else { return nil }
    var last = start.value.last
    for absence in sorted where absence.value.last > last {
      // A weekend between two absences is no time at work.
      var next = last + 1
      while next.weekday.isWeekend { next = next + 1 }
      if absence.value.first <= next { last = absence.value.last }
    }
    return (start.value.first...last, start.row)
  }

  private var familiesByOfficer: [Officer.ID: Int] {
    rows.families.reduce(into: [:]) { counts, family in
      if let officer = family.value.officer { counts[officer, default: 0] += 1 }
    }
  }

  private func toBePlaced(_ families: Int) -> String {
    switch families {
    case 0: "the officer can be given no family"
    case 1: "the officer's 1 family must be placed with somebody else"
    default: "the officer's \(families) families must be placed with somebody else"
    }
  }
}
