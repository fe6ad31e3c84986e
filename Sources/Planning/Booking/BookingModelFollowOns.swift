// SPDX-License-Identifier: GPL-3.0-or-later

import Booking
import StatutoryCalendar

extension BookingModel {
  /// Lets a meeting's days depend on that of the meeting before it.
  ///
  /// - Parameters:
  ///   - windows: the windows by the days on which that may be.
  ///   - otherwise: the window while it is not booked.
  mutating func addFollowOn(
    _ successor: Int, _ meeting: BookableMeeting, after predecessor: Int,
    windows: [(day: Int, span: FollowOnWindows.Span)], otherwise: FollowOnWindows.Span
  ) {
    var followOn = BookingProblem.FollowOn(
      predecessor: predecessor, successor: successor,
      opens: Array(repeating: 0, count: problem.dayCount),
      closes: Array(repeating: 0, count: problem.dayCount), otherwise: otherwise.calendarDays)
    for (day, span) in windows {
      followOn.opens[day] = span.opens.number
      followOn.closes[day] = span.closes.number
    }
    let best = FollowOnDays(
      (windows.map(\.span) + [otherwise]).map { ($0.opens.number, $0.closes.number) }, timing: problem.timing)
    setDays(of: successor, meeting, options(meeting, from: meeting.noticeEnd) { best.best(on: $0.number) })
    problem.followOns.append(followOn)
  }

  /// Gives a follow-on the days of the one window that it has when the meeting before it is where it is.
  mutating func settle(_ successor: Int, _ meeting: BookableMeeting, _ window: FollowOnWindows.Span) {
    let days = options(meeting, from: max(meeting.noticeEnd, window.opens)) {
      (costs.cost(of: $0, closes: window.closes), $0 > window.closes)
    }
    setDays(of: successor, meeting, days)
  }
}

extension FollowOnWindows.Span {
  /// From the first to the last day, or the last alone when it opens later.
  fileprivate var calendarDays: ClosedRange<Int> { min(opens, closes).number...closes.number }
}
