// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// How the plan was made and how good it is proved to be.
enum RunSection {
  static func section(_ facts: PlanFacts) -> Section {
    let summary = facts.plan.summary
    return Section(id: "run", title: "Figures of this run") {
      Tag.p {
        Components.label(summary.status.label, summary.status.tone)
        " \(summary.status.words)"
      }
      Tag.ul {
        Tag.li(
          "The allocation costs \(TimeWords.duration(minutes: summary.allocation.objective)) of officer time a year. \(allocation(summary).words)"
        )
        if let outcome = summary.rebook {
          Tag.li(
            "From \(TimeWords.date(outcome.today)) on the mended diary costs \(TimeWords.duration(minutes: outcome.objective)) of officer time, each published booking that moved included."
          )
        } else if facts.hasDiary {
          Tag.li(
            "The diary costs \(TimeWords.duration(minutes: summary.booking.objective)) of officer time, with lateness, cover and margins priced as the policy has them. \(booking(summary).words)"
          )
        }
      }
      figures(facts).html
      Components.terms(settings(facts).map { ($0, .text($1)) })
    }
  }

  private static func allocation(_ summary: PlanSummary) -> Proof {
    Proof(objective: summary.allocation.objective, bound: summary.allocation.bound)
  }

  private static func booking(_ summary: PlanSummary) -> Proof {
    Proof(objective: summary.booking.objective, bound: summary.booking.bound)
  }

  private static func figures(_ facts: PlanFacts) -> DataTable {
    let summary = facts.plan.summary
    func row(_ name: String, _ size: String, _ proof: Proof, _ seconds: Double) -> DataTable.Row {
      DataTable.Row(texts: [
        name, size, "\(NumberWords.whole(proof.objective))",
        proof.provedMinutes.map(NumberWords.whole) ?? "not known", proof.gap, TimeWords.seconds(seconds),
      ])
    }
    return DataTable(
      id: "run-table", caption: "Cost and proof, in officer minutes",
      columns: [
        .words("Part"), .words("Size"), .number("Cost of this plan"), .number("No plan costs less than"),
        .number("Gap at most"), .number("Time taken"),
      ],
      rows: [
        row(
          "Allocation", NumberWords.count(summary.allocation.families, "family", "families"),
          allocation(summary), summary.allocation.seconds)
      ]
        + (facts.hasDiary && summary.rebook == nil
          ? [
            row(
              "Booking", NumberWords.count(summary.booking.meetings, "meeting"), booking(summary),
              summary.booking.seconds)
          ] : []))
  }

  private static func settings(_ facts: PlanFacts) -> [(String, String)] {
    let summary = facts.plan.summary
    return [
      (
        "What was planned",
        planned(summary)
      ),
      ("Seed", String(summary.seed)),
      ("Threads", NumberWords.whole(summary.threads)),
      ("Time limit", TimeWords.seconds(summary.timeLimit)),
    ]
  }

  private static func planned(_ summary: PlanSummary) -> String {
    switch (summary.scope, summary.reallocate) {
    case (.rebook, _):
      "A published diary was mended: what became impossible was booked anew and everything else stays, unless moving it costs less. Families keep the officers of the plan that was mended."
    case (.rebalance, _):
      "Every family with an open case could move, but those that a manager keeps where they are. In this order: the fewest families without an officer, the least load above the target, the fewest children moved, the least cost."
    case (_, true):
      "Every family with an open case was allocated anew, but those that a manager keeps where they are."
    case (_, false): "Families without an officer were allocated; the others keep theirs."
    }
  }
}
