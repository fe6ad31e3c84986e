// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

extension Officer {
  /// Reads a row of `officers.csv`.
  init?(row: inout RowReader) {
    let id: Officer.ID? = row.identifier("officer")
    let fte = row.thousandths("fte")
    let roles: [Role] = row.choices("roles")
    let coverRoles: [Role] = row.choices("cover_roles")
    if row.isSound, roles.isEmpty, coverRoles.isEmpty {
      row.fault("roles", "expected a role here or in cover_roles: an officer without any has no work")
    }
    for role in coverRoles where roles.contains(role) {
      row.fault(
        "cover_roles", value: role.rawValue, "is among the roles already; cover needs saying only for others",
        severity: .warning)
    }
    let skills = row.words("skills")
    let base: Place.ID? = row.identifier("base")
    let employment = row.days("start", "end")
    let teams = row.words("excluded_teams")
    let other = row.integer("other_minutes_per_week")
    let caseload = row.integer("caseload_percent")
    guard let id, let fte, let base else { return nil }
    self.init(
      id: id, fteThousandths: fte, roles: Set(roles), coverRoles: Set(coverRoles), skills: Set(skills),
      base: base, start: employment.first, end: employment.last, excludedTeams: Set(teams),
      otherMinutesPerWeek: other ?? 0)
    if let caseload { caseloadPercent = caseload }
  }
}

extension MinuteTaker {
  /// Reads a row of `minute_takers.csv`.
  init?(row: inout RowReader) {
    let id: MinuteTaker.ID? = row.identifier("minute_taker")
    let base: Place.ID? = row.identifier("base")
    let employment = row.days("start", "end")
    guard let id, let base else { return nil }
    self.init(id: id, base: base, start: employment.first, end: employment.last)
  }
}

extension WorkingHours {
  /// Reads a row of `working_hours.csv`.
  init?(row: inout RowReader) {
    let person: Identifier<Person>? = row.identifier("person")
    let weekday: Weekday? = row.choice("weekday")
    let week = row.integer("week")
    let span = row.span()
    guard let person, let weekday, let span else { return nil }
    self.init(person: person, weekday: weekday, week: week, span: span)
  }

  /// The order of the table.
  static func comesBefore(_ left: WorkingHours, _ right: WorkingHours) -> Bool {
    (left.person, left.weekday, left.week ?? 0, left.span.start)
      < (right.person, right.weekday, right.week ?? 0, right.span.start)
  }
}

extension Absence {
  /// Reads a row of `absences.csv`.
  init?(row: inout RowReader) {
    let person: Identifier<Person>? = row.identifier("person")
    let days = row.days("first", "last")
    let kind: Absence.Kind? = row.choice("kind")
    guard let person, let first = days.first, let last = days.last, let kind else { return nil }
    self.init(person: person, first: first, last: last, kind: kind)
  }

  /// The order of the table.
  static func comesBefore(_ left: Absence, _ right: Absence) -> Bool {
    (left.person, left.first, left.last, left.kind.rawValue)
      < (right.person, right.first, right.last, right.kind.rawValue)
  }
}

extension DutyDay {
  /// Reads a row of `duty_days.csv`.
  init?(row: inout RowReader) {
    let officer: Officer.ID? = row.identifier("officer")
    let day = row.day("date")
    let duty = row.word("duty")
    guard let officer, let day, let duty else { return nil }
    self.init(officer: officer, day: day, duty: duty)
  }
}

extension BusyTime {
  /// Reads a row of `busy.csv`.
  init?(row: inout RowReader) {
    let holder: Identifier<Holder>? = row.identifier("holder")
    let day = row.day("date")
    let span = row.span()
    guard let holder, let day, let span else { return nil }
    self.init(holder: holder, day: day, span: span)
  }

  /// The order of the table.
  static func comesBefore(_ left: BusyTime, _ right: BusyTime) -> Bool {
    (left.holder, left.day, left.span.start, left.span.end)
      < (right.holder, right.day, right.span.start, right.span.end)
  }
}
