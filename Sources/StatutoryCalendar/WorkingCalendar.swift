// SPDX-License-Identifier: GPL-3.0-or-later

/// The working days of England: Monday to Friday less the bank holidays of England and Wales.
///
/// One-off bank holidays are proclaimed, so the holidays are data and not a formula, and only whole years of
/// data can be counted in: a question that needs any other year is an error, even about a weekend. An office
/// closure is a working day like any other: it takes capacity and moves no deadline.
public struct WorkingCalendar: Sendable {
  /// The first year whose bank holidays are known.
  public let firstYear: Int
  /// The last year whose bank holidays are known.
  public let lastYear: Int
  /// The bank holidays of the known years.
  private let bankHolidaysByYear: [Int: [Day]]
  /// 1 January of the first known year.
  private let firstDay: Day
  /// Every working day of the known years, in order.
  private let workingDayList: [Day]
  /// For each day of the known years, how many working days of `workingDayList` lie before it; one more at
  /// the end.
  ///
  /// Counting is then two look-ups however long the time.
  private let workingDaysBefore: [Int]

  private static let bundled = Result {
    try WorkingCalendar(bankHolidaysJSON: PackageResources.bank_holidays_json)
  }

  /// The calendar of the data that comes with the program: 2010 to 2028.
  public static func english() throws -> WorkingCalendar { try bundled.get() }

  /// The calendar of a file in the shape of GOV.UK's `bank-holidays.json`.
  ///
  /// - Parameters:
  ///   - bankHolidaysJSON: the file's bytes.
  ///   - base: the calendar whose other years stay known; whole years in the file replace its years.
  /// - Throws: `CalendarError.unreadableBankHolidays` when the bytes are not such a file, a year in it is not
  ///   whole, or a year between the first and the last is missing.
  public init(bankHolidaysJSON: [UInt8], extending base: WorkingCalendar? = nil) throws {
    let file = try BankHolidayFile(json: bankHolidaysJSON)
    let holidays = (base?.bankHolidaysByYear ?? [:]).merging(file.daysByYear) { _, new in new }
    let years = holidays.keys.sorted()
    guard let first = years.first, let last = years.last, let start = Day(year: first, month: 1, day: 1),
      let end = Day(year: last, month: 12, day: 31)
    else {
      throw CalendarError.unreadableBankHolidays(reason: "it has no year")
    }
    if let missing = (first...last).first(where: { holidays[$0] == nil }) {
      throw CalendarError.unreadableBankHolidays(
        reason: "the bank holidays of \(missing) are missing between \(first) and \(last)")
    }
    firstYear = first
    lastYear = last
    bankHolidaysByYear = holidays
    firstDay = start
    let closed = Set(holidays.values.joined())
    var list: [Day] = []
    var before = [0]
    before.reserveCapacity(end - start + 2)
    for day in start...end {
      if !day.weekday.isWeekend && !closed.contains(day) { list.append(day) }
      before.append(list.count)
    }
    workingDayList = list
    workingDaysBefore = before
  }

  /// Whether the day is a working day.
  ///
  /// - Throws: `CalendarError.outsideKnownYears`.
  public func isWorkingDay(_ day: Day) throws -> Bool {
    let index = try index(of: day)
    return workingDaysBefore[index + 1] > workingDaysBefore[index]
  }

  /// The day that is `count` working days after `day`, which is day 0 and not counted.
  ///
  /// - Parameters:
  ///   - count: how many; negative counts back from `day`; with 0 the answer is `day`, working day or not.
  ///   - day: day 0, which may be a closed day.
  ///   - countStartDay: count `day` itself as day 1 when it is a working day and `count` is positive.
  /// - Complexity: O(1).
  /// - Throws: `CalendarError.outsideKnownYears` when `day` or the answer is outside.
  public func adding(workingDays count: Int, to day: Day, countStartDay: Bool = false) throws -> Day {
    let index = try index(of: day)
    if count == 0 { return day }
    let notCounted = workingDaysBefore[count > 0 && !countStartDay ? index + 1 : index]
    let (position, overflow) = notCounted.addingReportingOverflow(count > 0 ? count - 1 : count)
    guard !overflow, workingDayList.indices.contains(position) else {
      throw outside(count > 0 ? firstDay + (workingDaysBefore.count - 1) : firstDay - 1)
    }
    return workingDayList[position]
  }

  /// The number of working days after `first` up to and including `last`.
  ///
  /// - Returns: When `last` is the earlier, minus the number after `last` up to and including `first`.
  /// - Complexity: O(1).
  /// - Throws: `CalendarError.outsideKnownYears` when either is outside.
  public func workingDays(after first: Day, through last: Day) throws -> Int {
    try workingDaysBefore[index(of: last) + 1] - workingDaysBefore[index(of: first) + 1]
  }

  /// The last working day on or before a day.
  ///
  /// - Throws: `CalendarError.outsideKnownYears` when `day` or the answer is outside.
  public func lastWorkingDay(onOrBefore day: Day) throws -> Day {
    let count = try workingDaysBefore[index(of: day) + 1]
    guard count > 0 else { throw outside(firstDay - 1) }
    return workingDayList[count - 1]
  }

  /// The most days that `count` working days take after any day of the known years: no deadline that can be
  /// counted at all is further from its trigger.
  ///
  /// - Parameters:
  ///   - count: at least 1.
  ///   - countStartDay: as in `adding(workingDays:to:countStartDay:)`.
  /// - Returns: nil when the known years have too few working days to tell.
  func longestSpan(ofWorkingDays count: Int, countStartDay: Bool) -> Int? {
    guard count > 0, count < workingDayList.count else { return nil }
    // The longest waits begin on a working day that is not counted, or on the day after one when the
    // start day counts; the first days of the known years, which have no working day before them, are the
    // exception.
    let head = workingDayList[count - 1] - firstDay
    let rest = (count..<workingDayList.count).map { workingDayList[$0] - workingDayList[$0 - count] }
    return max(head, (rest.max() ?? 0) - (countStartDay ? 1 : 0))
  }

  private func index(of day: Day) throws -> Int {
    let index = day - firstDay
    guard index >= 0, index < workingDaysBefore.count - 1 else { throw outside(day) }
    return index
  }

  private func outside(_ day: Day) -> CalendarError {
    .outsideKnownYears(day: day, firstYear: firstYear, lastYear: lastYear)
  }
}
