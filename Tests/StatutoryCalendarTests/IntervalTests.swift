// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import StatutoryCalendar

@Suite("Intervals")
struct IntervalTests {
  struct Months: Sendable, CustomTestStringConvertible {
    let from: Day
    let three: Day
    let days91: Day
    let six: Day
    let days183: Day
    var testDescription: String { "\(from)" }
  }

  static let months = [
    Months(
      from: "2014-11-30", three: "2015-02-28", days91: "2015-03-01", six: "2015-05-30", days183: "2015-06-01"),
    Months(
      from: "2014-12-01", three: "2015-03-01", days91: "2015-03-02", six: "2015-06-01", days183: "2015-06-02"),
    Months(
      from: "2015-03-01", three: "2015-06-01", days91: "2015-05-31", six: "2015-09-01", days183: "2015-08-31"),
    Months(
      from: "2015-08-31", three: "2015-11-30", days91: "2015-11-30", six: "2016-02-29", days183: "2016-03-01"),
    Months(
      from: "2019-11-29", three: "2020-02-29", days91: "2020-02-28", six: "2020-05-29", days183: "2020-05-30"),
    Months(
      from: "2024-08-31", three: "2024-11-30", days91: "2024-11-30", six: "2025-02-28", days183: "2025-03-02"),
    Months(
      from: "2025-01-31", three: "2025-04-30", days91: "2025-05-02", six: "2025-07-31", days183: "2025-08-02"),
  ]

  @Test("Three and six months end on the days worked out by hand, in every count", arguments: months)
  func workedExamples(months: Months) {
    #expect(MonthCount.statutory.adding(months: 3, to: months.from) == months.three)
    #expect(MonthCount.mis.adding(months: 3, to: months.from) == months.days91)
    #expect(MonthCount.strict.adding(months: 3, to: months.from) == min(months.three, months.days91))
    #expect(MonthCount.statutory.adding(months: 6, to: months.from) == months.six)
    #expect(MonthCount.mis.adding(months: 6, to: months.from) == months.days183)
    #expect(MonthCount.strict.adding(months: 6, to: months.from) == min(months.six, months.days183))
  }

  @Test("The strict count is never later than either other, on any day of twenty years, for up to a year")
  func strictIsNeverLater() {
    for day in Day("2009-01-01")...Day("2028-12-31") {
      for count in 1...12 {
        let strict = MonthCount.strict.adding(months: count, to: day)
        let others = [
          MonthCount.statutory.adding(months: count, to: day), MonthCount.mis.adding(months: count, to: day),
        ]
        // One comparison for each of 87,660 cases: a macro for each would take most of the time.
        if strict != others.min() || strict <= day {
          Issue.record("\(count) months from \(day): strict \(strict), others \(others)")
          return
        }
      }
    }
  }

  @Test("91 days are later than the law on a fifth of the days, 183 on nearly half: hence the strict default")
  func howOftenCaseSystemsAreLate() {
    // The shares were counted with another language's calendar: 20.5 and 45.8 per cent of 2010 to 2028.
    let days = Day("2010-01-01")...Day("2028-12-31")
    func share(_ months: Int) -> Double {
      let late = days.filter {
        MonthCount.mis.adding(months: months, to: $0) > MonthCount.statutory.adding(months: months, to: $0)
      }
      return Double(late.count) / Double(days.count)
    }
    #expect((share(3) * 1000).rounded() == 205)
    #expect((share(6) * 1000).rounded() == 458)
  }

  @Test("Case systems' days for other months lie on the same line, rounded down")
  func otherMonths() {
    #expect(MonthCount.mis.adding(months: 1, to: "2015-01-01") == "2015-01-31")
    #expect(MonthCount.mis.adding(months: 5, to: "2015-01-01") - "2015-01-01" == 152)
    #expect(MonthCount.mis.adding(months: 12, to: "2015-01-01") - "2015-01-01" == 366)
  }

  @Test("The shortest and longest spans hold on every day of the known years, and are reached")
  func spans() throws {
    let calendar = try WorkingCalendar.english()
    let days = Day("2010-01-01")...Day("2027-12-31")
    for countStartDay in [false, true] {
      for months in MonthCount.allCases {
        let counting = Counting(calendar: calendar, months: months, countStartDay: countStartDay)
        var intervals: [Interval] = [.calendarDays(1), .calendarDays(28)]
        if months == .strict { intervals += [1, 2, 5, 6, 15, 20, 60].map(Interval.workingDays) }
        if !countStartDay { intervals += [1, 2, 3, 6, 12].map(Interval.months) }
        for interval in intervals {
          let spans = try days.map { try counting.adding(interval, to: $0) - $0 }
          let shortest = counting.shortestSpan(of: interval)
          let longest = try #require(counting.longestSpan(of: interval))
          #expect(spans.allSatisfy { $0 >= shortest && $0 <= longest }, "\(interval), \(months)")
          #expect(spans.max() == longest, "\(interval), \(months), counting the start day: \(countStartDay)")
          // 60 working days are never without a bank holiday, which the general bound does not know.
          if interval != .workingDays(60) {
            #expect(
              spans.min() == shortest, "\(interval), \(months), counting the start day: \(countStartDay)")
          }
        }
      }
    }
  }

  @Test("20 working days take 26 to 34 days, 15 take 19 to 27")
  func publishedSpans() throws {
    let counting = Counting(calendar: try .english(), months: .strict, countStartDay: false)
    #expect(counting.shortestSpan(of: .workingDays(20)) == 26)
    #expect(counting.longestSpan(of: .workingDays(20)) == 34)
    #expect(counting.shortestSpan(of: .workingDays(15)) == 19)
    #expect(counting.longestSpan(of: .workingDays(15)) == 27)
  }

  @Test("An interval is compared with another by what it can be on any day")
  func neverLater() throws {
    let calendar = try WorkingCalendar.english()
    func counting(_ months: MonthCount) -> Counting {
      Counting(calendar: calendar, months: months, countStartDay: false)
    }
    let statutory = counting(.statutory)
    #expect(statutory.isNeverLater(.workingDays(20), than: .workingDays(20)))
    #expect(!statutory.isNeverLater(.workingDays(21), than: .workingDays(20)))
    #expect(statutory.isNeverLater(.calendarDays(26), than: .workingDays(20)))
    #expect(!statutory.isNeverLater(.calendarDays(27), than: .workingDays(20)))
    #expect(statutory.isNeverLater(.calendarDays(89), than: .months(3)))
    #expect(!statutory.isNeverLater(.calendarDays(90), than: .months(3)))
    #expect(!counting(.strict).isNeverLater(.calendarDays(90), than: .months(3)))
    #expect(counting(.mis).isNeverLater(.calendarDays(91), than: .months(3)))
    #expect(!counting(.mis).isNeverLater(.calendarDays(92), than: .months(3)))
    #expect(!statutory.isNeverLater(.months(1), than: .calendarDays(30)))
    #expect(statutory.isNeverLater(.months(1), than: .calendarDays(31)))
    #expect(counting(.strict).isNeverLater(.months(1), than: .calendarDays(30)))
    #expect(statutory.isNeverLater(.workingDays(20), than: .calendarDays(34)))
    #expect(!statutory.isNeverLater(.workingDays(20), than: .calendarDays(33)))
  }

  @Test("Only positive intervals up to a year are usable")
  func usable() {
    let usable: [Interval] = [.workingDays(1), .workingDays(260), .calendarDays(366), .months(12)]
    #expect(usable.allSatisfy { $0.isUsable })
    let others: [Interval] = [
      .workingDays(0), .workingDays(-1), .workingDays(261), .calendarDays(0), .calendarDays(367), .months(0),
      .months(13), .months(.max), .calendarDays(.min),
    ]
    #expect(!others.contains { $0.isUsable })
  }

  @Test("An interval is written in words")
  func words() {
    #expect(Interval.workingDays(20).description == "20 working days")
    #expect(Interval.calendarDays(1).description == "1 day")
    #expect(Interval.months(1).description == "1 month")
  }
}
