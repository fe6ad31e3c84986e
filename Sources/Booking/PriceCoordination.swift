// SPDX-License-Identifier: GPL-3.0-or-later

import LinearOptimization

/// Finds the prices of rooms, minute takers and meetings that others chair at which the officers, each planning
/// alone, agree best; and so a lower bound of every diary.
///
/// With these prices a diary falls apart into one block for each officer (Lagrangian decomposition), whose linear
/// relaxations column generation solves exactly; the prices follow what is overdrawn (subgradient steps of
/// Polyak's length).
struct PriceCoordination {
  let grid: SlotGrid
  let homes: HomeOfficers
  let threads: Int
  /// The best bound proved.
  private(set) var bound = -Double.infinity
  /// The prices that proved it.
  private(set) var prices: ResourcePrices
  /// For each meeting, the price at which blocks trade it, when the best bound was proved.
  private(set) var transfers: [Double]
  /// For each officer, what the last step found.
  private var relaxations: [BlockRelaxation?]
  /// For each officer, what was found at the prices of the best bound.
  private var bestRelaxations: [BlockRelaxation?]
  private let pricings: [Worker<BlockPricing>]
  private let homeless: Double

  init(_ grid: SlotGrid, homes: HomeOfficers, threads: Int) {
    self.grid = grid
    self.homes = homes
    self.threads = threads
    prices = ResourcePrices(grid.problem)
    transfers = homes.elsewhere
    relaxations = grid.problem.officers.map { _ in nil }
    bestRelaxations = relaxations
    pricings = (0..<max(1, threads)).map { _ in Worker(BlockPricing(grid)) }
    homeless = Double(homes.officer.count { $0 == nil } * grid.problem.unbookedCost)
  }

  /// An officer's block at given prices.
  func block(of officer: Int, prices: ResourcePrices, transfers: [Double]) -> Block {
    let problem = grid.problem
    let unbooked = Double(problem.unbookedCost)
    var entries: [Block.Entry] = []
    for (meeting, home) in homes.officer.enumerated() {
      if home == officer {
        entries.append(.init(meeting: meeting, offset: 0, dump: min(unbooked, transfers[meeting])))
      } else if let chair = problem.meetings[meeting].chairs.first(where: { $0.officer == officer }),
        transfers[meeting] > Double(chair.cost - problem.detourSaving),
        // At the price to begin with nobody gains by it.
        transfers[meeting] > homes.elsewhere[meeting] || problem.detourSaving > 0
      {
        entries.append(.init(meeting: meeting, offset: -transfers[meeting], dump: 0))
      }
    }
    return Block(grid, officers: [officer], entries: entries, prices: prices)
  }

  /// What the officers found at the prices of the best bound, as one relaxation of a block of all officers and
  /// meetings; of rooms and minute takers it may take a little more than there are.
  func together(_ whole: Block) -> BlockRelaxation {
    var together = BlockRelaxation(
      bound: bound, meetings: whole.entries.map(\.meeting), duals: whole.entries.map(\.dump),
      cellDuals: prices.all, patterns: [], chosen: [], isComplete: false)
    for (officer, relaxation) in bestRelaxations.enumerated() {
      guard let relaxation else { continue }
      together.patterns += relaxation.patterns
      together.chosen += relaxation.chosen
      for (meeting, dual) in zip(relaxation.meetings, relaxation.duals)
      where homes.officer[meeting] == officer {
        if let entry = whole.entry(of: meeting) { together.duals[entry] = dual }
      }
    }
    return together
  }

  /// Raises the bound.
  ///
  /// - Parameters:
  ///   - target: the cost of a known diary.
  ///   - steps: how many at the most.
  ///   - seeds: patterns to begin with.
  ///   - report: told of each better bound.
  mutating func raise(
    target: Int, steps: Int, seeds: [DayPattern], limit: SearchLimit, report: (Double) -> Void
  ) throws {
    let problem = grid.problem
    var prices = prices
    var transfers = transfers
    var direction: [ResourceCell: Double] = [:]
    var length = 1.0
    var sinceBetter = 0
    var seedsByOfficer = Array(repeating: [DayPattern](), count: problem.officers.count)
    for pattern in seeds { seedsByOfficer[pattern.officer].append(pattern) }
    for _ in 0..<steps {
      if limit.isOver { return }
      let found = try relax(prices, transfers, seeds: seedsByOfficer, limit: limit)
      guard found.allSatisfy({ $0.bound > -.infinity }) else { return }
      var value = homeless - prices.priceOfAll(grid)
      for relaxation in found { value += relaxation.bound }
      relaxations = found
      if value > bound {
        let gained = value - bound
        bound = value
        self.prices = prices
        self.transfers = transfers
        bestRelaxations = found
        report(bound)
        sinceBetter = gained < 1e-5 * abs(value) ? sinceBetter + 1 : 0
      } else {
        sinceBetter += 1
      }
      if sinceBetter >= 3 {
        length /= 2
        sinceBetter = 0
        if length < 0.02 { return }
      }
      // Steps towards an answer far off would be too long.
      let missing = min(Double(target), bound + 0.02 * abs(bound)) - value
      if missing < 0.5 || found.contains(where: { !$0.isComplete }) { return }
      let slope = slope(found, prices, transfers)
      // Some of the last direction is kept, against zigzags (Camerini, Fratta and Maffioli 1975).
      var norm = 0.0
      for (cell, old) in direction { direction[cell] = 0.5 * old }
      for (cell, excess) in slope.cells { direction[cell, default: 0] += excess }
      for cell in direction.keys where direction[cell, default: 0] < 0 && prices[cell] <= 0 {
        direction[cell] = nil
      }
      for each in direction.values { norm += each * each }
      for each in slope.meetings.values { norm += each * each }
      guard norm > 1e-9 else { return }
      let stride = length * missing / norm
      for (cell, each) in direction { prices[cell] = max(0, prices[cell] + stride * each) }
      for (meeting, each) in slope.meetings {
        transfers[meeting] = min(
          Double(problem.unbookedCost), max(0, transfers[meeting] + stride * each))
      }
    }
  }

  /// Solves every officer's relaxation.
  private func relax(
    _ prices: ResourcePrices, _ transfers: [Double], seeds: [[DayPattern]], limit: SearchLimit
  ) throws -> [BlockRelaxation] {
    try Worker.map(grid.problem.officers.indices, on: pricings) { officer, pricing in
      let block = block(of: officer, prices: prices, transfers: transfers)
      let before = relaxations[officer]
      let pool =
        before.map { Self.useful($0.patterns, in: block, duals: $0.duals, before: $0) } ?? seeds[officer]
      let sameSize = before?.duals.count == block.entries.count
      return try BlockGeneration(block: block, left: nil, limit: limit).run(
        pool: pool, duals: sameSize ? before?.duals : nil, pricing: &pricing)
    }
  }

  /// The patterns that are worth taking along: not too many.
  private static func useful(
    _ patterns: [DayPattern], in block: Block, duals: [Double], before: BlockRelaxation
  ) -> [DayPattern] {
    guard patterns.count > 600 else { return patterns }
    let chosen = Set(before.chosen.map(\.pattern))
    return patterns.filter { chosen.contains($0) } + patterns.suffix(400).filter { !chosen.contains($0) }
  }

  private struct Slope {
    /// Use less capacity, of cells that are overdrawn or have a price.
    var cells: [ResourceCell: Double]
    /// How much of a meeting its home wants others to chair, less how much of it they want to.
    var meetings: [Int: Double]
  }

  private func slope(_ found: [BlockRelaxation], _ prices: ResourcePrices, _ transfers: [Double]) -> Slope {
    var use: [ResourceCell: Double] = [:]
    var atHome = Array(repeating: 0.0, count: homes.officer.count)
    var elsewhere = atHome
    for relaxation in found {
      for (pattern, value) in relaxation.chosen {
        ResourceCell.forEach(in: pattern, grid) { use[$0, default: 0] += value }
        for stop in pattern.stops {
          if homes.officer[stop.meeting] == pattern.officer {
            atHome[stop.meeting] += value
          } else {
            elsewhere[stop.meeting] += value
          }
        }
      }
    }
    var slope = Slope(cells: [:], meetings: [:])
    for (cell, amount) in use {
      let excess = amount - Double(cell.capacity(grid))
      if excess > 1e-6 || prices[cell] > 0 { slope.cells[cell] = excess }
    }
    forEachPriced(prices) { cell in
      if use[cell] == nil { slope.cells[cell] = -Double(cell.capacity(grid)) }
    }
    let unbooked = Double(grid.problem.unbookedCost)
    for (meeting, home) in homes.officer.enumerated()
    where home != nil && grid.problem.meetings[meeting].chairs.count > 1 {
      let wanted = max(0, 1 - atHome[meeting])
      let excess = wanted - elsewhere[meeting]
      if abs(excess) > 1e-6, excess > 0 ? transfers[meeting] < unbooked : transfers[meeting] > 0 {
        slope.meetings[meeting] = excess
      }
    }
    return slope
  }

  private func forEachPriced(_ prices: ResourcePrices, _ body: (ResourceCell) -> Void) {
    let size = grid.problem.dayCount * grid.count
    for (venue, each) in prices.rooms.enumerated() {
      for (slot, price) in each.enumerated() where price > 0 {
        body(ResourceCell(venue: venue, slot: slot, size: size))
      }
    }
    for (slot, price) in prices.takers.enumerated() where price > 0 {
      body(ResourceCell(venue: -1, slot: slot, size: size))
    }
  }

  /// Raises the bound by solving the blocks whole, at prices of which the relaxation of all blocks together is
  /// the best: what an officer's day patterns cannot do by halves.
  ///
  /// - Parameters:
  ///   - whole: the relaxation of all officers and meetings, whose cells' prices are known.
  ///   - report: told of each better bound.
  mutating func raiseWhole(
    from whole: BlockRelaxation, of block: Block, limit: SearchLimit, report: (Double) -> Void
  ) throws {
    prices = ResourcePrices(grid.problem).adding(whole.cellDuals)
    transfers = zip(block.entries, whole.duals).map { max($1, homes.elsewhere[$0.meeting]) }
    var pools = Array(repeating: [DayPattern](), count: grid.problem.officers.count)
    for pattern in whole.patterns { pools[pattern.officer].append(pattern) }
    relaxations = relaxations.map { _ in nil }
    let found = try relax(prices, transfers, seeds: pools, limit: limit)
    let snapshot = self
    let proofs = try Worker.map(grid.problem.officers.indices, on: pricings) { officer, pricing -> Double? in
      guard found[officer].bound > -.infinity else { return nil }
      let block = snapshot.block(of: officer, prices: snapshot.prices, transfers: snapshot.transfers)
      return try BlockProof(block: block, limit: limit).bound(found[officer], pricing: &pricing)
    }
    var value = homeless - prices.priceOfAll(grid)
    for each in proofs {
      guard let each else { return }
      value += each
    }
    if value > bound {
      bound = value
      report(bound)
    }
  }
}
