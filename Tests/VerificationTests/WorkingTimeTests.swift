// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Testing

@testable import Verification

@Suite("When people work") struct WorkingTimeTests {
  private let usual = TinyService.span("09:00", "17:00")

  @Test("Without rows, the default hours from Monday to Friday") func defaults() throws {
    let time = try Derived { _ in }.tables.time
    #expect(time.hours(of: "A1", on: TinyService.day("2025-06-13")) == usual)
    #expect(time.hours(of: "A1", on: TinyService.day("2025-06-14")) == nil)
  }

  @Test(
    "With any row, only the rows' weekdays and weeks",
    arguments: [
      ("2025-06-03", true), ("2025-06-10", false), ("2025-06-17", true), ("2025-06-05", true),
      ("2025-06-12", true), ("2025-06-04", false), ("2025-05-27", false), ("2025-05-20", true),
    ])
  func rows(day: String, works: Bool) throws {
    let time = try Derived { _ in }.tables.time
    #expect((time.hours(of: "A2", on: TinyService.day(day)) != nil) == works)
  }

  @Test(
    "The fortnight is counted from the Monday of its start",
    arguments: [
      ("2025-06-08", 1), ("2025-06-02", 1), ("2025-06-09", 2), ("2025-06-15", 2), ("2025-06-16", 1),
      ("2025-06-01", 2), ("2025-05-25", 1),
    ])
  func fortnight(day: String, week: Int) throws {
    let time = try Derived { $0.policy.fortnightStart = TinyService.day("2025-06-06") }.tables.time
    #expect(time.fortnightWeek(of: TinyService.day(day)) == week)
  }

  @Test(
    "Notice counts working days after the start",
    arguments: [
      ("2025-06-02", 0), ("2025-06-03", 1), ("2025-06-06", 4), ("2025-06-08", 4), ("2025-06-09", 5),
    ])
  func notice(day: String, days: Int) throws {
    let tables = try Derived { _ in }.tables
    #expect(tables.days.workingDaysOfNotice(on: TinyService.day(day)) == days)
  }

  @Test(
    "Days are bookable from the start through the late end, working and not closed everywhere",
    arguments: [
      ("2025-06-01", false), ("2025-06-02", true), ("2025-06-14", false), ("2025-06-23", false),
      ("2025-06-19", true), ("2025-07-11", true), ("2025-07-14", false),
    ])
  func bookable(day: String, isBookable: Bool) throws {
    #expect(try Derived { _ in }.tables.days.isBookable(TinyService.day(day)) == isBookable)
  }
}
