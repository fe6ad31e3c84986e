// SPDX-License-Identifier: GPL-3.0-or-later

import Booking
import Casework
import StatutoryCalendar

/// The due meetings as a problem for the booking engine, and back.
struct BookingCase: Sendable {
  let tables: ServiceTables
  let meetings: DueMeetings
  /// The due meetings that have a place; meeting `i` of the problem.
  ///
  /// Windows of follow-ons are those of the nominal days until the case is settled.
  private(set) var due: [DueMeeting]
  /// The due meetings without any place in the tables: they cannot be booked.
  private(set) var homeless: [DueMeeting]
  /// For each due meeting the first bookable day after its notice.
  let noticeEnds: [Day]
  private(set) var model: BookingModel
  private var windows: FollowOnWindows
  /// The published bookings, as rows of the diary.
  private let keptRows: [Casework.Booking]

  /// The problem; its officers and minute takers are those of the scenario, its days the bookable ones.
  var problem: BookingProblem { model.problem }

  /// Builds the problem.
  ///
  /// - Parameter standing: published bookings of families that the scenario does not have.
  /// - Throws: `RuleError` and `CalendarError`.
  init(
    _ tables: ServiceTables, meetings: DueMeetings, standing: [Casework.Booking] = [],
    availability: Availability, eligibility: Eligibility
  ) throws {
    self.tables = tables
    self.meetings = meetings
    let policy = tables.policy
    let due = meetings.due.filter { $0.place != nil }
    self.due = due
    homeless = meetings.due.filter { $0.place == nil }
    noticeEnds = try due.map {
      try tables.calendar.adding(workingDays: policy.notice(for: $0.kind), to: policy.start)
    }
    let bookable = zip(due, noticeEnds).map {
      BookableMeeting($0, place: $0.place ?? 0, noticeEnd: $1)
    }
    model = BookingModel(
      tables, kept: meetings.kept, standing: standing, meetings: bookable, availability: availability,
      eligibility: eligibility)
    keptRows = meetings.kept.map { $0.row(tables) }
    windows = FollowOnWindows(tables, course: meetings.course)
    try addFollowOns(bookable)
  }

  /// Lets the days of follow-ons depend on those of the meetings that they come after.
  ///
  /// A follow-on of a published booking, or of a meeting that cannot be booked anywhere, has the window that it has.
  private mutating func addFollowOns(_ bookable: [BookableMeeting]) throws {
    let number = Dictionary(
      due.enumerated().map { ($1.position, $0) }, uniquingKeysWith: { first, _ in first })
    // In the course every meeting stands behind the one that it comes after.
    for position in number.keys.sorted() {
      guard let successor = number[position],
        let predecessor = meetings.course.meetings[position].follows.flatMap({ number[$0] })
      else { continue }
      let days = model.problem.meetings[predecessor].days.map(\.day)
      let nominal = FollowOnWindows.Span(opens: due[successor].opens, closes: due[successor].closes)
      let spans = try windows.windows(of: position, on: days)
      model.addFollowOn(
        successor, bookable[successor], after: predecessor,
        windows: zip(days, spans).map { ($0, $1 ?? nominal) }, otherwise: nominal)
    }
  }

  // MARK: - After it was solved

  /// The case with the windows that come of the days on which meetings were booked, and the answer with it.
  ///
  /// A follow-on may have to go when another meeting of the same child, asked for by an event, was booked after the
  /// one that it follows: the engine does not know of that.
  ///
  /// - Throws: `RuleError` and `CalendarError`.
  func settled(_ solution: BookingSolution) throws -> (case: BookingCase, solution: BookingSolution) {
    var settled = self
    var solution = solution
    var days: [Int: Day] = [:]
    for meeting in zip(due, solution.placements) {
      days[meeting.0.position] = meeting.1.map { tables.bookableDays[$0.day] }
    }
    var isChanged = false
    let links = Dictionary(
      problem.followOns.map { ($0.successor, $0) }, uniquingKeysWith: { first, _ in first })
    // In the course every meeting stands behind the one that it comes after.
    let followOns = due.indices.filter { due[$0].follows != nil }.sorted {
      due[$0].position < due[$1].position
    }
    for successor in followOns {
      let position = due[successor].position
      guard let span = try windows.window(of: position, days: { days[$0] }) else { continue }
      // What the engine took for its window.
      var known = FollowOnWindows.Span(opens: due[successor].opens, closes: due[successor].closes)
      if let link = links[successor], let day = solution.placements[link.predecessor]?.day {
        known = .init(opens: Day(number: link.opens[day]), closes: Day(number: link.closes[day]))
      }
      isChanged = isChanged || known != span
      settled.due[successor].opens = span.opens
      settled.due[successor].closes = span.closes
      if let day = days[position], day < span.opens {
        solution.placements[successor] = nil
        days[position] = nil
        isChanged = true
      }
      let meeting = BookableMeeting(
        due[successor], place: due[successor].place ?? 0, noticeEnd: noticeEnds[successor])
      settled.model.settle(successor, meeting, span)
    }
    settled.model.problem.followOns = []
    for index in homeless.indices where homeless[index].follows != nil {
      guard let span = try windows.window(of: homeless[index].position, days: { days[$0] }) else { continue }
      settled.homeless[index].opens = span.opens
      settled.homeless[index].closes = span.closes
    }
    if isChanged {
      solution.objective = DiaryCost(tables).cost(of: settled.diary(solution)) - constantCost
      // What was proved was proved with other windows.
      solution.bound = 0
    }
    return (settled, solution)
  }

  // MARK: - Costs and rows

  /// What the diary costs beside the problem's objective: journeys to published bookings, and meetings without a
  /// place.
  var constantCost: Int {
    DiaryCost(tables).travel(of: keptRows) + homeless.count * tables.policy.costs.unbooked
  }

  /// The diary of a solution: new bookings, kept ones and those without a day.
  func diary(_ solution: BookingSolution) -> [Casework.Booking] {
    var diary = homeless.map { $0.row(tables) } + keptRows
    for (index, meeting) in due.enumerated() {
      var row = meeting.row(tables)
      if let placement = solution.placements[index] {
        let needs = problem.meetings[index]
        row = model.row(
          row,
          at: DiaryBooking(
            officer: placement.officer, day: placement.day,
            span: placement.start..<placement.start + needs.minutes, place: needs.place,
            room: placement.room.flatMap { room in needs.venue.map { .init(venue: $0, room: room) } },
            minuteTaker: placement.minuteTaker))
        row.status = .new
      }
      diary.append(row)
    }
    return diary.sorted(by: Casework.Booking.precedes)
  }
}

extension DueMeeting {
  /// The meeting as a row of the diary without a booking.
  fileprivate func row(_ tables: ServiceTables) -> Casework.Booking {
    let scenario = tables.scenario
    var row = Casework.Booking(
      meeting: id, kind: kind, family: scenario.families[family].id,
      children: children.map { scenario.children[$0].id }, officer: nil,
      namedOfficer: named.map { scenario.officers[$0].id }, cover: false,
      place: place.map { scenario.places[$0].id } ?? "", room: nil, minuteTaker: nil, day: nil,
      span: nil, opens: opens, closes: closes, status: .unbooked, rule: rule)
    row.combined = joined.map { JoinedReview(child: scenario.children[$0.child].id, kind: $0.kind) }
    row.follows = follows
    return row
  }
}

extension KeptMeeting {
  /// The published booking as a row of the diary.
  fileprivate func row(_ tables: ServiceTables) -> Casework.Booking {
    let scenario = tables.scenario
    var row = Casework.Booking(
      meeting: meeting.id, kind: meeting.kind, family: scenario.families[family].id,
      children: meeting.children, officer: meeting.officer,
      namedOfficer: named.map { scenario.officers[$0].id }, cover: false,
      place: place.map { scenario.places[$0].id } ?? "", room: meeting.room,
      minuteTaker: meeting.minuteTaker, day: meeting.day, span: meeting.span, opens: window?.opens,
      closes: window?.closes, status: .kept, rule: window?.rule ?? "")
    row.cover = row.isCover(by: row.officer)
    row.combined = meeting.combined.sorted { $0.key < $1.key }.map {
      JoinedReview(child: $0.key, kind: $0.value)
    }
    return row
  }
}

extension Casework.Booking {
  /// The order of the diary's file.
  static func precedes(_ left: Casework.Booking, _ right: Casework.Booking) -> Bool {
    func key(_ booking: Casework.Booking) -> (Int, Int, RecordedMeeting.ID) {
      (booking.day?.number ?? .max, booking.span?.start.minutes ?? 0, booking.meeting)
    }
    return key(left) < key(right)
  }
}
