// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Testing
import Travel

@testable import Reporting

@Suite("What the page counts")
struct FactsTests {
  private let start = SampleService.start

  @Test("A meeting is in its window, early, late or not booked, to the day")
  func timing() {
    #expect(booking(day: start, closes: start).timing == .inWindow(days: 0))
    #expect(booking(day: start, closes: start).timing.words == "Last day")
    #expect(booking(day: start + 1, closes: start).timing == .late(days: 1))
    #expect(booking(day: start + 1, closes: start).timing.words == "1 day late")
    #expect(booking(day: start - 9, opens: start - 8, closes: start).timing == .early(days: 1))
    #expect(booking(day: start - 8, opens: start - 8, closes: start).timing == .inWindow(days: 8))
    #expect(booking(day: start).timing == .withoutWindow)
    #expect(booking(day: nil, closes: start).timing == .unbooked)
  }

  @Test("The page and the plan agree on what is in its window")
  func agreement() {
    for sample in [SampleService.small, .large, .faultless] {
      #expect(sample.plan.diary.allSatisfy { $0.timing.isGood == $0.inWindow })
    }
  }

  @Test("A meeting is overdue when its window closed before the plan starts")
  func overdue() {
    let policy = Policy(service: "S", start: start)
    #expect(booking(day: start + 9, closes: start - 1).isOverdue(atStartOf: policy))
    #expect(!booking(day: start + 9, closes: start).isOverdue(atStartOf: policy))
    #expect(!booking(day: start + 9).isOverdue(atStartOf: policy))
  }

  @Test("Weeks run from the start to the horizon without a gap, and what lies beyond the plan is last")
  func weeks() throws {
    let facts = try facts([
      booking(day: start + 7, closes: start + 20), booking(day: start + 8, closes: start),
      booking(day: start + 8, kind: .initialConference, closes: start + 9),
      booking(day: start + 300, closes: start + 310), booking(day: nil, closes: start),
    ])
    let weeks = WeekCount.all(facts)
    #expect(weeks.count == 14)
    #expect(weeks[0].monday == start - 1)
    #expect(weeks[0].total == 0)
    #expect(weeks[1].reviews == 1)
    #expect(weeks[1].conferences == 1)
    #expect(weeks[1].reviewsOutside == 1)
    #expect(weeks[13].monday == nil)
    #expect(weeks[13].reviews == 1)
    #expect(weeks.reduce(0) { $0 + $1.total } == 4)
  }

  @Test("Margins fall into weeks, late and overdue ones apart")
  func margins() throws {
    let facts = try facts([
      booking(day: start + 7, closes: start + 7), booking(day: start + 7, closes: start + 13),
      booking(day: start + 7, closes: start + 14), booking(day: start + 7, closes: start + 90),
      booking(day: start + 7, closes: start), booking(day: start + 8, closes: start),
      booking(day: start + 7, closes: start - 1), booking(day: nil, closes: start),
      booking(day: start + 7),
    ])
    let counts = MarginCount.all(facts)
    #expect(counts.map(\.inWindow) == [0, 0, 2, 1, 0, 0, 0, 0, 1])
    #expect(counts.map(\.late) == [1, 1, 0, 0, 0, 0, 0, 0, 0])
    #expect(counts.map(\.overdue) == [1, 0, 0, 0, 0, 0, 0, 0, 0])
    #expect(counts.map(\.words).first == "8 or more days late")
    #expect(counts.map(\.words).last == "42 or more days before the window closes")
  }

  @Test("An officer's travel is each day's route from the base and back, known journeys first")
  func workload() throws {
    var scenario = Scenario(policy: Policy(service: "S", start: start))
    // 10,000 m straight is 13,000 m of road: 5 + 12 minutes to 5,000 m and 10.67 beyond, in all 28.
    scenario.places = [
      place("BASE", 0), place("NEAR", 10_000), place("FAR", 20_000),
    ]
    scenario.travelOverrides = [TravelOverride(from: "FAR", to: "BASE", minutes: 100)]
    scenario.officers = [
      Officer(id: "O1", fteThousandths: 1000, roles: [.reviews], base: "BASE"),
      Officer(id: "O2", fteThousandths: 1000, roles: [.reviews], base: "BASE"),
    ]
    var first = booking(day: start + 7, closes: start + 20, minutes: 540..<600)
    first.place = "NEAR"
    var second = booking(day: start + 7, closes: start + 20, minutes: 660..<750)
    second.place = "FAR"
    second.cover = true
    second.namedOfficer = "O2"
    var otherDay = booking(day: start + 14, closes: start + 20, minutes: 540..<600)
    otherDay.place = "NEAR"
    var beyond = booking(day: start + 200, closes: start + 220)
    beyond.place = "FAR"
    // The order of the diary does not matter, only the times of the day.
    let loads = OfficerWorkload.all(try facts([second, first, otherDay, beyond], in: scenario))
    #expect(loads.map(\.officer) == ["O1", "O2"])
    #expect(loads[0].meetings == 3)
    #expect(loads[0].days == 2)
    #expect(loads[0].meetingMinutes == 60 + 90 + 60)
    #expect(loads[0].travelMinutes == (28 + 28 + 100) + (28 + 28))
    #expect(loads[0].asCover == 1)
    #expect(loads[0].coveredByOthers == 0)
    #expect(loads[0].busiestWeekMeetings == 2)
    #expect(loads[0].busiestWeek == start + 6)
    #expect(loads[1].coveredByOthers == 1)
    #expect(loads[1].meetings == 0)
    #expect(loads[1].travelMinutes == 0)
  }

  @Test("A caseload stands against the guidance exactly, whatever the FTE")
  func caseloads() {
    func words(_ children: Int, _ fte: Int) -> String {
      Caseload(children: children, fteThousandths: fte).words(against: 50...70)
    }
    #expect(words(50, 1000) == "Within")
    #expect(words(70, 1000) == "Within")
    #expect(words(71, 1000) == "Above by 1.0")
    #expect(words(30, 600) == "Within")
    #expect(words(29, 600) == "Below by 1.7")
    #expect(words(43, 600) == "Above by 1.7")
    #expect(Caseload(children: 43, fteThousandths: 600).perFTE == "71.7")
  }

  @Test("A week's working days are those of the calendar less closures of all places")
  func workingDays() throws {
    var scenario = Scenario(policy: Policy(service: "S", start: start))
    scenario.closures = [
      Closure(day: start + 8, reason: "training"), Closure(day: start + 9, reason: "flood", place: "V1"),
    ]
    let facts = try facts([], in: scenario)
    // Easter Monday was 1 April 2013.
    #expect(facts.workingDays(from: start - 1) == 4)
    #expect(facts.workingDays(from: start + 6) == 4)
    #expect(facts.workingDays(from: start + 13) == 5)
    #expect(facts.workingDays(from: Day(number: 0).weekStart) == nil)
  }

  @Test("A bound proves whole minutes and never one too many")
  func proofs() {
    #expect(Proof(objective: 100, bound: 90.2).provedMinutes == 91)
    #expect(Proof(objective: 100, bound: 90.2).gap == "9.00%")
    #expect(Proof(objective: 100, bound: 90).provedMinutes == 90)
    #expect(Proof(objective: 100, bound: 90 + 1e-9).provedMinutes == 90)
    #expect(Proof(objective: 100, bound: 99.5).isOptimal)
    #expect(Proof(objective: 100, bound: 100.0000001).isOptimal)
    #expect(Proof(objective: 100, bound: 100).gap == "0%")
    #expect(Proof(objective: 3000, bound: 2999).gap == "0.04%")
    #expect(Proof(objective: 0, bound: 0).words.hasSuffix("so none is better."))
    #expect(Proof(objective: 100, bound: -.infinity).gap == "not known")
    #expect(Proof(objective: 100, bound: .nan).words.hasPrefix("Nothing is proved"))
    #expect(
      Proof(objective: -60, bound: -90).words
        == "No plan can cost less than \u{2212}1 hour 30 minutes. So a better plan, if there is one, would save at most 30 minutes."
    )
  }

  private func place(_ id: String, _ easting: Int) -> Place {
    Place(id: .init(id), kind: .placement, point: GridPoint(easting: easting, northing: 0), district: "d")
  }

  private func booking(
    day: Day?, kind: MeetingKind = .laterReview, opens: Day? = nil, closes: Day? = nil,
    minutes: Range<Int> = 600..<675
  ) -> Booking {
    Booking(
      meeting: "M1", kind: kind, family: "F1", children: ["C1"], officer: day == nil ? nil : "O1",
      namedOfficer: "O1", cover: false, place: "P1", room: nil, minuteTaker: nil, day: day,
      span: day == nil
        ? nil
        : TimeSpan(
          start: ClockTime(minutes: minutes.lowerBound), end: ClockTime(minutes: minutes.upperBound)),
      opens: opens, closes: closes, status: day == nil ? .unbooked : .new, rule: "LAC3")
  }

  private func facts(_ diary: [Booking], in scenario: Scenario? = nil) throws -> PlanFacts {
    PlanFacts(
      plan: Plan(allocation: [], diary: diary, breaches: [], summary: PlanSummary()),
      scenario: scenario ?? Scenario(policy: Policy(service: "S", start: start)),
      calendar: try .english())
  }
}
