// SPDX-License-Identifier: GPL-3.0-or-later

import Booking
public import Casework
public import StatutoryCalendar

/// Finds the best free slots of a published diary, while somebody is on the telephone: made once, it answers any
/// number of questions.
public struct SlotFinder: Sendable {
  private let making: DiaryMaking
  private let adjournments: Adjournments
  private let taken: Set<RecordedMeeting.ID>
  private let diary: DiaryCase
  private let board: DiaryBoard
  private let rowOfID: [RecordedMeeting.ID: Int]

  /// Looks at a diary.
  ///
  /// - Parameters:
  ///   - scenario: the scenario with the plan's changes of staff applied.
  ///   - plan: the plan, whose diary refers to the scenario's officers, places, families and so on.
  ///   - today: when it is asked, by which notice is counted; nil for the day of the last mending, or the plan's start.
  /// - Throws: `DiaryError` for a day outside the plan, `RuleError` and `CalendarError` as planning does.
  public init(_ scenario: Scenario, calendar: WorkingCalendar, plan: PublishedPlan, today: Day? = nil) throws
  {
    let today = try plan.today(today, policy: scenario.policy)
    let tables = try ServiceTables(scenario.after(plan.events), calendar: calendar)
    making = DiaryMaking(tables, allocation: plan.allocation)
    adjournments = Adjournments(tables)
    diary = try DiaryCase(tables, rows: plan.diary, today: today, named: making.named())
    board = DiaryBoard(diary.problem, published: diary.published)
    taken = Set(plan.diary.map(\.meeting))
    rowOfID = Dictionary(
      plan.diary.enumerated().map { ($1.meeting, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The best slots of a meeting of the diary, its own booking taken out: of each chair's day the best start, with the
  /// other starts of that day beside it.
  ///
  /// - Parameter limit: how many at the most.
  /// - Throws: `DiaryError` when the diary does not have it, or it is over; `RuleError` and `CalendarError`.
  public func slots(for meeting: RecordedMeeting.ID, limit: Int) throws -> SlotAnswer {
    guard let index = rowOfID[meeting] else { throw DiaryError.unknownMeeting(meeting) }
    let row = diary.rows[index]
    if row.status == .adjourned { throw DiaryError.alreadyAdjourned(meeting) }
    if let day = row.day, day < diary.today {
      throw DiaryError.isOver(meeting, on: day, today: diary.today)
    }
    guard let position = diary.meetingOfRow[index] else {
      if diary.tables.placeIndex[row.place] == nil { throw DiaryError.noPlace(row.family, row.kind) }
      // It lies on a day on which nothing can be booked anew: the diary without it is another one.
      let without = try DiaryCase(
        diary.tables, rows: diary.rows, today: diary.today, named: making.named(), lifted: [index])
      return SlotAnswer(
        without, DiaryBoard(without.problem, published: without.published), row,
        at: without.meetingOfRow[index], limit: limit)
    }
    var board = board
    board.lift(position)
    return SlotAnswer(diary, board, row, at: position, limit: limit)
  }

  /// The best slots of a new meeting of a family, likewise.
  ///
  /// - Throws: `DiaryError` for a family that cannot have it; `RuleError` and `CalendarError`.
  public func slots(family: Family.ID, kind: MeetingKind, limit: Int) throws -> SlotAnswer {
    let row = try making.next(family, kind, taken: taken, adjournments: adjournments)
    guard let place = diary.tables.placeIndex[row.place] else { throw DiaryError.noPlace(family, kind) }
    var board = board
    board.extend(to: diary.problem(adding: row, place: place))
    return SlotAnswer(diary, board, row, at: board.problem.meetings.count - 1, limit: limit)
  }
}

extension PublishedPlan {
  /// The day on which something is asked.
  ///
  /// - Parameter day: what was said, or nil.
  /// - Throws: `DiaryError` for a day outside the plan, or before what has happened already.
  func today(_ day: Day?, policy: Policy) throws(DiaryError) -> Day {
    let last = summary.rebook?.today
    guard let day else { return last ?? policy.start }
    guard policy.start <= day, day <= policy.lateEnd else {
      throw .todayOutsidePlan(day, first: policy.start, last: policy.lateEnd)
    }
    if let last, day < last { throw .todayBeforeLastMending(day, last: last) }
    return day
  }
}
