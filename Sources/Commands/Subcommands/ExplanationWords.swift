// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Planning

/// What `convenor explain` says of a family.
enum ExplanationWords {
  /// Everything about a family, in paragraphs.
  static func text(of explanation: FamilyExplanation) -> String {
    let children = explanation.children.map(\.text).joined(separator: ", ")
    let heading = "\(explanation.family): \(children.isEmpty ? "no children" : children)"
    let decisions = explanation.decisions.map { decision($0) }
    return
      ([heading] + paragraphs(explanation) + (decisions.isEmpty ? [] : [decisions.joined(separator: "\n")]))
      .joined(separator: "\n\n")
  }

  private static func paragraphs(_ explanation: FamilyExplanation) -> [String] {
    switch explanation.standing {
    case .withoutOpenCase:
      let officer = explanation.presentOfficer.map { "; its officer is \($0)" } ?? ""
      return [HelpPage.wrapped("No child has an open status: there is nothing to allocate\(officer).")]
    case .unplaced(let family): return unplaced(family)
    case .kept(let choice):
      return [
        HelpPage.wrapped(
          "Stays with \(choice.officer.id), who is available; the plan was not to allocate it anew.")
      ] + standing(choice)
    case .allocated(let choices):
      return choices.flatMap { choice in
        [introduction(choice, of: explanation, isPart: choices.count > 1)] + standing(choice)
      }
    }
  }

  /// The costs beside those of others, who cannot be had, and the officer's caseload.
  private static func standing(_ choice: FamilyExplanation.Choice) -> [String] {
    let stopped =
      choice.stopped.isEmpty ? [] : [HelpPage.wrapped("Cannot take it: \(choice.stopped.words).")]
    return [table(choice)] + stopped + [utilisation(choice.officer)]
  }

  /// Who has the family and why.
  private static func introduction(
    _ choice: FamilyExplanation.Choice, of explanation: FamilyExplanation, isPart: Bool
  ) -> String {
    var text = "Officer: \(choice.officer.id)"
    if isPart { text += " for \(choice.children.map(\.text).joined(separator: ", "))" }
    if let present = explanation.presentOfficer, present != choice.officer.id {
      text += " (before: \(present))"
    }
    text += ". Why: \(choice.reasons.joined(separator: "; "))."
    if explanation.scope == .rebalance, choice.others.contains(where: { $0.extra < 0 }) {
      text += " Rebalancing looks at its target and at the fewest moves before the cost."
    }
    text += " The load is \(Words.grouped(choice.load)) minutes a year."
    return HelpPage.wrapped(text)
  }

  /// The terms of the officer beside those of the next two, each with the difference; the columns add up.
  private static func table(_ choice: FamilyExplanation.Choice) -> String {
    var header: [(title: String, alignment: TextTable.Alignment)] = [
      ("minutes a year", .left), (choice.officer.id.text, .right),
    ]
    for other in choice.others { header += [(other.officer.text, .right), ("more", .right)] }
    var table = TextTable(header)
    let shown = AllocationTerms.named.filter { term in
      ([choice.terms] + choice.others.map(\.terms)).contains { $0[keyPath: term.value] != 0 }
    }
    for term in shown {
      let own = choice.terms[keyPath: term.value]
      table.append(
        [term.name, Words.grouped(own)]
          + choice.others.flatMap { other in
            let value = other.terms[keyPath: term.value]
            return [Words.grouped(value), signed(value - own)]
          })
    }
    table.append(
      ["total", Words.grouped(choice.terms.total)]
        + choice.others.flatMap { [Words.grouped($0.terms.total), signed($0.extra)] })
    return table.text
  }

  private static func utilisation(_ load: PlanSummary.OfficerLoad) -> String {
    func state(_ children: Int, _ fraction: Double) -> String {
      "\(Words.count(children, "child", plural: "children")) at \(Words.fixed(100 * fraction, decimals: 1))%"
    }
    return HelpPage.wrapped(
      "\(load.id) had \(state(load.caseloadBefore, load.utilisationBefore)) of capacity before the plan and has"
        + " \(state(load.caseloadAfter, load.utilisation)) after it.")
  }

  /// What stops each officer, and the smallest change.
  private static func unplaced(_ family: UnplacedFamily) -> [String] {
    var table = TextTable([("officer", .left), ("stopped because", .left)])
    for entry in family.stopped {
      table.append([entry.officer.text, entry.obstacles.map(\.words).joined(separator: "; ")])
    }
    return [
      "Nobody can take the family.", family.stopped.isEmpty ? "The service has no officer." : table.text,
      HelpPage.wrapped(family.changeInWords),
    ]
  }

  private static func decision(_ cost: DecisionCost) -> String {
    let decision = cost.decision
    let what =
      switch decision.kind {
      case .pin: "A manager pinned the family to \(decision.officer)"
      case .forbid: "A manager decided against \(decision.officer)"
      case .keep: "A manager decided that the family stays with \(decision.officer)"
      }
    let price =
      cost.betterOfficer.map {
        "without that, \($0) could have it for \(Words.grouped(cost.saving)) minutes a year less"
      } ?? "that costs nothing"
    return HelpPage.wrapped("\(what) (\(decision.reason)): \(price).")
  }

  private static func signed(_ number: Int) -> String { (number > 0 ? "+" : "") + Words.grouped(number) }
}
