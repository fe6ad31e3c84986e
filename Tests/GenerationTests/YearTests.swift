// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Exchange
import Foundation
import StatutoryCalendar
import Testing

@testable import Generation

@Suite("A service with a horizon of a year")
struct YearTests {
  private static let made = Result { try generate() }

  /// 300 children from 5 January 2026 for 53 weeks, to 10 January 2027, and four late weeks.
  private static func generate(
    weeks: Int = 53, seed: UInt64 = 11, children: Int = 300
  ) throws -> GeneratedService {
    var shape = Sample(children: children, seed: seed).shape
    shape.horizonWeeks = weeks
    let calendar = try WorkingCalendar.english()
    return try GeneratedService(ServiceGenerator.generate(shape, calendar: calendar), calendar: calendar)
  }

  private func year() throws -> GeneratedService { try Self.made.get() }

  private func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

  /// The weekdays of a person's absences of one kind.
  private func daysAway(
    _ kind: Absence.Kind, of person: String, in service: GeneratedService
  ) -> Int {
    service.scenario.absences.filter { $0.kind == kind && $0.person.text == person }
      .reduce(0) { sum, absence in
        sum + (absence.first...absence.last).count { !$0.weekday.isWeekend }
      }
  }

  @Test("Everybody has a year's leave, not four quarters of a busy quarter's") func leave() throws {
    let service = try year()
    let inPost = service.scenario.officers.filter { $0.end == nil }.map(\.id.text)
    let people = inPost + service.scenario.minuteTakers.map(\.id.text)
    #expect(people.count >= 8)
    for person in people {
      // 30 days in 52 weeks are 33 in 57; an illness leaves fewer weeks to choose from, and none falls out.
      #expect(daysAway(.leave, of: person, in: service) == 33, "\(person)")
      #expect((0...4).contains(daysAway(.training, of: person, in: service)), "\(person)")
    }
  }

  @Test("Leave is more frequent in school holidays") func leaveInHolidays() throws {
    let service = try year()
    let leave = service.scenario.absences.filter { $0.kind == .leave && $0.last - $0.first == 4 }
    let inHolidays = leave.filter { absence in
      service.policy.school.holidays.contains {
        $0.lowerBound <= absence.last && absence.first <= $0.upperBound
      }
    }
    // 15 of the 57 weeks are touched by holidays: four times as likely, they have about half of the leave.
    #expect(inHolidays.count * 10 > leave.count * 4, "\(inHolidays.count) of \(leave.count)")
    #expect(inHolidays.count < leave.count)
  }

  @Test(
    "People fall ill in any quarter, and as many in each as in a quarter", arguments: [1, 2, 3] as [UInt64])
  func illness(seed: UInt64) throws {
    let service = try Self.generate(seed: seed, children: 2000)
    let people = service.scenario.officers.count + service.scenario.minuteTakers.count
    let ill = service.scenario.absences.filter { $0.kind == .sickness }
    let weeks = ill.reduce(0) { $0 + ($1.last - $1.first + 1) / 5 }
    // Four quarters of 40 to 60 in a thousand who are ill for two and a half weeks: about half a week each.
    #expect(
      (people / 6...people).contains(weeks), "\(weeks) weeks of illness of \(people) people, seed \(seed)")
    let quarters = Set(ill.map { ($0.first - service.policy.start) / 100 })
    #expect(quarters.count >= 3, "seed \(seed)")
  }

  @Test("Absences, duties and appointments reach into the late weeks") func lateWeeks() throws {
    let service = try year()
    let horizonEnd = service.policy.horizonEnd
    #expect(horizonEnd.description == "2027-01-10")
    #expect(service.policy.lateEnd.description == "2027-02-07")
    let officers = Set(service.scenario.officers.map(\.id.text))
    let busy = service.scenario.busyTimes.filter { officers.contains($0.holder.text) }
    for quarter in 0..<4 {
      let days = (service.policy.start + 100 * quarter)...(service.policy.start + 100 * quarter + 98)
      #expect(busy.contains { days.contains($0.day) }, "no appointment in \(days)")
      #expect(service.scenario.absences.contains { days.contains($0.first) }, "nobody away in \(days)")
      #expect(service.scenario.dutyDays.contains { days.contains($0.day) }, "no duty in \(days)")
    }
    #expect(busy.contains { $0.day > horizonEnd })
    #expect(service.scenario.absences.contains { $0.last > horizonEnd })
    #expect(service.scenario.dutyDays.contains { $0.day > horizonEnd })
  }

  @Test("Families are away in every quarter, and children cannot come every week") func participants() throws
  {
    let service = try Self.generate(children: 2000)
    let families = Set(service.scenario.families.map(\.id.text))
    let children = Set(service.scenario.children.map(\.id.text))
    let wholeDays = service.scenario.busyTimes.filter {
      families.contains($0.holder.text) && $0.span.start.minutes == 0
    }
    let quarters = Set(wholeDays.map { ($0.day - service.policy.start) / 93 })
    #expect(quarters == [0, 1, 2, 3])
    // Some three per cent in each quarter, as in a service of a quarter.
    let away = Set(wholeDays.map(\.holder.text)).count
    let share = Double(away) / Double(families.count)
    #expect((0.07...0.16).contains(share), "\(share)")
    let ofChildren = Dictionary(
      grouping: service.scenario.busyTimes.filter { children.contains($0.holder.text) }, by: \.holder)
    #expect(!ofChildren.isEmpty)
    #expect(ofChildren.values.allSatisfy { $0.count >= 56 })
  }

  @Test("Nobody has two times on one day at once") func disjoint() throws {
    let service = try Self.generate(children: 2000)
    let times = Dictionary(grouping: service.scenario.busyTimes) { "\($0.holder) \($0.day)" }
    for (key, ofDay) in times where key.hasPrefix("F") {
      for (index, time) in ofDay.enumerated() {
        #expect(!ofDay[(index + 1)...].contains { $0.span.overlaps(time.span) }, "\(key)")
      }
    }
  }

  @Test("The offices are closed between Christmas and New Year, and on no other day") func closures() throws {
    let closed = try year().scenario.closures
    #expect(closed.map(\.day.description) == ["2026-12-24", "2026-12-29", "2026-12-30", "2026-12-31"])
    #expect(closed.allSatisfy { $0.place == nil && $0.reason == "christmas" })
    let quarter = try Self.generate(weeks: 12, children: 30)
    #expect(quarter.scenario.closures.isEmpty)
    // A year from the middle of a Christmas has the ends of two.
    let calendar = try WorkingCalendar.english()
    let days = try ClosureDrawing.christmas(
      from: try day("2024-12-30"), through: try day("2025-12-24"), calendar: calendar)
    #expect(days.map(\.day.description) == ["2024-12-30", "2024-12-31", "2025-12-24"])
  }

  @Test("School holidays of the whole plan are known") func holidays() throws {
    let holidays = try year().policy.school.holidays
    func isHoliday(_ text: String) throws -> Bool {
      let day = try day(text)
      return holidays.contains { $0.contains(day) }
    }
    for text in ["2026-02-18", "2026-04-01", "2026-05-27", "2026-08-05", "2026-10-28", "2026-12-23"] {
      let isIn = try isHoliday(text)
      #expect(isIn, "\(text)")
    }
    for text in ["2026-03-04", "2026-06-17", "2026-09-09", "2026-11-25", "2027-01-20"] {
      let isIn = try isHoliday(text)
      #expect(!isIn, "\(text)")
    }
  }

  @Test("Twice the same shape writes the same bytes, and what is written is read again") func sameBytes()
    throws
  {
    let first = try Self.generate(children: 80)
    let files = try Folder.files(of: first.scenario)
    let again = try Folder.files(of: Self.generate(children: 80).scenario)
    #expect(files == again)
    try Folder.withTemporary { path in
      try ScenarioWriting.write(first.scenario, to: path)
      let reading = ScenarioReading.read(folder: path, calendar: first.calendar)
      #expect(reading.faults.filter { $0.severity == .error }.map(\.description) == [])
      #expect(reading.scenario?.policy.horizonWeeks == 53)
    }
  }

  @Test("The assumptions tell a year's leave and the closure, those of a quarter a quarter's")
  func assumptions() throws {
    let names = try Set(year().scenario.assumptions.map(\.assumption))
    #expect(names.isSuperset(of: ["leave-in-a-year", "christmas-closure"]))
    #expect(!names.contains("leave-in-the-horizon"))
    let quarter = try Set(Self.generate(weeks: 12).scenario.assumptions.map(\.assumption))
    #expect(quarter.contains("leave-in-the-horizon") && !quarter.contains("leave-in-a-year"))
  }

  @Test("A year is refused when its late weeks lie beyond the known years, and not a day before")
  func knownYears() throws {
    let calendar = try WorkingCalendar.english()
    let end = try #require(Day(year: calendar.lastYear, month: 12, day: 31))
    // 57 weeks.
    var shape = ServiceShape(start: end - (7 * 57 - 1))
    shape.children = 5
    shape.horizonWeeks = 53
    let scenario = try ServiceGenerator.generate(shape, calendar: calendar)
    #expect(scenario.policy.lateEnd == end)
    shape.start = shape.start + 1
    #expect(throws: GenerationError.self) { try ServiceGenerator.generate(shape, calendar: calendar) }
  }
}
