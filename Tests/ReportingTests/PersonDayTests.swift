// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Testing
import Travel

@testable import Reporting

@Suite("A person's day")
struct PersonDayTests {
  /// Monday 8 April 2013.
  private let monday = SampleService.start + 6

  @Test("Hours are the default ones, or the person's own of that week of the fortnight")
  func hours() {
    var scenario = Scenario(policy: Policy(service: "S", start: monday))
    scenario.policy.fortnightStart = monday + 2
    scenario.workingHours = [
      WorkingHours(person: "A", weekday: .monday, week: 1, span: span(540, 720)),
      WorkingHours(person: "A", weekday: .tuesday, span: span(600, 900)),
      WorkingHours(person: "A", weekday: .tuesday, week: 2, span: span(660, 900)),
    ]
    let pattern = WorkPattern(scenario)
    #expect(pattern.hours(of: "B", on: monday) == scenario.policy.defaultHours)
    #expect(pattern.hours(of: "B", on: monday - 1) == nil)
    #expect(pattern.hours(of: "A", on: monday) == span(540, 720))
    #expect(pattern.hours(of: "A", on: monday + 7) == nil)
    #expect(pattern.hours(of: "A", on: monday - 7) == nil)
    #expect(pattern.hours(of: "A", on: monday - 14) == span(540, 720))
    #expect(pattern.hours(of: "A", on: monday + 1) == span(600, 900))
    #expect(pattern.hours(of: "A", on: monday + 8) == span(660, 900))
    #expect(pattern.hours(of: "A", on: monday + 2) == nil)
  }

  @Test("Journeys end just in time, and the last starts when the last meeting ends")
  func journeys() throws {
    let day = try day(meetings: [(600, 660, "NEAR"), (780, 840, "FAR")])
    #expect(day.stops.map(\.travel) == [28, 28])
    #expect(day.travelBack == 100)
    #expect(day.travelMinutes == 156 && day.meetingMinutes == 120)
    #expect(day.journeys == [span(572, 600), span(752, 780), span(840, 940)])
    #expect(day.stops.map(\.from) == ["BASE", "NEAR"])
  }

  @Test("The break lies where it fits, on either side of a journey and clear of appointments")
  func rest() throws {
    // Between 11:30 and the journey at 12:32.
    #expect(try day(meetings: [(600, 660, "NEAR"), (780, 840, "FAR")]).restTime == span(690, 720))
    // The journey would fill the time before 12:15, unless it is made first.
    let early = try day(meetings: [(540, 675, "NEAR"), (740, 960, "FAR")])
    #expect(early.restTime == span(703, 733))
    #expect(early.stops[1].leavesAtOnce)
    #expect(early.journeys[1] == span(675, 703))
    // An appointment pushes it back.
    #expect(try day(meetings: [(600, 660, "NEAR")], busy: [(685, 750)]).restTime == span(750, 780))
    // No time at all, no meeting, and no hours around midday: no break.
    #expect(try day(meetings: [(600, 900, "NEAR")]).restTime == nil)
    #expect(try day(meetings: []).restTime == nil)
    #expect(try day(meetings: [(600, 660, "NEAR")], hours: span(540, 780)).restTime == nil)
  }

  @Test("A half-day is free when the person works it and no meeting, journey or appointment touches it")
  func freeHalfDays() throws {
    #expect(try day(meetings: []).freeHalfDays == 2)
    #expect(try day(meetings: [(840, 900, "BASE")]).freeHalfDays == 1)
    // The journey home reaches into the afternoon.
    #expect(try day(meetings: [(660, 770, "NEAR")]).freeHalfDays == 0)
    #expect(try day(meetings: [], busy: [(600, 610), (1000, 1010)]).freeHalfDays == 0)
    // Half a day's work is one half-day; an hour of an afternoon is none.
    #expect(try day(meetings: [], hours: span(540, 840)).freeHalfDays == 1)
    #expect(try day(meetings: [], isAway: true).freeHalfDays == 0)
  }

  @Test("What keeps a person away is said once, the strongest first")
  func away() throws {
    var scenario = scenario()
    scenario.officers[0].end = monday + 9
    scenario.absences = [Absence(person: "O1", first: monday + 1, last: monday + 2, kind: .training)]
    scenario.dutyDays = [
      DutyDay(officer: "O1", day: monday + 2, duty: "lado"),
      DutyDay(officer: "O1", day: monday + 3, duty: "lado"),
    ]
    scenario.closures = [
      Closure(day: monday + 4, reason: "training"), Closure(day: monday + 7, reason: "flood", place: "BASE"),
    ]
    let diary = DiaryIndex(try facts([], scenario)).diary(of: scenario.officers[0])
    let days = Dictionary(uniqueKeysWithValues: diary.weeks.flatMap(\.days).map { ($0.day, $0) })
    #expect(days[monday]?.away == nil)
    #expect(days[monday + 1]?.away == .absent(.training))
    #expect(days[monday + 2]?.away == .absent(.training))
    #expect(days[monday + 3]?.away == .duty("lado"))
    #expect(days[monday + 4]?.away == .closed(reason: "training"))
    #expect(days[monday + 5] == nil)
    #expect(days[monday + 7]?.away == nil)
    #expect(days[monday + 10]?.away == .notEmployed)
    // 6 May 2013 was a bank holiday.
    #expect(days[monday + 28]?.away == .bankHoliday)
    #expect(diary.weeks.count == 12)
    #expect(diary.freeHalfDays == 2 * (1 + 3))
  }

  @Test("A meeting at a weekend or after the plan has a day and a week of its own")
  func unusualDays() throws {
    let scenario = scenario()
    let facts = try facts(
      [booking(monday + 5, 600, 660, "NEAR"), booking(monday + 200, 600, 660, "NEAR")], scenario)
    let diary = DiaryIndex(facts).diary(of: scenario.officers[0])
    #expect(diary.meetings == 2)
    #expect(
      diary.weeks[0].days.map(\.day.weekday) == [
        .monday, .tuesday, .wednesday, .thursday, .friday, .saturday,
      ])
    #expect(diary.weeks.last?.monday == (monday + 200).weekStart)
    #expect(diary.weeks.count == 13)
  }

  private func day(
    meetings: [(Int, Int, String)], busy: [(Int, Int)] = [], hours: TimeSpan? = nil, isAway: Bool = false
  ) throws -> PersonDay {
    var scenario = scenario()
    if let hours {
      scenario.workingHours = [WorkingHours(person: "O1", weekday: .monday, span: hours)]
    }
    if isAway { scenario.dutyDays = [DutyDay(officer: "O1", day: monday, duty: "duty")] }
    scenario.busyTimes = busy.map { BusyTime(holder: "O1", day: monday, span: span($0.0, $0.1)) }
    let facts = try facts(meetings.map { booking(monday, $0.0, $0.1, $0.2) }, scenario)
    let week = DiaryIndex(facts).diary(of: scenario.officers[0]).weeks[0]
    return try #require(week.days.first)
  }

  /// 10,000 m straight are 28 minutes; from FAR back to the base 100 are known.
  private func scenario() -> Scenario {
    var scenario = Scenario(policy: Policy(service: "S", start: monday))
    scenario.places = [("BASE", 0), ("NEAR", 10_000), ("FAR", 20_000)].map { id, easting in
      Place(
        id: .init(id), kind: .placement, point: GridPoint(easting: easting, northing: 0), district: "d")
    }
    scenario.travelOverrides = [TravelOverride(from: "FAR", to: "BASE", minutes: 100)]
    scenario.officers = [Officer(id: "O1", fteThousandths: 1000, roles: [.reviews], base: "BASE")]
    return scenario
  }

  private func booking(_ day: Day, _ start: Int, _ end: Int, _ place: String) -> Booking {
    Booking(
      meeting: .init("M\(start)"), kind: .laterReview, family: "F1", children: ["C1"], officer: "O1",
      namedOfficer: "O1", cover: false, place: .init(place), room: nil, minuteTaker: nil, day: day,
      span: span(start, end), opens: nil, closes: day + 9, status: .new, rule: "LAC3")
  }

  private func facts(_ diary: [Booking], _ scenario: Scenario) throws -> PlanFacts {
    PlanFacts(
      plan: Plan(allocation: [], diary: diary, breaches: [], summary: PlanSummary()), scenario: scenario,
      calendar: try .english())
  }

  private func span(_ start: Int, _ end: Int) -> TimeSpan {
    TimeSpan(start: ClockTime(minutes: start), end: ClockTime(minutes: end))
  }
}
