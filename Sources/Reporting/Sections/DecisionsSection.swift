// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// What managers have decided, why, and what each of it costs.
enum DecisionsSection {
  static func section(_ facts: PlanFacts) -> Section {
    let costs = facts.plan.decisionCosts
    let total = costs.reduce(0) { $0 + $1.saving }
    return Section(id: "decisions", title: "Managers' decisions") {
      Tag.p(
        total == 0
          ? "The plan keeps every decision, and none of them costs anything: without it the family would have no better officer."
          : "The plan keeps every decision. What one costs is what the whole plan would save in a year if that decision alone were lifted and the family alone went to the officer who is then best."
      )
      table(costs).html
    }
  }

  private static func table(_ costs: [DecisionCost]) -> DataTable {
    DataTable(
      id: "decisions-table", caption: "Each decision, its reason and what it costs a year",
      columns: [
        .words("Family"), .words("Decision"), .words("Officer"), .prose("Reason"),
        .words("Better without it"), .number("Costs"),
      ],
      rows: costs.map { cost in
        DataTable.Row([
          Components.reference(cost.decision.family), .text(cost.decision.kind.words),
          Components.reference(cost.decision.officer),
          .text(cost.decision.reason.isEmpty ? "None given" : cost.decision.reason),
          cost.betterOfficer.map { Components.reference($0) } ?? .text("Nobody"),
          .text(TimeWords.shortDuration(minutes: cost.saving)),
        ])
      })
  }
}
