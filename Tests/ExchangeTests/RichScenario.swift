// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Travel

@testable import Exchange

/// A day of the test data.
func day(_ text: String) -> Day {
  guard let day = Day(iso: text) else { preconditionFailure("\(text) is no day") }
  return day
}

/// A span of the test data.
func span(_ start: String, _ end: String) -> TimeSpan {
  guard let start = ClockTime(start), let end = ClockTime(end) else { preconditionFailure("no times") }
  return TimeSpan(start: start, end: end)
}

/// A small service that has something in every table and column, and no fault.
enum RichScenario {
  static func make() -> Scenario {
    var scenario = Scenario(policy: policy())
    addPeople(to: &scenario)
    addPlaces(to: &scenario)
    addCases(to: &scenario)
    addMeetings(to: &scenario)
    addCourse(to: &scenario)
    return scenario
  }

  private static func policy() -> Policy {
    var policy = Policy(service: "Little \"Wold\" & Sons", start: day("2013-04-02"))
    policy.fortnightStart = day("2013-04-01")
    policy.tightenings = [
      Tightening(rule: "LAC3", cohort: "out-of-area", within: .months(5), source: "Local policy, 3.7"),
      Tightening(rule: "LAC1", cohort: nil, within: .workingDays(18), source: "Local policy, 3.8"),
    ]
    policy.conferenceStarts = [span("09:30", "13:30").start, span("09:30", "13:30").end]
    policy.noticeByKind[.transferInConference] = 3
    policy.capacity.maximumChildrenPerFTE = 90
    policy.capacity.maximumPercent = 120
    policy.capacity.splitFromChildren = 4
    policy.capacity.weighting = .points
    policy.capacity.points[.lookedAfter] = PointTiers(recent: 25, settled: 10)
    policy.capacity.stablePoints = 0
    policy.capacity.periods = 12
    policy.costs.splitSiblings = 900
    policy.costs.move = 2500
    policy.dayBreak?.minutes = 45
    policy.dayBreak?.span = span("12:00", "13:30")
    policy.combineWithinDays = 21
    policy.combinedPercent = 40
    policy.reconveneDays = 20
    policy.school.holidays = [day("2013-05-27")...day("2013-05-31")]
    return policy
  }

  private static func addPeople(to scenario: inout Scenario) {
    scenario.officers = [
      Officer(
        id: "O1", fteThousandths: 1000, roles: [.reviews, .conferences], skills: ["court", "signing"],
        base: "OFFICE", excludedTeams: ["T9"], otherMinutesPerWeek: 120),
      Officer(
        id: "O2", fteThousandths: 625, roles: [.reviews], coverRoles: [.conferences], base: "OFFICE",
        start: day("2012-01-09")),
      Officer(
        id: "O3", fteThousandths: 800, roles: [.reviews], base: "V1", start: day("2009-01-05"),
        end: day("2013-03-01")),
    ]
    scenario.officers[1].caseloadPercent = 90
    scenario.minuteTakers = [MinuteTaker(id: "M1", base: "OFFICE", start: day("2011-04-04"))]
    scenario.workingHours = [
      WorkingHours(person: "O2", weekday: .monday, span: span("09:30", "15:00")),
      WorkingHours(person: "O2", weekday: .wednesday, week: 1, span: span("09:00", "17:00")),
      WorkingHours(person: "O2", weekday: .thursday, week: 2, span: span("09:00", "16:30")),
    ]
    scenario.absences = [
      Absence(person: "O1", first: day("2013-05-13"), last: day("2013-05-17"), kind: .leave)
    ]
    scenario.dutyDays = [DutyDay(officer: "O1", day: day("2013-04-08"), duty: "front-door")]
    scenario.busyTimes = [
      BusyTime(holder: "C3", day: day("2013-05-09"), span: span("09:00", "12:00")),
      BusyTime(holder: "F1", day: day("2013-05-07"), span: span("00:00", "24:00")),
      BusyTime(holder: "M1", day: day("2013-04-09"), span: span("09:00", "12:00")),
      BusyTime(holder: "O1", day: day("2013-05-08"), span: span("14:00", "15:00")),
      BusyTime(holder: "R1", day: day("2013-04-10"), span: span("13:00", "17:00")),
    ]
  }

  private static func addPlaces(to scenario: inout Scenario) {
    func place(_ id: Place.ID, _ kind: Place.Kind, _ easting: Int, _ northing: Int) -> Place {
      Place(id: id, kind: kind, point: GridPoint(easting: easting, northing: northing), district: "north")
    }
    scenario.places = [
      place("H1", .home, 351_000, 383_000), place("OFFICE", .office, 352_000, 383_500),
      place("P1", .placement, 350_500, 382_000), place("P2", .placement, 411_000, 402_000),
      place("V1", .venue, 352_400, 383_100),
    ]
    scenario.rooms = [
      Room(id: "R1", venue: "V1", opening: span("08:30", "18:00")), Room(id: "R2", venue: "OFFICE"),
    ]
    scenario.closures = [
      Closure(day: day("2013-05-03"), reason: "training-day"),
      Closure(day: day("2013-05-03"), reason: "flooded", place: "V1"),
    ]
    scenario.travelOverrides = [TravelOverride(from: "OFFICE", to: "P2", minutes: 75)]
    scenario.figures = [
      PublishedFigure(
        figure: "looked-after children", value: "136", unit: "children", source: "Report \"2013\", page\n12",
        section: " 3.1 ")
    ]
    scenario.assumptions = [
      Assumption(assumption: "districts", value: "1", unit: "", reason: "small, and nobody says otherwise")
    ]
  }

  private static func addCases(to scenario: inout Scenario) {
    scenario.families = [
      Family(
        id: "F1", officer: "O1", formerOfficers: ["O3", "O2"], home: "H1", venue: "V1", team: "T1",
        complexityPercent: 120, skills: ["court"], preferredSkills: ["signing"], conflicts: ["O2"],
        apartFrom: ["F2"]),
      Family(id: "F2"),
    ]
    scenario.families[1].siblings = ["F1"]
    scenario.decisions = [
      Decision(family: "F1", kind: .forbid, officer: "O3", reason: "has left"),
      Decision(family: "F1", kind: .keep, officer: "O1", reason: "an inquest, until \"all\" is heard"),
      Decision(family: "F2", kind: .pin, officer: "O2", reason: "speaks the language; asked for"),
    ]
    scenario.children = [
      Child(
        id: "C1", family: "F1", birth: day("2003-05-05"), placement: "P1",
        spells: [
          .init(status: .lookedAfter, since: day("2010-03-01"), until: day("2011-01-05")),
          .init(status: .lookedAfter, since: day("2012-06-01")),
        ]),
      Child(
        id: "C2", family: "F1", birth: day("2005-01-31"), placement: "P2", cohorts: ["out-of-area"],
        spells: [.init(status: .lookedAfter, since: day("2012-06-01"))]),
      Child(
        id: "C3", family: "F2", birth: day("2011-02-28"),
        spells: [.init(status: .onPlan, since: day("2013-02-20"))]),
      Child(
        id: "C4", family: "F2", birth: day("2013-07-01"),
        spells: [.init(status: .strategyDiscussion, since: day("2013-03-25"))]),
    ]
  }

  private static func addCourse(to scenario: inout Scenario) {
    func figure(
      _ quantity: CourseQuantity, _ value: Double, _ month: CourseFigure.Month? = nil
    ) -> CourseFigure {
      CourseFigure(
        quantity: quantity.rawValue, month: month, value: value, unit: quantity.unit, basis: .published,
        source: "Report 2013", section: "3.2")
    }
    scenario.course = [
      figure(.careEntries, 40), figure(.careEntries, 4.125, CourseFigure.Month(year: 2013, month: 4)),
      figure(.planLengthUnder91, 18.1), figure(.planLengthUnder365, 68.5), figure(.familyOf1, 60),
      figure(.familyOf2, 40),
      CourseFigure(
        quantity: "conference-notice-days", value: 6, unit: "working days", basis: .assumed,
        source: "nobody says", section: ""),
    ]
    scenario.staffEvents = [
      StaffEvent(
        person: "M1", kind: .absent(.sickness), first: day("2013-06-03"), last: day("2013-06-14"),
        known: day("2013-06-03")),
      StaffEvent(
        person: "O2", kind: .leaves, first: day("2013-11-29"), last: day("2013-11-29"),
        known: day("2013-09-02")),
    ]
    scenario.outcomes = [
      PublishedOutcome(
        outcome: "reviews-in-time", value: 99.8, unit: "percent", period: "April 2012 to March 2013",
        source: "Report 2013", section: "3.4"),
      PublishedOutcome(
        outcome: "reviews-held", value: 419, unit: "reviews", period: "April 2012 to March 2013",
        source: "Report 2013", section: "3.1"),
    ]
  }

  private static func addMeetings(to scenario: inout Scenario) {
    func held(_ id: RecordedMeeting.ID, _ kind: MeetingKind, _ children: [Child.ID], _ date: String)
      -> RecordedMeeting
    {
      RecordedMeeting(id: id, kind: kind, status: .held, children: children, day: day(date), officer: "O3")
    }
    scenario.meetings = [
      RecordedMeeting(
        id: "B1", kind: .firstReviewConference, status: .booked, children: ["C3"], day: day("2013-05-08"),
        span: span("09:30", "11:00"), officer: "O1", room: "R1", minuteTaker: "M1"),
      RecordedMeeting(
        id: "D1", kind: .broughtForwardReview, status: .due, children: ["C1"], day: day("2013-04-25")),
      held("H1", .firstReview, ["C1", "C2"], "2012-06-22"),
      held("H2", .secondReview, ["C1", "C2"], "2012-09-18"),
      held("H3", .laterReview, ["C1", "C2"], "2013-02-05"),
      held("H4", .initialConference, ["C3"], "2013-02-20"),
      RecordedMeeting(
        id: "X1", kind: .initialConference, status: .adjourned, children: ["C4"], day: day("2013-03-28"),
        officer: "O1"),
      held("X2", .initialConference, ["C2"], "2013-02-05"),
    ]
    scenario.meetings[0].isPinned = true
    scenario.meetings[7].combined = ["C2": .laterReview]
  }
}
