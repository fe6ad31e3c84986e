// SPDX-License-Identifier: GPL-3.0-or-later

import Booking
import Casework
import StatutoryCalendar

/// Says of each meeting that is not in its window what stops it.
struct BookingBreaches {
  private let booking: BookingCase
  private let diagnosis: BookingDiagnosis
  private let position: [RecordedMeeting.ID: Int]

  init(_ booking: BookingCase) {
    self.booking = booking
    diagnosis = BookingDiagnosis(booking.problem)
    position = Dictionary(
      booking.due.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The breaches of a diary, in its order.
  func breaches(_ diary: [Casework.Booking]) -> [Breach] {
    diary.filter { !$0.inWindow }.map { row in
      let (cause, reason) = cause(of: row)
      let window = row.closes.map { closes in
        "\(row.rule) asks for it by \(closes)"
      }
      let outcome = row.day.map { "it is booked on \($0)" } ?? "it could not be booked"
      return Breach(
        subject: .meeting(row.meeting, row.kind), cause: cause,
        detail: [window, outcome].compactMap { $0 }.joined(separator: "; ") + ". \(reason)")
    }
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
