// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// A real service's officers and minute takers, from rows such as `officers.managers` and `minute-takers.mobile`.
struct ReportedStaff {
  let basis: ServiceBasis
  let policy: Policy
  let calendar: WorkingCalendar
  let premises: ReportedMap.Premises

  /// The people, with their absences and duties in the plan's horizon and late weeks.
  func staff(seed: UInt64) throws -> StaffDraft {
    var hours = SeededRandom(seed: seed, for: .staff)
    var officers = try officerRows().flatMap { row in
      try people(of: row).map { fte in
        var officer = OfficerDraft(
          fteThousandths: fte, roles: Set(try row.choices("roles", "reviews, conferences or both")),
          coverRoles: Set(try row.choices("cover", "reviews, conferences or both")),
          skills: Set(try row.words("skills")), base: try base(of: row),
          otherMinutesPerWeek: try row.count("other", otherwise: 0))
        officer.work.start = try row.day("start")
        officer.work.end = try row.day("end")
        officer.caseloadPercent = try row.count("caseload", otherwise: 100)
        officer.work.hours = try week(of: row, fte: fte, using: &hours)
        return officer
      }
    }
    var takers = try takerRows().flatMap { row in
      try people(of: row).map { fte in
        MinuteTakerDraft(
          base: try base(of: row), work: WorkPattern(hours: try week(of: row, fte: fte, using: &hours)))
      }
    }
    try addAbsences(to: &officers, and: &takers, seed: seed)
    for event in try reportedEvents() where isKnownAtTheStart(event) {
      guard case .officer(let index) = event.person, case .absent(let kind) = event.kind else { continue }
      officers[index].work.absences.append(
        WorkPattern.Away(first: event.first, last: event.last, kind: kind))
    }
    for duty in try duties() { try add(duty, to: &officers) }
    return StaffDraft(officers: officers, minuteTakers: takers)
  }

  private func officerRows() throws -> [BasisRow] {
    try basis.rows(
      "officers.",
      keys: [
        "count", "fte", "roles", "cover", "skills", "base", "start", "end", "other", "caseload", "days",
      ])
  }

  private func takerRows() throws -> [BasisRow] {
    try basis.rows("minute-takers.", keys: ["count", "fte", "base", "days"])
  }

  /// The FTE in thousandths of each person of a row.
  private func people(of row: BasisRow) throws -> [Int] {
    let fte = row.has("fte") ? Int((try row.number("fte") * 1000).rounded()) : 1000
    guard (1...1000).contains(fte) else { throw row.refusal("fte", "a number above 0 and at most 1") }
    // As many as are nearest: posts may be a quotient.
    let count = row.has("count") ? min(try row.number("count"), 10_000).rounded() : 1
    return Array(repeating: fte, count: Int(count))
  }

  private func base(of row: BasisRow) throws -> Int {
    guard let place = premises.indexes[try row.word("base")] else {
      throw row.refusal("base", "a place of a place. row")
    }
    return place
  }

  /// The working week: given weekdays, or as many as the FTE has.
  private func week(
    of row: BasisRow, fte: Int, using random: inout SeededRandom
  ) throws -> [WorkPattern.Hours] {
    guard row.has("days") else {
      return WeekDrawing.hours(thousandths: fte, day: policy.defaultHours, using: &random)
    }
    let weekdays: [Weekday] = try row.choices("days", "weekdays joined by +")
    return weekdays.sorted().map { WorkPattern.Hours(weekday: $0, week: nil, span: policy.defaultHours) }
  }

  private func addAbsences(
    to officers: inout [OfficerDraft], and takers: inout [MinuteTakerDraft], seed: UInt64
  ) throws {
    var random = SeededRandom(seed: seed, for: .absences)
    let absences = AbsenceDrawing(policy: policy, calendar: calendar)
    for index in officers.indices {
      absences.addAbsences(to: &officers[index].work, sicknessPerThousand: 0, using: &random)
    }
    for index in takers.indices {
      absences.addAbsences(to: &takers[index].work, sicknessPerThousand: 0, using: &random)
    }
  }

  /// The indexes of the officers of each group.
  private func groups() throws -> [String: [Int]] {
    var groups: [String: [Int]] = [:]
    var next = 0
    for row in try officerRows() {
      let count = try people(of: row).count
      groups[row.word] = Array(next..<(next + count))
      next += count
    }
    return groups
  }

  /// The index of a person such as `managers.2`, the second officer of a group.
  private func officer(_ text: String, of row: BasisRow) throws -> Int {
    let parts = text.split(separator: ".").map(String.init)
    let number = parts.count == 2 ? Int(parts[1]) ?? 0 : 1
    guard let group = try groups()[parts[0]], group.indices.contains(number - 1) else {
      throw row.refusal("who", "a group of officers and a number, as in managers.2")
    }
    return group[number - 1]
  }
}

// MARK: - Duties

extension ReportedStaff {
  /// A duty that officers share: on weekdays, or on so many days a year.
  private struct Duty {
    var name: String
    var weekdays: Set<Weekday> = []
    var daysAYear = 0
    var officers: [Int]
  }

  private func duties() throws -> [Duty] {
    let groups = try groups()
    return try basis.rows("duty.", keys: ["weekdays", "days-a-year", "among"]).map { row in
      let officers = try row.words("among").flatMap { group in
        guard let indexes = groups[group] else { throw row.refusal("among", "groups of officers") }
        return indexes
      }
      return Duty(
        name: row.word, weekdays: Set(try row.choices("weekdays", "weekdays joined by +")),
        daysAYear: try row.count("days-a-year", otherwise: 0), officers: officers)
    }
  }

  private func add(_ duty: Duty, to staff: inout [OfficerDraft]) throws {
    if !duty.weekdays.isEmpty {
      try AbsenceDrawing(policy: policy, calendar: calendar).addRota(
        of: duty.name, on: duty.weekdays, among: duty.officers, to: &staff)
    }
    var turn = 0
    for day in try spreadDays(duty) where day <= policy.lateEnd {
      let candidates = duty.officers.indices.map { duty.officers[($0 + turn) % duty.officers.count] }
      let free = candidates.first { officer in
        staff[officer].work.span(on: day, policy: policy) != nil
          && !staff[officer].dutyDays.contains { $0.day == day }
      }
      if let free {
        staff[free].dutyDays.append((day, duty.name))
        turn += 1
      }
    }
  }

  /// The days of a duty that falls on so many days a year, spread evenly over the year from the start.
  private func spreadDays(_ duty: Duty) throws -> [Day] {
    guard duty.daysAYear > 0 else { return [] }
    let apart = 365 / duty.daysAYear
    // Each duty begins at another part of its interval, so that two do not fall on one day.
    let first = policy.start + apart * (duty.name.utf8.count % 5 + 1) / 6
    return try stride(from: first.number, through: (policy.start + 364).number, by: apart).map {
      try calendar.adding(workingDays: 1, to: Day(number: $0) - 1)
    }
  }
}

// MARK: - The year after the plan's weeks

extension ReportedStaff {
  /// Weeks and single days of leave, and days of training, that a person has in the year after the late weeks:
  /// with those in the tables about 30 days of leave.
  static let leaveWeeks = 3
  static let leaveDays = 2
  static let trainingDays = 2
  /// Days before leave and turns on a rota, and before training, on which they are known.
  static let leaveKnown = 84
  static let trainingKnown = 60

  /// What happens to staff in the year: what the report tells, and leave, training and duties of the months that
  /// the plan's tables do not reach.
  func events(of staff: StaffDraft, seed: UInt64) throws -> [StaffEventDraft] {
    var random = SeededRandom(seed: seed, for: .staffCourse)
    var events = try reportedEvents().filter { !isKnownAtTheStart($0) }
    for index in staff.officers.indices {
      let work = staff.officers[index].work
      events += leave(of: .officer(index), work: work, using: &random)
    }
    for index in staff.minuteTakers.indices {
      events += leave(of: .minuteTaker(index), work: staff.minuteTakers[index].work, using: &random)
    }
    for duty in try duties() { events += try turns(of: duty, staff: staff, after: events) }
    return events
  }

  /// Absences that are known when the plan starts stand in its table of absences.
  private func isKnownAtTheStart(_ event: StaffEventDraft) -> Bool {
    event.known <= policy.start && event.kind != .leaves
  }

  private func reportedEvents() throws -> [StaffEventDraft] {
    try basis.rows("event.", keys: ["who", "kind", "first", "last", "known"]).map { row in
      guard let kind = StaffEvent.Kind(word: try row.word("kind")) else {
        throw row.refusal("kind", StaffEvent.Kind.allCases.map(\.word).joined(separator: ", "))
      }
      guard let first = try row.day("first"), let known = try row.day("known") else {
        throw row.refusal("first", "a day, and known= with one")
      }
      let officer = try officer(try row.word("who"), of: row)
      return StaffEventDraft(
        person: .officer(officer), kind: kind, first: first, last: try row.day("last") ?? first, known: known)
    }
  }

  private func leave(
    of person: StaffEventDraft.Person, work: WorkPattern, using random: inout SeededRandom
  ) -> [StaffEventDraft] {
    let first = policy.lateEnd + 1
    let weeks = (policy.start + 364 - first) / 7
    guard weeks > 0 else { return [] }
    // Every person draws alike, so that a starter or leaver does not change the others.
    let shuffled = random.shuffled(Array(0..<weeks))
    let weekdays = (0..<(Self.leaveDays + Self.trainingDays)).map { _ in random.integer(in: 0...4) }
    var events: [StaffEventDraft] = []
    for (number, week) in shuffled.prefix(Self.leaveWeeks + weekdays.count).enumerated() {
      let monday = (first + 7 * week).weekStart
      let single = number - Self.leaveWeeks
      let isTraining = single >= Self.leaveDays
      let begin = max(first, single < 0 ? monday : monday + weekdays[single])
      let end = single < 0 ? monday + 4 : begin
      let isEmployed = (work.start ?? begin) <= begin && begin <= (work.end ?? begin)
      guard begin <= end, isEmployed else { continue }
      events.append(
        StaffEventDraft(
          person: person, kind: .absent(isTraining ? .training : .leave), first: begin, last: end,
          known: begin - (isTraining ? Self.trainingKnown : Self.leaveKnown)))
    }
    return events
  }

  /// The turns on a duty after the days that the tables have: somebody at work each time, in turn.
  private func turns(
    of duty: Duty, staff: StaffDraft, after events: [StaffEventDraft]
  ) throws -> [StaffEventDraft] {
    var days = try spreadDays(duty)
    var day = policy.start
    while day <= policy.start + 364 {
      if duty.weekdays.contains(day.weekday), try calendar.isWorkingDay(day) { days.append(day) }
      day = day + 1
    }
    var turn = 0
    var turns: [StaffEventDraft] = []
    for day in days.sorted() where day > policy.lateEnd {
      for offset in 0..<duty.officers.count {
        let officer = duty.officers[(turn + offset) % duty.officers.count]
        let isAway = (events + turns).contains { event in
          event.person == .officer(officer)
            && (event.kind == .leaves ? day > event.last : event.first <= day && day <= event.last)
        }
        guard !isAway, staff.officers[officer].work.span(on: day, policy: policy) != nil else { continue }
        turns.append(
          StaffEventDraft(
            person: .officer(officer), kind: .absent(.other), first: day, last: day,
            known: day - Self.leaveKnown))
        turn += offset + 1
        break
      }
    }
    return turns
  }
}
