// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Travel

/// A service small enough to be planned by hand: four officers, eight families, nine children, four weeks
/// from Monday 2 June 2025.
///
/// A journey takes a minute a kilometre and all places lie on one line, so minutes are differences:
/// office OF 0, venue V1 10, home H1 12, venue V2 14, placements P1 20 and P2 25, office W1 30.
enum TinyService {
  private static let english = Result { try WorkingCalendar.english() }

  /// The calendar of England, read once for all tests.
  static var calendar: WorkingCalendar { get throws { try english.get() } }

  static func day(_ text: String) -> Day {
    guard let day = Day(iso: text) else { fatalError("no such day: \(text)") }
    return day
  }

  static func span(_ start: String, _ end: String) -> TimeSpan {
    guard let start = ClockTime(start), let end = ClockTime(end) else { fatalError("no such time") }
    return TimeSpan(start: start, end: end)
  }

  static var scenario: Scenario {
    var scenario = Scenario(policy: policy)
    scenario.officers = [
      Officer(id: "A1", fteThousandths: 1000, roles: [.reviews, .conferences], base: "OF"),
      Officer(id: "A2", fteThousandths: 125, roles: [.reviews, .conferences], base: "V1"),
      Officer(
        id: "A3", fteThousandths: 1000, roles: [.reviews, .conferences], skills: ["plo"], base: "W1",
        otherMinutesPerWeek: 10),
      Officer(id: "A4", fteThousandths: 200, roles: [.reviews], coverRoles: [.conferences], base: "OF"),
    ]
    scenario.minuteTakers = [MinuteTaker(id: "M1", base: "OF"), MinuteTaker(id: "M2", base: "OF")]
    scenario.workingHours = [
      WorkingHours(person: "A2", weekday: .tuesday, week: 1, span: span("09:00", "17:00")),
      WorkingHours(person: "A2", weekday: .thursday, span: span("09:00", "17:00")),
    ]
    scenario.absences = [
      Absence(person: "A1", first: day("2025-06-18"), last: day("2025-06-19"), kind: .leave),
      Absence(person: "A3", first: day("2025-06-02"), last: day("2025-06-06"), kind: .sickness),
      Absence(person: "M2", first: day("2025-06-12"), last: day("2025-06-12"), kind: .training),
    ]
    scenario.dutyDays = [DutyDay(officer: "A1", day: day("2025-06-17"), duty: "lado")]
    scenario.busyTimes = [
      BusyTime(holder: "A1", day: day("2025-06-11"), span: span("13:00", "14:00")),
      BusyTime(holder: "R1", day: day("2025-06-19"), span: span("09:00", "12:00")),
      BusyTime(holder: "M1", day: day("2025-06-19"), span: span("13:00", "14:30")),
    ]
    scenario.closures = [
      Closure(day: day("2025-06-23"), reason: "inset"),
      Closure(day: day("2025-06-19"), reason: "works", place: "V2"),
    ]
    scenario.places = places
    scenario.rooms = [Room(id: "R1", venue: "V1"), Room(id: "R2", venue: "V2")]
    scenario.families = families
    scenario.children = children
    scenario.meetings = meetings
    scenario.decisions = [
      Decision(family: "F2", kind: .forbid, officer: "A4", reason: "a complaint is being heard"),
      Decision(family: "F4", kind: .keep, officer: "A1", reason: "a hearing is set"),
    ]
    return scenario
  }

  private static var policy: Policy {
    var policy = Policy(service: "Tiny", start: day("2025-06-02"))
    policy.horizonWeeks = 4
    policy.lateWeeks = 2
    policy.fortnightStart = day("2025-06-02")
    policy.months = .statutory
    policy.meetingsPerDay = 2
    policy.conferenceStarts = [ClockTime(minutes: 600), ClockTime(minutes: 840)]
    policy.reviewOpensDaysBefore = 28
    policy.conferenceOpensDaysBefore = 28
    policy.siblingJoinDays = 7
    let review = MeetingNeeds(
      chair: 60, preparation: 30, visit: 0, writeUp: 60, extraChair: 20, extraOther: 40, room: false,
      minuteTaker: false)
    policy.kinds[.laterReview] = review
    policy.kinds[.secureLaterReview] = review
    policy.kinds[.laterReviewConference] = MeetingNeeds(
      chair: 90, preparation: 30, visit: 10, writeUp: 20, extraChair: 0, extraOther: 0, room: true,
      minuteTaker: true)
    policy.monitoringMinutesPerYear = [.lookedAfter: 100, .onPlan: 50]
    policy.capacity.productiveMinutesPerYear = 4000
    policy.capacity.periods = 2
    policy.costs.changeOfOfficer = 100
    policy.costs.skillMismatch = 30
    policy.costs.late = 2000
    policy.costs.latePerDay = 50
    policy.costs.unbooked = 5000
    policy.travel = TravelEstimate(
      circuityPercent: 100, fixedMinutes: 0, bands: [.init(upToMetres: nil, kmh: 60)])
    return policy
  }

  private static var places: [Place] {
    let places: [(Place.ID, Place.Kind, Int)] = [
      ("H1", .home, 12), ("OF", .office, 0), ("P1", .placement, 20), ("P2", .placement, 25),
      ("V1", .venue, 10), ("V2", .venue, 14), ("W1", .office, 30),
    ]
    return places.map { id, kind, kilometres in
      Place(id: id, kind: kind, point: GridPoint(easting: kilometres * 1000, northing: 0), district: "d")
    }
  }

  private static var families: [Family] {
    [
      Family(id: "F1", officer: "A1"),
      Family(
        id: "F2", formerOfficers: ["A2"], home: "H1", team: "south", complexityPercent: 130,
        preferredSkills: ["plo"]),
      Family(id: "F3", officer: "A3"),
      Family(id: "F4", officer: "A1", preferredSkills: ["plo"]),
      Family(id: "F5", skills: ["bsl"]),
      Family(id: "F6", officer: "A1"),
      Family(id: "F7", officer: "A1", conflicts: ["A2", "A3", "A4"]),
      Family(id: "F8", officer: "A3", venue: "V1"),
    ]
  }

  private static var children: [Child] {
    func spell(_ status: CaseStatus, _ since: String) -> CaseHistory.Spell {
      CaseHistory.Spell(status: status, since: day(since))
    }
    let lookedAfter = spell(.lookedAfter, "2024-03-01")
    let secure = spell(.secure, "2024-12-05")
    return [
      Child(id: "C1", family: "F1", birth: day("2015-06-10"), placement: "P1", spells: [lookedAfter]),
      Child(id: "C2", family: "F1", birth: day("2021-01-01"), placement: "P1", spells: [lookedAfter]),
      Child(id: "C3", family: "F2", birth: day("2019-01-01"), spells: [spell(.onPlan, "2024-09-20")]),
      Child(
        id: "C4", family: "F3", birth: day("2008-01-01"), placement: "P2", spells: [lookedAfter, secure]),
      Child(id: "C5", family: "F4", birth: day("2012-01-01"), placement: "P2", spells: [lookedAfter]),
      Child(id: "C6", family: "F5", birth: day("2020-06-18"), placement: "P1", spells: [lookedAfter]),
      Child(id: "C7", family: "F6", birth: day("2022-01-01"), placement: "P1", spells: [lookedAfter]),
      Child(
        id: "C8", family: "F7", birth: day("2009-01-01"), placement: "P1", spells: [lookedAfter, secure]),
      Child(id: "C9", family: "F8", birth: day("2018-01-01"), spells: [spell(.onPlan, "2024-09-30")]),
    ]
  }

  private static var meetings: [RecordedMeeting] {
    var held: [(Child.ID, MeetingKind, String)] = [
      ("C3", .initialConference, "2024-09-20"), ("C3", .firstReviewConference, "2024-12-20"),
      ("C9", .initialConference, "2024-09-30"), ("C9", .firstReviewConference, "2024-12-30"),
      ("C4", .secureFirstReview, "2024-12-20"), ("C4", .secureLaterReview, "2025-03-20"),
      ("C8", .secureFirstReview, "2024-12-20"), ("C8", .secureLaterReview, "2025-03-25"),
    ]
    let lastReviews: [(Child.ID, String)] = [
      ("C1", "2024-12-16"), ("C2", "2024-12-20"), ("C4", "2025-03-20"), ("C5", "2024-12-12"),
      ("C6", "2024-12-27"), ("C7", "2024-11-30"), ("C8", "2025-03-25"),
    ]
    for (child, last) in lastReviews {
      held.append((child, .firstReview, "2024-03-20"))
      held.append((child, .secondReview, "2024-06-17"))
      held.append((child, .laterReview, last))
    }
    let past = held.enumerated().map { index, meeting in
      RecordedMeeting(
        id: .init("H\(100 + index)"), kind: meeting.1, status: .held, children: [meeting.0],
        day: day(meeting.2))
    }
    return past + [
      RecordedMeeting(
        id: "K1", kind: .laterReview, status: .booked, children: ["C5"], day: day("2025-06-13"),
        span: span("10:00", "11:00"), officer: "A1"),
      RecordedMeeting(
        id: "K2", kind: .laterReviewConference, status: .booked, children: ["C9"], day: day("2025-06-12"),
        span: span("10:00", "11:30"), officer: "A3", room: "R1", minuteTaker: "M1"),
    ]
  }
}
