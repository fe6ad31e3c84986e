// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Exchange
import Planning
import StatutoryCalendar

/// `convenor explain`: says in plain words why a family has the officer that a plan gives it.
struct ExplainCommand: Command {
  static let family = Option.text("family", "ID", "the family to explain")

  static let manual = Manual(
    name: "explain",
    summary: "says why a family has its officer, and what others would cost",
    paragraphs: [
      "The costs are officer minutes a year: travel; a change of officer; preferred skills that the officer"
        + " lacks; an officer who will leave; a sibling group that is split; and caseload, which is what the"
        + " family adds to the officer's load above the policy's bands. The table sets the two next officers"
        + " beside the one that the plan has: 'more' is what everything together would cost more if this"
        + " family alone moved, term by term, and the last line is the sum.",
      "A family that nobody can take is explained by what stops each officer and the smallest change that would"
        + " free one. The plan is priced anew, so a plan that was changed by hand is explained as it is.",
    ],
    operands: [
      .scenario,
      Manual.Operand("DIR", "the plan's folder, as 'convenor allocate', 'plan' or 'rebalance' wrote it"),
    ],
    required: [family],
    options: [family, ScenarioInput.bankHolidays],
    examples: [
      Manual.Example(
        "convenor explain Scenarios/halton-2013 halton --family F012", "Explains one family of a plan.")
    ],
    exits: [
      (.success, ExitCode.success.meaning),
      (.usage, "the command line cannot be followed, or the scenario has no such family"),
      (.badData, "the scenario or the plan has errors, or the plan does not fit the scenario"),
      (.internalError, ExitCode.internalError.meaning),
    ])

  private let input: ScenarioInput
  private let planFolder: String
  private let family: Family.ID

  init(_ arguments: Arguments) throws(UsageError) {
    input = try ScenarioInput(arguments)
    planFolder = arguments.operands[1]
    family = Family.ID(try arguments.value(of: Self.family))
  }

  func run(_ console: Console) throws -> ExitCode {
    let calendar = try input.calendar()
    let present = try input.scenario(calendar: calendar, console: console)
    try checkFamily(of: present)
    let (written, faults) = WrittenAllocation.read(folder: planFolder)
    guard let written else {
      throw BadData(faults.map(\.line) + ["\(planFolder) cannot be explained"])
    }
    do {
      let explainer = try PlanExplainer(
        present.applying(written.changes), calendar: calendar,
        rows: written.rows.map { .init(family: $0.family, children: $0.children, officer: $0.officer) },
        scope: written.scope, reallocate: written.reallocate)
      console.say(ExplanationWords.text(of: try explainer.explanation(of: family)))
      return .success
    } catch let error as ExplanationError {
      throw misfit(error)
    } catch let error as ScenarioChangeError {
      throw misfit(error)
    }
  }

  private func misfit(_ error: some CustomStringConvertible) -> BadData {
    BadData("\(planFolder) does not fit \(input.folder): \(error)")
  }

  private func checkFamily(of scenario: Scenario) throws(UsageError) {
    if scenario.families.contains(where: { $0.id == family }) { return }
    throw UsageError(
      "option --family, value \"\(family.text.shortened)\": expected the id of one of the"
        + " \(Words.count(scenario.families.count, "family", plural: "families")) in \(input.folder)",
      suggestion: Spelling.nearest(to: family.text, among: scenario.families.map(\.id.text)))
  }
}
