// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// The days on which the offices of a service are closed although they are working days.
enum ClosureDrawing {
  /// The first day on which nobody meets before a Christmas; the last is the last of the year.
  ///
  /// Past meetings keep to it too (`HistoryWalker`).
  static let firstOfChristmas = (month: 12, day: 24)

  /// The days between Christmas and New Year that are no bank holidays, in order.
  static func christmas(
    from first: Day, through last: Day, calendar: WorkingCalendar
  ) throws -> [Closure] {
    var closures: [Closure] = []
    for year in first.civil.year...max(first.civil.year, last.civil.year) {
      guard let eve = Day(year: year, month: firstOfChristmas.month, day: firstOfChristmas.day),
        let end = Day(year: year, month: 12, day: 31)
      else { continue }
      for day in eve...end where first <= day && day <= last {
        if try calendar.isWorkingDay(day) { closures.append(Closure(day: day, reason: "christmas")) }
      }
    }
    return closures
  }
}
