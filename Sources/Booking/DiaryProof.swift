// SPDX-License-Identifier: GPL-3.0-or-later

import LinearOptimization

/// Settles a diary that is close to its bound: lists every pattern that a cheaper diary could have, and finds by branch
/// and bound over them a cheaper diary, or that there is none (Baldacci, Christofides and Mingozzi 2008).
struct DiaryProof {
  let grid: SlotGrid
  /// What rooms, minute takers and trios cost.
  let prices: ResourcePrices
  /// By meeting, what it is worth that somebody chairs it.
  let worth: [Double]
  /// More patterns than this are not handed to branch and bound, which would not finish them.
  private static let largestPool = 20_000

  /// Improves the diary of a run, or its bound, or neither when too many patterns would have to be listed.
  func settle(_ run: inout BookingRun) throws {
    let problem = grid.problem
    let worth = worth.map { min($0, Double(problem.unbookedCost)) }
    let whole = Block.whole(grid)
    let priced = Block(
      grid, officers: whole.officers, entries: whole.entries, prices: prices)
    var pricing = BlockPricing(grid)
    let limit = run.limit
    guard
      let bound = pricing.price(
        priced, duals: worth, cellDuals: [:], wanted: 1, shouldStop: { limit.isOver })?.bound,
      // Costs are whole minutes: one that is cheaper is so by one at least.
      let pool = pricing.enumerate(
        priced, duals: worth, cellDuals: [:], bound: bound - prices.priceOfAll(grid),
        cheaperThan: Double(run.best.cost) - 0.999, limit: Self.largestPool, shouldStop: { limit.isOver }),
      let outcome = try BlockInteger(
        block: whole, left: ResidualCapacity(grid, taken: [:]), pool: pool
      ).solve(
        incumbent: run.best.orderedPatterns, timeLimit: max(0, limit.secondsLeft), nodeLimit: 2000,
        relativeGap: 1e-6, stop: limit.stop)
    else { return }
    // A diary with a pattern outside the pool is no cheaper than the known one.
    run.take(bound: min(Double(run.best.cost), outcome.bound - 1e-6 * abs(outcome.bound)))
    guard outcome.cost < Double(run.best.cost) - 0.5 else { return }
    var diary = DiaryState(grid)
    // Rooms and minute takers were counted; whether each conference has its own is seen only now.
    for pattern in outcome.chosen where diary.isServed(pattern) { diary.add(pattern) }
    run.take(diary)
  }
}
