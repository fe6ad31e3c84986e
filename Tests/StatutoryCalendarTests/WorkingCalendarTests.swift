// SPDX-License-Identifier: GPL-3.0-or-later

import StatutoryCalendar
import Testing

@Suite("Working days of England")
struct WorkingCalendarTests {
  let calendar: WorkingCalendar

  init() throws { calendar = try .english() }

  struct Count: Sendable, CustomTestStringConvertible {
    let from: Day
    let after5: Day
    let after15: Day
    let after20: Day
    let span: Int
    let point: String
    var testDescription: String { "\(from): \(point)" }
  }

  static let counts = [
    Count(
      from: "2019-11-04", after5: "2019-11-11", after15: "2019-11-25", after20: "2019-12-02", span: 28,
      point: "plain"),
    Count(
      from: "2025-06-07", after5: "2025-06-13", after15: "2025-06-27", after20: "2025-07-04", span: 27,
      point: "weekend trigger"),
    Count(
      from: "2025-06-09", after5: "2025-06-16", after15: "2025-06-30", after20: "2025-07-07", span: 28,
      point: "weekday trigger"),
    Count(
      from: "2014-12-08", after5: "2014-12-15", after15: "2014-12-31", after20: "2015-01-08", span: 31,
      point: "Christmas"),
    Count(
      from: "2014-12-25", after5: "2015-01-05", after15: "2015-01-19", after20: "2015-01-26", span: 32,
      point: "trigger on a bank holiday"),
    Count(
      from: "2015-03-31", after5: "2015-04-09", after15: "2015-04-23", after20: "2015-04-30", span: 30,
      point: "Easter"),
    Count(
      from: "2011-04-18", after5: "2011-04-27", after15: "2011-05-13", after20: "2011-05-20", span: 32,
      point: "Easter, royal wedding and early May"),
    Count(
      from: "2012-05-25", after5: "2012-06-01", after15: "2012-06-19", after20: "2012-06-26", span: 32,
      point: "Diamond Jubilee"),
    Count(
      from: "2020-04-27", after5: "2020-05-04", after15: "2020-05-19", after20: "2020-05-27", span: 30,
      point: "early May moved to a Friday"),
    Count(
      from: "2022-05-23", after5: "2022-05-30", after15: "2022-06-15", after20: "2022-06-22", span: 30,
      point: "Platinum Jubilee"),
    Count(
      from: "2022-09-05", after5: "2022-09-12", after15: "2022-09-27", after20: "2022-10-04", span: 29,
      point: "State Funeral"),
    Count(
      from: "2023-04-24", after5: "2023-05-02", after15: "2023-05-17", after20: "2023-05-24", span: 30,
      point: "Coronation"),
    Count(
      from: "2026-12-14", after5: "2026-12-21", after15: "2027-01-07", after20: "2027-01-14", span: 31,
      point: "substitute for Boxing Day"),
  ]

  @Test("5, 15 and 20 working days end on the days worked out by hand", arguments: counts)
  func workedExamples(count: Count) throws {
    #expect(try calendar.adding(workingDays: 5, to: count.from) == count.after5)
    #expect(try calendar.adding(workingDays: 15, to: count.from) == count.after15)
    #expect(try calendar.adding(workingDays: 20, to: count.from) == count.after20)
    #expect(count.after20 - count.from == count.span)
    #expect(try calendar.workingDays(after: count.from, through: count.after20) == 20)
  }

  @Test(
    "Financial years have the working days that were counted by hand",
    arguments: [(2011, 252), (2012, 250), (2013, 254), (2014, 253), (2019, 254)])
  func financialYears(year: Int, workingDays: Int) throws {
    let before = try #require(Day(year: year, month: 3, day: 31))
    let last = try #require(Day(year: year + 1, month: 3, day: 31))
    #expect(try calendar.workingDays(after: before, through: last) == workingDays)
  }

  @Test("Every year has the eight holidays, and one more for each that was proclaimed")
  func holidaysOfEachYear() throws {
    let proclaimed: Set<Int> = [2011, 2012, 2022, 2023]
    for year in calendar.firstYear...calendar.lastYear {
      let first = try #require(Day(year: year, month: 1, day: 1))
      let last = try #require(Day(year: year, month: 12, day: 31))
      let weekdays = (first...last).filter { !$0.weekday.isWeekend }
      let closed = try weekdays.filter { try !calendar.isWorkingDay($0) }
      // 2022 had the Jubilee and the State Funeral.
      let expected = 8 + (proclaimed.contains(year) ? 1 : 0) + (year == 2022 ? 1 : 0)
      #expect(closed.count == expected, "\(year): \(closed)")
    }
  }

  @Test("Counting agrees with a naive count, day by day, over all known years")
  func naive() throws {
    let holidays = try bankHolidaysReadNaively()
    let first: Day = "2010-01-01"
    let last: Day = "2028-12-31"
    #expect(calendar.firstYear == 2010 && calendar.lastYear == 2028)
    func isOpen(_ day: Day) -> Bool { day.weekday.index < 5 && !holidays.contains(day) }
    for day in first...last where try calendar.isWorkingDay(day) != isOpen(day) {
      Issue.record("\(day) is\(isOpen(day) ? "" : " not") a working day")
    }
    let seed: UInt64 = 20_100_101
    var random = SeededGenerator(seed: seed)
    for _ in 0..<1500 {
      let start = random.day(first...(last - 120))
      let count = Int.random(in: 1...70, using: &random)
      let countStartDay = Bool.random(using: &random)
      var day = start
      var counted = countStartDay && isOpen(day) ? 1 : 0
      while counted < count {
        day = day + 1
        if isOpen(day) { counted += 1 }
      }
      let answer = try calendar.adding(workingDays: count, to: start, countStartDay: countStartDay)
      #expect(answer == day, "seed \(seed): \(count) from \(start), counting the start day: \(countStartDay)")
    }
    for _ in 0..<100 {
      let pair = [random.day(first...last), random.day(first...last)].sorted()
      var count = 0
      var day = pair[0]
      while day < pair[1] {
        day = day + 1
        if isOpen(day) { count += 1 }
      }
      #expect(try calendar.workingDays(after: pair[0], through: pair[1]) == count, "seed \(seed): \(pair)")
      #expect(try calendar.workingDays(after: pair[1], through: pair[0]) == -count, "seed \(seed): \(pair)")
    }
  }

  @Test("Counting the start day makes a working day the first, and changes nothing on a closed day")
  func countStartDay() throws {
    #expect(try calendar.adding(workingDays: 1, to: "2025-06-09", countStartDay: true) == "2025-06-09")
    #expect(try calendar.adding(workingDays: 20, to: "2025-06-09", countStartDay: true) == "2025-07-04")
    #expect(try calendar.adding(workingDays: 20, to: "2025-06-07", countStartDay: true) == "2025-07-04")
    #expect(try calendar.adding(workingDays: 20, to: "2014-12-25", countStartDay: true) == "2015-01-26")
  }

  @Test("No working days after a day is that day; counting back leaves the day out")
  func zeroAndBack() throws {
    #expect(try calendar.adding(workingDays: 0, to: "2025-06-07") == "2025-06-07")
    #expect(try calendar.adding(workingDays: -1, to: "2025-06-09") == "2025-06-06")
    #expect(try calendar.adding(workingDays: -1, to: "2025-06-08") == "2025-06-06")
    #expect(try calendar.adding(workingDays: -20, to: "2015-01-08") == "2014-12-08")
    #expect(try calendar.workingDays(after: "2025-06-09", through: "2025-06-09") == 0)
  }

  @Test("The last working day on or before a closed day is before it, never after")
  func lastWorkingDay() throws {
    #expect(try calendar.lastWorkingDay(onOrBefore: "2014-12-28") == "2014-12-24")
    #expect(try calendar.lastWorkingDay(onOrBefore: "2014-12-29") == "2014-12-29")
    #expect(try calendar.lastWorkingDay(onOrBefore: "2020-05-08") == "2020-05-07")
  }

  @Test("A day outside the known years is an error, weekends included")
  func outside() throws {
    let before = CalendarError.outsideKnownYears(day: "2009-12-31", firstYear: 2010, lastYear: 2028)
    #expect(throws: before) { try calendar.isWorkingDay("2009-12-31") }
    // 6 January 2029 is a Saturday.
    let weekend = CalendarError.outsideKnownYears(day: "2029-01-06", firstYear: 2010, lastYear: 2028)
    #expect(throws: weekend) { try calendar.isWorkingDay("2029-01-06") }
    #expect(throws: weekend) { try calendar.adding(workingDays: 1, to: "2029-01-06") }
    #expect(throws: weekend) { try calendar.adding(workingDays: 0, to: "2029-01-06") }
    #expect(throws: weekend) { try calendar.workingDays(after: "2028-12-01", through: "2029-01-06") }
    #expect(throws: weekend) { try calendar.lastWorkingDay(onOrBefore: "2029-01-06") }
  }

  @Test("An answer outside the known years is an error, and the last known day is not")
  func answerOutside() throws {
    let after = CalendarError.outsideKnownYears(day: "2029-01-01", firstYear: 2010, lastYear: 2028)
    let before = CalendarError.outsideKnownYears(day: "2009-12-31", firstYear: 2010, lastYear: 2028)
    #expect(try calendar.adding(workingDays: 1, to: "2028-12-28") == "2028-12-29")
    #expect(throws: after) { try calendar.adding(workingDays: 2, to: "2028-12-28") }
    #expect(throws: after) { try calendar.adding(workingDays: 1, to: "2028-12-31") }
    #expect(throws: after) { try calendar.adding(workingDays: .max, to: "2015-01-01") }
    #expect(throws: before) { try calendar.adding(workingDays: .min, to: "2015-01-01") }
    #expect(throws: before) { try calendar.adding(workingDays: -1, to: "2010-01-03") }
    // 1 January 2010 is a bank holiday, and what the day before it is is not known.
    #expect(throws: before) { try calendar.lastWorkingDay(onOrBefore: "2010-01-01") }
    #expect(after.description.contains("2029-01-01") && after.description.contains("2010 to 2028"))
  }
}
