// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import LinearOptimization
import StatutoryCalendar
import Testing

@testable import Simulation

@Suite("A year that can be worked out by hand")
struct TinyYearTests {
  private func replication(_ scenario: Scenario, _ course: [CourseFigure], weeks: Int = 52) throws
    -> Replication
  {
    try Simulator(
      scenario, calibration: course, calendar: Courses.calendar, options: Courses.options(weeks: weeks)
    ).replication(0, stop: StopSignal())
  }

  @Test("a child in care is reviewed a week before each six months end, and never late")
  func oneChild() throws {
    var year = try replication(TinyService.scenario(), TinyService.calm)
    let tally = try #require(try year.run { _ in })
    // The third review was on 14 January 2026. Six months end on 14 July; the best day is the 7th, a Tuesday. From
    // there 183 days end on 6 January 2027, a day before six months do; the best day is Wednesday, 30 December.
    #expect(
      year.world.children[0].held.suffix(2) == [
        .init(kind: .laterReview, day: TinyService.day("2026-07-07")),
        .init(kind: .laterReview, day: TinyService.day("2026-12-30")),
      ])
    let kind = try #require(tally.kinds[.laterReview])
    #expect(kind.held == 2 && kind.children == 2 && kind.late == 0 && kind.cover == 0)
    #expect(tally.causes.isEmpty)
    #expect(tally.officerChanges == 0)
    #expect((tally.reviewedChildren.due, tally.reviewedChildren.inTime) == (1, 1))
    // Two reviews of 75 + 45 + 45 + 135 minutes, the fixed five minutes of each way, and 240 minutes of monitoring.
    let work = try #require(tally.work["O1"])
    #expect(work.meetingMinutes == 600 && work.travelMinutes == 20)
    #expect(abs(work.otherMinutes - 240) < 1e-6)
    #expect(tally.weeks.count == 52)
    #expect(tally.weeks.allSatisfy { $0.openCases == 1 && $0.fullTime == 1 && $0.overdue == 0 })
  }

  @Test("a review that was overdue when the year began is held late and counted once")
  func overdue() throws {
    var scenario = TinyService.scenario()
    scenario.meetings[2].day = TinyService.day("2025-10-01")
    scenario.meetings[1].day = TinyService.day("2025-09-20")
    var year = try replication(scenario, TinyService.calm, weeks: 8)
    let tally = try #require(try year.run { _ in })
    let kind = try #require(tally.kinds[.laterReview])
    #expect(kind.held == 1 && kind.late == 1 && kind.lateChildren == 1)
    #expect(tally.causes == [.booking(.overdueAtStart): 1])
    #expect((tally.reviewedChildren.due, tally.reviewedChildren.inTime) == (1, 0))
    // Five working days of notice after 13 April.
    #expect(year.world.children[0].held.last?.day == TinyService.day("2026-04-20"))
  }

  @Test("an officer who leaves gives the family to another, which is one change for the child")
  func leaver() throws {
    var scenario = TinyService.scenario(officers: 2)
    scenario.staffEvents = [
      StaffEvent(
        person: "O1", kind: .leaves, first: TinyService.day("2026-05-29"),
        last: TinyService.day("2026-05-29"),
        known: TinyService.day("2026-05-01"))
    ]
    var year = try replication(scenario, TinyService.calm, weeks: 16)
    let tally = try #require(try year.run { _ in })
    #expect(tally.officerChanges == 1)
    #expect(year.world.families[0].officer == "O2")
    #expect(year.world.families[0].formerOfficers == ["O1"])
    #expect(tally.weeks.first?.fullTime == 2)
    #expect(tally.weeks.last?.fullTime == 1)
    #expect(tally.kinds[.laterReview]?.late == 0)
  }

  @Test("an officer who falls ill on the day is replaced or the review moves, and it is not lost")
  func illness() throws {
    var scenario = TinyService.scenario(officers: 2)
    // The day before the review that would be held on 7 July.
    scenario.staffEvents = [
      StaffEvent(
        person: "O1", kind: .absent(.sickness), first: TinyService.day("2026-07-06"),
        last: TinyService.day("2026-07-24"), known: TinyService.day("2026-07-06"))
    ]
    var year = try replication(scenario, TinyService.calm, weeks: 16)
    let tally = try #require(try year.run { _ in })
    #expect(tally.lifted == 1)
    let kind = try #require(tally.kinds[.laterReview])
    // Five working days of notice from 6 July end on the 13th; the window on the 14th.
    #expect(kind.held == 1 && kind.late == 0 && kind.cover == 1)
    #expect(year.world.children[0].held.last?.day == TinyService.day("2026-07-13"))
  }
}
