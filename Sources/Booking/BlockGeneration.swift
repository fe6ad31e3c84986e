// SPDX-License-Identifier: GPL-3.0-or-later

import LinearOptimization

/// What is known of a block's linear relaxation.
struct BlockRelaxation: Sendable {
  /// A proved lower bound of what the block costs; prices of cells are in it, what they earn is not.
  var bound: Double
  /// The block's meetings, by entry.
  var meetings: [Int]
  /// The duals that proved it, by entry.
  var duals: [Double]
  /// The prices of cells, beyond the block's own, that proved it.
  var cellDuals: [ResourceCell: Double] = [:]
  /// Every pattern that was met.
  var patterns: [DayPattern]

  /// The patterns with their reduced costs, the cost of their officer-days left out; the smallest first.
  ///
  /// - Parameter block: that which the relaxation is of, or a part of it: patterns that it cannot hold are left out.
  func ranked(
    in block: Block, duals dualOf: ((_ meeting: Int) -> Double)? = nil
  ) -> [(value: Double, pattern: DayPattern)] {
    let prices = block.prices.adding(cellDuals)
    var valued: [(value: Double, pattern: DayPattern)] = []
    for pattern in patterns where block.holds(pattern) {
      var value = Double(pattern.cost) + prices.price(of: pattern, grid: block.grid)
      for stop in pattern.stops {
        if let dualOf {
          value -= dualOf(stop.meeting)
        } else if let entry = block.entry(of: stop.meeting) {
          value += block.entries[entry].offset - duals[entry]
        }
      }
      valued.append((value, pattern))
    }
    return valued.enumerated().sorted {
      ($0.element.value, $0.offset) < ($1.element.value, $1.offset)
    }.map(\.element)
  }
}

/// Solves a block's linear relaxation by column generation, with smoothed duals (Wentges 1997).
struct BlockGeneration {
  let block: Block
  /// What is left of rooms and minute takers, or nil when the block pays prices for them.
  let left: ResidualCapacity?
  let limit: SearchLimit

  /// Runs until no pattern improves the relaxation, or the time is over.
  ///
  /// - Parameters:
  ///   - pool: patterns to begin with; those of other officers or meetings are left out.
  ///   - duals: where pricing begins, by entry; nil for the master's own.
  ///   - rounds: how often patterns are priced at the most.
  ///   - pricing: its tables are used again from block to block.
  func run(
    pool: [DayPattern], duals first: [Double]? = nil, rounds: Int = .max,
    pricing: inout BlockPricing
  ) throws -> BlockRelaxation {
    var outcome = BlockRelaxation(
      bound: -.infinity, meetings: block.entries.map(\.meeting), duals: block.entries.map { min(0, $0.dump) },
      patterns: [])
    try withLinearProgram { program in
      var master = try BlockMaster(block, left: left, in: &program)
      _ = try master.add(pool, to: &program)
      // The pricing duals are a mixture of the master's and of those that proved the best bound so far; where
      // those are known from before, they come first.
      var smoothing = first == nil ? 0.5 : 0.9
      var center = first.map { (duals: $0, cells: [ResourceCell: Double]()) }
      var round = 0
      while !limit.isOver {
        guard
          let solution = try master.solve(&program, timeLimit: max(0, limit.secondsLeft), stop: limit.stop)
        else { break }
        if solution.objective - outcome.bound < 1e-6 * max(1, abs(solution.objective)) { break }
        if round == rounds { break }
        round += 1
        var duals = solution.duals
        var cells = solution.cellDuals
        if let center, smoothing > 0 {
          duals = zip(duals, center.duals).map { $0 * (1 - smoothing) + $1 * smoothing }
          for cell in center.cells.keys where cells[cell] == nil { cells[cell] = 0 }
          for (cell, price) in cells {
            cells[cell] = price * (1 - smoothing) + (center.cells[cell] ?? 0) * smoothing
          }
        }
        guard
          let priced = pricing.price(
            block, duals: duals, cellDuals: cells, wanted: 3, shouldStop: { limit.isOver })
        else { break }
        var bound = priced.bound
        for (cell, price) in cells { bound -= price * Double(left?[cell] ?? 0) }
        let isBetter = bound > outcome.bound
        if isBetter {
          outcome.bound = bound
          outcome.duals = duals
          outcome.cellDuals = cells
          center = (duals, cells)
        } else if center == nil {
          center = (duals, cells)
        }
        let added = try master.add(priced.patterns.map(\.pattern), to: &program)
        if added == 0 {
          if smoothing == 0 { break }
          smoothing = smoothing > 0.1 ? smoothing / 2 : 0
        } else {
          // Near the best duals while that pays, nearer to the master's own when it does not.
          smoothing = isBetter ? min(0.8, smoothing + 0.05) : max(0.2, smoothing - 0.1)
        }
      }
      outcome.patterns = master.patterns
    }
    return outcome
  }
}
