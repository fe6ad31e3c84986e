// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Testing

@testable import Reporting

@Suite("Words")
struct WordsTests {
  @Test("Dates are day, month in words, year")
  func dates() throws {
    let day = try #require(Day(iso: "2013-03-27"))
    #expect(TimeWords.date(day) == "27 March 2013")
    #expect(TimeWords.shortDateWithYear(day) == "27 Mar 2013")
    #expect(TimeWords.shortWeekday(day) == "Wed")
    #expect(TimeWords.dates(day, to: day + 8) == "27 March to 4 April 2013")
    #expect(TimeWords.dates(day - 100, to: day) == "17 December 2012 to 27 March 2013")
  }

  @Test(
    "Times have am and pm, midday and midnight",
    arguments: [
      (0, "midnight"), (5, "12:05am"), (540, "9am"), (570, "9:30am"), (719, "11:59am"), (720, "midday"),
      (725, "12:05pm"), (870, "2:30pm"), (1020, "5pm"), (1440, "midnight"),
    ])
  func times(minutes: Int, words: String) {
    #expect(TimeWords.time(ClockTime(minutes: minutes)) == words)
  }

  @Test(
    "Minutes become hours and minutes",
    arguments: [
      (0, "0 minutes", "0m"), (1, "1 minute", "1m"), (60, "1 hour", "1h 00m"),
      (150, "2 hours 30 minutes", "2h 30m"), (61, "1 hour 1 minute", "1h 01m"),
      (93_240, "1,554 hours", "1,554h 00m"), (-90, "\u{2212}1 hour 30 minutes", "\u{2212}1h 30m"),
    ])
  func durations(minutes: Int, words: String, short: String) {
    #expect(TimeWords.duration(minutes: minutes) == words)
    #expect(TimeWords.shortDuration(minutes: minutes) == short)
  }

  @Test(
    "Seconds have at most one decimal, and none that cannot be",
    arguments: [
      (0.0, "0 seconds"), (0.004, "under 0.1 seconds"), (0.05, "0.1 seconds"), (1.0, "1 second"),
      (1.24, "1.2 seconds"), (60, "60 seconds"),
      (.infinity, "not known"), (.nan, "not known"), (-1, "not known"),
    ])
  func seconds(value: Double, words: String) {
    #expect(TimeWords.seconds(value) == words)
  }

  @Test(
    "Dates in a text are put in words, and dates in ids are left",
    arguments: [
      ("due by 2013-05-18; booked on 2013-05-20.", "due by 18 May 2013; booked on 20 May 2013."),
      ("2013-05-18", "18 May 2013"), ("(2013-05-18)", "(18 May 2013)"),
      ("C0064.later-review.2013-05-18 and M-2013-05-18", "C0064.later-review.2013-05-18 and M-2013-05-18"),
      ("2013-05-18.x 2013-05-180 x2013-05-18", "2013-05-18.x 2013-05-180 x2013-05-18"),
      ("2013-02-30 and 2013-1-1", "2013-02-30 and 2013-1-1"), ("", ""),
    ])
  func datesInText(text: String, words: String) {
    #expect(TimeWords.withDatesInWords(text) == words)
  }

  @Test("Numbers have commas, plurals and honest per cents")
  func numbers() {
    #expect(
      [0, 12, 999, 1000, 1_234_567, -4321].map(NumberWords.whole)
        == ["0", "12", "999", "1,000", "1,234,567", "\u{2212}4,321"])
    #expect(NumberWords.count(1, "family", "families") == "1 family")
    #expect(NumberWords.count(0, "meeting") == "0 meetings")
    #expect(NumberWords.list(["a"]) == "a")
    #expect(NumberWords.list(["a", "b", "c"]) == "a, b and c")
    #expect(NumberWords.percent(118, of: 120) == "98%")
    #expect(NumberWords.percent(1999, of: 2000) == "over 99%")
    #expect(NumberWords.percent(1, of: 2000) == "under 1%")
    #expect(NumberWords.percent(2000, of: 2000) == "100%")
    #expect(NumberWords.percent(115, of: 100) == "115%")
    #expect(NumberWords.percent(1, of: 0) == "not known")
  }

  @Test("Tenths are rounded half up, whatever the sign")
  func tenths() {
    #expect(NumberWords.tenths(46_000, per: 800) == "57.5")
    #expect(NumberWords.tenths(35_000, per: 600) == "58.3")
    #expect(NumberWords.tenths(1, per: 20) == "0.1")
    #expect(NumberWords.tenths(-7, per: 2) == "\u{2212}3.5")
    #expect(NumberWords.tenths(0, per: 5) == "0.0")
    #expect(NumberWords.tenths(1, per: 0) == "not known")
    #expect(NumberWords.tenths(.max, per: 3) == "not known")
  }

  @Test("Every kind of meeting and every cause has words of its own")
  func vocabulary() {
    #expect(Set(MeetingKind.allCases.map(\.words)).count == MeetingKind.allCases.count)
    #expect(Set(Breach.Cause.allCases.map(\.words)).count == Breach.Cause.allCases.count)
    #expect(Set(Breach.Cause.allCases.map(\.meaning)).count == Breach.Cause.allCases.count)
    #expect(MeetingKind.allCases.allSatisfy { !$0.words.contains("-review") })
  }

  @Test(
    "Full-time equivalents are decimals without needless noughts",
    arguments: [(1000, "1"), (800, "0.8"), (750, "0.75"), (5, "0.005"), (4400, "4.4"), (20, "0.02")])
  func fte(thousandths: Int, words: String) {
    #expect(CaseloadSection.fte(thousandths) == words)
  }
}
