// SPDX-License-Identifier: GPL-3.0-or-later

import LinearOptimization

/// Prices the days of all officers, each planning alone, on all threads.
struct OfficerPricing {
  /// What prices prove, and the patterns that are best at them.
  struct Priced {
    /// A lower bound of every diary.
    let bound: Double
    /// Those of the prices that rooms and minute takers have.
    let prices: ResourcePrices
    let patterns: [DayPattern]
  }

  let grid: SlotGrid
  let homes: HomeOfficers
  /// What the days of meetings cost that others follow.
  let fees: FollowOnFees
  /// A thread's own tools, each.
  let workers: [Worker<BlockPricing>]
  /// What the meetings cost that nobody may chair.
  let homeless: Double

  init(_ grid: SlotGrid, homes: HomeOfficers, fees: FollowOnFees, threads: Int) {
    self.grid = grid
    self.homes = homes
    self.fees = fees
    workers = (0..<max(1, threads)).map { _ in Worker(BlockPricing(grid)) }
    homeless = Double(homes.officer.count { $0 == nil } * grid.problem.unbookedCost)
  }

  /// An officer's block at given prices.
  ///
  /// - Parameter dayFees: by slot of the follow-ons' fees.
  func block(
    of officer: Int, prices: ResourcePrices, transfers: [Double], dayFees: [Double]? = nil
  ) -> Block {
    let problem = grid.problem
    let unbooked = Double(problem.unbookedCost)
    // On some day fees may make a meeting cheaper by so much.
    let discount = dayFees == nil ? 0 : Double(fees.most)
    var entries: [Block.Entry] = []
    for (meeting, home) in homes.officer.enumerated() {
      if home == officer {
        entries.append(.init(meeting: meeting, offset: 0, dump: min(unbooked, transfers[meeting])))
      } else if let chair = problem.meetings[meeting].chairs.first(where: { $0.officer == officer }),
        transfers[meeting] + discount > Double(chair.cost - problem.detourSaving),
        // At the price to begin with nobody gains by it.
        transfers[meeting] > homes.elsewhere[meeting] - discount || problem.detourSaving > 0
      {
        entries.append(.init(meeting: meeting, offset: -transfers[meeting], dump: 0))
      }
    }
    return Block(
      grid, officers: [officer], entries: entries, prices: prices,
      fee: { meeting, day in dayFees.map { $0[fees.slot(meeting, day: day)] } ?? 0 })
  }

  /// The best patterns of every officer-day at the prices of an ascent, and the bound that they prove.
  ///
  /// - Parameter wanted: patterns for each officer-day at the most.
  /// - Returns: nil when stopped before the end.
  func price(
    _ tried: VolumeAscent.Prices, _ pool: PatternPool, wanted: Int, limit: SearchLimit
  ) throws -> Priced? {
    var prices = ResourcePrices(grid.problem)
    for (index, price) in tried.cells.enumerated() where price > 0 { prices[pool.cell(index)] = price }
    let worth = tried.worth
    let dayFees = fees.isEmpty ? nil : fees.fees(tried.days)
    let fixed = prices
    let answers = try Worker.map(grid.problem.officers.indices, on: workers) { officer, pricing in
      let block = block(of: officer, prices: fixed, transfers: worth, dayFees: dayFees)
      let duals = block.entries.map { $0.offset < 0 ? 0 : worth[$0.meeting] }
      return pricing.price(block, duals: duals, cellDuals: [:], wanted: wanted) { limit.isOver }
    }
    var bound = homeless - prices.priceOfAll(grid)
    var patterns: [DayPattern] = []
    for answer in answers {
      guard let answer else { return nil }
      bound += answer.bound
      patterns += answer.patterns.map(\.pattern)
    }
    return Priced(bound: bound, prices: prices, patterns: patterns)
  }

  /// An ascent over the patterns of a pool.
  func ascent(_ pool: PatternPool, from prices: VolumeAscent.Prices) -> VolumeAscent {
    let problem = grid.problem
    return VolumeAscent(
      capacity: pool.capacity, officerDays: problem.officers.count * problem.dayCount,
      dump: problem.unbookedCost, fees: fees, from: prices)
  }
}
