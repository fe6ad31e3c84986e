// SPDX-License-Identifier: GPL-3.0-or-later

import LinearOptimization

/// Proves what a block costs at the least when its patterns are whole.
///
/// When bound and a known answer are close, few patterns can be part of a cheaper answer; branch and bound over
/// all of them settles it (Baldacci, Christofides and Mingozzi 2008, route enumeration).
struct BlockProof {
  let block: Block
  let limit: SearchLimit
  /// More patterns than this are not handed to branch and bound, which would not finish them.
  private static let largestPool = 20_000

  /// A lower bound, at least the relaxation's.
  func bound(_ relaxation: BlockRelaxation, pricing: inout BlockPricing) throws -> Double {
    guard !limit.isOver,
      let known = try BlockInteger(block: block, left: nil, pool: relaxation.patterns).solve(
        incumbent: nil, timeLimit: min(2, max(0, limit.secondsLeft)), nodeLimit: 2000, relativeGap: 1e-4,
        stop: limit.stop),
      let pool = pricing.enumerate(
        block, duals: relaxation.duals, cellDuals: [:], bound: relaxation.bound,
        cheaperThan: known.cost, limit: Self.largestPool, shouldStop: { limit.isOver }),
      let outcome = try BlockInteger(block: block, left: nil, pool: pool).solve(
        incumbent: known.chosen, timeLimit: min(4, max(0, limit.secondsLeft)), nodeLimit: 5000,
        relativeGap: 1e-5, stop: limit.stop)
    else { return relaxation.bound }
    // An answer with a pattern outside the pool is no cheaper than the known one.
    return max(relaxation.bound, min(known.cost, outcome.bound - 1e-6 * abs(outcome.bound)))
  }
}
