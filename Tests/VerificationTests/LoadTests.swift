// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Testing

@testable import Verification

@Suite("Loads, capacities and their costs") struct LoadTests {
  private func capacity(_ officer: Officer.ID, _ change: (inout Scenario) -> Void = { _ in }) throws -> Int {
    let tables = try Derived(change).tables
    return OfficerCapacity(try #require(tables.officers[officer]), tables).minutes
  }

  @Test("Sickness takes its weekdays off the year, leave and training do not") func absences() throws {
    // 4000 x 256 / 261 - 52 x 10.
    #expect(try capacity("A3") == 3403)
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

  @Test("A capacity is never below 1") func least() throws {
    #expect(try capacity("A2") { $0.officer("A2") { $0.otherMinutesPerWeek = 100 } } == 1)
  }

  @Test(
    "Each minute costs the rate of its band",
    arguments: [
      (0, 0), (3400, 0), (3401, 1), (4000, 600), (4001, 603), (4600, 2400), (4601, 2410),
    ])
  func bands(load: Int, cost: Int) throws {
    let tables = try Derived { _ in }.tables
    #expect(OfficerCapacity(try #require(tables.officers["A1"]), tables).penalty(load) == cost)
  }

  @Test("Siblings at one place share a visit; further children cost the extra minutes") func siblings() throws
  {
    let derived = try Derived { _ in }
    let workload = try Workload(derived.tables)
    let officer = try #require(derived.tables.officers["A1"])
    #expect(workload.load("F1", officer) == 700)
    #expect(workload.travel("F1", officer) == 80)
  }

  @Test("Siblings at two places take two visits") func apart() throws {
    let derived = try Derived { $0.children[1].placement = "P2" }
    let workload = try Workload(derived.tables)
    let officer = try #require(derived.tables.officers["A1"])
    // 4 x 150 + 200, 2 x 40 and 2 x 50 of travel.
    #expect(workload.load("F1", officer) == 980)
  }

  @Test("Complexity multiplies work and not travel") func complexity() throws {
    let derived = try Derived { $0.family("F1") { $0.complexityPercent = 150 } }
    let officer = try #require(derived.tables.officers["A1"])
    #expect(try Workload(derived.tables).load("F1", officer) == 620 * 150 / 100 + 80)
  }
}

@Suite("The allocation's terms") struct AllocationTermTests {
  private func change(_ officer: Officer.ID, reallocate: Bool = false, _ change: (inout Scenario) -> Void)
    throws
    -> Int
  {
    let derived = try Derived(change)
    let basis = try derived.outcome(reallocate: reallocate).basis
    return basis.changeCost(try #require(derived.tables.families["F2"]), to: officer)
  }

  @Test("A family that knew nobody changes to nobody new") func nobody() throws {
    #expect(try change("A1") { $0.family("F2") { $0.formerOfficers = [] } } == 0)
  }

  @Test("An officer whom the family knew is no change, a stranger is") func known() throws {
    #expect(try change("A2") { _ in } == 0)
    #expect(try change("A1") { _ in } == 100)
  }

  @Test("Leaving an officer who is available is a change even to one whom the family knew") func leaving()
    throws
  {
    #expect(try change("A2", reallocate: true) { $0.family("F2") { $0.officer = "A1" } } == 100)
    #expect(try change("A1", reallocate: true) { $0.family("F2") { $0.officer = "A1" } } == 0)
  }

  @Test("Leaving an officer who is not available for one whom the family knew is none") func gone() throws {
    let end = TinyService.day("2025-06-01")
    #expect(
      try change("A2") {
        $0.family("F2") { $0.officer = "A1" }
        $0.officer("A1") { $0.end = end }
      } == 0)
  }

  @Test("Only families with an open status and without an available officer are to be allocated")
  func toAllocate() throws {
    #expect(try Derived { _ in }.outcome().basis.toAllocate.map(\.id) == ["F2", "F5"])
    let gone = try Derived { $0.officer("A3") { $0.end = TinyService.day("2025-06-01") } }
    #expect(try gone.outcome().basis.toAllocate.map(\.id) == ["F2", "F3", "F5", "F8"])
    let ending = try Derived {
      $0.children[5].spells = [
        .init(
          status: .lookedAfter, since: TinyService.day("2024-03-01"), until: TinyService.day("2025-06-03"))
      ]
    }
    #expect(try ending.outcome().basis.toAllocate.map(\.id) == ["F2", "F5"])
    let closed = try Derived { $0.children[5].spells = [] }
    #expect(try closed.outcome().basis.toAllocate.map(\.id) == ["F2"])
    #expect(try closed.outcome(reallocate: true).basis.toAllocate.count == 7)
  }

  @Test("A family that the maximum keeps out is paid for, one that nobody may take is not") func unplaced()
    throws
  {
    let chosen: [Family.ID: Officer.ID] = ["F2": "A2"]
    #expect(try Derived { _ in }.outcome(chosen).objective == 60)
    #expect(try Derived { $0.officer("A4") { $0.skills = ["bsl"] } }.outcome(chosen).objective == 1_000_060)
  }

  @Test("A family that a newly placed one keeps out is paid for, one that a kept one keeps out is not")
  func keptOut() throws {
    let others = try Derived {
      $0.officer("A2") { $0.skills = ["bsl"] }
      $0.family("F5") { $0.apartFrom = ["F2"] }
    }
    #expect(try others.outcome(["F2": "A2"]).objective == 1_000_060)
    let kept = try Derived {
      $0.officer("A3") { $0.skills.insert("bsl") }
      $0.family("F5") { $0.apartFrom = ["F3"] }
    }
    #expect(try kept.outcome(["F2": "A2"]).objective == 60)
  }

  @Test("What an officer's kept families cost already is no cost of the allocation") func keptPenalty() throws
  {
    #expect(try Derived { $0.officer("A1") { $0.fteThousandths = 500 } }.outcome().objective == 60)
  }

  @Test("A preferred skill that is lacking costs for each child") func skills() throws {
    let derived = try Derived { $0.family("F1") { $0.preferredSkills = ["plo", "bsl"] } }
    let basis = try derived.outcome(reallocate: true).basis
    let family = try #require(derived.tables.families["F1"])
    // 2 children: A1 lacks both skills and stays; A3 lacks one, travels 2 x 20 and is a change.
    #expect(basis.term(family, try #require(derived.tables.officers["A1"])) == 80 + 2 * 2 * 30)
    #expect(basis.term(family, try #require(derived.tables.officers["A3"])) == 40 + 200 + 2 * 30)
  }

  @Test("An officer may have as many children as the maximum") func maximum() throws {
    // An eighth of a full-time officer may have one child of eight.
    #expect(try Break.scenario("", []) { $0.policy.capacity.maximumChildrenPerFTE = 8 }.found() == [])
  }

  @Test("A family that could go to nobody but an officer of a family apart from it has nobody eligible")
  func apart() throws {
    let derived = try Derived {
      $0.officer("A4") { $0.skills = ["bsl"] }
      $0.family("F5") { $0.apartFrom = ["F2"] }
    }
    let family = try #require(derived.tables.families["F5"])
    #expect(try derived.outcome(["F2": "A4"]).causeOfNoOfficer(family) == .noEligibleOfficer)
    #expect(try derived.outcome(["F2": "A2"]).causeOfNoOfficer(family) == .maximumCaseload)
  }
}
