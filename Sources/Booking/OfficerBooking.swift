// SPDX-License-Identifier: GPL-3.0-or-later

import LinearOptimization

/// Fills a large diary with a price on all that officers share.
///
/// At the prices every officer plans alone: that bounds the diary, and these plans, put together as far as rooms and
/// minute takers reach, begin a good one. Annealing, which now and then tries a day that the prices speak for, joins
/// what does not fit, and parts of the diary are filled anew by branch and bound until diary and bound are close.
struct OfficerBooking {
  private let grid: SlotGrid
  private let isOneProgram: Bool

  /// - Parameter isOneProgram: whether one linear program settles the prices, so that before it they need only be near.
  init(_ grid: SlotGrid, isOneProgram: Bool) {
    self.grid = grid
    self.isOneProgram = isOneProgram
  }

  /// Raises the bound and lowers the cost until they are near, or the time is over.
  func run(_ run: inout BookingRun, _ annealing: inout Annealing) throws {
    var coordination = PriceCoordination(
      grid, homes: HomeOfficers(grid.problem), threads: run.options.threads)
    try coordination.raise(
      rounds: isOneProgram ? 6 : 100, seeds: run.best.orderedPatterns,
      seeksTrios: !isOneProgram, limit: run.share(0.25)
    ) { run.take(bound: $0) }
    if isOneProgram, !run.limit.isOver { try settle(&coordination, run) }
    let parts = try coordination.planAlone(limit: run.share(0.15))
    run.take(bound: coordination.bound, coordination.bookingPrices)
    annealing.suggest(SuggestedDays(coordination.advice, DiaryState(grid)))
    let filled = try PricedFilling(grid: grid, threads: run.options.threads, limit: run.share(0.1)).run(parts)
    run.take(
      try annealing.run(
        filled, epochs: epochs, temperatures: (from: 6, to: 0.5), limit: run.share(0.4)))
    var regions = RegionSearch(
      grid, homes: coordination.homes, pools: coordination.patternsByOfficer, worth: coordination.worth,
      slack: try coordination.slack(limit: run.limit) ?? DaySlack(grid), threads: run.options.threads,
      seed: run.options.seed)
    try regions.improve(&run, &annealing)
    if !run.isOver {
      try coordination.prove(parts, limit: run.limit)
      run.take(bound: coordination.bound)
    }
    // The prices of a larger diary are near the best only: too many patterns could be in a cheaper one.
    if isOneProgram, !run.isOver {
      try DiaryProof(grid: grid, prices: coordination.prices, worth: coordination.worth).settle(&run)
    }
  }

  /// Enough to join the officers' plans: the regions make more of the rest of the time.
  private var epochs: Int { 30 + grid.problem.meetings.count / 20 }

  /// Finds the prices by the relaxation of all officers together.
  private func settle(_ coordination: inout PriceCoordination, _ run: BookingRun) throws {
    let block = Block.whole(grid)
    var pricing = BlockPricing(grid)
    let near = coordination.together(block)
    let solved = try BlockGeneration(
      block: block, left: ResidualCapacity(grid, taken: [:]), limit: run.share(0.4)
    ).run(
      pool: run.best.orderedPatterns + near.ranked(in: block).prefix(15_000).map(\.pattern), pricing: &pricing
    )
    coordination.adopt(solved, of: block)
  }
}
