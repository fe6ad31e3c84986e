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
  private(set) var rowOfMeeting: [Int] = []
  /// The meeting of each row; rows without one are over, beyond the late end, on a day that is not bookable, or
  /// without a place to be held at.
  private(set) var meetingOfRow: [Int?]
  /// Where each meeting is published, or nil when it is to be booked.
  private(set) var published: [DiaryBooking?] = []
  private var model: BookingModel
  private var followOns: DiaryRowFollowOns
  private var meetings: [BookableMeeting] = []
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
  ///   - named: for each child the officer named for it.
  ///   - lifted: rows whose booking does not hold.
  ///   - standing: published bookings that are no rows and do not move.
  /// - Throws: `RuleError` and `CalendarError`.
  init(
    _ tables: ServiceTables, rows: [Casework.Booking], today: Day, named: [Int?], lifted: Set<Int> = [],
    standing: [Casework.Booking] = []
  ) throws {
    self.rows = rows
    followOns = DiaryRowFollowOns(tables, rows: rows, lifted: lifted)
    self.today = today
    var noticeEnds: [MeetingKind: Day] = [:]
    for kind in MeetingKind.allCases {
      noticeEnds[kind] = try tables.calendar.adding(workingDays: tables.policy.notice(for: kind), to: today)
    }
    self.noticeEnds = noticeEnds
    meetingOfRow = Array(repeating: nil, count: rows.count)
    for (index, row) in rows.enumerated() {
      guard let place = tables.placeIndex[row.place] else { continue }
      let isPublished = row.day != nil && !lifted.contains(index)
      if isPublished, let day = row.day, day < today || tables.dayIndex[day] == nil { continue }
      meetingOfRow[index] = rowOfMeeting.count
      rowOfMeeting.append(index)
      meetings.append(
        BookableMeeting(row, place: place, noticeEnd: noticeEnds[row.kind] ?? today, tables))
    }
    let availability = Availability(tables.scenario)
    let model = BookingModel(
      tables, standing: standing, meetings: meetings, availability: availability,
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
    try addFollowOns(named: named)
  }

  /// The problem with one more meeting, its last.
  ///
  /// - Parameters:
  ///   - row: the meeting, without a booking.
  ///   - place: where it is held.
  func problem(adding row: Casework.Booking, place: Int) -> BookingProblem {
    var model = model
    model.add(BookableMeeting(row, place: place, noticeEnd: noticeEnd(row.kind), tables))
    return model.problem
  }

  /// The first day on which a meeting of a kind may be booked today.
  func noticeEnd(_ kind: MeetingKind) -> Day { noticeEnds[kind] ?? today }

  /// A row with a booking of its meeting, whatever its status.
  func row(_ row: Casework.Booking, at booking: DiaryBooking) -> Casework.Booking {
    model.row(row, at: booking)
  }

  /// What each published booking costs where it is, travel not counted, as the problem has its window: that of a
  /// follow-on whose predecessor was lifted is the one that it has without that.
  var publishedCosts: [Int] {
    var asKnown = rowOfMeeting.map { rows[$0] }
    for followOn in problem.followOns where published[followOn.predecessor] == nil {
      asKnown[followOn.successor].closes = Day(number: followOn.otherwise.upperBound)
    }
    return asKnown.map { costs.ownCost($0) }
  }

  // MARK: - Follow-ons

  /// Lets the windows of follow-ons move with the meetings before them: as they are while those stay.
  private mutating func addFollowOns(named: [Int?]) throws {
    guard rows.contains(where: { $0.follows != nil }) else { return }
    try followOns.prepare(named: named)
    try closeOvertaken()
    for (successor, index) in rowOfMeeting.enumerated() {
      let row = rows[index]
      guard row.status != .adjourned, let closes = row.closes, let previous = followOns.previous(index),
        let predecessor = meetingOfRow[previous]
      else { continue }
      // Without an opening any day is as good.
      let present = FollowOnWindows.Span(opens: row.opens ?? tables.policy.start, closes: closes)
      let days = model.problem.meetings[predecessor].days.map(\.day)
      var windows = zip(days, try followOns.windows(of: index, on: days)).map {
        (day: $0, span: $1 ?? present)
      }
      var otherwise = present
      if let home = published[predecessor]?.day {
        windows.removeAll { $0.day == home }
        windows.append((day: home, span: present))
      } else {
        otherwise = try followOns.window(of: index) { $0 == previous ? nil : rows[$0].day } ?? present
      }
      model.addFollowOn(
        successor, meetings[successor], after: predecessor, windows: windows, otherwise: otherwise)
    }
  }

  /// Leaves meetings no days on which they would be held after what follows them, when that is over.
  private mutating func closeOvertaken() throws {
    for (index, row) in rows.enumerated() where meetingOfRow[index] == nil && row.status != .adjourned {
      guard let day = row.day, day < today,
        let predecessor = followOns.previous(index).flatMap({ meetingOfRow[$0] }),
        published[predecessor] == nil
      else { continue }
      let options = problem.meetings[predecessor].days
      let spans = try followOns.windows(of: index, on: options.map(\.day))
      let left = zip(options, spans).filter { $1.map { $0.opens <= day } ?? true }.map(\.0)
      model.setDays(of: predecessor, meetings[predecessor], left)
    }
  }

  /// The windows of the rows that follow a meeting whose day has changed, by row.
  ///
  /// - Parameter bookings: where the meetings of the problem are now.
  /// - Throws: `RuleError` and `CalendarError`.
  func movedWindows(_ bookings: [DiaryBooking?]) throws -> [Int: FollowOnWindows.Span] {
    func day(_ row: Int) -> Day? {
      meetingOfRow[row].map { bookings[$0].map { tables.bookableDays[$0.day] } } ?? rows[row].day
    }
    var moved: [Int: FollowOnWindows.Span] = [:]
    for followOn in problem.followOns {
      let previous = rowOfMeeting[followOn.predecessor]
      if day(previous) == rows[previous].day { continue }
      let row = rowOfMeeting[followOn.successor]
      moved[row] = try followOns.window(of: row, days: day)
    }
    return moved
  }

  /// What the bookings of follow-ons cost more in their windows than the problem has it.
  ///
  /// - Parameter moved: windows by row.
  func windowCost(_ moved: [Int: FollowOnWindows.Span], _ bookings: [DiaryBooking?]) -> Int {
    problem.followOns.reduce(0) { sum, followOn in
      guard let window = moved[rowOfMeeting[followOn.successor]], let booking = bookings[followOn.successor]
      else { return sum }
      let day = problem.dayNumbers[booking.day]
      let known = followOn.window(after: bookings[followOn.predecessor]?.day).closes
      return sum + problem.timing.cost(slack: window.closes.number - day)
        - problem.timing.cost(slack: known - day)
    }
  }

  /// The problem with the windows that follow-ons have while the meetings before them are where they are.
  func settledProblem(_ bookings: [DiaryBooking?]) -> BookingProblem {
    var settled = model
    for followOn in problem.followOns {
      let (opens, closes) = followOn.window(after: bookings[followOn.predecessor]?.day)
      let window = FollowOnWindows.Span(opens: Day(number: opens), closes: Day(number: closes))
      settled.settle(followOn.successor, meetings[followOn.successor], window)
    }
    settled.problem.followOns = []
    return settled.problem
  }
}
