// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Travel

/// A second reading of the rules of a diary, straight from the tables: it shares nothing with the planner but the
/// calendar and the travel estimate.
struct DiaryCheck {
  let scenario: Scenario
  let calendar: WorkingCalendar
  let today: Day
  private let travel: TravelTable
  private let place: [Place.ID: Int]

  /// - Parameter scenario: with the absences and closures that have happened.
  init(_ scenario: Scenario, calendar: WorkingCalendar, today: Day) {
    self.scenario = scenario
    self.calendar = calendar
    self.today = today
    let place = Dictionary(
      scenario.places.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    self.place = place
    travel = TravelTable(
      points: scenario.places.map(\.point), estimate: scenario.policy.travel,
      overrides: scenario.travelOverrides.compactMap { row in
        guard let from = place[row.from], let to = place[row.to] else { return nil }
        return (from, to, row.minutes)
      })
  }

  func minutes(_ from: Place.ID, _ to: Place.ID) -> Int {
    guard let from = place[from], let to = place[to] else { return 0 }
    return travel.minutes(from: from, to: to)
  }

  /// What is wrong with the bookings that are not as they were before.
  func violations(_ diary: [Booking], before: [Booking]) throws -> [String] {
    let old = Dictionary(before.map { ($0.meeting, $0) }, uniquingKeysWith: { first, _ in first })
    func isFresh(_ row: Booking) -> Bool {
      guard let was = old[row.meeting] else { return true }
      return was.officer != row.officer || was.day != row.day || was.span?.start != row.span?.start
    }
    var found: [String] = []
    let booked = diary.filter { $0.day != nil }
    for row in booked where isFresh(row) {
      found += try violations(of: row).map { "\(row.meeting): \($0)" }
      let sameDay = booked.filter { $0.day == row.day && $0.meeting != row.meeting }
      found += clashes(row, sameDay).map { "\(row.meeting): \($0)" }
      let own = sameDay.filter { $0.officer == row.officer } + [row]
      if own.count > scenario.policy.meetingsPerDay { found.append("\(row.meeting): too many that day") }
      if let officer = scenario.officers.first(where: { $0.id == row.officer }), let day = row.day,
        !hasBreak(own, officer, day)
      {
        found.append("\(row.meeting): no break for \(officer.id) on \(day)")
      }
    }
    return found
  }

  private func violations(of row: Booking) throws -> [String] {
    guard let day = row.day, let span = row.span,
      let officer = scenario.officers.first(where: { $0.id == row.officer })
    else { return ["half a booking"] }
    let policy = scenario.policy
    var found: [String] = []
    if day < today { found.append("before today") }
    if day < (try calendar.adding(workingDays: policy.notice(for: row.kind), to: today)) {
      found.append("notice")
    }
    if let opens = row.opens, day < opens { found.append("before it opens") }
    if day > policy.lateEnd { found.append("after the late end") }
    if !(try calendar.isWorkingDay(day)) { found.append("no working day") }
    for closure in scenario.closures where closure.day == day {
      if closure.place == nil || (row.kind.isConference && closure.place == row.place) {
        found.append("closed")
      }
    }
    let needs = policy.needs(row.kind)
    var length = needs.chair + needs.extraChair * (row.children.count - 1)
    if let joined = row.combined.sorted(by: { $0.child < $1.child }).first {
      let review = policy.needs(joined.kind)
      length +=
        (review.chair + review.extraChair * (row.combined.count - 1)) * policy.combinedPercent / 100
      if row.officer != row.namedOfficer, !officer.roles.union(officer.coverRoles).contains(.reviews) {
        found.append("role for the review")
      }
    }
    let grid = policy.gridMinutes
    if span.end.minutes - span.start.minutes != (length + grid - 1) / grid * grid { found.append("length") }
    if span.start.minutes % grid != 0 { found.append("grid") }
    if needs.room != (row.room != nil) { found.append("room") }
    if needs.minuteTaker != (row.minuteTaker != nil) { found.append("minute taker") }
    if row.officer != row.namedOfficer || row.kind.group == .secure {
      let family = scenario.families.first { $0.id == row.family }
      if row.kind.group == .secure, row.officer == row.namedOfficer { found.append("named officer chairs") }
      if !officer.roles.union(officer.coverRoles).contains(row.kind.role) { found.append("role") }
      if family?.conflicts.contains(officer.id) ?? false { found.append("conflict") }
      if let team = family?.team, officer.excludedTeams.contains(team) { found.append("independence") }
    }
    if row.cover != (row.kind.group != .secure && row.officer != row.namedOfficer) { found.append("cover") }
    found += time(officer.id.text, officer.base, officer.start, officer.end, row.place, day, span)
    if scenario.dutyDays.contains(where: { $0.officer == officer.id && $0.day == day }) {
      found.append("duty")
    }
    if let taker = scenario.minuteTakers.first(where: { $0.id == row.minuteTaker }) {
      found += time(taker.id.text, taker.base, taker.start, taker.end, row.place, day, span)
        .map { "minute taker \($0)" }
    }
    if let room = scenario.rooms.first(where: { $0.id == row.room }) {
      let opening = room.opening ?? policy.defaultHours
      if room.venue != row.place || span.start < opening.start || span.end > opening.end {
        found.append("room closed")
      }
      if isBusy(room.id.text, day, span) { found.append("room busy") }
    }
    for holder in [row.family.text] + row.children.map(\.text) where isBusy(holder, day, span) {
      found.append("\(holder) cannot come")
    }
    return found
  }

  private func isBusy(_ holder: String, _ day: Day, _ span: TimeSpan) -> Bool {
    scenario.busyTimes.contains { $0.holder.text == holder && $0.day == day && $0.span.overlaps(span) }
  }

  private func time(
    _ person: String, _ base: Place.ID, _ start: Day?, _ end: Day?, _ place: Place.ID, _ day: Day,
    _ span: TimeSpan
  ) -> [String] {
    var found: [String] = []
    if let start, day < start { found.append("not yet employed") }
    if let end, day > end { found.append("employed no more") }
    if scenario.absences.contains(where: { $0.person.text == person && $0.covers(day) }) {
      found.append("away")
    }
    guard let hours = hours(person, day) else { return found + ["does not work"] }
    if span.start.minutes - minutes(base, place) < hours.start.minutes
      || span.end.minutes + minutes(place, base) > hours.end.minutes
    {
      found.append("outside hours")
    }
    if isBusy(person, day, span) { found.append("busy") }
    return found
  }

  private func hours(_ person: String, _ day: Day) -> TimeSpan? {
    let rows = scenario.workingHours.filter { $0.person.text == person }
    if day.weekday.isWeekend { return nil }
    if rows.isEmpty { return scenario.policy.defaultHours }
    let today = rows.filter { $0.weekday == day.weekday }
    if let every = today.first(where: { $0.week == nil }) { return every.span }
    guard let anchor = scenario.policy.fortnightStart else { return nil }
    let weeks = (day.weekStart - anchor.weekStart) / 7
    return today.first { $0.week == (abs(weeks) % 2 == 0 ? 1 : 2) }?.span
  }

  private func clashes(_ row: Booking, _ others: [Booking]) -> [String] {
    guard let span = row.span else { return [] }
    var found: [String] = []
    for other in others {
      guard let theirs = other.span else { continue }
      let isBefore = theirs.start < span.start
      let pause =
        isBefore
        ? span.start.minutes - theirs.end.minutes : theirs.start.minutes - span.end.minutes
      let way = isBefore ? minutes(other.place, row.place) : minutes(row.place, other.place)
      if other.officer == row.officer, pause < max(way, scenario.policy.gapMinutes) {
        found.append("too near to \(other.meeting)")
      }
      if let taker = row.minuteTaker, other.minuteTaker == taker, pause < way {
        found.append("minute taker too near to \(other.meeting)")
      }
      if let room = row.room, other.room == room, theirs.overlaps(span) {
        found.append("same room as \(other.meeting)")
      }
    }
    return found
  }

  private func hasBreak(_ rows: [Booking], _ officer: Officer, _ day: Day) -> Bool {
    guard let rest = scenario.policy.dayBreak, let hours = hours(officer.id.text, day),
      hours.start <= rest.span.start, rest.span.end <= hours.end
    else { return true }
    var free = (end: hours.start.minutes, place: officer.base)
    let stops =
      rows.compactMap { row in row.span.map { ($0.start.minutes, $0.end.minutes, row.place) } }
      .sorted { ($0.0, $0.1) < ($1.0, $1.1) } + [(hours.end.minutes, hours.end.minutes, officer.base)]
    for (start, end, place) in stops {
      if start - free.end - minutes(free.place, place) >= rest.minutes {
        let earliest = max(free.end, rest.span.start.minutes)
        let latest = min(start, rest.span.end.minutes) - rest.minutes
        for minute in stride(from: earliest, through: latest, by: 1) {
          let pause = TimeSpan(
            start: ClockTime(minutes: minute), end: ClockTime(minutes: minute + rest.minutes))
          if !isBusy(officer.id.text, day, pause) { return true }
        }
      }
      free = (end, place)
    }
    return false
  }

  /// The objective of a mended diary from today on.
  ///
  /// - Parameter lifted: the meetings whose bookings had become impossible.
  func objective(_ diary: [Booking], before: [Booking], lifted: Set<RecordedMeeting.ID>) -> Int {
    let costs = scenario.policy.costs
    let old = Dictionary(before.map { ($0.meeting, $0) }, uniquingKeysWith: { first, _ in first })
    var sum = 0
    var rounds: [String: [Booking]] = [:]
    for row in diary {
      guard let day = row.day else {
        sum += costs.unbooked
        continue
      }
      guard day >= today, day <= scenario.policy.lateEnd else { continue }
      rounds["\(row.officer?.text ?? "") \(day)", default: []].append(row)
      if row.kind.group != .secure, row.officer != row.namedOfficer { sum += costs.cover }
      if let closes = row.closes {
        let slack = closes - day
        if slack < 0 {
          sum += costs.late - costs.latePerDay * slack
        } else if slack > costs.marginDays {
          sum += costs.earlyPerDay * (slack - costs.marginDays)
        } else {
          sum += costs.marginPerDay * (costs.marginDays - slack)
        }
      }
      if missesSchool(row, day) { sum += costs.school }
      if let was = old[row.meeting], was.day != nil, !lifted.contains(row.meeting),
        was.officer != row.officer || was.day != row.day || was.span?.start != row.span?.start
      {
        sum += costs.move
      }
    }
    for stops in rounds.values {
      guard let officer = scenario.officers.first(where: { $0.id == stops[0].officer }) else { continue }
      let way = stops.sorted {
        ($0.span?.start.minutes ?? 0, $0.span?.end.minutes ?? 0) < (
          $1.span?.start.minutes ?? 0, $1.span?.end.minutes ?? 0
        )
      }.map(\.place)
      let route = [officer.base] + way + [officer.base]
      sum += zip(route, route.dropFirst()).reduce(0) { $0 + minutes($1.0, $1.1) }
    }
    return sum
  }

  private func missesSchool(_ row: Booking, _ day: Day) -> Bool {
    let school = scenario.policy.school
    let children = row.kind.isConference ? row.combined.map(\.child) : row.children
    guard let span = row.span, span.overlaps(school.hours), !day.weekday.isWeekend,
      !school.holidays.contains(where: { $0.contains(day) })
    else { return false }
    return children.contains { id in
      guard let birth = scenario.children.first(where: { $0.id == id })?.birth else { return false }
      let ages = school.ages
      // Old enough and not yet too old: the birthday of the lower age has been, that of the upper's next has not.
      func birthday(_ age: Int) -> Day {
        let (year, month, date) = birth.civil
        return Day(year: year + age, month: month, day: date)
          ?? (Day(year: year + age, month: 3, day: 1) ?? birth)
      }
      return birthday(ages.lowerBound) <= day && day < birthday(ages.upperBound + 1)
    }
  }
}
