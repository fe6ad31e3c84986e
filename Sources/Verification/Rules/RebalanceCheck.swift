// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// Whether what `summary.json` says of a rebalancing, and the curve in `tradeoff.csv`, agree with the plan.
struct RebalanceCheck {
  let figures: SummaryFigures.Rebalance
  let curve: [TradeOffRow]
  let outcome: AllocationOutcome
  /// What is aimed at when no target is given, per cent of capacity.
  let usualTarget: Int

  private var moved: MovedChildren { MovedChildren(outcome: outcome) }

  func violations() -> [Violation] {
    aim() + reached() + moves() + movesForNothing() + shape() + chosen() + budget()
  }

  // MARK: The target and the moves

  private func aim() -> [Violation] {
    var violations: [Violation] = []
    if let target = figures.targetPercent, figures.isTargetGiven == false, target != usualTarget {
      violations.append(
        wrong(
          "rebalance-target-wrong", "target_percent", target,
          expected: "\(usualTarget), the usual target, because none was given"))
    }
    if let most = figures.moveAtMost, most < 0 || figures.isTargetGiven == true {
      violations.append(
        wrong(
          "rebalance-move-at-most-wrong", "move_at_most", most,
          expected: figures.isTargetGiven == true ? "null when a target is given" : "0 or more"))
    }
    return violations
  }

  private func reached() -> [Violation] {
    guard let target = figures.targetPercent else { return [] }
    guard (1...Self.highestTarget).contains(target) else {
      return [
        wrong("rebalance-target-wrong", "target_percent", target, expected: "1 to \(Self.highestTarget)")
      ]
    }
    let isReached = moved.overload(above: target) == 0
    guard let stated = figures.isReached, stated != isReached else { return [] }
    return [wrong("rebalance-reached-wrong", "reached", stated, expected: "\(isReached)")]
  }

  private func moves() -> [Violation] {
    var violations: [Violation] = []
    let counts: [(key: String, stated: Int?, expected: Int)] = [
      ("children_moved", figures.childrenMoved, moved.children),
      ("families_moved", figures.familiesMoved, moved.families.count),
    ]
    for count in counts {
      if let stated = count.stated, stated != count.expected {
        violations.append(
          wrong("rebalance-moves-wrong", count.key, stated, expected: "\(count.expected)"))
      }
    }
    // What does not reach the target may move fewer children than what does.
    if let bound = figures.childrenMovedBound,
      bound < 0 || figures.isReached == true && bound > moved.children
    {
      violations.append(
        wrong(
          "rebalance-bound-above-moves", "children_moved_bound", bound, expected: "0 to \(moved.children)"))
    }
    return violations
  }

  /// Children move to reach the target or, when somebody has said how many may, to lower the cost.
  private func movesForNothing() -> [Violation] {
    guard let target = figures.targetPercent, (1...Self.highestTarget).contains(target), moved.children > 0,
      let stayed = moved.withNobodyMoved, stayed.overload(above: target) == 0,
      figures.moveAtMost == nil || stayed.cost <= moved.cost
    else { return [] }
    return [
      Violation(
        name: "children-moved-for-nothing",
        detail: "\(moved.children) children moved for a cost of \(moved.cost); with nobody moved it is "
          + "\(stayed.cost), everyone is placed, and nobody is above the target of \(target)%")
    ]
  }

  /// No more children move than may, unless more than that have to: then the plan is the curve's first point.
  private func budget() -> [Violation] {
    guard let most = figures.moveAtMost else { return [] }
    if moved.children > most {
      guard curve.first?.isChosen != true || moved.withNobodyMoved != nil else { return [] }
      return [wrong("too-many-children-moved", "children_moved", moved.children, expected: "at most \(most)")]
    }
    let better = curve.first { row in
      guard let children = row.childrenMoved, let cost = row.cost else { return false }
      return children <= most && cost < moved.cost
    }
    return [
      better?.violation(
        "trade-off-choice-wrong",
        "moves at most \(most) children and costs less than the chosen row's \(moved.cost)")
    ].compactMap(\.self)
  }

  /// Nobody aims higher, and no product with a capacity overflows.
  private static let highestTarget = 100_000

  // MARK: The curve

  private func shape() -> [Violation] {
    var violations: [Violation] = []
    for row in curve {
      if let cost = row.cost, let bound = row.costBound, bound > cost {
        violations.append(row.violation("trade-off-bound-above-cost", "cost_bound \(bound), cost \(cost)"))
      }
      if let children = row.childrenMoved, let families = row.familiesMoved,
        families < 0 || families > children || (families == 0) != (children == 0)
      {
        violations.append(
          row.violation("trade-off-moves-wrong", "\(families) families have \(children) children moved"))
      }
      if let highest = row.highestUtilisation, let lowest = row.lowestUtilisation, highest < lowest {
        violations.append(
          row.violation("trade-off-utilisation-wrong", "the highest \(highest) is below the lowest \(lowest)")
        )
      }
    }
    return violations + order()
  }

  /// Few moves come first, and more moves cost less; only the plan's own row may cost more than one before it,
  /// because the target comes before the cost.
  private func order() -> [Violation] {
    let backwards = zip(curve, curve.dropFirst()).filter { row, next in
      (next.childrenMoved ?? .max) < (row.childrenMoved ?? 0)
    }
    let others = curve.filter { $0.isChosen != true }
    let inVain = zip(others, others.dropFirst()).filter { row, next in
      (next.childrenMoved ?? .max) <= (row.childrenMoved ?? 0) || (next.cost ?? .min) >= (row.cost ?? .max)
    }
    return (backwards + inVain).map { row, next in
      next.violation(
        "trade-off-not-a-curve",
        "\(shown(next.childrenMoved)) children moved for \(shown(next.cost)), after \(shown(row.childrenMoved)) "
          + "for \(shown(row.cost)); expected more moves and less cost")
    }
  }

  private func chosen() -> [Violation] {
    let chosen = curve.filter { $0.isChosen == true }
    guard let row = chosen.first, chosen.count == 1 else {
      return [
        Violation(
          name: "trade-off-choice-wrong",
          detail: "tradeoff.csv has \(chosen.count) chosen rows, expected the plan's own one")
      ]
    }
    let figures: [(key: String, stated: Int?, expected: Int)] = [
      ("children_moved", row.childrenMoved, moved.children),
      ("families_moved", row.familiesMoved, moved.families.count),
      ("caseload_cost", row.caseloadCost, outcome.caseloadCost),
      ("travel", row.travel, moved.travel),
      ("cost", row.cost, moved.cost),
    ]
    let wrong = figures.filter { $0.stated != $0.expected }.map { figure in
      row.violation(
        "trade-off-plan-wrong",
        "\(figure.key) \(shown(figure.stated)), expected \(figure.expected) of the plan")
    }
    return wrong + utilisations(row)
  }

  private func utilisations(_ row: TradeOffRow) -> [Violation] {
    let all = moved.utilisations
    let figures: [(key: String, stated: Double?, expected: Double)] = [
      ("highest_utilisation", row.highestUtilisation, all.max() ?? 0),
      ("lowest_utilisation", row.lowestUtilisation, all.min() ?? 0),
    ]
    // Three decimals are written; whether the third is rounded or cut off is no matter.
    return figures.filter { !(abs(($0.stated ?? -1) - $0.expected) < 0.001) }.map { figure in
      row.violation(
        "trade-off-plan-wrong",
        "\(figure.key) \(shown(figure.stated)), expected \(figure.expected) of the plan")
    }
  }

  private func wrong(_ name: String, _ key: String, _ stated: some CustomStringConvertible, expected: String)
    -> Violation
  {
    Violation(name: name, detail: "summary.json, rebalance.\(key) is \(stated), expected \(expected)")
  }
}

extension TradeOffRow {
  /// A violation about this row.
  func violation(_ name: String, _ detail: String) -> Violation {
    Violation(name: name, detail: "tradeoff.csv, row \(line): \(detail)")
  }
}
