// SPDX-License-Identifier: GPL-3.0-or-later

/// A length of time in a rule.
public enum Interval: Hashable, Sendable {
  case workingDays(Int)
  case calendarDays(Int)
  case months(Int)

  /// Whether it is positive and at most a year (260 working days, 366 days, 12 months): no rule of time about
  /// meetings is longer.
  public var isUsable: Bool {
    switch self {
    case .workingDays(let count): (1...260).contains(count)
    case .calendarDays(let count): (1...366).contains(count)
    case .months(let count): (1...12).contains(count)
    }
  }
}

extension Interval: CustomStringConvertible {
  /// The interval in words, for example `20 working days`.
  public var description: String {
    switch self {
    case .workingDays(let count): "\(count) working day\(count == 1 ? "" : "s")"
    case .calendarDays(let count): "\(count) day\(count == 1 ? "" : "s")"
    case .months(let count): "\(count) month\(count == 1 ? "" : "s")"
    }
  }
}

/// How three and six months are counted.
public enum MonthCount: String, CaseIterable, Sendable {
  /// Calendar months, clipped to the end of the month.
  case statutory
  /// 91 and 183 days, as case systems count. Other counts, which no source gives, follow the same line:
  /// months x 30.5, rounded down.
  case mis
  /// The earlier of both: never late under either count.
  case strict

  /// The day that lies `months` after a day in this count.
  public func adding(months: Int, to day: Day) -> Day {
    switch self {
    case .statutory: day.adding(months: months)
    case .mis: day + MonthCount.caseSystemDays(months: months)
    case .strict: min(day.adding(months: months), day + MonthCount.caseSystemDays(months: months))
    }
  }

  /// The days that case systems count for months: 3 give 91, 6 give 183.
  private static func caseSystemDays(months: Int) -> Int { months * 61 / 2 }
}

/// How the intervals of a service are counted: which months, whether the trigger day counts, in which
/// calendar.
struct Counting: Sendable {
  let calendar: WorkingCalendar
  let months: MonthCount
  let countStartDay: Bool

  /// The day that lies an interval after a day.
  ///
  /// - Throws: `CalendarError.outsideKnownYears`, for working days only.
  func adding(_ interval: Interval, to day: Day) throws -> Day {
    switch interval {
    case .workingDays(let count):
      try calendar.adding(workingDays: count, to: day, countStartDay: countStartDay)
    case .calendarDays(let count): day + count
    case .months(let count): months.adding(months: count, to: day)
    }
  }

  /// The fewest days that a usable interval takes after any day.
  func shortestSpan(of interval: Interval) -> Int {
    switch interval {
    case .workingDays(let count):
      // From a Sunday before weeks without bank holidays every five days cost seven, but the last five (or
      // fewer) have no weekend after them. Bank holidays only lengthen this.
      count + 2 * ((count - 1) / 5) - (countStartDay ? 1 : 0)
    case .calendarDays(let count): count
    case .months(let count): monthSpans(count).min() ?? 0
    }
  }

  /// The most days that a usable interval takes after any day, or nil when the calendar is too short to tell.
  func longestSpan(of interval: Interval) -> Int? {
    switch interval {
    case .workingDays(let count): calendar.longestSpan(ofWorkingDays: count, countStartDay: countStartDay)
    case .calendarDays(let count): count
    case .months(let count): monthSpans(count).max()
    }
  }

  /// Whether `interval` never ends after `other`, whatever the day it starts on.
  func isNeverLater(_ interval: Interval, than other: Interval) -> Bool {
    switch (interval, other) {
    case (.workingDays(let count), .workingDays(let most)),
      (.calendarDays(let count), .calendarDays(let most)),
      (.months(let count), .months(let most)):
      return count <= most
    default:
      guard let longest = longestSpan(of: interval) else { return false }
      return longest <= shortestSpan(of: other)
    }
  }

  /// The days that up to 12 months take from the first of every month of four years, which include every
  /// span there is to look for.
  ///
  /// All days of a month that are not clipped take the same. A clipped day takes less than those, and at
  /// least as long as its month's last day, which takes what the first of the next month takes.
  private func monthSpans(_ count: Int) -> [Int] {
    (2001...2004).flatMap { year in
      (1...12).compactMap { month in
        Day(year: year, month: month, day: 1).map { months.adding(months: count, to: $0) - $0 }
      }
    }
  }
}
