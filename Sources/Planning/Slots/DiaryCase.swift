// SPDX-License-Identifier: GPL-3.0-or-later

import Booking
import Casework
import StatutoryCalendar

/// A diary in force as a problem for the booking engine: every booking from today on is a meeting with a place, and
/// so is every meeting that waits for one.
struct DiaryCase: Sendable {
  let today: Day
  /// The diary's rows.
  private(set) var rows: [Casework.Booking]
  /// The row of each meeting of the problem.
  private(set) var rowOfMeeting: [Int] = []
  /// The meeting of each row; rows without one are over, beyond the late end, on a day that is not bookable, or
  /// without a place to be held at.
  private(set) var meetingOfRow: [Int?]
  /// Where each meeting is published, or nil when it is to be booked.
  private(set) var published: [DiaryBooking?] = []
  private var model: BookingModel
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
  ///   - lifted: rows whose booking does not hold.
  /// - Throws: `RuleError` and `CalendarError`.
  init(
    _ tables: ServiceTables, rows: [Casework.Booking], today: Day, lifted: Set<Int> = []
  ) throws {
    self.rows = rows
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
    try addFollowOns(lifted: lifted)
  }

  /// Adds the row of a meeting without a booking, at a place that the tables have.
  mutating func add(_ row: Casework.Booking, place: Int) {
    rows.append(row)
    let meeting = BookableMeeting(row, place: place, noticeEnd: noticeEnd(row.kind), tables)
    meetingOfRow.append(meetings.count)
    rowOfMeeting.append(rows.count - 1)
    meetings.append(meeting)
    published.append(nil)
    model.add(meeting)
  }

  /// The first day on which a meeting of a kind may be booked today.
  func noticeEnd(_ kind: MeetingKind) -> Day { noticeEnds[kind] ?? today }

  /// A row with the booking of its meeting, whatever its status.
  func row(_ index: Int, at booking: DiaryBooking) -> Casework.Booking { model.row(rows[index], at: booking) }

  // MARK: - Follow-ons

  /// Lets the windows of follow-ons move with the meetings before them: as they are while those stay.
  private mutating func addFollowOns(lifted: Set<Int>) throws {
    guard rows.contains(where: { $0.follows != nil }) else { return }
    let rowOfID = Dictionary(
      rows.enumerated().map { ($1.meeting, $0) }, uniquingKeysWith: { first, _ in first })
    var windows = FollowOnWindows(tables, course: course(rowOfID, lifted: lifted))
    for (successor, index) in rowOfMeeting.enumerated() {
      let row = rows[index]
      guard row.status != .adjourned, let closes = row.closes,
        let previous = row.follows.flatMap({ rowOfID[$0] }), let predecessor = meetingOfRow[previous]
      else { continue }
      // Without an opening any day is as good.
      let present = FollowOnWindows.Span(opens: row.opens ?? tables.policy.start, closes: closes)
      let home = published[predecessor]?.day
      let days = problem.meetings[predecessor].days.map(\.day)
      var spans = zip(days, try windows.windows(of: index, on: days)).map { ($0, $1 ?? present) }
      if let home {
        spans.removeAll { $0.0 == home }
        spans.append((home, present))
      }
      model.addFollowOn(
        successor, meetings[successor], after: predecessor, windows: spans, otherwise: present)
    }
  }

  /// The diary as the rules of time see it; its positions are those of the rows.
  private func course(_ rowOfID: [RecordedMeeting.ID: Int], lifted: Set<Int>) -> MeetingCourse {
    var course = MeetingCourse(tables)
    for (index, row) in rows.enumerated() {
      // A conference that was adjourned was not held.
      let isHeld = row.status != .adjourned || !row.kind.isConference
      course.add(
        MeetingCourse.Meeting(
          id: row.meeting, kind: row.kind,
          children: isHeld ? row.children.compactMap { tables.childIndex[$0] } : [],
          joined: row.joinedWindows(tables), nominal: row.day ?? row.closes ?? today,
          isFixed: row.day != nil && !lifted.contains(index), follows: row.follows.flatMap { rowOfID[$0] },
          opens: row.opens, closes: row.closes))
    }
    return course
  }

  /// The windows of the rows that follow a meeting whose day has changed, by row.
  ///
  /// - Parameter bookings: where the meetings of the problem are now.
  func movedWindows(_ bookings: [DiaryBooking?]) -> [Int: FollowOnWindows.Span] {
    var moved: [Int: FollowOnWindows.Span] = [:]
    for followOn in problem.followOns {
      guard let day = bookings[followOn.predecessor]?.day, day != published[followOn.predecessor]?.day else {
        continue
      }
      let (opens, closes) = followOn.window(after: day)
      moved[rowOfMeeting[followOn.successor]] = .init(opens: Day(number: opens), closes: Day(number: closes))
    }
    return moved
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
