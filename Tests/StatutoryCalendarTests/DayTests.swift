// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import StatutoryCalendar
import Testing

@Suite("Days")
struct DayTests {
  @Test("Every day from 1600 to 2400 is numbered in order, and its number gives the day back")
  func roundTrip() throws {
    var expected = Day(iso: "1600-01-01")?.number ?? 0
    for year in 1600...2400 {
      for month in 1...12 {
        for dayOfMonth in 1...Day.length(ofMonth: month, year: year) {
          let day = try #require(Day(year: year, month: month, day: dayOfMonth))
          let civil = day.civil
          // One comparison a day: a macro for each of 292,194 days would take most of the time.
          if day.number != expected || civil != (year, month, dayOfMonth) {
            Issue.record("\(year)-\(month)-\(dayOfMonth): number \(day.number), civil \(civil)")
            return
          }
          expected += 1
        }
      }
    }
    #expect(expected == Day("2401-01-01").number)
  }

  @Test("Days, weekdays and month ends agree with Foundation's Gregorian calendar")
  func foundation() throws {
    var gregorian = Foundation.Calendar(identifier: .gregorian)
    gregorian.timeZone = try #require(TimeZone(secondsFromGMT: 0))
    let first: Day = "1600-01-01"
    let last: Day = "2400-12-31"
    // 37 is prime to 7 and to the lengths of months, so every weekday and day of the month is met.
    for day in stride(from: first, through: last, by: 37) {
      let date = Date(timeIntervalSince1970: Double(day.number) * 86_400)
      let parts = gregorian.dateComponents([.year, .month, .day, .weekday], from: date)
      #expect(day.civil.year == parts.year)
      #expect(day.civil.month == parts.month)
      #expect(day.civil.day == parts.day)
      // Foundation counts from Sunday as 1.
      #expect((day.weekday.index + 1) % 7 + 1 == parts.weekday)
      let month = try #require(gregorian.range(of: .day, in: .month, for: date))
      #expect(day.monthEnd.civil == (day.civil.year, day.civil.month, month.count))
    }
  }

  @Test("1 January 1970, a Thursday, is day 0")
  func epoch() {
    let day: Day = "1970-01-01"
    #expect(day.number == 0)
    #expect(day.weekday == .thursday)
    #expect((day - 1).weekday == .wednesday)
    #expect((day - 1).description == "1969-12-31")
  }

  @Test("A day is read from yyyy-mm-dd and written so")
  func reading() {
    #expect(Day(iso: "2024-02-29")?.description == "2024-02-29")
    #expect(Day(iso: "0001-01-01")?.description == "0001-01-01")
  }

  @Test(
    "Anything else is not a day",
    arguments: [
      "", "2025-2-03", "2025-02-3", "25-02-03", "2025/02/03", "2025-02-30", "2023-02-29", "1900-02-29",
      "2025-00-10", "2025-13-10", "2025-04-31", "2025-04-00", "0000-01-01", " 2025-02-03", "2025-02-03T00:00",
      "+025-02-03", "２０25-02-03", "2025-02-0x",
    ])
  func notADay(text: String) { #expect(Day(iso: text) == nil) }

  @Test("The week starts on Monday")
  func weekStart() {
    #expect(Day("2025-06-08").weekStart == "2025-06-02")
    #expect(Day("2025-06-09").weekStart == "2025-06-09")
    #expect(Weekday.allCases.filter(\.isWeekend) == [.saturday, .sunday])
    #expect(Weekday.monday < .tuesday)
  }

  @Test("Months are added to the same day of the month, or to its last day when it is shorter")
  func months() {
    #expect(Day("2024-08-31").adding(months: 6) == "2025-02-28")
    #expect(Day("2023-08-31").adding(months: 6) == "2024-02-29")
    #expect(Day("2024-02-29").adding(months: 12) == "2025-02-28")
    #expect(Day("2025-01-15").adding(months: -1) == "2024-12-15")
    #expect(Day("2025-03-31").adding(months: -1) == "2025-02-28")
    #expect(Day("2025-12-01").adding(months: 1) == "2026-01-01")
    #expect(Day("2025-05-05").adding(months: 0) == "2025-05-05")
  }

  @Test("Days are counted and compared as numbers are")
  func arithmetic() {
    let day: Day = "2024-02-28"
    #expect(day + 2 == "2024-03-01")
    #expect(Day("2024-03-01") - day == 2)
    #expect(day.distance(to: "2024-03-01") == 2)
    #expect(day.advanced(by: -59) == "2023-12-31")
    #expect(day < "2024-02-29")
  }
}
