// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import LinearOptimization
import StatutoryCalendar
import Testing

@testable import Planning

@Suite("A service worked out by hand")
struct SmallServiceTests {
  private let calendar: WorkingCalendar

  init() throws { calendar = try WorkingCalendar.english() }

  private func plan(_ scenario: Scenario, threads: Int = 1, seed: UInt64 = 1) throws -> Plan {
    var options = PlanOptions()
    options.threads = threads
    options.seed = seed
    return try Planner.plan(scenario, calendar: calendar, options: options, stop: StopSignal())
  }

  @Test("What is due, by which rule, in which window")
  func due() throws {
    let meetings = try SmallService.dueMeetings(SmallService.scenario(), calendar: calendar)
    #expect(meetings.map(\.id.text) == ["C1.later-review.2025-06-20", "C2.first-review.2025-06-17"])
    #expect(meetings.map(\.rule) == ["LAC3", "LAC1"])
    // Six weeks before it closes; the day after the trigger.
    #expect(meetings.map(\.opens) == [SmallService.day("2025-05-09"), SmallService.day("2025-05-20")])
  }

  @Test("The plan: both officers have room, and who has no family yet gets the new one")
  func whole() throws {
    let plan = try plan(SmallService.scenario())
    #expect(plan.breaches.isEmpty)
    #expect(plan.allocation.map(\.officer) == ["A2"])
    // Nobody is near a band, so only the way counts, which is the same for both.
    #expect(plan.allocation[0].cost == 180)
    #expect(plan.allocation[0].second?.officer == "A1")
    #expect(plan.allocation[0].second?.extra == 0)
    #expect(plan.summary.allocation.objective == 180)
    #expect(plan.diary.map(\.status) == [.new, .new])
    #expect(plan.diary.allSatisfy { $0.inWindow && !$0.cover })
    // Each goes out and back, 10 km and 30 km, with the best margin of seven days. The later review's hour and a half
    // cannot begin after school at half past three and end ten minutes' way before five: school hours cost 60.
    #expect(plan.summary.booking.objective == 20 + 60 + 60)
    #expect(plan.summary.booking.bound == 140)
  }

  @Test("The plan: one round of an officer whom the new family knows serves both reviews")
  func oneRound() throws {
    var scenario = SmallService.scenario()
    scenario.families[1].formerOfficers = ["A1"]
    let plan = try plan(scenario)
    #expect(plan.allocation.map(\.officer) == ["A1"])
    #expect(plan.allocation[0].cost == 180)
    // Another officer than the one whom it knows costs the family's only child 600.
    #expect(plan.allocation[0].second?.extra == 600)
    #expect(plan.diary.map(\.status) == [.new, .new])
    #expect(plan.diary.allSatisfy { $0.inWindow && !$0.cover })
    // One round of 30 km out and back serves both on 10 June: for the first review the best margin of seven days,
    // for the other ten, three more than best at 2 each, and school hours as above.
    #expect(plan.summary.booking.objective == 60 + 6 + 60)
    #expect(plan.summary.booking.bound == 126)
  }

  @Test("The same seed gives the same plan on one thread or two")
  func deterministic() throws {
    let first = try plan(SmallService.scenario())
    let second = try plan(SmallService.scenario(), threads: 2)
    #expect(first.diary == second.diary)
    #expect(first.allocation == second.allocation)
  }

  @Test("Families in another order get the same officers at the same cost")
  func permuted() throws {
    var scenario = SmallService.scenario()
    scenario.families[0].officer = nil
    let cost = try plan(scenario).summary.allocation.objective
    scenario.families.reverse()
    scenario.officers.reverse()
    #expect(try plan(scenario).summary.allocation.objective == cost)
  }

  @Test("A service without children has an empty plan")
  func empty() throws {
    var scenario = SmallService.scenario()
    scenario.children = []
    scenario.families = []
    scenario.meetings = []
    let plan = try plan(scenario)
    #expect(plan.diary.isEmpty && plan.allocation.isEmpty && plan.breaches.isEmpty)
    #expect(plan.summary.booking.gap == 0)
  }

  @Test("Each cause of a breach is told")
  func causes() throws {
    func cause(_ change: (inout Scenario) -> Void) throws -> [Breach.Cause] {
      var scenario = SmallService.scenario()
      change(&scenario)
      return try plan(scenario).breaches.map(\.cause)
    }
    #expect(try cause { $0.policy.reviewNotice = 12 } == [.noticeTooLong])
    #expect(
      try cause {
        $0.children[1].spells = [.init(status: .lookedAfter, since: SmallService.day("2025-04-01"))]
      }
        == [.overdueAtStart])
    #expect(
      try cause { scenario in
        scenario.officers = scenario.officers.map {
          var officer = $0
          officer.roles = [.conferences]
          return officer
        }
        scenario.families[0].officer = nil
      } == [.noEligibleOfficer, .noEligibleOfficer, .noEligibleOfficer, .noEligibleOfficer])
    #expect(
      try cause { scenario in
        scenario.absences = ["A1", "A2"].map {
          Absence(
            person: .init($0), first: SmallService.day("2025-06-03"), last: SmallService.day("2025-06-17"),
            kind: .leave)
        }
      } == [.noOfficerTime])
    #expect(
      try cause { scenario in
        scenario.closures =
          (0..<7).map {
            Closure(day: SmallService.day("2025-06-10") + $0, reason: "move")
          } + [
            Closure(day: SmallService.day("2025-06-09"), reason: "move"),
            Closure(day: SmallService.day("2025-06-17"), reason: "move"),
          ]
      } == [.windowHasNoWorkingDay])
    func conference(_ scenario: inout Scenario) {
      // Strategy discussion on 28 May: the initial conference is due by 18 June.
      scenario.children[1].spells = [
        .init(status: .strategyDiscussion, since: SmallService.day("2025-05-28"))
      ]
    }
    #expect(
      try cause {
        conference(&$0)
        $0.rooms = []
        $0.families[1].venue = "V1"
      } == [.noRoom])
    #expect(
      try cause {
        conference(&$0)
        $0.minuteTakers = []
      } == [.noMinuteTaker])
  }

  @Test("A child whose state ends later keeps its clock until then")
  func endsLater() throws {
    var scenario = SmallService.scenario()
    scenario.children[0].spells = [
      .init(
        status: .lookedAfter, since: SmallService.day("2023-01-09"), until: SmallService.day("2025-09-01"))
    ]
    let due = try SmallService.dueMeetings(scenario, calendar: calendar)
    #expect(due.contains { $0.id == "C1.later-review.2025-06-20" })
  }
}
