// SPDX-License-Identifier: GPL-3.0-or-later

import Booking
import Casework
import StatutoryCalendar

/// Says of each meeting that is not in its window what stops it.
struct BookingBreaches {
  private let booking: BookingCase
  private let diagnosis: BookingDiagnosis
  private let position: [RecordedMeeting.ID: Int]
  private let solution: BookingSolution
  private lazy var remedies = BookingRemedies(booking.problem, solution)

  init(_ booking: BookingCase, _ solution: BookingSolution) {
    self.booking = booking
    self.solution = solution
    diagnosis = BookingDiagnosis(booking.problem)
    position = Dictionary(
      booking.due.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The breaches of a diary, in its order.
  mutating func breaches(_ diary: [Casework.Booking]) -> [Breach] {
    var breaches: [Breach] = []
    for row in diary where !row.inWindow {
      let (cause, reason) = cause(of: row)
      let after = row.follows.map { ", after \($0)" } ?? ""
      let window = row.closes.map { closes in "\(row.rule) asks for it by \(closes)\(after)" }
      let outcome = row.day.map { "it is booked on \($0)" } ?? "it could not be booked"
      breaches.append(
        Breach(
          subject: .meeting(row.meeting, row.kind), cause: cause,
          detail: [window, outcome].compactMap { $0 }.joined(separator: "; ") + ". \(reason)",
          remedy: remedy(of: row, cause)))
    }
    return breaches
  }

  /// The cheapest thing that alone would put a meeting into its window, in words; empty when nothing would.
  private mutating func remedy(of row: Casework.Booking, _ cause: Breach.Cause) -> String {
    guard row.status != .kept, let index = position[row.meeting] else { return "" }
    let meeting = booking.due[index]
    if cause == .noticeTooLong || cause == .adjourned, let text = shorterNotice(index, meeting) {
      return text
    }
    guard let remedy = remedies.remedy(meeting: index) else { return "" }
    let day = booking.tables.bookableDays[remedy.day]
    let span =
      "\(ClockTime(minutes: remedy.span.lowerBound)) to \(ClockTime(minutes: remedy.span.upperBound))"
    switch remedy.addition {
    case .minuteTaker: return "One more minute taker at \(row.place) on \(day), \(span)."
    case .room: return "One more room at \(row.place) on \(day), \(span)."
    case .officer: return "An officer who may chair it and is free at \(row.place) on \(day), \(span)."
    }
  }

  /// How much less notice would leave a bookable day of the window, in words.
  private func shorterNotice(_ index: Int, _ meeting: DueMeeting) -> String? {
    let days = booking.tables.bookableDays
    guard
      let last = days.last(where: {
        $0 <= meeting.closes && $0 >= meeting.opens && $0 > booking.tables.policy.start
      }),
      last < booking.noticeEnds[index]
    else { return nil }
    let less = days.count { $0 > last && $0 <= booking.noticeEnds[index] }
    return "\(less) working \(less == 1 ? "day" : "days") less notice, for \(last)."
  }

  /// What stops each meeting of a diary that is not in its window, without a search for remedies.
  func causes(_ diary: [Casework.Booking]) -> [RecordedMeeting.ID: Breach.Cause] {
    Dictionary(
      diary.lazy.filter { !$0.inWindow }.map { ($0.meeting, cause(of: $0).0) },
      uniquingKeysWith: { first, _ in first })
  }

  private func cause(of row: Casework.Booking) -> (Breach.Cause, String) {
    let policy = booking.tables.policy
    if row.status == .kept {
      return (.publishedBookingLate, "The published booking is outside the window; the plan keeps it.")
    }
    guard let index = position[row.meeting] else {
      return (.noRoom, "The tables have no place for it: no venue has a room and the family has no venue.")
    }
    let meeting = booking.due[index]
    if let adjourned = meeting.adjourned,
      !booking.problem.meetings[index].days.contains(where: { !$0.isLate })
    {
      return (
        .adjourned,
        "It was adjourned on \(adjourned), and no day is left of the \(policy.reconveneDays ?? 0) days in which it is to be held anew."
      )
    }
    if meeting.closes < policy.start {
      return (.overdueAtStart, "The window was over before the plan starts on \(policy.start).")
    }
    let chairs = booking.problem.meetings[index].chairs
    if chairs.isEmpty {
      return (.noEligibleOfficer, "No officer may chair it: roles, conflicts and independence leave nobody.")
    }
    let noticeEnd = booking.noticeEnds[index]
    if noticeEnd > meeting.closes {
      return (
        .noticeTooLong,
        "Its notice of \(policy.notice(for: meeting.kind)) working days ends on \(noticeEnd), after the window."
      )
    }
    if !booking.problem.meetings[index].days.contains(where: { !$0.isLate }) {
      let first = max(noticeEnd, meeting.opens)
      return (.windowHasNoWorkingDay, "No day from \(first) to \(meeting.closes) is open for meetings.")
    }
    switch diagnosis.obstacle(meeting: index) {
    case .officerTime:
      return (
        .noOfficerTime,
        "None of the \(chairs.count) officers who may chair it has the hours for it, travel included, on any day "
          + "of the window."
      )
    case .room:
      return (.noRoom, "No room is open and free at its place when an officer could chair it.")
    case .minuteTaker:
      return (.noMinuteTaker, "No minute taker can be there when an officer and a room are free.")
    case .otherMeetings:
      return (
        .resourcesTaken,
        "Alone it could be booked in its window; other meetings take the officers, rooms or minute takers."
      )
    }
  }
}
