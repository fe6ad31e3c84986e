// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import LinearOptimization
import StatutoryCalendar
import Testing

@testable import Planning

@Suite("A plan that was written can be explained, family by family")
struct ExplanationTests {
  private let calendar: WorkingCalendar

  init() throws { calendar = try WorkingCalendar.english() }

  private func explainer(
    _ rows: [AllocatedRow], scope: PlanScope = .allocate, reallocate: Bool = false,
    _ change: (inout Scenario) -> Void = { _ in }
  ) throws -> PlanExplainer {
    var scenario = SmallService.withSiblings()
    change(&scenario)
    return try PlanExplainer(
      scenario, calendar: calendar, rows: rows, scope: scope, reallocate: reallocate)
  }

  private let whole = AllocatedRow(family: "F2", children: ["C2", "C3", "C4", "C5"], officer: "A2")

  @Test("The choices of a plan and of its explanation are the same")
  func same() throws {
    var scenario = SmallService.withSiblings()
    scenario.decisions = [Decision(family: "F2", kind: .forbid, officer: "A1", reason: "test")]
    let plan = try Planner.allocate(scenario, calendar: calendar, options: PlanOptions(), stop: StopSignal())
    let explainer = try PlanExplainer(
      scenario, calendar: calendar,
      rows: plan.allocation.map { .init(family: $0.family, children: $0.children, officer: $0.officer) },
      scope: .allocate, reallocate: false)
    let explanation = try explainer.explanation(of: "F2")
    guard case .allocated(let choices) = explanation.standing else {
      Issue.record("F2 has an officer")
      return
    }
    #expect(choices.map(\.terms) == plan.allocation.map(\.terms))
    #expect(choices.map(\.reasons) == plan.allocation.map(\.reasons))
    #expect(choices.map(\.others.first) == plan.allocation.map(\.second))
    #expect(choices.map(\.officer) == [plan.summary.officers[1]])
    #expect(explanation.decisions == plan.decisionCosts)
  }

  @Test("A family that stays is told so, with what a move would cost")
  func kept() throws {
    let explanation = try explainer([whole]).explanation(of: "F1")
    guard case .kept(let choice) = explanation.standing else {
      Issue.record("F1 stays")
      return
    }
    #expect(choice.officer.id == "A1")
    #expect(choice.terms.total == 40)
    #expect(choice.others.map(\.officer) == ["A2"])
    #expect(choice.others[0].terms.change == 600)
    #expect(choice.others[0].extra == 600)
  }

  @Test("Parts may stand in any order")
  func parts() throws {
    let one = AllocatedRow(family: "F2", children: ["C2", "C5"], officer: "A2")
    let other = AllocatedRow(family: "F2", children: ["C4", "C3"], officer: "A1")
    for rows in [[one, other], [other, one]] {
      guard case .allocated(let choices) = try explainer(rows).explanation(of: "F2").standing else {
        Issue.record("F2 has two officers")
        return
      }
      #expect(choices.map(\.officer.id) == ["A2", "A1"])
      #expect(choices.map(\.children) == [["C2", "C5"], ["C3", "C4"]])
    }
  }

  @Test("A family without an officer has what stops each")
  func unplaced() throws {
    let nobody = AllocatedRow(family: "F2", children: whole.children, officer: nil)
    let explanation = try explainer([nobody]) { $0.families[1].skills = ["signing"] }.explanation(of: "F2")
    guard case .unplaced(let family) = explanation.standing else {
      Issue.record("F2 has nobody")
      return
    }
    #expect(family.stopped.map(\.obstacles) == [[.missingSkill("signing")], [.missingSkill("signing")]])
  }

  @Test("A family without open cases has nothing to explain")
  func closed() throws {
    let explanation = try explainer([]) { scenario in
      for child in 1...4 { SmallService.endCase(ofChild: child, on: scenario.policy.start, in: &scenario) }
    }.explanation(of: "F2")
    guard case .withoutOpenCase = explanation.standing else {
      Issue.record("F2 has no open case")
      return
    }
  }

  @Test("A plan that does not fit the scenario is refused with the reason")
  func misfits() throws {
    func refusal(
      _ rows: [AllocatedRow], scope: PlanScope = .allocate, reallocate: Bool = false
    ) throws -> ExplanationError? {
      do {
        _ = try explainer(rows, scope: scope, reallocate: reallocate)
        return nil
      } catch let error as ExplanationError {
        return error
      }
    }
    func row(_ family: Family.ID, _ children: [Child.ID], _ officer: Officer.ID?) -> AllocatedRow {
      AllocatedRow(family: family, children: children, officer: officer)
    }
    #expect(try refusal([whole]) == nil)
    #expect(try refusal([]) == .missing("F2"))
    #expect(try refusal([whole, row("F1", ["C1"], "A1")]) == .notToAllocate("F1"))
    #expect(try refusal([whole, row("F9", ["C1"], "A1")]) == .notToAllocate("F9"))
    #expect(try refusal([whole], reallocate: true) == .missing("F1"))
    #expect(try refusal([whole], scope: .rebalance) == .missing("F1"))
    #expect(try refusal([row("F2", whole.children, "A9")]) == .unknownOfficer("A9", family: "F2"))
    #expect(try refusal([row("F2", ["C2"], "A1")]) == .wrongParts("F2"))
    let first = row("F2", ["C2", "C5"], "A1")
    #expect(try refusal([first, row("F2", ["C3", "C4"], "A1")]) == .wrongParts("F2"))
    #expect(try refusal([first, row("F2", ["C3", "C4"], nil)]) == .wrongParts("F2"))
    #expect(try refusal([first, first]) == .wrongParts("F2"))
    #expect { try explainer([whole]).explanation(of: "F9") } throws: {
      $0 as? ExplanationError == .unknownFamily("F9")
    }
  }
}
