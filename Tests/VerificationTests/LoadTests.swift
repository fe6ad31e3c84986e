// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Testing

@testable import Verification

@Suite("Loads, capacities and their costs") struct LoadTests {
  private func capacity(_ officer: Officer.ID, _ change: (inout Scenario) -> Void = { _ in }) throws -> Int {
    try derived(officer, change).minutes
  }

  /// The capacity of an officer in a year of one period, without the duty days of the service.
  private func derived(_ officer: Officer.ID, _ change: (inout Scenario) -> Void = { _ in }) throws
    -> OfficerCapacity
  {
    let tables = try Derived {
      $0.policy.capacity.periods = 1
      $0.dutyDays = []
      change(&$0)
    }.tables
    return OfficerCapacity(try #require(tables.officers[officer]), tables)
  }

  @Test("Sickness takes its weekdays off the year, leave and training do not") func absences() throws {
    // (4000 - 52 x 10) x 256 / 261.
    #expect(try capacity("A3") == 3413)
    #expect(try capacity("A1") == 4000)
  }

  @Test(
    "Which absences take from the capacity",
    arguments: [
      (Absence.Kind.sickness, 5), (.parental, 5), (.other, 5), (.leave, 0), (.training, 0),
    ])
  func kinds(kind: Absence.Kind, days: Int) throws {
    let found = try capacity("A1") {
      $0.absences = [
        Absence(
          person: "A1", first: TinyService.day("2025-06-07"), last: TinyService.day("2025-06-15"), kind: kind)
      ]
    }
    #expect(found == 4000 * (261 - days) / 261)
  }

  @Test("Days before and after employment are off the year") func employment() throws {
    // Of the year's 261 weekdays 10 lie in the first two weeks.
    #expect(
      try capacity("A1") { $0.officer("A1") { $0.end = TinyService.day("2025-06-13") } } == 4000 * 10 / 261)
    #expect(
      try capacity("A1") { $0.officer("A1") { $0.start = TinyService.day("2025-06-16") } } == 4000 * 251 / 261
    )
  }

  @Test("A duty day is off the year, once, and not on a weekend or in an absence") func duties() throws {
    #expect(
      try capacity("A1") {
        $0.dutyDays = ["2025-06-17", "2025-06-17", "2025-06-21", "2025-07-01"].map {
          DutyDay(officer: "A1", day: TinyService.day($0), duty: "lado")
        }
        $0.absences.append(
          Absence(
            person: "A1", first: TinyService.day("2025-06-30"), last: TinyService.day("2025-07-04"),
            kind: .other))
      } == 4000 * 255 / 261)
  }

  @Test("A starter's share of a caseload, and the stable points of the points, are off before other duties")
  func shares() throws {
    #expect(try capacity("A3") { $0.officer("A3") { $0.caseloadPercent = 90 } } == 3080 * 256 / 261)
    // 4000 x 90 / 100 x 85 / 100 - 520; points count only when the caseload is weighed by them.
    let inPoints: (inout Scenario) -> Void = {
      $0.policy.capacity.weighting = .points
      $0.officer("A3") { $0.caseloadPercent = 90 }
    }
    #expect(try capacity("A3", inPoints) == 2540 * 256 / 261)
  }

  @Test("An officer who leaves has no capacity in the periods after, and a load costs the highest rate there")
  func leaver() throws {
    let capacity = try derived("A1") {
      $0.policy.capacity.periods = 4
      // The first period ends on 31 August; the second has 65 weekdays, 10 of them before the end.
      $0.officer("A1") { $0.end = TinyService.day("2025-09-12") }
    }
    #expect(capacity.ofPeriod == [1000, 1000 * 10 / 65, 0, 0])
    // 153 minutes: 130, 23, 23 in the bands of the second period; 850 free in the first.
    #expect(capacity.penalty(4 * 153) == 23 + 10 * 153 * 2)
  }

  @Test("The periods together have the days of the year", arguments: 1...12) func periods(count: Int) throws {
    let capacity = try derived("A1") { $0.policy.capacity.periods = count }
    #expect(capacity.ofPeriod == (0..<count).map { _ in 4000 / count })
  }

  @Test("A capacity is never below 1") func least() throws {
    #expect(try capacity("A2") { $0.officer("A2") { $0.otherMinutesPerWeek = 100 } } == 1)
  }

  @Test(
    "Each minute costs the rate of its band",
    arguments: [
      (0, 0), (3400, 0), (3401, 1), (4000, 600), (4001, 603), (4600, 2400), (4601, 2410),
    ])
  func bands(load: Int, cost: Int) throws {
    #expect(try derived("A1").penalty(load) == cost)
  }

  @Test("Siblings at one place share a visit; further children cost the extra minutes") func siblings() throws
  {
    let derived = try Derived { _ in }
    let workload = try Workload(derived.tables)
    let officer = try #require(derived.tables.officers["A1"])
    #expect(workload.load(.whole("F1"), officer) == 700)
    #expect(workload.travel(.whole("F1"), officer) == 80)
  }

  @Test("Siblings at two places take two visits") func apart() throws {
    let derived = try Derived { $0.children[1].placement = "P2" }
    let workload = try Workload(derived.tables)
    let officer = try #require(derived.tables.officers["A1"])
    // 4 x 150 + 200, 2 x 40 and 2 x 50 of travel.
    #expect(workload.load(.whole("F1"), officer) == 980)
  }

  @Test("Complexity multiplies work and not travel") func complexity() throws {
    let derived = try Derived { $0.family("F1") { $0.complexityPercent = 150 } }
    let officer = try #require(derived.tables.officers["A1"])
    #expect(try Workload(derived.tables).load(.whole("F1"), officer) == 620 * 150 / 100 + 80)
  }

  @Test("A load is the same in every period, and something in each") func rounded() throws {
    let derived = try Derived { $0.policy.capacity.periods = 12 }
    let officer = try #require(derived.tables.officers["A1"])
    #expect(try Workload(derived.tables).load(.whole("F1"), officer) == 696)
    let light = try Derived {
      $0.policy.capacity.periods = 12
      $0.policy.monitoringMinutesPerYear = [:]
      $0.policy.kinds[.laterReviewConference] = MeetingNeeds(
        chair: 1, preparation: 0, visit: 0, writeUp: 0, extraChair: 0, extraOther: 0, room: false,
        minuteTaker: false)
    }
    let atTheVenue = try #require(light.tables.officers["A2"])
    #expect(try Workload(light.tables).load(.whole("F2"), atTheVenue) == 12)
  }

  @Test("Weighed by heads, children count alike and travel does not") func heads() throws {
    let derived = try Derived { $0.policy.capacity.weighting = .heads }
    let workload = try Workload(derived.tables)
    // 2 x 4000 / 60 = 133, rounded down to two periods.
    for officer in derived.tables.scenario.officers {
      #expect(workload.load(.whole("F1"), officer) == 132)
    }
    #expect(workload.travel(.whole("F1"), try #require(derived.tables.officers["A1"])) == 80)
  }

  @Test("Weighed by points, a child counts the most of its states, by how recent they are") func points()
    throws
  {
    func load(_ family: Family.ID, _ change: (inout Scenario) -> Void = { _ in }) throws -> Int {
      let derived = try Derived {
        $0.policy.capacity.weighting = .points
        $0.policy.capacity.periods = 1
        $0.policy.capacity.points[.lookedAfter] = PointTiers(recent: 30, settled: 15)
        $0.policy.capacity.points[.secure] = PointTiers(recent: 25, settled: 5)
        change(&$0)
      }
      return try Workload(derived.tables).load(.whole(family), try #require(derived.tables.officers["A1"]))
    }
    // Looked after since March 2024: 15 tenths each of 1000; secure since December: 25.
    #expect(try load("F1") == 30 * 4000 / 1000)
    #expect(try load("F3") == 25 * 4000 / 1000)
    #expect(try load("F3") { $0.policy.capacity.settledAfterDays = 179 } == 15 * 4000 / 1000)
    #expect(try load("F3") { $0.policy.capacity.settledAfterDays = 180 } == 25 * 4000 / 1000)
    // 12 tenths x 130% is 15.
    #expect(try load("F2") { $0.policy.capacity.settledAfterDays = 10 } == 15 * 4000 / 1000)
  }

  @Test("A family without an open status is no load") func closed() throws {
    func load(_ change: (inout Scenario) -> Void) throws -> Int? {
      try Derived(change).outcome([:] as [Family.ID: Officer.ID]).basis.before["A1"]?.load
    }
    let own: [Family.ID] = try Derived { _ in }.tables.scenario.families.filter { $0.officer == "A1" }.map(
      \.id)
    let after = try load { scenario in
      scenario.families.append(Family(id: "F99", officer: "A1"))
      scenario.children.append(
        Child(
          id: "C99", family: "F99", birth: TinyService.day("2015-01-01"), placement: nil,
          spells: [
            .init(
              status: .onPlan, since: TinyService.day("2020-01-01"), until: TinyService.day("2021-01-01"))
          ]))
    }
    #expect(!own.isEmpty)
    #expect(try load { _ in } == after)
  }
}
