// SPDX-License-Identifier: GPL-3.0-or-later

/// What can go wrong when counting days.
public enum CalendarError: Error, Equatable {
  /// The day lies outside the years whose bank holidays are known.
  case outsideKnownYears(day: Day, firstYear: Int, lastYear: Int)
  /// A bank holiday file could not be understood.
  case unreadableBankHolidays(reason: String)
}

extension CalendarError: CustomStringConvertible {
  /// What is wrong, in plain English, and what would put it right.
  public var description: String {
    switch self {
    case .outsideKnownYears(let day, let firstYear, let lastYear):
      """
      Working days cannot be counted to or from \(day): bank holidays are known for \(firstYear) to \(lastYear) \
      only. Load a newer file of GOV.UK's bank-holidays.json.
      """
    case .unreadableBankHolidays(let reason):
      """
      The bank holiday file could not be used: \(reason). Expected the shape of GOV.UK's bank-holidays.json: \
      {"england-and-wales": {"events": [{"date": "yyyy-mm-dd"}, ...]}}, with every bank holiday of each year in it.
      """
    }
  }
}
