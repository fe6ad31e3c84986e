// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

/// The part of GOV.UK's `bank-holidays.json` that the working calendar reads: the dates of England and Wales.
struct BankHolidayFile {
  /// The bank holidays of each year in the file, sorted, without repeats.
  let daysByYear: [Int: [Day]]

  /// The fewest bank holidays of any year since 1978, when early May became one: a year with fewer is not
  /// whole, and counting with it would give deadlines that are too early to be told from right ones.
  static let leastInAYear = 8

  /// Reads a file.
  ///
  /// - Throws: `CalendarError.unreadableBankHolidays`.
  init(json: [UInt8]) throws {
    let file: Contents
    do {
      file = try JSONDecoder().decode(Contents.self, from: Data(json))
    } catch let error as DecodingError {
      throw CalendarError.unreadableBankHolidays(reason: BankHolidayFile.reason(of: error))
    } catch {
      throw CalendarError.unreadableBankHolidays(reason: "it is not JSON")
    }
    var days: Set<Day> = []
    for (index, event) in file.englandAndWales.events.enumerated() {
      guard let day = Day(iso: event.date) else {
        throw CalendarError.unreadableBankHolidays(
          reason: "event \(index + 1) of england-and-wales has the date '\(event.date)', which is not a day")
      }
      days.insert(day)
    }
    guard !days.isEmpty else {
      throw CalendarError.unreadableBankHolidays(reason: "england-and-wales has no events")
    }
    let byYear = Dictionary(grouping: days.sorted(), by: { $0.civil.year })
    for (year, days) in byYear.sorted(by: { $0.key < $1.key }) {
      let count = days.filter { !$0.weekday.isWeekend }.count
      guard count >= BankHolidayFile.leastInAYear else {
        throw CalendarError.unreadableBankHolidays(
          reason: """
            \(year) has \(count) bank holidays on weekdays, and a whole year has at least \
            \(BankHolidayFile.leastInAYear)
            """)
      }
    }
    daysByYear = byYear
  }

  private struct Contents: Decodable {
    struct Division: Decodable {
      let events: [Event]
    }
    struct Event: Decodable {
      let date: String
    }
    enum CodingKeys: String, CodingKey {
      case englandAndWales = "england-and-wales"
    }
    let englandAndWales: Division
  }

  private static func reason(of error: DecodingError) -> String {
    func place(_ path: [any CodingKey]) -> String {
      if path.isEmpty { return "the file" }
      return path.map { key in key.intValue.map { "[\($0)]" } ?? key.stringValue }.joined(separator: ".")
    }
    switch error {
    case .keyNotFound(let key, let context):
      return "\(place(context.codingPath)) has no '\(key.stringValue)'"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      return "\(place(context.codingPath)) is not of the expected type"
    case .dataCorrupted:
      return "it is not JSON"
    @unknown default:
      return "it is not JSON of the expected shape"
    }
  }
}
