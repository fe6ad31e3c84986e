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
  /// - Parameters:
  ///   - dayFees: by slot of the follow-ons' fees.
  ///   - diary: its meetings and officer-days are left out.
  ///   - fits: whether a meeting may be held on a day at all.
  func block(
    of officer: Int, prices: ResourcePrices, transfers: [Double], dayFees: [Double]? = nil,
    beside diary: DiaryState? = nil, fits: (_ meeting: Int, _ day: Int) -> Bool = { _, _ in true }
  ) -> Block {
    let problem = grid.problem
    let unbooked = Double(problem.unbookedCost)
    // On some day fees may make a meeting cheaper by so much.
    let discount = dayFees == nil ? 0 : Double(fees.most)
    var entries: [Block.Entry] = []
    for (meeting, home) in homes.officer.enumerated() where diary.map({ $0.home[meeting] < 0 }) ?? true {
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
      isOpen: { officer, day in diary.map { $0.patterns[$0.key(officer: officer, day: day)] == nil } ?? true
      },
      fee: { meeting, day in
        guard fits(meeting, day) else { return unbooked }
        return dayFees.map { $0[fees.slot(meeting, day: day)] } ?? 0
      })
  }

  /// The best patterns of every officer-day at the prices of an ascent, and the bound that they prove.
  ///
  /// - Parameter wanted: patterns for each officer-day at the most.
  /// - Returns: nil when stopped before the end.
  func price(
    _ tried: VolumeAscent.Prices, _ pool: PatternPool, wanted: Int, limit: SearchLimit
  ) throws -> Priced? {
    let prices = resourcePrices(tried, pool)
    let answers = try answers(tried, prices, wanted: wanted, limit: limit)
    var bound = homeless - prices.priceOfAll(grid)
    var patterns: [DayPattern] = []
    for answer in answers {
      guard let answer else { return nil }
      bound += answer.bound
      patterns += answer.patterns.map(\.pattern)
    }
    return Priced(bound: bound, prices: prices, patterns: patterns)
  }

  /// The best patterns, at the prices of an ascent, of what a diary leaves open.
  ///
  /// - Parameters:
  ///   - wanted: patterns for each officer-day at the most.
  ///   - fits: whether a meeting may be held on a day beside what is booked.
  func patterns(
    _ tried: VolumeAscent.Prices, _ pool: PatternPool, beside diary: DiaryState, wanted: Int,
    limit: SearchLimit,
    fits: @Sendable (_ meeting: Int, _ day: Int) -> Bool
  ) throws -> [DayPattern] {
    let unbooked = Double(grid.problem.unbookedCost)
    var prices = resourcePrices(tried, pool)
    for (cell, taken) in diary.takenCells where taken >= cell.capacity(grid) { prices[cell] = unbooked }
    let answers = try answers(tried, prices, wanted: wanted, limit: limit, beside: diary, fits: fits)
    return answers.flatMap { $0?.patterns.map(\.pattern) ?? [] }
  }

  /// What pricing finds of each officer; nil where it was stopped.
  private func answers(
    _ tried: VolumeAscent.Prices, _ prices: ResourcePrices, wanted: Int, limit: SearchLimit,
    beside diary: DiaryState? = nil, fits: @Sendable (_ meeting: Int, _ day: Int) -> Bool = { _, _ in true }
  ) throws -> [BlockPricing.Result?] {
    let dayFees = fees.isEmpty ? nil : fees.fees(tried.days)
    return try Worker.map(grid.problem.officers.indices, on: workers) { officer, pricing in
      if limit.isOver { return nil }
      let block = block(
        of: officer, prices: prices, transfers: tried.worth, dayFees: dayFees, beside: diary, fits: fits)
      let duals = block.entries.map { $0.offset < 0 ? 0 : tried.worth[$0.meeting] }
      return pricing.price(block, duals: duals, cellDuals: [:], wanted: wanted) { limit.isOver }
    }
  }

  private func resourcePrices(_ tried: VolumeAscent.Prices, _ pool: PatternPool) -> ResourcePrices {
    var prices = ResourcePrices(grid.problem)
    for (index, price) in tried.cells.prefix(pool.resourceCells).enumerated() where price > 0 {
      prices[pool.cell(index)] = price
    }
    // Prices that were found before there were the last trios have none for them.
    let trios = tried.cells.dropFirst(pool.resourceCells).map { max(0, $0) }
    if !trios.isEmpty {
      prices.trios = TrioPrices(
        pool.trios, prices: trios + Array(repeating: 0, count: pool.trios.count - trios.count))
    }
    return prices
  }

  /// An ascent over the patterns of a pool.
  func ascent(_ pool: PatternPool, from prices: VolumeAscent.Prices) -> VolumeAscent {
    let problem = grid.problem
    return VolumeAscent(
      capacity: pool.capacity, officerDays: problem.officers.count * problem.dayCount,
      dump: problem.unbookedCost, fees: fees, threads: workers.count, from: prices)
  }
}
