// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Testing

@testable import Verification

@Suite("Managers' decisions") struct DecisionTests {
  private func decision(_ family: Family.ID, _ kind: Decision.Kind, _ officer: Officer.ID) -> Decision {
    Decision(family: family, kind: kind, officer: officer, reason: "why")
  }

  private func toAllocate(
    _ decisions: Decision..., reallocate: Bool = false, change: (inout Scenario) -> Void = { _ in }
  ) throws -> [Family.ID] {
    try Derived {
      $0.decisions = decisions
      change(&$0)
    }.outcome(reallocate: reallocate).basis.toAllocate.map(\.id)
  }

  /// What a decision costs when F2 is with an officer and nothing else is decided.
  private func cost(
    _ decision: Decision, officer: Officer.ID, change: (inout Scenario) -> Void = { _ in }
  ) throws -> DecisionCost {
    let derived = try Derived {
      $0.decisions = [decision]
      change(&$0)
    }
    return try derived.outcome(["F2": officer]).cost(of: decision)
  }

  private func saves(_ saving: Int, with officer: Officer.ID?, _ decision: Decision) -> DecisionCost {
    DecisionCost(decision: decision, betterOfficer: officer, saving: saving)
  }

  @Test("A pin of another officer, and a forbidden present one, put a family up for allocation")
  func moving() throws {
    #expect(try toAllocate(decision("F1", .pin, "A1")) == ["F2", "F5"])
    #expect(try toAllocate(decision("F1", .pin, "A3")) == ["F1", "F2", "F5"])
    #expect(try toAllocate(decision("F1", .forbid, "A3")) == ["F2", "F5"])
    #expect(try toAllocate(decision("F1", .forbid, "A1")) == ["F1", "F2", "F5"])
  }

  @Test("A keep holds while the officer is available") func keeping() throws {
    let keep = decision("F3", .keep, "A3")
    #expect(try toAllocate(keep, reallocate: true) == ["F1", "F2", "F4", "F5", "F6", "F7", "F8"])
    let gone: (inout Scenario) -> Void = { scenario in
      scenario.officer("A3") { $0.end = TinyService.day("2025-06-01") }
    }
    #expect(try toAllocate(keep, reallocate: true, change: gone).contains("F3"))
    #expect(try toAllocate(keep, change: gone) == ["F2", "F3", "F5", "F8"])
  }

  @Test("A pin costs what the best of the others would save") func pin() throws {
    let pin = decision("F2", .pin, "A3")
    #expect(try cost(pin, officer: "A3") == saves(120, with: "A2", pin))
    #expect(try cost(decision("F2", .pin, "A2"), officer: "A2").saving == 0)
  }

  @Test("A forbidden officer who would be better is what it costs") func forbid() throws {
    let forbid = decision("F2", .forbid, "A2")
    #expect(try cost(forbid, officer: "A3") == saves(120, with: "A2", forbid))
  }

  @Test("An officer whom another rule keeps out as well is not kept out by the manager") func notInTheWay()
    throws
  {
    let forbid = decision("F2", .forbid, "A2")
    #expect(
      try cost(forbid, officer: "A3") { $0.family("F2") { $0.conflicts = ["A2"] } }
        == saves(0, with: nil, forbid))
    #expect(
      try cost(forbid, officer: "A3") { $0.policy.capacity.maximumPercent = 90 }
        == saves(0, with: nil, forbid))
    // Of two officers forbidden neither decision alone is lifted in vain.
    #expect(
      try cost(forbid, officer: "A1") { $0.decisions.append(decision("F2", .forbid, "A3")) }
        == saves(138, with: "A2", forbid))
  }

  @Test("A decision on a family that keeps its officer anyway costs nothing, but for a keep") func kept()
    throws
  {
    for kind in [Decision.Kind.pin, .forbid] {
      let decided = decision("F4", kind, kind == .pin ? "A1" : "A3")
      #expect(try cost(decided, officer: "A2") == saves(0, with: nil, decided))
    }
    let keep = decision("F4", .keep, "A1")
    #expect(try cost(keep, officer: "A2") == saves(10, with: "A3", keep))
  }

  @Test(
    "A decision on a family without an officer, or with a keep that an absence has overtaken, costs nothing")
  func overtaken() throws {
    let pin = decision("F5", .pin, "A1")
    #expect(try cost(pin, officer: "A2") == saves(0, with: nil, pin))
    let keep = decision("F4", .keep, "A1")
    #expect(
      try cost(keep, officer: "A2") { scenario in
        scenario.officer("A1") { $0.end = TinyService.day("2025-06-01") }
      } == saves(0, with: nil, keep))
  }

  @Test("Of two officers as good the smallest is told") func tie() throws {
    let pin = decision("F2", .pin, "A3")
    let found = try cost(pin, officer: "A3") { scenario in
      guard var twin = scenario.officers.first(where: { $0.id == "A2" }) else { return }
      twin.id = "A0"
      scenario.officers.insert(twin, at: 0)
      scenario.workingHours.removeAll { $0.person.text == "A2" }
      scenario.family("F2") { $0.formerOfficers = ["A2", "A0"] }
    }
    #expect(found == saves(120, with: "A0", pin))
  }
}
