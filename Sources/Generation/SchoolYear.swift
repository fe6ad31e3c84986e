// SPDX-License-Identifier: GPL-3.0-or-later

import StatutoryCalendar

/// School holidays as most English authorities set them; each sets its own, so a real service gives them.
struct SchoolYear {
  let calendar: WorkingCalendar

  /// The holidays that touch the days from `first` through `last`, in order.
  func holidays(from first: Day, through last: Day) throws -> [ClosedRange<Day>] {
    var found: [ClosedRange<Day>] = []
    for year in (first.civil.year - 1)...(last.civil.year + 1) {
      for (begin, end) in try holidays(ofYear: year) where begin <= last && end >= first {
        found.append(begin...end)
      }
    }
    return found.sorted { $0.lowerBound < $1.lowerBound }
  }

  private func holidays(ofYear year: Int) throws -> [(Day, Day)] {
    var found: [(Day, Day)] = []
    /// The week, Monday to Friday, in which a date lies.
    func addWeek(ofMonth month: Int, day: Int) {
      guard let date = Day(year: year, month: month, day: day) else { return }
      found.append((date.weekStart, date.weekStart + 4))
    }
    addWeek(ofMonth: 2, day: 16)
    if let easter = try goodFriday(ofYear: year) { found.append((easter.weekStart, easter.weekStart + 11)) }
    // The week of the spring bank holiday, and the last full week of October.
    addWeek(ofMonth: 5, day: 31)
    if let begin = Day(year: year, month: 7, day: 23), let end = Day(year: year, month: 8, day: 31) {
      found.append((begin, end))
    }
    addWeek(ofMonth: 10, day: 27)
    if let begin = Day(year: year, month: 12, day: 21) { found.append((begin, begin + 14)) }
    return found
  }

  /// The only Friday of spring that is a bank holiday of itself; nil outside the known years.
  private func goodFriday(ofYear year: Int) throws -> Day? {
    guard (calendar.firstYear...calendar.lastYear).contains(year),
      let first = Day(year: year, month: 3, day: 20), let last = Day(year: year, month: 4, day: 23)
    else { return nil }
    var day = first
    while day <= last {
      if day.weekday == .friday, try !calendar.isWorkingDay(day) { return day }
      day = day + 1
    }
    return nil
  }
}
