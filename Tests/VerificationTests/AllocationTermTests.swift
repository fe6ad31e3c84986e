// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Testing

@testable import Verification

@Suite("The allocation's terms") struct AllocationTermTests {
  private func change(_ officer: Officer.ID, reallocate: Bool = false, _ change: (inout Scenario) -> Void)
    throws
    -> Int
  {
    let derived = try Derived(change)
    let basis = try derived.outcome(reallocate: reallocate).basis
    return basis.terms(Placement(part: .whole("F2"), officer: officer)).change
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
    #expect(
      try closed.outcome(reallocate: true).basis.toAllocate.map(\.id) == ["F1", "F2", "F3", "F6", "F7", "F8"])
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
    // 2 children: A1 lacks both skills and stays; A3 lacks one, travels 2 x 20 and is a change.
    #expect(basis.terms(Placement(part: .whole("F1"), officer: "A1")).total == 80 + 2 * 2 * 30)
    #expect(basis.terms(Placement(part: .whole("F1"), officer: "A3")).total == 40 + 200 + 2 * 30)
  }

  @Test("Officers of siblings' rows are known, whichever row names the other", arguments: [true, false])
  func siblings(isNamedByOther: Bool) throws {
    let link: (inout Scenario) -> Void = { scenario in
      scenario.family("F2") { $0.formerOfficers = [] }
      scenario.family(isNamedByOther ? "F3" : "F2") { $0.siblings = [isNamedByOther ? "F2" : "F3"] }
    }
    #expect(try change("A3", link) == 0)
    #expect(try change("A2", link) == 100)
  }

  @Test(
    "An officer who leaves within the year will be another change",
    arguments: [("2025-06-02", 200), ("2026-06-01", 200), ("2026-06-02", 0)])
  func leaving(end: String, cost: Int) throws {
    let derived = try Derived { $0.officer("A1") { $0.end = TinyService.day(end) } }
    let basis = try derived.outcome().basis
    #expect(basis.terms(Placement(part: .whole("F1"), officer: "A1")).leaving == cost)
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
