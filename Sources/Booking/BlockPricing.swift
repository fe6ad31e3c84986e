// SPDX-License-Identifier: GPL-3.0-or-later

/// Prices every officer-day of a block exactly: the best patterns against given duals, and the bound they prove.
///
/// For any duals of the block's meetings (none above its dump) and any prices of cells and trios that are not below 0
///
///     sum of meeting duals + sum over officer-days of the least value of a pattern, or 0
///
/// is a lower bound of what the block costs at these prices (Lagrangian relaxation).
struct BlockPricing {
  /// What pricing found.
  struct Result {
    /// The bound; what the cells and trios themselves cost is not taken off.
    var bound: Double
    /// Patterns that may improve the master; `value` is against the duals.
    var patterns: [(value: Double, pattern: DayPattern)]
    /// By officer of the block and day, the least value of a pattern, or 0.
    var least: [Double]
  }

  private let grid: SlotGrid
  private var search: PatternSearch
  private var table: StartCostTable

  init(_ grid: SlotGrid) {
    self.grid = grid
    search = PatternSearch(grid)
    table = StartCostTable(grid)
  }

  /// Prices all officer-days of a block.
  ///
  /// - Parameters:
  ///   - duals: by entry.
  ///   - cellDuals: prices of cells beyond the block's own.
  ///   - wanted: patterns for each officer-day at the most.
  /// - Returns: nil when stopped before the end.
  mutating func price(
    _ block: Block, duals: [Double], cellDuals: [ResourceCell: Double], wanted: Int, shouldStop: () -> Bool
  ) -> Result? {
    let further = cellDuals.isEmpty ? nil : block.prices.adding(cellDuals)
    var result = Result(
      bound: duals.reduce(0, +), patterns: [],
      least: Array(repeating: 0, count: block.officers.count * grid.problem.dayCount))
    for (position, officer) in block.officers.enumerated() {
      for day in 0..<grid.problem.dayCount where search.capacity(officer: officer, day: day) > 0 {
        if shouldStop() { return nil }
        let near = candidates(
          block, position, officer, day, duals, further, allowance: Double(grid.problem.detourSaving))
        guard !near.isEmpty else { continue }
        let outcome = search.search(
          officer: officer, day: day, candidates: near, trios: block.prices.trios, wanted: wanted)
        result.bound += outcome.leastValue
        result.least[position * grid.problem.dayCount + day] = outcome.leastValue
        result.patterns.append(contentsOf: outcome.patterns)
      }
    }
    return result
  }

  /// The meetings that may be in a pattern of interest.
  ///
  /// - Parameter allowance: by how much a meeting's chair and day may cost more than it is worth.
  private mutating func candidates(
    _ block: Block, _ position: Int, _ officer: Int, _ day: Int, _ duals: [Double],
    _ further: ResourcePrices?, allowance: Double
  ) -> [DayCandidate] {
    var candidates: [DayCandidate] = []
    for item in block.items(officerAt: position, day: day) {
      let worth = duals[item.entry] - block.entries[item.entry].offset - item.fee
      let fixed = item.chairCost + item.option.cost
      guard worth + allowance > Double(fixed),
        let costs = table.costs(meeting: item.meeting, officer: officer, option: item.option)
      else { continue }
      candidates.append(
        DayCandidate(
          meeting: item.meeting, fixedCost: fixed, worth: worth, startCosts: costs,
          resourcePrices: further?.starts(of: item.meeting, day: day, grid: grid) ?? item.prices))
    }
    return candidates
  }

  /// Every pattern that an answer of the block can have that is cheaper than a known one.
  ///
  /// An answer with a pattern costs at least the bound that the duals prove, with the officer-day's least value
  /// replaced by the pattern's.
  ///
  /// - Parameters:
  ///   - duals: those that, with the cells' prices, proved `bound`.
  ///   - cost: the cost of the known answer.
  ///   - limit: how many patterns at the most.
  /// - Returns: nil when there are more, or when stopped.
  mutating func enumerate(
    _ block: Block, duals: [Double], cellDuals: [ResourceCell: Double], bound: Double,
    cheaperThan cost: Double, limit: Int, shouldStop: () -> Bool
  ) -> [DayPattern]? {
    let further = cellDuals.isEmpty ? nil : block.prices.adding(cellDuals)
    let allowance = max(0, cost - bound) + 1e-6
    let enumeration = PatternEnumeration(grid)
    var all: [DayPattern] = []
    for (position, officer) in block.officers.enumerated() {
      for day in 0..<grid.problem.dayCount {
        if shouldStop() { return nil }
        let capacity = search.capacity(officer: officer, day: day)
        guard capacity > 0 else { continue }
        let near = candidates(
          block, position, officer, day, duals, further,
          allowance: allowance + Double(grid.problem.detourSaving))
        guard !near.isEmpty else { continue }
        let least = search.search(
          officer: officer, day: day, candidates: near, trios: block.prices.trios, wanted: 1
        ).leastValue
        // It does not know of trios, which only make patterns dearer: so none is missing.
        guard
          let patterns = enumeration.patterns(
            officer: officer, day: day, candidates: near, capacity: capacity, threshold: allowance + least,
            limit: limit - all.count)
        else { return nil }
        all += patterns
      }
    }
    return all
  }
}
