// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// What `convenor allocate` says of an allocation.
enum AllocationWords {
  /// Everything: families that nobody can take, the allocation, the decisions' costs, figures about the whole.
  static func text(of plan: Plan, policy: Policy, folder: String?) -> String {
    [
      "\(policy.service), \(policy.start)", unplaced(plan), allocated(plan), decisions(plan),
      summary(plan, folder: folder),
    ].compactMap { $0 }.joined(separator: "\n\n")
  }

  /// The families without an officer, with what stops each; nil when there are none.
  static func unplaced(_ plan: Plan) -> String? {
    let children = Dictionary(
      plan.allocation.map { ($0.family, $0.children.count) }, uniquingKeysWith: { first, _ in first })
    let lines = plan.breaches.compactMap { breach -> String? in
      guard case .family(let family) = breach.subject else { return nil }
      let count = Words.count(children[family] ?? 0, "child", plural: "children")
      return HelpPage.wrapped("\(family) (\(count)): \(breach.detail)", indent: 2)
    }
    guard !lines.isEmpty else { return nil }
    return "Without an officer: \(Words.count(lines.count, "family", plural: "families"))\n"
      + lines.joined(separator: "\n")
  }

  /// The families with an officer as a table; nil when there are none.
  private static func allocated(_ plan: Plan) -> String? {
    var table = TextTable([
      ("family", .left), ("children", .right), ("officer", .left), ("cost", .right), ("second", .left),
      ("more", .right), ("third", .left), ("more", .right), ("why", .left),
    ])
    var isEmpty = true
    for decision in plan.allocation {
      guard let officer = decision.officer else { continue }
      isEmpty = false
      table.append(
        [decision.family.text, "\(decision.children.count)", officer.text, Words.grouped(decision.cost)]
          + cells(decision.second) + cells(decision.third) + [decision.reasons.joined(separator: "; ")])
    }
    return isEmpty ? nil : table.text
  }

  private static func cells(_ alternative: AllocationDecision.Alternative?) -> [String] {
    alternative.map { [$0.officer.text, Words.grouped($0.extra)] } ?? ["-", "-"]
  }

  /// The managers' decisions with what each costs; nil when there are none.
  static func decisions(_ plan: Plan) -> String? {
    guard !plan.decisionCosts.isEmpty else { return nil }
    var table = TextTable([
      ("family", .left), ("decision", .left), ("officer", .left), ("costs", .right), ("better", .left),
      ("reason", .left),
    ])
    for cost in plan.decisionCosts {
      let decision = cost.decision
      table.append([
        decision.family.text, decision.kind.rawValue, decision.officer.text, Words.grouped(cost.saving),
        cost.betterOfficer?.text ?? "-", decision.reason,
      ])
    }
    return "Managers' decisions, and what each costs in officer minutes a year\n\(table.text)"
  }

  private static func summary(_ plan: Plan, folder: String?) -> String {
    let figures = plan.summary.allocation
    var lines = [
      "\(Words.grouped(figures.allocated)) of"
        + " \(Words.count(figures.families, "family", plural: "families")) allocated; "
        + PlanWords.proof(
          figures.objective, figures.bound, figures.gap, figures.seconds, unit: "minutes a year")
    ]
    if let folder { lines.append("written into \(folder)") }
    switch plan.summary.status {
    case .complete: break
    case .timeLimit: lines.append("time limit reached: this is the best found so far")
    case .interrupted: lines.append("interrupted: this is the best found so far")
    }
    return lines.joined(separator: "\n")
  }
}
