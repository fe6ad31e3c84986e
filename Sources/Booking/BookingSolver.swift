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

/// Fills a diary: a quick one first, then a bound and a better one, until the two meet or the time is over.
public struct BookingSolver: Sendable {
  private let problem: BookingProblem
  private let options: BookingOptions
  private let limit: SearchLimit
  private let report: @Sendable (_ objective: Int, _ bound: Double?) -> Void
  /// Up to so many meetings a diary is solved as one block, without prices between officers.
  var largestWhole = 150
  /// Up to so many meetings one linear program settles the prices between officers; GLPK's simplex takes seconds for
  /// 1,300 and minutes for 1,700.
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

  /// Solves.
  public func solve() throws -> BookingSolution {
    guard problem.followOns.isEmpty else {
      return try FollowOnBooking(problem, options: options, limit: limit, report: report).solve()
    }
    let grid = SlotGrid(problem)
    var annealing = Annealing(grid, threads: options.threads, seed: options.seed)
    var run = BookingRun(
      best: annealing.filled(DiaryState(grid)), prices: BookingPrices(problem), options: options,
      limit: limit,
      report: report)
    run.tell()
    if !problem.meetings.isEmpty, !limit.isOver {
      if problem.meetings.count <= largestWhole {
        try WholeBooking(grid).run(&run, &annealing)
      } else {
        try OfficerBooking(grid, isOneProgram: problem.meetings.count <= largestProgram).run(&run, &annealing)
      }
    }
    return BookingSolution(
      run.best, bound: max(0, min(run.proved, Double(run.best.cost))), prices: run.prices)
  }
}
