// SPDX-License-Identifier: GPL-3.0-or-later

import StatutoryCalendar
import Testing

@Suite("Bank holiday files")
struct BankHolidayFileTests {
  /// 2029 as the general rules give it, with a holiday that might be proclaimed.
  static let days2029 = [
    "2029-01-01", "2029-03-30", "2029-04-02", "2029-05-07", "2029-05-28", "2029-08-27", "2029-12-25",
    "2029-12-26",
  ]

  func json(_ days: [String]) -> [UInt8] {
    let events = days.map { #"{"title": "Holiday", "date": "\#($0)", "notes": "", "bunting": true}"# }
    let division = #"{"division": "england-and-wales", "events": [\#(events.joined(separator: ","))]}"#
    // GOV.UK's file has the other divisions too.
    return Array(#"{"england-and-wales": \#(division), "scotland": {"events": []}}"#.utf8)
  }

  func reason(_ bytes: [UInt8], extending base: WorkingCalendar? = nil) throws -> String {
    do {
      _ = try WorkingCalendar(bankHolidaysJSON: bytes, extending: base)
    } catch CalendarError.unreadableBankHolidays(let reason) {
      #expect(CalendarError.unreadableBankHolidays(reason: reason).description.contains("GOV.UK"))
      return reason
    }
    return "it was read"
  }

  @Test("A newer file adds its years to those that come with the program")
  func extending() throws {
    let calendar = try WorkingCalendar(bankHolidaysJSON: json(Self.days2029), extending: .english())
    #expect(calendar.firstYear == 2010)
    #expect(calendar.lastYear == 2029)
    #expect(try calendar.adding(workingDays: 1, to: "2028-12-29") == "2029-01-02")
    #expect(try calendar.isWorkingDay("2029-12-26") == false)
    #expect(try calendar.adding(workingDays: 20, to: "2014-12-08") == "2015-01-08")
    #expect(throws: CalendarError.self) { try calendar.isWorkingDay("2030-01-02") }
  }

  @Test("A year in the file replaces the whole year that was known")
  func replacing() throws {
    let newer = [
      "2028-01-03", "2028-04-14", "2028-04-17", "2028-05-01", "2028-05-30", "2028-06-02", "2028-08-28",
      "2028-12-25", "2028-12-26",
    ]
    let calendar = try WorkingCalendar(bankHolidaysJSON: json(newer), extending: .english())
    #expect(try calendar.isWorkingDay("2028-05-29"), "the spring holiday moved away")
    #expect(try !calendar.isWorkingDay("2028-06-02"), "a holiday was proclaimed")
    #expect(try !calendar.isWorkingDay("2027-12-28"), "other years stay")
  }

  @Test("A file alone knows its own years only")
  func alone() throws {
    let calendar = try WorkingCalendar(bankHolidaysJSON: json(Self.days2029))
    #expect(calendar.firstYear == 2029 && calendar.lastYear == 2029)
    #expect(throws: CalendarError.self) { try calendar.isWorkingDay("2028-12-29") }
  }

  @Test("A year that is missing between known years is refused")
  func gap() throws {
    let days2030 = Self.days2029.map { $0.replacing("2029", with: "2030") }
    // 30 March 2030 is a Saturday, so put Good Friday where it belongs.
    let repaired = days2030.map { $0.replacing("03-30", with: "04-19").replacing("04-02", with: "04-22") }
    #expect(
      try reason(json(repaired), extending: .english())
        == "the bank holidays of 2029 are missing between 2010 and 2030")
  }

  @Test("A year with too few bank holidays to be whole is refused, repeats not counted")
  func partialYear() throws {
    let partial = Array(Self.days2029.prefix(7)) + [Self.days2029[0]]
    #expect(try reason(json(partial)).hasPrefix("2029 has 7 bank holidays on weekdays"))
  }

  @Test("What is no such file is refused with what is wrong in it")
  func unreadable() throws {
    #expect(try reason(Array("no".utf8)) == "it is not JSON")
    #expect(try reason([]) == "it is not JSON")
    #expect(try reason([0xFF, 0xFE, 0x00]) == "it is not JSON")
    #expect(try reason(Array("{}".utf8)) == "the file has no 'england-and-wales'")
    #expect(try reason(Array("[]".utf8)) == "the file is not of the expected type")
    #expect(
      try reason(Array(#"{"england-and-wales": {"events": [{"title": "x"}]}}"#.utf8))
        == "england-and-wales.events.[0] has no 'date'")
    #expect(
      try reason(Array(#"{"england-and-wales": {"events": [{"date": 3}]}}"#.utf8))
        == "england-and-wales.events.[0].date is not of the expected type")
    #expect(try reason(json([])) == "england-and-wales has no events")
    #expect(
      try reason(json(["2029-01-01", "2029-02-30"]))
        == "event 2 of england-and-wales has the date '2029-02-30', which is not a day")
  }
}
