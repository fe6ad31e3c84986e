// SPDX-License-Identifier: GPL-3.0-or-later

public import LinearOptimization

/// How a booking problem is to be solved.
public struct BookingOptions: Sendable {
  /// Seconds at the most.
  public var timeLimit: Double
  /// Threads for pricing.
  public var threads: Int
  /// The seed of every random choice.
  public var seed: UInt64
  /// Good enough: (objective - bound) / objective.
  public var gap: Double
  /// What is to be added to every objective before gaps are taken: the travel of kept bookings.
  public var constant: Int

  /// Creates options.
  public init(timeLimit: Double, threads: Int, seed: UInt64, gap: Double, constant: Int = 0) {
    self.timeLimit = timeLimit
    self.threads = threads
    self.seed = seed
    self.gap = gap
    self.constant = constant
  }
}

/// Fills a diary: a quick one by insertion, a bound by column generation and prices, a better one by filling the
/// days of a few officers anew, until the two meet or the time is over.
public struct BookingSolver: Sendable {
  private let problem: BookingProblem
  private let options: BookingOptions
  private let limit: SearchLimit
  private let report: @Sendable (_ objective: Int, _ bound: Double?) -> Void
  /// More patterns than this are not handed to branch and bound, which would not finish them.
  private let largestPool = 30_000
  /// Up to so many meetings a diary is solved as one block, without prices between officers.
  var largestWhole = 150
  /// Up to so many meetings the relaxation of the whole diary is solved as one linear program; GLPK's simplex takes
  /// seconds for 1,300 and minutes for 1,700.
  var largestProgram = 1300

  /// Prepares a solve.
  ///
  /// - Parameters:
  ///   - stop: ends the search; the best diary so far is returned.
  ///   - report: told now and then of the best objective and bound.
  public init(
    _ problem: BookingProblem, options: BookingOptions, stop: StopSignal,
    report: @escaping @Sendable (_ objective: Int, _ bound: Double?) -> Void
  ) {
    self.problem = problem
    self.options = options
    limit = SearchLimit(seconds: options.timeLimit, stop: stop)
    self.report = report
  }

  /// Whether an objective is proved to be good enough.
  private func isGoodEnough(_ cost: Int, bound: Double) -> Bool {
    let objective = Double(cost + options.constant)
    return objective <= 0 || (objective - (bound + Double(options.constant))) / objective <= options.gap
  }

  /// Solves.
  public func solve() throws -> BookingSolution {
    guard problem.followOns.isEmpty else {
      return try PeriodBooking(problem, options: options, limit: limit, report: report).solve()
    }
    let grid = SlotGrid(problem)
    var search = NeighbourhoodSearch(grid, seed: options.seed)
    search.construct { limit.isOver }
    report(search.best.cost, nil)
    let isWhole = problem.meetings.count <= largestWhole
    if isWhole { _ = search.improve(iterations: 10 * problem.meetings.count) { limit.isOver } }
    report(search.best.cost, nil)
    var bound = 0.0
    var prices = BookingPrices(problem)
    if !problem.meetings.isEmpty, !limit.isOver {
      bound =
        isWhole
        ? try solveWhole(&search, grid: grid, &prices) : try solveInBlocks(&search, grid: grid, &prices)
    }
    return solution(search.best, bound: max(0, min(bound, Double(search.best.cost))), prices)
  }

  /// A part of the time, and no more than what is left.
  private func share(_ part: Double) -> SearchLimit {
    SearchLimit(seconds: min(limit.seconds * part, max(0, limit.secondsLeft)), stop: limit.stop)
  }

  // MARK: A large diary

  /// Officers first plan alone, at prices that bring them near to each other; the patterns they find make the
  /// relaxation of the whole diary quick; a dive makes it whole, and blocks of officers improve the diary.
  private func solveInBlocks(
    _ search: inout NeighbourhoodSearch, grid: SlotGrid, _ prices: inout BookingPrices
  ) throws -> Double {
    let homes = HomeOfficers(problem)
    var coordination = PriceCoordination(grid, homes: homes, threads: options.threads)
    let first = search.best.cost
    // So far as one linear program settles it quickly, the prices need only be near.
    let isOneProgram = problem.meetings.count <= largestProgram
    try coordination.raise(
      rounds: isOneProgram ? 6 : 100, seeds: search.best.orderedPatterns,
      limit: share(0.25)
    ) { report(first, $0) }
    var bound = coordination.bound
    let block = wholeBlock(grid)
    var pricing = BlockPricing(grid)
    var relaxation = coordination.together(block)
    if isOneProgram {
      let pool = search.best.orderedPatterns + relaxation.ranked(in: block).prefix(15_000).map(\.pattern)
      let solved = try BlockGeneration(
        block: block, left: ResidualCapacity(grid, taken: [:]), limit: share(0.4)
      ).run(pool: pool, pricing: &pricing)
      if solved.bound > bound {
        bound = solved.bound
        relaxation = solved
      }
    }
    if bound > -.infinity { prices = BookingPrices(relaxation, problem) }
    func proved() -> Double { (bound - 1e-4).rounded(.up) }
    report(search.best.cost, proved())
    var improvement = BlockSearch(
      grid, homes: homes,
      pools: isOneProgram ? Self.byOfficer(relaxation, of: block) : coordination.patternsByOfficer,
      worth: isOneProgram ? relaxation.duals : coordination.worth,
      threads: options.threads, seed: options.seed, limit: share(0.8))
    let dived =
      isOneProgram
      ? try Dive(grid: grid, limit: share(0.3)).run(
        DiaryState(grid), officers: block.officers, from: relaxation, of: block, pricing: &pricing)
      : try coordination.dive(limit: share(0.25))
    search.restart(from: dived)
    report(search.best.cost, proved())
    try improvement.improve(&search, isGoodEnough: { isGoodEnough($0, bound: bound) }) {
      report($0, proved())
    }
    if !isGoodEnough(search.best.cost, bound: bound), !limit.isOver, relaxation.bound > -.infinity {
      let best = search.best.cost
      try coordination.raiseWhole(from: relaxation, of: block, limit: limit) {
        bound = max(bound, $0)
        report(best, proved())
      }
    }
    return proved()
  }

  /// All officers and meetings as one block.
  private func wholeBlock(_ grid: SlotGrid) -> Block {
    Block(
      grid, officers: Array(problem.officers.indices),
      entries: problem.meetings.indices.map {
        .init(meeting: $0, offset: 0, dump: Double(problem.unbookedCost))
      }, prices: ResourcePrices(problem))
  }

  /// For each officer the patterns of a relaxation that are worth trying, those of the smallest reduced costs.
  private static func byOfficer(_ relaxation: BlockRelaxation, of block: Block) -> [[DayPattern]] {
    var pools = block.officers.map { _ in [DayPattern]() }
    for (_, pattern) in relaxation.ranked(in: block) where pools[pattern.officer].count < 400 {
      pools[pattern.officer].append(pattern)
    }
    return pools
  }

  // MARK: A small diary, as one block

  /// Raises the bound and lowers the cost until they meet, or the time is over.
  private func solveWhole(
    _ search: inout NeighbourhoodSearch, grid: SlotGrid, _ prices: inout BookingPrices
  ) throws -> Double {
    let block = wholeBlock(grid)
    let all = ResidualCapacity(grid, taken: [:])
    var pricing = BlockPricing(grid)
    let relaxation = try BlockGeneration(block: block, left: all, limit: share(0.7)).run(
      pool: search.best.orderedPatterns, pricing: &pricing)
    var bound = (relaxation.bound - 1e-4).rounded(.up)
    if bound > -.infinity { prices = BookingPrices(relaxation, problem) }
    report(search.best.cost, bound)
    var pool = relaxation.patterns
    var fruitless = 0
    while !limit.isOver, !isGoodEnough(search.best.cost, bound: bound), fruitless < 2 {
      let before = search.best.cost
      if let combined = try combine(pool, search.best, block)?.diary {
        search.restart(from: combined)
        report(search.best.cost, bound)
      }
      if isGoodEnough(search.best.cost, bound: bound) || limit.isOver { break }
      if let proved = try settle(&search, relaxation, block, &pricing) {
        bound = max(bound, proved)
        report(search.best.cost, bound)
        // Every pattern of interest was looked at: what is left is what counting rooms cannot see.
        break
      }
      _ = search.improve(iterations: 4000) { limit.isOver }
      report(search.best.cost, bound)
      var known = Set(pool)
      pool += search.best.orderedPatterns.filter { known.insert($0).inserted }
      fruitless = search.best.cost < before ? 0 : fruitless + 1
    }
    return bound
  }

  /// Branch and bound over every pattern that a better diary could have.
  ///
  /// - Returns: a bound of every diary, or nil when the patterns are too many or the time was over.
  private func settle(
    _ search: inout NeighbourhoodSearch, _ relaxation: BlockRelaxation, _ block: Block,
    _ pricing: inout BlockPricing
  ) throws -> Double? {
    let known = search.best.cost
    guard
      let pool = pricing.enumerate(
        block, duals: relaxation.duals, cellDuals: relaxation.cellDuals, bound: relaxation.bound,
        cheaperThan: Double(known) - 1, limit: largestPool, shouldStop: { limit.isOver }),
      let outcome = try combine(pool, search.best, block)
    else { return nil }
    search.restart(from: outcome.diary)
    // A diary with a pattern outside the pool is no better than the known one.
    return min(Double(known), (outcome.bound - 1e-4).rounded(.up))
  }

  /// The best diary made of whole patterns of a pool, or nil when none was found.
  ///
  /// Meetings may be left over for which rooms and minute takers sufficed by count and not in fact.
  private func combine(
    _ pool: [DayPattern], _ diary: DiaryState, _ block: Block
  ) throws -> (diary: DiaryState, bound: Double)? {
    guard
      let outcome = try BlockInteger(
        block: block, left: ResidualCapacity(diary.grid, taken: [:]), pool: pool
      ).solve(
        incumbent: diary.orderedPatterns, timeLimit: max(0, limit.secondsLeft * 0.5), nodeLimit: 5000,
        relativeGap: options.gap * 0.5, stop: limit.stop)
    else { return nil }
    var combined = DiaryState(diary.grid)
    for pattern in outcome.chosen.sorted(by: DayPattern.precedes) where combined.isServed(pattern) {
      combined.add(pattern)
    }
    return (combined, outcome.bound)
  }

  /// Rooms and minute takers for the chosen patterns.
  private func solution(_ diary: DiaryState, bound: Double, _ prices: BookingPrices) -> BookingSolution {
    var placements: [Placement?] = problem.meetings.map { _ in nil }
    for pattern in diary.patterns.values {
      for stop in pattern.stops {
        placements[stop.meeting] = Placement(
          officer: pattern.officer, day: pattern.day, start: diary.grid.minute(of: stop.slot), room: nil,
          minuteTaker: nil)
      }
    }
    for day in 0..<problem.dayCount {
      for (meeting, room, taker) in diary.served(day: day) ?? [] {
        placements[meeting]?.room = room
        placements[meeting]?.minuteTaker = taker
      }
    }
    return BookingSolution(
      placements: placements, objective: diary.cost, bound: bound, prices: prices,
      patterns: diary.orderedPatterns)
  }
}
