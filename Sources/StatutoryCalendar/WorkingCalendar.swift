// SPDX-License-Identifier: GPL-3.0-or-later

/// What can go wrong when counting days.
public enum CalendarError: Error, Equatable {
  /// The day lies outside the years whose bank holidays are known.
  case outsideKnownYears(day: Day, firstYear: Int, lastYear: Int)
  /// A bank holiday file could not be understood.
  case unreadableBankHolidays(reason: String)
}

/// The working days of England: Monday to Friday less the bank holidays of England and Wales.
public struct WorkingCalendar: Sendable {
  /// The first year whose bank holidays are known.
  public let firstYear: Int
  /// The last year whose bank holidays are known.
  public let lastYear: Int
  /// Bank holidays, as day numbers.
  private let bankHolidays: Set<Day>

  /// The calendar of the data that comes with the program: 2010 to 2028.
  public static func english() throws -> WorkingCalendar { fatalError("contract") }

  /// The calendar of a file in the shape of GOV.UK's `bank-holidays.json`.
  ///
  /// - Parameters:
  ///   - bankHolidaysJSON: the file's bytes.
  ///   - extending: the calendar whose other years stay known; years in the file replace its years.
  public init(bankHolidaysJSON: [UInt8], extending base: WorkingCalendar? = nil) throws {
    fatalError("contract")
  }

  /// Whether the day is a working day.
  public func isWorkingDay(_ day: Day) throws -> Bool { fatalError("contract") }

  /// The day that is `count` working days after `day`, which is day 0 and not counted.
  ///
  /// - Parameter countStartDay: count `day` itself as day 1 when it is a working day.
  public func adding(workingDays count: Int, to day: Day, countStartDay: Bool = false) throws -> Day {
    fatalError("contract")
  }

  /// The number of working days after `first` up to and including `last`; negative when `last` is earlier.
  public func workingDays(after first: Day, through last: Day) throws -> Int { fatalError("contract") }

  /// The last working day on or before a day.
  public func lastWorkingDay(onOrBefore day: Day) throws -> Day { fatalError("contract") }
}
