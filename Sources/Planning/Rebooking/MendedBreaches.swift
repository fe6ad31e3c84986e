// SPDX-License-Identifier: GPL-3.0-or-later

import Booking
import Casework
import StatutoryCalendar

/// Says of each meeting of a mended diary that is not in its window what stops it.
struct MendedBreaches {
  private let mended: MendedRows
  private let diary: DiaryCase
  /// The diary with only the bookings that stayed where they were.
  private let standing: DiaryBoard

  init(_ mended: MendedRows) {
    self.mended = mended
    diary = mended.diary
    let kept = zip(diary.published, mended.bookings).map { published, booking in
      published?.officer == booking?.officer && published?.day == booking?.day
        && published?.span.lowerBound == booking?.span.lowerBound ? booking : nil
    }
    standing = DiaryBoard(diary.settledProblem(mended.bookings), published: kept)
  }

  /// The breaches, in the order of the diary.
  func breaches() -> [Breach] {
    let order = Dictionary(
      mended.ordered.enumerated().map { ($1.meeting, $0) }, uniquingKeysWith: { first, _ in first })
    return mended.rows.indices.filter { !mended.rows[$0].inWindow }
      .sorted { (order[mended.rows[$0].meeting] ?? 0) < (order[mended.rows[$1].meeting] ?? 0) }
      .map(breach)
  }

  private func breach(_ index: Int) -> Breach {
    let row = mended.rows[index]
    let (cause, reason) = cause(index, row)
    let asked = row.closes.map { closes in
      row.rule.isEmpty ? "it was to be held by \(closes)" : "\(row.rule) asks for it by \(closes)"
    }
    let outcome = row.day.map { "it is booked on \($0)" } ?? "it could not be booked"
    return Breach(
      subject: .meeting(row.meeting, row.kind), cause: cause,
      detail: [asked, outcome].compactMap { $0 }.joined(separator: "; ") + ". \(reason)")
  }

  private func cause(_ index: Int, _ row: Casework.Booking) -> (Breach.Cause, String) {
    if row.status == .kept || row.status == .adjourned {
      return (.publishedBookingLate, "The published booking is outside the window; it stays.")
    }
    guard let meeting = diary.meetingOfRow[index] else {
      return (.noRoom, "The tables have no place for it: no venue has a room and the family has no venue.")
    }
    let needs = diary.problem.meetings[meeting]
    let first = diary.noticeEnd(row.kind)
    if let closes = row.closes, closes < diary.today {
      return (.overdueAtStart, "The window was over before \(diary.today).")
    }
    if needs.chairs.isEmpty {
      return (
        .noEligibleOfficer, "No officer may chair it: roles, conflicts and independence leave nobody."
      )
    }
    if let closes = row.closes, first > closes {
      let notice = diary.tables.policy.notice(for: row.kind)
      return (
        .noticeTooLong, "Its notice of \(notice) working days ends on \(first), after the window."
      )
    }
    switch standing.obstacle(to: meeting, includesLate: false) {
    case .noChair, .noDay:
      let opens = max(first, row.opens ?? first)
      return (
        .windowHasNoWorkingDay,
        "No day from \(opens) to \(row.closes?.description ?? "the end") is open for meetings."
      )
    case .officerTime:
      return (
        .noOfficerTime,
        "None of the \(needs.chairs.count) officers who may chair it has the time, travel and break included, on any"
          + " day of the window."
      )
    case .participants:
      return (
        .noOfficerTime, "Whenever a chair has the time in the window, somebody of the family cannot come."
      )
    case .room: return (.noRoom, "No room is open and free at its place when an officer could chair it.")
    case .minuteTaker:
      return (.noMinuteTaker, "No minute taker can be there when an officer and a room are free.")
    case nil:
      return (
        .resourcesTaken,
        "Alone it could be booked in its window; other meetings take the officers, rooms or minute takers."
      )
    }
  }
}
