// SPDX-License-Identifier: GPL-3.0-or-later

import LinearOptimization

/// Finds the prices of rooms, minute takers and meetings that others chair at which the officers, each planning
/// alone, agree best; and so a lower bound of every diary.
///
/// With these prices a diary falls apart into one block for each officer (Lagrangian decomposition), whose linear
/// relaxations column generation solves exactly. From there on prices come from the volume algorithm over the
/// patterns known, within reach of the best that are proved (a box as in Marsten, Hogan and Blankenship 1975), and
/// patterns from pricing every officer's day at them, which proves a bound each time (Barahona and Jensen 1998).
struct PriceCoordination {
  let grid: SlotGrid
  let homes: HomeOfficers
  let threads: Int
  /// What the days of meetings cost that others follow.
  private let fees: FollowOnFees
  /// The best bound proved.
  private(set) var bound = -Double.infinity
  /// The prices that proved it.
  private(set) var prices: ResourcePrices
  /// For each meeting, what it was worth then that somebody chairs it.
  private(set) var worth: [Double]
  /// For each officer, what the last step found.
  private var relaxations: [BlockRelaxation?]
  private var pool: PatternPool?
  private let pricings: [Worker<BlockPricing>]
  private let homeless: Double
  /// By slot of the fees, the prices that proved the bound.
  private(set) var days: [Double]

  /// - Parameter fees: those of the follow-ons, when the problem is one in which these choose their days freely.
  init(_ grid: SlotGrid, homes: HomeOfficers, threads: Int, fees: FollowOnFees? = nil) {
    self.grid = grid
    self.fees = fees ?? FollowOnFees(grid.problem)
    self.homes = homes
    self.threads = threads
    prices = ResourcePrices(grid.problem)
    days = Array(repeating: 0, count: self.fees.slotCount)
    worth = homes.elsewhere
    relaxations = grid.problem.officers.map { _ in nil }
    pricings = (0..<max(1, threads)).map { _ in Worker(BlockPricing(grid)) }
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

  /// What was found, as one relaxation of a block of all officers and meetings.
  func together(_ whole: Block) -> BlockRelaxation {
    BlockRelaxation(
      bound: bound, meetings: whole.entries.map(\.meeting), duals: whole.entries.map { worth[$0.meeting] },
      cellDuals: prices.all, patterns: pool?.patterns ?? [])
  }

  /// What is known of a diary before its bound is sought.
  struct Start {
    /// What each meeting is worth, about.
    var worth: [Double]
    /// By slot of the follow-ons' fees, prices to begin with.
    var days: [Double]
    /// What a diary costs that is known.
    var below: Double
    /// No higher bound is asked for.
    var enough: Double
  }

  /// Raises the bound.
  ///
  /// - Parameters:
  ///   - rounds: how often patterns are priced at the most.
  ///   - seeds: patterns to begin with.
  ///   - report: told of each better bound.
  mutating func raise(
    rounds: Int, seeds: [DayPattern], limit: SearchLimit, report: (Double) -> Void
  ) throws {
    var pool = PatternPool(grid, fees: fees)
    _ = pool.add(seeds)
    self.pool = pool
    guard try settle(duals: nil, limit: limit, report: report) else { return }
    for relaxation in relaxations { if let relaxation { _ = pool.add(relaxation.patterns) } }
    var centre = VolumeAscent.Prices(
      worth: worth, cells: Array(repeating: 0, count: pool.cellCount), days: days)
    var ascent = VolumeAscent(grid, pool, fees: fees, from: centre)
    var reach = 16.0
    var hasMoved = false
    for _ in 0..<rounds {
      if limit.isOver { break }
      ascent.stay(near: centre, reach: reach)
      ascent.run(pool, steps: 300) { limit.isOver }
      let tried = ascent.prices
      guard let priced = try price(tried, pool, wanted: 3, limit: limit) else { break }
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
        centre = .init(worth: worth, cells: Array(repeating: 0, count: pool.cellCount), days: days)
        ascent = VolumeAscent(grid, pool, fees: fees, from: centre)
      } else if reach > 1 {
        reach *= 0.8
      }
    }
    self.pool = pool
  }

  /// Raises the bound from what a diary says of the prices, until it is enough or hardly rises.
  ///
  /// - Parameters:
  ///   - rounds: how often patterns are priced at the most.
  ///   - seeds: the patterns of the diary.
  ///   - report: told of each better bound.
  mutating func raise(
    rounds: Int, seeds: [DayPattern], from start: Start, limit: SearchLimit, report: (Double) -> Void
  ) throws {
    var pool = PatternPool(grid, fees: fees)
    _ = pool.add(seeds)
    var centre = VolumeAscent.Prices(
      worth: start.worth, cells: Array(repeating: 0, count: pool.cellCount), days: start.days)
    var ascent = VolumeAscent(grid, pool, fees: fees, from: centre)
    var reach = 16.0
    // While the patterns known say little of those that are not, more of them matter more than the best prices for them.
    var isNear = false
    var stale = 0
    for _ in 0..<rounds where stale < 3 && bound < start.enough {
      if limit.isOver { break }
      ascent.stay(near: centre, reach: reach)
      ascent.run(pool, steps: isNear ? 300 : 50, below: start.below) { limit.isOver }
      let tried = ascent.prices
      guard let priced = try price(tried, pool, wanted: isNear ? 3 : 12, limit: limit) else { break }
      _ = pool.add(priced.patterns)
      isNear = isNear || priced.bound > 0.9 * ascent.value
      stale = isNear && priced.bound < bound + 3e-4 * abs(bound) ? stale + 1 : 0
      if take(priced, tried) {
        centre = tried
        report(bound)
      } else if reach > 1 {
        reach *= 0.8
      }
    }
    self.pool = pool
  }

  /// Takes over prices that prove more than the best ones so far.
  private mutating func take(
    _ priced: (bound: Double, prices: ResourcePrices, patterns: [DayPattern]), _ tried: VolumeAscent.Prices
  ) -> Bool {
    guard priced.bound > bound else { return false }
    bound = priced.bound
    prices = priced.prices
    worth = tried.worth
    days = tried.days
    return true
  }

  /// What the best bound says things are worth.
  var bookingPrices: BookingPrices {
    BookingPrices(meetings: worth, resources: prices, fees: (fees, fees.fees(days)))
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

  /// The best patterns of every officer-day at the prices of an ascent, and the bound that they prove.
  private func price(
    _ tried: VolumeAscent.Prices, _ pool: PatternPool, wanted: Int, limit: SearchLimit
  ) throws -> (bound: Double, prices: ResourcePrices, patterns: [DayPattern])? {
    var prices = ResourcePrices(grid.problem)
    for (index, price) in tried.cells.enumerated() where price > 0 { prices[pool.cell(index)] = price }
    let worth = tried.worth
    let dayFees = fees.isEmpty ? nil : fees.fees(tried.days)
    let fixed = prices
    let answers = try Worker.map(grid.problem.officers.indices, on: pricings) { officer, pricing in
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
    return (bound, prices, patterns)
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
    let value = found.reduce(homeless - prices.priceOfAll(grid)) { $0 + $1.bound }
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
    try Worker.map(grid.problem.officers.indices, on: pricings) { officer, pricing in
      let block = block(of: officer, prices: prices, transfers: transfers)
      return try BlockGeneration(block: block, left: nil, limit: limit).run(
        pool: seeds[officer],
        duals: duals.map { duals in
          block.entries.map { $0.offset < 0 ? 0 : min($0.dump, duals[$0.meeting]) }
        }, rounds: rounds, pricing: &pricing)
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
    var pool = pool ?? PatternPool(grid, fees: fees)
    _ = pool.add(whole.ranked(in: block).prefix(400 * grid.problem.officers.count).map(\.pattern))
    self.pool = pool
  }

  /// Solves every officer's relaxation at the best prices, exactly where there is time: a bound, and what the officer
  /// would best do alone.
  mutating func planAlone(limit: SearchLimit) throws -> [Part] {
    // A meeting that is worth less than any other officer would ask has that as its price: nobody gains by it.
    let transfers = zip(worth, homes.elsewhere).map { max($0, $1) }
    let found = try relax(prices, transfers, seeds: patternsByOfficer, limit: limit)
    var value = homeless - prices.priceOfAll(grid)
    for relaxation in found { value += relaxation.bound }
    bound = max(bound, value)
    return found.enumerated().map {
      Part(block: block(of: $0.offset, prices: prices, transfers: transfers), relaxation: $0.element)
    }
  }

  /// By officer, what the days of a diary cost beyond the least that the best prices prove for them, minutes.
  func slack(_ diary: DiaryState, limit: SearchLimit) throws -> [Double] {
    let (prices, worth) = (prices, worth)
    var slack = try Worker.map(grid.problem.officers.indices, on: pricings) { officer, pricing in
      let block = block(of: officer, prices: prices, transfers: worth)
      let duals = block.entries.map { $0.offset < 0 ? 0 : worth[$0.meeting] }
      let priced = pricing.price(block, duals: duals, cellDuals: [:], wanted: 1) { limit.isOver }
      return duals.reduce(0, +) - (priced?.bound ?? 0)
    }
    for pattern in diary.orderedPatterns {
      let worthOfDay = pattern.stops.reduce(0) { $0 + worth[$1.meeting] }
      slack[pattern.officer] += Double(pattern.cost) + prices.price(of: pattern, grid: grid) - worthOfDay
    }
    return slack
  }

  /// Raises the bound by what the officers' plans cost more when days cannot be worked by halves.
  ///
  /// - Parameter parts: all officers' at the same prices.
  mutating func prove(_ parts: [Part], limit: SearchLimit) throws {
    guard parts.allSatisfy({ $0.relaxation.bound > -.infinity }) else { return }
    let proofs = try Worker.map(parts.indices, on: pricings) { index, pricing in
      try BlockProof(block: parts[index].block, limit: limit).bound(
        parts[index].relaxation, pricing: &pricing)
    }
    bound = max(bound, proofs.reduce(homeless - prices.priceOfAll(grid), +))
  }
}
