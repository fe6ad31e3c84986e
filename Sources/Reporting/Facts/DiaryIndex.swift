// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// The diary and the tables of times, grouped by person and by venue once for all pages.
struct DiaryIndex {
  /// The plan.
  let facts: PlanFacts
  private let pattern: WorkPattern
  private let byOfficer: [Officer.ID: [PlanFacts.Entry]]
  private let byMinuteTaker: [MinuteTaker.ID: [PlanFacts.Entry]]
  private let byVenue: [Place.ID: [PlanFacts.Entry]]
  private let absences: [Identifier<Person>: [Absence]]
  private let duties: [Officer.ID: [DutyDay]]
  private let busyTimes: [Identifier<Holder>: [Day: [TimeSpan]]]
  private let closures: [Day: [Closure]]

  /// Groups a plan.
  init(_ facts: PlanFacts) {
    self.facts = facts
    let scenario = facts.scenario
    pattern = WorkPattern(scenario)
    var byOfficer: [Officer.ID: [PlanFacts.Entry]] = [:]
    var byMinuteTaker: [MinuteTaker.ID: [PlanFacts.Entry]] = [:]
    var byVenue: [Place.ID: [PlanFacts.Entry]] = [:]
    let venueOfRoom = Dictionary(
      scenario.rooms.map { ($0.id, $0.venue) }, uniquingKeysWith: { first, _ in first })
    for entry in facts.entries where entry.booking.day != nil && entry.booking.span != nil {
      let booking = entry.booking
      if let officer = booking.officer { byOfficer[officer, default: []].append(entry) }
      if let taker = booking.minuteTaker { byMinuteTaker[taker, default: []].append(entry) }
      let venue = booking.room.flatMap { venueOfRoom[$0] } ?? booking.place
      byVenue[venue, default: []].append(entry)
    }
    self.byOfficer = byOfficer
    self.byMinuteTaker = byMinuteTaker
    self.byVenue = byVenue
    absences = Dictionary(grouping: scenario.absences, by: \.person)
    duties = Dictionary(grouping: scenario.dutyDays, by: \.officer)
    busyTimes = Dictionary(grouping: scenario.busyTimes, by: \.holder).mapValues { times in
      Dictionary(grouping: times, by: \.day).mapValues { $0.map(\.span).sorted { $0.start < $1.start } }
    }
    closures = Dictionary(grouping: scenario.closures, by: \.day)
  }

  /// The diary of an officer.
  func diary(of officer: Officer) -> PersonDiary {
    diary(of: DiaryPerson(officer), byOfficer[officer.id] ?? [], duties: duties[officer.id] ?? [])
  }

  /// The diary of a minute taker.
  func diary(of minuteTaker: MinuteTaker) -> PersonDiary {
    diary(of: DiaryPerson(minuteTaker), byMinuteTaker[minuteTaker.id] ?? [], duties: [])
  }

  /// The booked meetings at a venue, by day, in the diary's order.
  func meetings(at venue: Place.ID) -> [(day: Day, entries: [PlanFacts.Entry])] {
    let byDay = Dictionary(grouping: byVenue[venue] ?? []) { $0.booking.day ?? facts.policy.start }
    return byDay.keys.sorted().map { (day: $0, entries: byDay[$0] ?? []) }
  }

  /// Existing appointments of a room on a day, by start.
  func busy(_ room: Room.ID, on day: Day) -> [TimeSpan] { busy(holder: room.text, on: day) }

  private func busy(holder: String, on day: Day) -> [TimeSpan] {
    busyTimes[Identifier(holder)]?[day] ?? []
  }

  /// Why no meeting at all is held on a day, or none at a venue; nil on an ordinary day.
  func closure(on day: Day, at venue: Place.ID? = nil) -> String? {
    closures[day]?.first { $0.place == nil || ($0.place == venue && venue != nil) }?.reason
  }

  private func diary(
    of person: DiaryPerson, _ entries: [PlanFacts.Entry], duties: [DutyDay]
  ) -> PersonDiary {
    let byDay = Dictionary(grouping: entries) { $0.booking.day }
    let policy = facts.policy
    var mondays = Set(stride(from: policy.start.weekStart, through: policy.horizonEnd.weekStart, by: 7))
    for day in byDay.keys { if let day { mondays.insert(day.weekStart) } }
    return PersonDiary(
      person: person,
      weeks: mondays.sorted().map { monday in
        let days = (0..<7).map { monday + $0 }.filter { !$0.weekday.isWeekend || byDay[$0] != nil }
        return PersonDiary.Week(
          monday: monday, days: days.map { self.day($0, of: person, byDay[$0] ?? [], duties: duties) })
      })
  }

  private func day(
    _ day: Day, of person: DiaryPerson, _ entries: [PlanFacts.Entry], duties: [DutyDay]
  ) -> PersonDay {
    var result = PersonDay(day: day, hours: pattern.hours(of: person.id, on: day))
    result.away = away(person, on: day, hours: result.hours, duties: duties)
    result.busy = busy(holder: person.id.text, on: day)
    var from = person.base
    let inOrder = entries.compactMap { entry in entry.booking.span.map { (entry: entry, span: $0) } }
      .sorted { ($0.span.start, $0.entry.booking.meeting) < ($1.span.start, $1.entry.booking.meeting) }
    for (entry, span) in inOrder {
      let place = entry.booking.place
      let travel = facts.journeys.minutes(along: [from, place])
      result.stops.append(PersonDay.Stop(entry: entry, span: span, from: from, travel: travel))
      from = place
    }
    if !inOrder.isEmpty { result.travelBack = facts.journeys.minutes(along: [from, person.base]) }
    if person.work == .officer, let rest = facts.policy.dayBreak { result.placeRest(rest) }
    result.countFreeHalfDays(midday: Self.midday(facts.policy))
    return result
  }

  /// When a day's first half ends, in minutes after midnight: a half-day is four hours (`Scenarios/MODEL.md`, What
  /// binds).
  static func midday(_ policy: Policy) -> Int { policy.defaultHours.start.minutes + 240 }

  private func away(
    _ person: DiaryPerson, on day: Day, hours: TimeSpan?, duties: [DutyDay]
  ) -> PersonDay.Away? {
    if day < facts.policy.start { return .beforePlan }
    if (try? facts.calendar.isWorkingDay(day)) == false, !day.weekday.isWeekend { return .bankHoliday }
    if let reason = closure(on: day) { return .closed(reason: reason) }
    if !person.isEmployed(on: day) { return .notEmployed }
    if let absence = absences[person.id]?.first(where: { $0.covers(day) }) { return .absent(absence.kind) }
    if let duty = duties.first(where: { $0.day == day }) { return .duty(duty.duty) }
    return hours == nil ? .noHours : nil
  }
}
