// SPDX-License-Identifier: GPL-3.0-or-later

/// Finds the allocation that a rebalancing asks for, and the curve that it is a point of.
struct Rebalancing {
  /// What is found, and what is proved of it.
  struct Outcome {
    /// The answer.
    var answer: MoveAnswer
    /// Whether nobody is above the target.
    var isReached: Bool
    /// No answer that reaches the target and places as many families moves fewer children; 0 when it is not
    /// reached.
    var childrenBound: Int
    /// No answer that is as good in what comes before the objective has a lower one.
    var objectiveBound: Int
    /// The curve, few moves first, the answer among it.
    var points: [MoveAnswer]
    /// What is proved of the cost of any allocation.
    var lines: [TradeOffLine]
  }

  let moves: MoveProblem
  let ceilings: LoadCeilings
  /// Children moved at the most, or nil when the target is what counts.
  let budget: Int?
  let runs: EngineRuns

  /// Points of the curve, at the most.
  private static let pointsShown = 24

  /// Solves.
  ///
  /// - Parameter report: told of what is being looked for.
  func solve(report: @escaping (String) -> Void) throws -> Outcome {
    report("fewest moves")
    let fewest = FewestMoves(moves: moves, ceilings: ceilings, changePrice: 1, runs: runs)
    let target = try fewest.solve(share: 0.4)
    var search = TradeOffSearch(
      moves, runs: budget == nil ? runs : runs.holdingBack(0.15), known: [target.answer, moves.presentAnswer])
    try search.search { report("trade-off, \($0) points") }
    let known = search.front.answers + [target.answer]
    var answer = known.min { fewest.isBetter($0, than: $1) } ?? target.answer
    if let budget {
      search.improve(movingAtMost: budget, runs: runs)
      answer = search.front.cheapest(moving: budget) ?? search.front.answers.first ?? answer
    }
    answer = moves.levelled(answer, ceilings: ceilings) { runs.isOver }
    let isReached = ceilings.overload(answer.load) == 0
    let byCurve = search.lines.cost(moving: answer.childrenMoved)
    let isAsAsked = fewest.rank(answer) == fewest.rank(target.answer) && budget == nil
    return Outcome(
      answer: answer, isReached: isReached,
      childrenBound: ceilings.overload(target.answer.load) == 0 ? target.childrenBound : 0,
      objectiveBound: min(answer.objective, max(byCurve, isAsAsked ? target.costBound : 0)),
      points: search.front.points(atMost: Self.pointsShown, chosen: answer), lines: search.lines)
  }
}
