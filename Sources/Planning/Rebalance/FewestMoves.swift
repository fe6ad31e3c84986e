// SPDX-License-Identifier: GPL-3.0-or-later

import Allocation

/// Finds the answer with, in this order, the fewest families without an officer, the least overload, the fewest
/// children moved and the least cost.
///
/// The order is kept by prices in two runs. The first leaves costs out, so that its prices are small and its
/// bound speaks of children alone; the second prices everything so high that nothing which the first has reached
/// is worth giving up.
struct FewestMoves {
  /// What is found, and what is proved of it.
  struct Outcome {
    var answer: MoveAnswer
    /// No answer without overload that places as many families moves fewer children; 0 when nothing is proved.
    var childrenBound: Int
    /// No answer that is as good in the first three respects costs less.
    var costBound: Int
  }

  let moves: MoveProblem
  /// What counts as overload, or nil when nothing does.
  let ceilings: LoadCeilings?
  /// What a minute of a change of officer counts in the cost: 1 or 0.
  let changePrice: Int
  let runs: EngineRuns

  /// No sum may reach this: the engine's bounds are doubles, in which whole numbers are exact below 2^53.
  private static let largestSum = 1 << 52

  /// Solves.
  ///
  /// - Parameter share: of the time left.
  func solve(share: Double) throws -> Outcome {
    let first = try fewest(share: share * 0.6)
    guard !runs.isOver, let second = try cheapest(first.answer, share: share * 0.6) else {
      return Outcome(answer: first.answer, childrenBound: first.childrenBound, costBound: 0)
    }
    let answer = isBetter(second.answer, than: first.answer) ? second.answer : first.answer
    return Outcome(
      answer: answer, childrenBound: first.childrenBound,
      costBound: min(second.costBound, cost(answer)))
  }

  /// What comes before the cost, in order.
  func rank(_ answer: MoveAnswer) -> (Int, Int, Int) {
    (answer.unplaced, overload(answer), answer.childrenMoved)
  }

  /// Whether an answer is better than another in what is compared first, or as good and cheaper.
  func isBetter(_ answer: MoveAnswer, than other: MoveAnswer) -> Bool {
    rank(answer) == rank(other) ? cost(answer) < cost(other) : rank(answer) < rank(other)
  }

  private func overload(_ answer: MoveAnswer) -> Int { ceilings?.overload(answer.load) ?? 0 }

  private func cost(_ answer: MoveAnswer) -> Int { answer.cost + changePrice * answer.change }

  /// The first three respects.
  ///
  /// A minute of overload counts more than all children together, and a family without an officer more than all
  /// overload that there can be and all children. Children, minutes and families are some 10^4, 10^7 and 10^4 in
  /// the largest service, so that even a sum of everything stays near 10^15.
  private func fewest(share: Double) throws -> (answer: MoveAnswer, childrenBound: Int) {
    var prices = MoveProblem.Prices(move: 1)
    prices.overload = ceilings == nil ? 0 : moves.movableChildren + 1
    let heaviest = moves.problem.families.reduce(0) { $0 + ($1.options.map(\.load).max() ?? 0) }
    let everything = (ceilings?.unit ?? 0) * heaviest * prices.overload + moves.movableChildren + 1
    prices.unplaced = min(everything, Self.largestSum / (moves.problem.families.count + 1))
    let problem = moves.priced(prices, ceilings: ceilings)
    let solution = try runs.solve(problem, from: moves.presentAnswer, share: share, gap: 0)
    let answer = moves.answer(solution)
    // An answer without overload and with no more families unplaced pays for those and its moves only. There is
    // none when the families that stay overload somebody.
    let proved = ProvedBound.whole(solution.bound) - prices.unplaced * answer.unplaced
    return (answer, keptOverload > 0 ? 0 : max(0, proved))
  }

  /// Overload of the families that cannot move at all.
  private var keptOverload: Int { ceilings?.overload(moves.problem.officers.map(\.load)) ?? 0 }

  /// The least cost among answers that are as good as a known one in the first three respects.
  ///
  /// No answer that is worse than the known one in them can cost so much less that it would pay for that: a child
  /// more costs the whole distance between the known answer's cost and the least that there could be, a minute of
  /// overload more than all children whom the known answer moves, and so on. These prices are far smaller than
  /// those that would hold against every answer.
  private func cheapest(_ known: MoveAnswer, share: Double) throws -> (answer: MoveAnswer, costBound: Int)? {
    let least = moves.problem.families.indices.reduce(0) { sum, family in
      let options = moves.problem.families[family].options
      let costs = options.indices.map { options[$0].cost + changePrice * moves.change[family][$0] }
      return sum + min(costs.min() ?? 0, moves.problem.unplacedCost)
    }
    var prices = MoveProblem.Prices(cost: 1, change: changePrice)
    prices.move = max(0, cost(known) - least) + 1
    let excess = overload(known)
    prices.overload = ceilings == nil ? 0 : prices.move * (known.childrenMoved + 1)
    var problem: AllocationProblem
    let isExact = sum(known, &prices, excess: excess) < Self.largestSum
    if isExact {
      problem = moves.priced(prices, ceilings: ceilings)
    } else {
      // Too much overload for one sum: nobody is to have more load than the known answer's, or the ceiling.
      prices.overload = 0
      prices.unplaced = prices.move * (known.childrenMoved + 1)
      problem = moves.priced(prices, ceilings: nil)
      for officer in problem.officers.indices {
        let ceiling = max((ceilings?.minutes[officer] ?? 0) / (ceilings?.unit ?? 1), known.load[officer])
        problem.officers[officer].limit = min(problem.officers[officer].limit ?? .max, ceiling)
      }
    }
    let beside =
      prices.overload * excess + prices.unplaced * known.unplaced
      + prices.move * known.childrenMoved
    let value = Double(max(1, beside + cost(known)))
    let gap = runs.options.gap * Double(cost(known)) / value
    let solution = try runs.solve(problem, from: known, share: share, gap: gap)
    let answer = moves.answer(solution)
    let rest =
      prices.overload * (overload(answer) - keptOverload) + prices.unplaced * answer.unplaced
      + prices.move * answer.childrenMoved
    return (answer, isExact ? max(0, ProvedBound.whole(solution.bound) - rest) : 0)
  }

  /// Prices a family without an officer, and says what the known answer then costs; the largest number when that
  /// is too large to be told.
  private func sum(_ known: MoveAnswer, _ prices: inout MoveProblem.Prices, excess: Int) -> Int {
    let (family, overflow) = max(prices.overload, prices.move * (known.childrenMoved + 1))
      .multipliedReportingOverflow(by: excess + 1)
    // The engine may look at answers in which nobody is placed at all.
    let (all, more) = family.multipliedReportingOverflow(by: 4 * (moves.problem.families.count + 1))
    guard !overflow, !more, all < 1 << 61 else { return .max }
    prices.unplaced = family
    return family * known.unplaced + prices.overload * excess + prices.move * known.childrenMoved
      + cost(known)
  }
}
