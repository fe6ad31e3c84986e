// SPDX-License-Identifier: GPL-3.0-or-later

import Booking
import Casework
import StatutoryCalendar

/// A diary in force as a problem for the booking engine: every booking from today on is a meeting with a place, and
/// so is every meeting that waits for one.
struct DiaryCase: Sendable {
  let today: Day
  /// The diary's rows.
  let rows: [Casework.Booking]
  /// The row of each meeting of the problem.
  let rowOfMeeting: [Int]
  /// The meeting of each row; rows without one are over, beyond the late end, on a day that is not bookable, or
  /// without a place to be held at.
  let meetingOfRow: [Int?]
  /// Where each meeting is published, or nil when it is to be booked.
  let published: [DiaryBooking?]
  private let model: BookingModel
  /// The first bookable day by notice, by kind.
  private let noticeEnds: [MeetingKind: Day]

  /// The problem; its officers and minute takers are those of the scenario, its days the bookable ones.
  var problem: BookingProblem { model.problem }
  var tables: ServiceTables { model.tables }
  var costs: BookingCosts { model.costs }

  /// Looks at a diary.
  ///
  /// - Parameters:
  ///   - tables: of the scenario with all that has happened to officers and places.
  ///   - lifted: rows whose booking does not hold.
  /// - Throws: `RuleError` and `CalendarError`.
  init(
    _ tables: ServiceTables, rows: [Casework.Booking], today: Day, lifted: Set<Int> = []
  ) throws {
    self.rows = rows
    self.today = today
    var noticeEnds: [MeetingKind: Day] = [:]
    for kind in Set(rows.map(\.kind)) {
      noticeEnds[kind] = try tables.calendar.adding(workingDays: tables.policy.notice(for: kind), to: today)
    }
    self.noticeEnds = noticeEnds

    var rowOfMeeting: [Int] = []
    var meetingOfRow: [Int?] = Array(repeating: nil, count: rows.count)
    var meetings: [BookableMeeting] = []
    for (index, row) in rows.enumerated() {
      guard let place = tables.placeIndex[row.place] else { continue }
      let isPublished = row.day != nil && !lifted.contains(index)
      if isPublished, let day = row.day, day < today || tables.dayIndex[day] == nil { continue }
      meetingOfRow[index] = rowOfMeeting.count
      rowOfMeeting.append(index)
      meetings.append(
        BookableMeeting(row, place: place, noticeEnd: noticeEnds[row.kind] ?? today, tables))
    }
    self.rowOfMeeting = rowOfMeeting
    self.meetingOfRow = meetingOfRow
    let availability = Availability(tables.scenario)
    let model = BookingModel(
      tables, meetings: meetings, availability: availability,
      eligibility: Eligibility(tables, availability: availability))
    self.model = model
    let rooms = model.roomNumbers
    published = zip(rowOfMeeting, model.problem.meetings).map { index, meeting in
      let row = rows[index]
      guard !lifted.contains(index), let day = row.day.flatMap({ tables.dayIndex[$0] }), let span = row.span,
        let officer = row.officer.flatMap({ tables.officerIndex[$0] })
      else { return nil }
      return DiaryBooking(
        officer: officer, day: day, span: span.minutes, place: meeting.place,
        room: row.room.flatMap { rooms[$0] }, minuteTaker: row.minuteTaker.flatMap { tables.takerIndex[$0] })
    }
  }

  /// The first day on which a meeting of a kind may be booked today.
  func noticeEnd(_ kind: MeetingKind) -> Day { noticeEnds[kind] ?? today }

  /// A row with the booking of its meeting, whatever its status.
  func row(_ index: Int, at booking: DiaryBooking) -> Casework.Booking { model.row(rows[index], at: booking) }
}

extension Scenario {
  /// The scenario after what has happened to officers and places since the plan was made.
  func after(_ events: [DiaryEvent]) -> Scenario {
    var scenario = self
    for event in events {
      switch event {
      case .absent(let officer, let first, let last):
        scenario.absences.append(
          Absence(person: Identifier(officer.text), first: first, last: last, kind: .sickness))
      case .close(let place, let first, let last):
        scenario.closures += (first...last).map { Closure(day: $0, reason: "closed", place: place) }
      case .adjourn, .add: break
      }
    }
    return scenario
  }
}
