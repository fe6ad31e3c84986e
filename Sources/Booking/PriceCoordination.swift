// SPDX-License-Identifier: GPL-3.0-or-later

import LinearOptimization

/// Finds the prices of rooms, minute takers and meetings that others chair at which the officers, each planning
/// alone, agree best; and so a lower bound of every diary.
///
/// With these prices a diary falls apart into one block for each officer (Lagrangian decomposition), whose linear
/// relaxations column generation solves exactly. From there on prices come from the volume algorithm over the
/// patterns known, within reach of the best that are proved (a box as in Marsten, Hogan and Blankenship 1975), and
/// patterns from pricing every officer's day at them, which proves a bound each time (Barahona and Jensen 1998). Trios of
/// meetings that a mixture of patterns holds more than once get prices on the way (`MeetingTrios`).
struct PriceCoordination {
  let grid: SlotGrid
  let homes: HomeOfficers
  /// The best bound proved.
  private(set) var bound = -Double.infinity
  /// The prices that proved it.
  private(set) var prices: ResourcePrices
  /// For each meeting, what it was worth then that somebody chairs it.
  private(set) var worth: [Double]
  /// For each officer, what the last step found.
  private var relaxations: [BlockRelaxation?]
  private var pool: PatternPool?
  /// The prices over the pool that proved most.
  private var best: VolumeAscent.Prices?
  private let pricing: OfficerPricing

  init(_ grid: SlotGrid, homes: HomeOfficers, threads: Int) {
    self.grid = grid
    self.homes = homes
    pricing = OfficerPricing(grid, homes: homes, fees: FollowOnFees(grid.problem), threads: threads)
    prices = ResourcePrices(grid.problem)
    worth = homes.elsewhere
    relaxations = grid.problem.officers.map { _ in nil }
  }

  /// What was found, as one relaxation of a block of all officers and meetings.
  func together(_ whole: Block) -> BlockRelaxation {
    BlockRelaxation(
      bound: bound, meetings: whole.entries.map(\.meeting), duals: whole.entries.map { worth[$0.meeting] },
      cellDuals: prices.all, patterns: pool?.patterns ?? [])
  }

  /// Raises the bound.
  ///
  /// - Parameters:
  ///   - rounds: how often patterns are priced at the most.
  ///   - seeds: patterns to begin with.
  ///   - seeksTrios: whether trios of meetings have prices too.
  ///   - report: told of each better bound.
  mutating func raise(
    rounds: Int, seeds: [DayPattern], seeksTrios: Bool, limit: SearchLimit, report: (Double) -> Void
  ) throws {
    var pool = PatternPool(grid, fees: pricing.fees)
    _ = pool.add(seeds)
    self.pool = pool
    guard try settle(duals: nil, limit: limit, report: report) else { return }
    for relaxation in relaxations { if let relaxation { _ = pool.add(relaxation.patterns) } }
    var centre = VolumeAscent.Prices(
      worth: worth, cells: Array(repeating: 0, count: pool.cellCount), days: noDays)
    var ascent = pricing.ascent(pool, from: centre)
    var reach = 16.0
    var hasMoved = false
    // Rounds since the bound last rose or many trios were found; before it first rises, none counts.
    var stale = 0
    let counted = seeksTrios ? 150 : 0
    for _ in 0..<rounds where stale < PriceCoordination.patience && !limit.isOver {
      ascent.stay(near: centre, reach: reach)
      ascent.run(pool.columns, steps: 300, counted: counted) { limit.isOver }
      let tried = ascent.prices
      let counts = ascent.counts
      guard let priced = try pricing.price(tried, pool, wanted: 3, limit: limit) else { break }
      stale = !hasMoved || priced.bound > bound + 1e-4 * abs(bound) ? 0 : stale + 1
      let isClose = priced.bound > TrioSearch.closeness * ascent.value
      let trios = TrioSearch.violated(
        by: zip(counts.indices, counts), counted: isClose ? counted : 0, of: pool.columns, homes,
        pricing.fees, besides: pool.trios)
      _ = pool.add(priced.patterns)
      if take(priced, tried) {
        centre = tried
        hasMoved = true
        report(bound)
      } else if !hasMoved, priced.bound < bound - 0.1 * abs(bound) {
        // The patterns known say too little of those that are not: a diary of many days wants more of them first.
        self.pool = pool
        guard try settle(duals: worth, limit: limit, report: report) else { break }
        for relaxation in relaxations { if let relaxation { _ = pool.add(relaxation.patterns) } }
        centre = .init(worth: worth, cells: Array(repeating: 0, count: pool.cellCount), days: noDays)
        ascent = pricing.ascent(pool, from: centre)
      } else if reach > 1 {
        reach *= 0.8
      }
      guard !trios.isEmpty else { continue }
      let added = pool.add(trios)
      ascent.addCells(added)
      centre.cells += Array(repeating: 0, count: added)
      // Many of them raise the bound once they have their prices.
      if added > grid.problem.officers.count { stale = 0 }
      reach = max(reach, TrioSearch.reach)
    }
    self.pool = pool
    if hasMoved { best = centre }
  }

  /// After so many rounds without gain prices are as good as they will be.
  private static let patience = 6

  /// Takes over prices that prove more than the best ones so far.
  private mutating func take(
    _ priced: OfficerPricing.Priced, _ tried: VolumeAscent.Prices
  ) -> Bool {
    guard priced.bound > bound else { return false }
    bound = priced.bound
    prices = priced.prices
    worth = tried.worth
    return true
  }

  /// Prices of days, which cost nothing where no meeting follows another.
  private var noDays: [Double] { Array(repeating: 0, count: pricing.fees.slotCount) }

  /// What the best bound says things are worth.
  var bookingPrices: BookingPrices {
    BookingPrices(meetings: worth, resources: prices, fees: (pricing.fees, noDays))
  }

  /// Officers' days that the best prices speak for: those that cost little more than the best of their officer-days.
  var advice: [DayPattern] {
    guard let pool, let best else { return [] }
    return pool.cheap(at: best, within: 12).map(pool.pattern)
  }

  /// For each officer the patterns that were met.
  var patternsByOfficer: [[DayPattern]] {
    var patterns = grid.problem.officers.map { _ in [DayPattern]() }
    for pattern in pool?.patterns ?? [] { patterns[pattern.officer].append(pattern) }
    return patterns
  }

  /// What each meeting is worth by the duals of its home officer.
  private var worthOfMeetings: [Double] {
    var worth = homes.elsewhere
    for (officer, relaxation) in relaxations.enumerated() {
      guard let relaxation else { continue }
      for (meeting, dual) in zip(relaxation.meetings, relaxation.duals)
      where homes.officer[meeting] == officer {
        worth[meeting] = max(0, dual)
      }
    }
    return worth
  }

  /// Solves every officer's relaxation without prices for what is shared, nearly, over the patterns known and more.
  ///
  /// - Parameter duals: by meeting, where pricing begins; nil when nothing is known.
  /// - Returns: false when there was no time.
  private mutating func settle(duals: [Double]?, limit: SearchLimit, report: (Double) -> Void) throws -> Bool
  {
    // More rounds raise it little, and where time is short the others must have their turn.
    var found = try relax(
      prices, homes.elsewhere, seeds: patternsByOfficer, duals: duals, rounds: 12, limit: limit)
    // What was proved before at the same prices still holds.
    for (officer, before) in relaxations.enumerated() {
      if let before, before.bound > found[officer].bound { found[officer] = before }
    }
    guard found.allSatisfy({ $0.bound > -.infinity }) else { return false }
    relaxations = found
    worth = worthOfMeetings
    let value = found.reduce(pricing.homeless - prices.priceOfAll(grid)) { $0 + $1.bound }
    if value > bound {
      bound = value
      report(bound)
    }
    return true
  }

  /// Solves every officer's relaxation.
  private func relax(
    _ prices: ResourcePrices, _ transfers: [Double], seeds: [[DayPattern]], duals: [Double]? = nil,
    rounds: Int = .max, limit: SearchLimit
  ) throws -> [BlockRelaxation] {
    try Worker.map(grid.problem.officers.indices, on: pricing.workers) { officer, tools in
      let block = pricing.block(of: officer, prices: prices, transfers: transfers)
      return try BlockGeneration(block: block, left: nil, limit: limit).run(
        pool: seeds[officer],
        duals: duals.map { duals in
          block.entries.map { $0.offset < 0 ? 0 : min($0.dump, duals[$0.meeting]) }
        }, rounds: rounds, pricing: &tools)
    }
  }

  // MARK: Officers alone

  /// An officer's block at the best prices, and its relaxation.
  struct Part: Sendable {
    let block: Block
    let relaxation: BlockRelaxation
  }

  /// Takes over the prices of a relaxation of all officers together, when they prove more.
  mutating func adopt(_ whole: BlockRelaxation, of block: Block) {
    if whole.bound > bound {
      bound = whole.bound
      prices = ResourcePrices(grid.problem).adding(whole.cellDuals)
      for (entry, dual) in zip(block.entries, whole.duals) { worth[entry.meeting] = dual }
    }
    var pool = pool ?? PatternPool(grid, fees: pricing.fees)
    _ = pool.add(whole.ranked(in: block).prefix(400 * grid.problem.officers.count).map(\.pattern))
    self.pool = pool
  }

  /// The best prices without those of trios: a plan of whole days has no trio on two of them, whatever that costs.
  private var pricesAlone: ResourcePrices {
    var alone = prices
    alone.trios = TrioPrices()
    return alone
  }

  /// Solves every officer's relaxation at the best prices, exactly where there is time: a bound, and what the officer
  /// would best do alone.
  mutating func planAlone(limit: SearchLimit) throws -> [Part] {
    // A meeting that is worth less than any other officer would ask has that as its price: nobody gains by it.
    let transfers = zip(worth, homes.elsewhere).map { max($0, $1) }
    let prices = pricesAlone
    let found = try relax(prices, transfers, seeds: patternsByOfficer, limit: limit)
    var value = pricing.homeless - prices.priceOfAll(grid)
    for relaxation in found { value += relaxation.bound }
    bound = max(bound, value)
    return found.enumerated().map {
      Part(block: pricing.block(of: $0.offset, prices: prices, transfers: transfers), relaxation: $0.element)
    }
  }

  /// What officers' days cost beyond the least that the best prices prove for them; nil when stopped.
  func slack(limit: SearchLimit) throws -> DaySlack? {
    let (prices, worth) = (prices, worth)
    let least = try Worker.map(grid.problem.officers.indices, on: pricing.workers) {
      officer, tools -> [Double]? in
      let block = pricing.block(of: officer, prices: prices, transfers: worth)
      let duals = block.entries.map { $0.offset < 0 ? 0 : worth[$0.meeting] }
      return tools.price(block, duals: duals, cellDuals: [:], wanted: 1) { limit.isOver }?.least
    }
    guard least.allSatisfy({ $0 != nil }) else { return nil }
    return DaySlack(grid, prices: prices, worth: worth, least: least.flatMap { $0 ?? [] })
  }

  /// Raises the bound by what the officers' plans cost more when days cannot be worked by halves.
  ///
  /// - Parameter parts: all officers' at the same prices.
  mutating func prove(_ parts: [Part], limit: SearchLimit) throws {
    guard parts.allSatisfy({ $0.relaxation.bound > -.infinity }) else { return }
    let proofs = try Worker.map(parts.indices, on: pricing.workers) { index, tools in
      try BlockProof(block: parts[index].block, limit: limit).bound(
        parts[index].relaxation, pricing: &tools)
    }
    bound = max(bound, proofs.reduce(pricing.homeless - pricesAlone.priceOfAll(grid), +))
  }
}
