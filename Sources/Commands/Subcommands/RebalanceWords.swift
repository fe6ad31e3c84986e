// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// What `convenor rebalance` says of a rebalancing.
enum RebalanceWords {
  /// Everything: families that nobody can take, who moves and why, the decisions' costs, the officers before and
  /// after, the trade-off, and what was reached.
  static func text(of plan: Plan, scenario: Scenario, folder: String?) -> String {
    [
      heading(plan, scenario.policy), AllocationWords.unplaced(plan), moved(plan, scenario),
      placed(plan, scenario), AllocationWords.decisions(plan), officers(plan), tradeOff(plan),
      result(plan, folder: folder),
    ].compactMap { $0 }.joined(separator: "\n\n")
  }

  private static func heading(_ plan: Plan, _ policy: Policy) -> String {
    let changes = plan.summary.changes.map(\.description)
    return "\(policy.service), \(policy.start): rebalancing"
      + (changes.isEmpty ? " with the staff as it is" : " after " + changes.joined(separator: ", "))
  }

  /// The families that have another officer than before, and why.
  private static func moved(_ plan: Plan, _ scenario: Scenario) -> String {
    let rows = plan.moves(in: scenario)
    guard !rows.isEmpty else { return "Nobody moves." }
    var table = TextTable([
      ("family", .left), ("children", .right), ("from", .left), ("to", .left), ("cost", .right),
      ("why", .left),
    ])
    for row in rows {
      table.append([
        row.family.text, "\(row.children.count)", row.previousOfficer?.text ?? "-", row.officer?.text ?? "-",
        Words.grouped(row.cost), row.reasons.joined(separator: "; "),
      ])
    }
    return "Families that move: \(Words.grouped(rows.count))\n\(table.text)"
  }

  /// The families that had no officer and have one now; nil when there are none.
  private static func placed(_ plan: Plan, _ scenario: Scenario) -> String? {
    let waiting = Set(scenario.families.filter { $0.officer == nil }.map(\.id))
    let rows = plan.allocation.filter { waiting.contains($0.family) && $0.officer != nil }
    guard !rows.isEmpty else { return nil }
    var table = TextTable([
      ("family", .left), ("children", .right), ("officer", .left), ("cost", .right), ("why", .left),
    ])
    for row in rows {
      table.append([
        row.family.text, "\(row.children.count)", row.officer?.text ?? "-", Words.grouped(row.cost),
        row.reasons.joined(separator: "; "),
      ])
    }
    return "Families that had no officer: \(Words.grouped(rows.count))\n\(table.text)"
  }

  private static func officers(_ plan: Plan) -> String {
    var table = TextTable([
      ("officer", .left), ("fte", .right), ("children", .right), ("then", .right), ("of capacity", .right),
      ("then", .right),
    ])
    for officer in plan.summary.officers {
      table.append([
        officer.id.text, Words.fixed(Double(officer.fteThousandths) / 1000, decimals: 2),
        "\(officer.caseloadBefore)", "\(officer.caseloadAfter)", percent(officer.utilisationBefore),
        percent(officer.utilisation),
      ])
    }
    return "Officers, after the changes and then after the moves\n\(table.text)"
  }

  private static func tradeOff(_ plan: Plan) -> String {
    var table = TextTable([
      ("", .left), ("children moved", .right), ("families", .right), ("caseload cost", .right),
      ("travel", .right), ("busiest", .right), ("least busy", .right), ("cost", .right), ("at least", .right),
    ])
    for point in plan.tradeOff {
      table.append([
        point.isChosen ? "->" : "", Words.grouped(point.childrenMoved), Words.grouped(point.familiesMoved),
        Words.grouped(point.caseloadCost), Words.grouped(point.travel),
        percent(Double(point.highestUtilisation) / 1000), percent(Double(point.lowestUtilisation) / 1000),
        Words.grouped(point.cost), Words.grouped(point.costBound),
      ])
    }
    return "What moving children buys, in officer minutes a year; 'at least' is what moving as many or fewer"
      + " must cost, by proof\n\(table.text)"
  }

  private static func result(_ plan: Plan, folder: String?) -> String {
    var lines: [String] = []
    if let result = plan.summary.rebalance {
      let moved = Words.count(result.childrenMoved, "child moves", plural: "children move")
      lines.append("Target: nobody above \(result.targetPercent)% of capacity; \(reached(result)). \(moved).")
      if result.childrenMovedBound > 0 {
        lines.append(
          result.isReached && result.childrenMovedBound == result.childrenMoved
            ? "Proved: no allocation that reaches the target moves fewer."
            : "Proved: an allocation that reaches the target moves"
              + " \(Words.count(result.childrenMovedBound, "child", plural: "children")) or more.")
      }
    }
    if let folder { lines.append("written into \(folder)") }
    switch plan.summary.status {
    case .complete: break
    case .timeLimit: lines.append("time limit reached: this is the best found so far")
    case .interrupted: lines.append("interrupted: this is the best found so far")
    }
    return lines.joined(separator: "\n")
  }

  private static func reached(_ result: RebalanceOutcome) -> String {
    result.isReached ? "reached" : "not reached"
  }

  private static func percent(_ fraction: Double) -> String { Words.fixed(100 * fraction, decimals: 1) + "%" }
}
