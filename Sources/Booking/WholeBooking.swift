// SPDX-License-Identifier: GPL-3.0-or-later

import LinearOptimization

/// Fills a small diary as one block: column generation bounds it, and branch and bound over every pattern that a better
/// diary could have settles it.
struct WholeBooking {
  private let grid: SlotGrid
  /// More patterns than this are not handed to branch and bound, which would not finish them.
  private let largestPool = 30_000

  init(_ grid: SlotGrid) { self.grid = grid }

  /// Raises the bound and lowers the cost until they meet, or the time is over.
  func run(_ run: inout BookingRun, _ annealing: inout Annealing) throws {
    run.take(try annealing.improved(run.best, epochs: 4, limit: run.limit))
    let block = Block.whole(grid)
    var pricing = BlockPricing(grid)
    let relaxation = try BlockGeneration(
      block: block, left: ResidualCapacity(grid, taken: [:]), limit: run.share(0.7)
    ).run(pool: run.best.orderedPatterns, pricing: &pricing)
    run.take(bound: relaxation.bound, BookingPrices(relaxation, grid.problem))
    var pool = relaxation.patterns
    var fruitless = 0
    while !run.isOver, fruitless < 2 {
      let before = run.best.cost
      if let combined = try combine(pool, run, block)?.diary { take(combined, &run, &annealing) }
      if run.isOver { break }
      if let proved = try settle(&run, relaxation, block, &pricing, &annealing) {
        run.take(bound: proved)
        // Every pattern of interest was looked at: what is left is what counting rooms cannot see.
        break
      }
      run.take(try annealing.improved(run.best, epochs: 8, limit: run.limit))
      var known = Set(pool)
      pool += run.best.orderedPatterns.filter { known.insert($0).inserted }
      fruitless = run.best.cost < before ? 0 : fruitless + 1
    }
  }

  private func take(_ diary: DiaryState, _ run: inout BookingRun, _ annealing: inout Annealing) {
    run.take(diary.home.contains { $0 < 0 } ? annealing.filled(diary) : diary)
  }

  /// Branch and bound over every pattern that a better diary could have.
  ///
  /// - Returns: a bound of every diary, or nil when the patterns are too many or the time was over.
  private func settle(
    _ run: inout BookingRun, _ relaxation: BlockRelaxation, _ block: Block, _ pricing: inout BlockPricing,
    _ annealing: inout Annealing
  ) throws -> Double? {
    let known = run.best.cost
    let limit = run.limit
    guard
      let pool = pricing.enumerate(
        block, duals: relaxation.duals, cellDuals: relaxation.cellDuals, bound: relaxation.bound,
        cheaperThan: Double(known) - 1, limit: largestPool, shouldStop: { limit.isOver }),
      let outcome = try combine(pool, run, block)
    else { return nil }
    take(outcome.diary, &run, &annealing)
    // A diary with a pattern outside the pool is no better than the known one.
    return min(Double(known), outcome.bound)
  }

  /// The best diary made of whole patterns of a pool, or nil when none was found.
  ///
  /// Meetings may be left over for which rooms and minute takers sufficed by count and not in fact.
  private func combine(
    _ pool: [DayPattern], _ run: BookingRun, _ block: Block
  ) throws -> (diary: DiaryState, bound: Double)? {
    guard
      let outcome = try BlockInteger(
        block: block, left: ResidualCapacity(grid, taken: [:]), pool: pool
      ).solve(
        incumbent: run.best.orderedPatterns, timeLimit: max(0, run.limit.secondsLeft * 0.5), nodeLimit: 5000,
        relativeGap: run.options.gap * 0.5, stop: run.limit.stop)
    else { return nil }
    var combined = DiaryState(grid)
    for pattern in outcome.chosen.sorted(by: DayPattern.precedes) where combined.isServed(pattern) {
      combined.add(pattern)
    }
    return (combined, outcome.bound)
  }
}
