// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// What a rebalancing was asked for, what it reaches, and who moves.
enum RebalanceSection {
  static func section(_ facts: PlanFacts, _ result: RebalanceOutcome) -> Section {
    Section(id: "moves", title: "Who moves") {
      Components.terms([
        ("Changes of staff", changes(facts.plan.summary.changes)),
        ("Target", .text("Nobody above \(result.targetPercent)% of capacity.")),
        ("What is reached", reached(facts, result)),
        ("Proved", .text(proof(result))),
      ])
      moves(facts)
    }
  }

  private static func changes(_ changes: [ScenarioChange]) -> HTML {
    guard !changes.isEmpty else { return .text("None: the staff is as the tables have it.") }
    if changes.count == 1 { return .text(changes[0].words) }
    return Tag.ul(.class("tight")) {
      for change in changes { Tag.li(change.words) }
    }
  }

  private static func reached(_ facts: PlanFacts, _ result: RebalanceOutcome) -> HTML {
    let busiest = facts.plan.summary.officers.max {
      $0.loadAfter * $1.capacity < $1.loadAfter * $0.capacity
    }
    let above = facts.plan.summary.officers.count { $0.isAbove(percent: result.targetPercent) }
    let most = busiest.map {
      " The busiest officer, \($0.id), is at \(NumberWords.percent($0.loadAfter, of: $0.capacity))."
    }
    return .fragment([
      Components.label(
        result.isReached ? "Target reached" : "Target not reached", result.isReached ? .good : .note),
      .text(
        result.isReached
          ? most ?? ""
          : " \(NumberWords.count(above, "officer")) \(above == 1 ? "is" : "are") above it.\(most ?? "")"),
    ])
  }

  /// What is known of how few children could be moved.
  static func proof(_ result: RebalanceOutcome) -> String {
    let bound = result.childrenMovedBound
    if result.isReached, bound >= result.childrenMoved {
      return result.childrenMoved == 0
        ? "Nobody has to move."
        : "No allocation that reaches the target moves fewer than \(NumberWords.count(bound, "child", "children"))."
    }
    if bound > 0 {
      return
        "Every allocation that reaches the target moves at least \(NumberWords.count(bound, "child", "children"))."
    }
    return result.isReached
      ? "Nothing is proved about how few children could be moved."
      : "No allocation was found in which nobody is above the target."
  }

  private static func moves(_ facts: PlanFacts) -> HTML {
    let moved = facts.plan.moves(in: facts.scenario)
    guard !moved.isEmpty else { return Tag.p("Nobody moves: every family keeps its officer.") }
    let before = facts.officersBefore
    let children = moved.reduce(0) { $0 + $1.children.count }
    return .fragment([
      Tag.p(
        "\(NumberWords.count(moved.count, "family", "families")) with \(NumberWords.count(children, "child", "children")) \(moved.count == 1 ? "gets" : "get") another officer. What the next officers would cost stands under Allocation."
      ),
      DataTable(
        id: "moves-table", caption: "Families that move, from whom, to whom, and why",
        columns: [
          .words("Family"), .words("Children"), .words("From"), .words("To"), .prose("Why"),
        ],
        rows: moved.map { row in
          DataTable.Row([
            Components.reference(row.family), DiaryCells.children(row.children),
            before[row.family].map { Components.reference($0) } ?? .text("Nobody"),
            row.officer.map { Components.reference($0) } ?? .text("Nobody"), AllocationSection.reasons(row),
          ])
        }
      ).html,
    ])
  }
}

extension PlanSummary.OfficerLoad {
  /// Whether the load after the plan is above a share of capacity, as the model counts it.
  func isAbove(percent: Int) -> Bool { loadAfter > capacity * percent / 100 }
}
