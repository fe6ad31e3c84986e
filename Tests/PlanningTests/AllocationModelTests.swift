// SPDX-License-Identifier: GPL-3.0-or-later

import Allocation
import Casework
import StatutoryCalendar
import Testing

@testable import Planning

@Suite("Who is to be allocated, to whom, at what cost")
struct AllocationModelTests {
  private let calendar: WorkingCalendar

  init() throws { calendar = try WorkingCalendar.english() }

  private func model(
    _ mode: AllocationMode = .newFamilies, _ change: (inout Scenario) -> Void
  ) throws -> AllocationModel {
    var scenario = SmallService.scenario()
    change(&scenario)
    return try SmallService.model(scenario, calendar: calendar, mode: mode)
  }

  private func decision(_ family: Family.ID, _ kind: Decision.Kind, _ officer: Officer.ID) -> Decision {
    Decision(family: family, kind: kind, officer: officer, reason: "test")
  }

  @Test("A family without an officer, or whose officer is away or gone, is to be allocated; others stay")
  func needs() throws {
    #expect(try model { _ in }.toAllocate == [1])
    #expect(try model { $0.officers[0].end = SmallService.day("2025-06-01") }.toAllocate == [0, 1])
    #expect(
      try model {
        $0.absences = [
          Absence(
            person: "A1", first: SmallService.day("2025-06-01"), last: SmallService.day("2025-12-31"),
            kind: .sickness)
        ]
      }.toAllocate == [0, 1])
    #expect(
      try model { SmallService.endCase(ofChild: 1, on: SmallService.day("2025-06-02"), in: &$0) }.toAllocate
        == [],
      "no open status, nothing to allocate")
    #expect(try model(.reallocate) { _ in }.toAllocate == [0, 1])
  }

  @Test("A pin to another and a decision against the officer make a family move; a keep holds it")
  func decided() throws {
    #expect(try model { $0.decisions = [decision("F1", .pin, "A1")] }.toAllocate == [1])
    #expect(try model { $0.decisions = [decision("F1", .pin, "A2")] }.toAllocate == [0, 1])
    #expect(try model { $0.decisions = [decision("F1", .forbid, "A1")] }.toAllocate == [0, 1])
    #expect(try model { $0.decisions = [decision("F1", .forbid, "A2")] }.toAllocate == [1])
    #expect(try model(.reallocate) { $0.decisions = [decision("F1", .keep, "A1")] }.toAllocate == [1])
    #expect(try model(.reallocate) { $0.decisions = [decision("F1", .pin, "A1")] }.toAllocate == [0, 1])
    let gone = try model(.reallocate) {
      $0.decisions = [decision("F1", .keep, "A1")]
      $0.officers[0].end = SmallService.day("2025-06-01")
    }
    #expect(gone.toAllocate == [0, 1], "a keep has no effect when the officer is away")
  }

  @Test("Only the pinned officer, never a forbidden one, nobody who is not eligible")
  func candidates() throws {
    #expect(try model { _ in }.candidates == [[0, 1]])
    #expect(try model { $0.decisions = [decision("F2", .pin, "A2")] }.candidates == [[1]])
    #expect(try model { $0.decisions = [decision("F2", .forbid, "A2")] }.candidates == [[0]])
    let conflicted = try model {
      $0.decisions = [decision("F2", .pin, "A2")]
      $0.families[1].conflicts = ["A2"]
    }
    #expect(conflicted.candidates == [] && conflicted.families == [] && conflicted.toAllocate == [1])
    #expect(
      try model { $0.families[1].apartFrom = ["F1"] }.candidates == [[1]],
      "A1 keeps the family to be apart from")
    #expect(try model { $0.families[0].apartFrom = ["F2"] }.candidates == [[1]], "whichever says so")
  }

  private func terms(
    _ officer: Int, _ change: (inout Scenario) -> Void
  ) throws -> AllocationTerms {
    let model = try model(.newFamilies, change)
    return model.terms(model.workload.families[1], officer: officer)
  }

  @Test("A change of officer costs when the family knows somebody and not this one")
  func change() throws {
    #expect(try terms(1) { _ in }.change == 0)
    #expect(try terms(1) { $0.families[1].formerOfficers = ["A1"] }.change == 600)
    #expect(try terms(0) { $0.families[1].formerOfficers = ["A1"] }.change == 0)
    #expect(try terms(0) { $0.families[1].formerOfficers = ["A2", "A1"] }.change == 0)
    // The present officer is away: whoever comes is new.
    let away = try terms(1) {
      $0.families[1].officer = "A1"
      $0.officers[0].end = SmallService.day("2025-06-01")
    }
    #expect(away.change == 600)
    // The present officer is available: any other is a change, even a known one.
    let model = try model(.reallocate) { $0.families[0].formerOfficers = ["A2"] }
    #expect(model.terms(model.workload.families[0], officer: 1).change == 600)
    #expect(model.terms(model.workload.families[0], officer: 0).change == 0)
  }

  @Test("The officer of an older sibling's row is known, whichever row names the other")
  func siblings() throws {
    #expect(try terms(1) { $0.families[1].siblings = ["F1"] }.change == 600)
    #expect(try terms(0) { $0.families[1].siblings = ["F1"] }.change == 0)
    #expect(try terms(1) { $0.families[0].siblings = ["F2"] }.change == 600)
  }

  @Test("Each preferred skill that the officer lacks costs for each child")
  func skills() throws {
    func lacking(_ skills: Set<String>) throws -> Int {
      try terms(0) {
        $0.families[1].preferredSkills = ["signing", "welsh"]
        $0.officers[0].skills = skills
      }.skills
    }
    #expect(try lacking([]) == 600)
    #expect(try lacking(["welsh", "other"]) == 300)
    #expect(try lacking(["welsh", "signing"]) == 0)
  }

  @Test("An officer who leaves within the year costs another change")
  func leaving() throws {
    func leaving(_ date: String) throws -> Int {
      try terms(0) { $0.officers[0].end = SmallService.day(date) }.leaving
    }
    #expect(try leaving("2025-06-02") == 600)
    #expect(try leaving("2026-06-01") == 600)
    #expect(try leaving("2026-06-02") == 0)
  }

  @Test("A sibling group may be split when it is large, needs reviews only and is not pinned")
  func splitting() throws {
    func splits(_ mode: AllocationMode = .newFamilies, _ change: (inout Scenario) -> Void) throws -> Bool {
      var scenario = SmallService.withSiblings()
      change(&scenario)
      return try SmallService.model(scenario, calendar: calendar, mode: mode).halves[1] != nil
    }
    #expect(try splits { _ in })
    #expect(try splits(.reallocate) { _ in })
    #expect(try !splits(.rebalance) { _ in })
    #expect(try !splits { $0.policy.capacity.splitFromChildren = 5 })
    #expect(try !splits { $0.policy.capacity.splitFromChildren = nil })
    #expect(try !splits { $0.decisions = [decision("F2", .pin, "A1")] })
    #expect(try splits { $0.decisions = [decision("F2", .forbid, "A3")] })
    #expect(
      try !splits {
        $0.children[1].spells.append(.init(status: .onPlan, since: SmallService.day("2025-05-19")))
      })
    #expect(try !splits { $0.families[1].conflicts = ["A2"] }, "one officer alone cannot have two parts")
  }

  @Test("The options of a split family: each officer alone, then each with every other")
  func splitOptions() throws {
    let model = try SmallService.model(SmallService.withSiblings(), calendar: calendar)
    let options = model.problem().families[0].options
    #expect(options.map(\.officer) == [0, 0, 1, 1])
    #expect(options.map { $0.second?.officer } == [nil, 1, nil, 0])
    // Travel 240 together; 60 and 180 apart, and what the split costs.
    #expect(options.map(\.cost) == [240, 1440, 240, 1440])
    // A load of 3,250 minutes a year, less two, in four periods; the parts have 1,564 and 1,684.
    #expect(options.map(\.load) == [812, 391, 812, 391])
    #expect(options[1].second?.load == 421)
    #expect(options[1].second?.children == 2)
  }

  @Test("Maxima become what room and load are left")
  func maxima() throws {
    let problem = try model {
      $0.policy.capacity.maximumChildrenPerFTE = 3
      $0.policy.capacity.maximumPercent = 90
      $0.officers[1].fteThousandths = 500
    }.problem()
    #expect(problem.officers.map(\.room) == [2, 1])
    // 90% of 93,240 and of 46,620, in four periods.
    #expect(problem.officers.map(\.limit) == [20979, 10489])
    #expect(problem.officers.map(\.load) == [185, 0])
    #expect(try model { _ in }.problem().officers.allSatisfy { $0.room == nil && $0.limit == nil })
  }
}
