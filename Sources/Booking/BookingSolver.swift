// SPDX-License-Identifier: GPL-3.0-or-later

public import LinearOptimization
import Synchronization

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

/// Fills a diary: a quick one by insertion, a bound by column generation, a better one from the generated
/// patterns and by large neighbourhood search, until the two meet or the time is over.
public struct BookingSolver: Sendable {
  private let problem: BookingProblem
  private let options: BookingOptions
  private let limit: SearchLimit
  private let report: @Sendable (_ objective: Int, _ bound: Double?) -> Void
  /// More patterns than this are not handed to branch and bound, which would not finish them.
  private let largestPool = 30_000

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
    let grid = SlotGrid(problem)
    var search = NeighbourhoodSearch(grid, seed: options.seed)
    search.construct { limit.isOver }
    var bound = 0.0
    report(search.best.cost, nil)
    _ = search.improve(iterations: iterations(first: true)) { limit.isOver }
    report(search.best.cost, nil)
    if !problem.meetings.isEmpty, !limit.isOver {
      bound = try prove(&search, grid: grid)
    }
    return try solution(search.best, bound: min(bound, Double(search.best.cost)))
  }

  /// Iterations of neighbourhood search: a small diary is nearly settled by them, and in a large one, where each
  /// takes longer, they must not use up the time that the bound needs.
  private func iterations(first: Bool) -> Int {
    let count = max(1, problem.meetings.count)
    return min(first ? 10 * count : 4000, max(100, (first ? 200_000 : 1_000_000) / count))
  }

  /// Raises the bound and lowers the cost until they meet, or the time is over.
  private func prove(_ search: inout NeighbourhoodSearch, grid: SlotGrid) throws -> Double {
    let pricing = Pricing(grid, threads: options.threads)
    let limit = limit
    let generation = ColumnGeneration(
      grid: grid, pricing: pricing, secondsLeft: { limit.secondsLeft - limit.seconds * 0.2 }, stop: limit.stop
    )
    let diary = search.best.orderedPatterns
    let cost = search.best.cost
    let ascent = DualAscent(grid: grid, pricing: pricing)
    let raised = ascent.run(
      from: ascent.start(search.best), target: cost, steps: 60,
      shouldStop: { limit.stop.isRaised || limit.secondsLeft < limit.seconds * 0.4 }
    ) { report(cost, $0) }
    let relaxation = try generation.run(seeds: diary + raised.patterns, target: cost, ascent: raised) {
      report(cost, $0)
    }
    var bound = (relaxation.bound - 1e-4).rounded(.up)
    report(search.best.cost, bound)
    var pool = relaxation.patterns
    var fruitless = 0
    while !limit.isOver, !isGoodEnough(search.best.cost, bound: bound), fruitless < 2 {
      let before = search.best.cost
      if let combined = try combine(pool, search.best, grid: grid)?.diary {
        search.restart(from: combined)
        report(search.best.cost, bound)
      }
      if isGoodEnough(search.best.cost, bound: bound) || limit.isOver { break }
      if let duals = relaxation.duals,
        let proved = try settle(&search, relaxation: relaxation.bound, duals, pricing, grid: grid)
      {
        bound = max(bound, proved)
        report(search.best.cost, bound)
        // Every pattern of interest was looked at: what is left is what counting rooms cannot see.
        break
      }
      _ = search.improve(iterations: iterations(first: false)) { limit.isOver }
      report(search.best.cost, bound)
      var known = Set(pool)
      pool += search.best.orderedPatterns.filter { known.insert($0).inserted }
      fruitless = search.best.cost < before ? 0 : fruitless + 1
    }
    return max(0, bound)
  }

  /// Branch and bound over every pattern that a better diary could have.
  ///
  /// - Returns: a bound of every diary, or nil when the patterns are too many or the time was over.
  private func settle(
    _ search: inout NeighbourhoodSearch, relaxation: Double, _ duals: Duals, _ pricing: Pricing,
    grid: SlotGrid
  ) throws -> Double? {
    let known = search.best.cost
    guard
      let pool = pricing.enumerate(
        duals, bound: relaxation, cheaperThan: known, limit: largestPool, shouldStop: { limit.isOver })
    else { return nil }
    guard let outcome = try combine(pool, search.best, grid: grid) else { return nil }
    search.restart(from: outcome.diary)
    // A diary with a pattern outside the pool is no better than the known one.
    return min(Double(known), (outcome.bound - 1e-4).rounded(.up))
  }

  /// The best diary made of whole patterns of a pool, or nil when none was found.
  ///
  /// Meetings may be left over for which rooms and minute takers sufficed by count and not in fact.
  private func combine(
    _ pool: [DayPattern], _ diary: DiaryState, grid: SlotGrid
  ) throws -> (diary: DiaryState, bound: Double)? {
    let incumbent = diary.orderedPatterns
    var known = Set(pool)
    let all = pool + incumbent.filter { known.insert($0).inserted }
    let outcome = try IntegerMaster(grid: grid, pool: all).solve(
      incumbent: incumbent, timeLimit: max(0, limit.secondsLeft * 0.5), nodeLimit: 5000,
      relativeGap: options.gap * 0.5, stop: limit.stop)
    guard let chosen = outcome.chosen else { return nil }
    var combined = DiaryState(grid)
    for pattern in chosen.sorted(by: DayPattern.precedes) where combined.isServed(pattern) {
      combined.add(pattern)
    }
    return (combined, outcome.bound)
  }

  /// Rooms and minute takers for the chosen patterns.
  private func solution(_ diary: DiaryState, bound: Double) throws -> BookingSolution {
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
    return BookingSolution(placements: placements, objective: diary.cost, bound: bound)
  }
}
