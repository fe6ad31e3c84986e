// SPDX-License-Identifier: GPL-3.0-or-later

public import LinearOptimization

/// How an allocation problem is to be solved.
public struct AllocationOptions: Sendable {
  /// Seconds at the most.
  public var timeLimit: Double
  /// Good enough: (objective - bound) / objective.
  public var gap: Double
  /// Threads to use, at least 1.
  public var threads: Int
  /// The seed of every random choice.
  public var seed: UInt64
  /// A known answer to start from, for each family the index of its option; nil for none.
  public var start: [Int?]?

  /// Creates options.
  public init(timeLimit: Double, gap: Double, threads: Int = 1, seed: UInt64 = 1, start: [Int?]? = nil) {
    self.timeLimit = timeLimit
    self.gap = gap
    self.threads = threads
    self.seed = seed
    self.start = start
  }
}

/// Allocates families: a quick answer by insertion and exchange, a bound from prices, and branch and bound over
/// the options that the two leave open.
public struct AllocationSolver: Sendable {
  private let problem: AllocationProblem
  private let options: AllocationOptions
  private let limit: SearchLimit
  private let report: @Sendable (_ objective: Int, _ bound: Double?) -> Void
  /// Options beyond this many are not handed to branch and bound, which would not finish them.
  private let largestModel = 40_000

  /// Prepares a solve.
  ///
  /// - Parameters:
  ///   - stop: ends the search; the best answer so far is returned.
  ///   - report: told now and then of the best objective and bound.
  public init(
    _ problem: AllocationProblem, options: AllocationOptions, stop: StopSignal,
    report: @escaping @Sendable (_ objective: Int, _ bound: Double?) -> Void
  ) {
    self.problem = problem
    self.options = options
    limit = SearchLimit(seconds: options.timeLimit, stop: stop)
    self.report = report
  }

  private func isGoodEnough(_ objective: Int, bound: Double) -> Bool {
    objective <= 0 || (Double(objective) - bound) / Double(objective) <= options.gap
  }

  /// Solves.
  public func solve() throws -> AllocationSolution {
    var state = AllocationState(problem)
    let search = LocalSearch { limit.isOver }
    search.construct(&state)
    search.improve(&state)
    report(state.objective, nil)
    var prices = PriceBound(problem)
    prices.raise(target: state.objective, iterations: 400) { limit.isOver }
    // Costs are whole numbers, so nothing lies between the bound and the next of them.
    var bound = (prices.bound - 1e-6).rounded(.up)
    report(state.objective, bound)
    if !isGoodEnough(state.objective, bound: bound), !limit.isOver {
      bound = max(bound, try settle(&state, prices, search))
      report(state.objective, bound)
    }
    return AllocationSolution(
      choice: state.choice.map { $0 < 0 ? nil : $0 }, objective: state.objective,
      bound: min(bound, Double(state.objective)))
  }

  /// Branch and bound over what is open; raises the bound and may improve the answer.
  private func settle(
    _ state: inout AllocationState, _ prices: PriceBound, _ search: LocalSearch
  ) throws -> Double {
    let open = openOptions(prices, state)
    guard open.reduce(0, { $0 + $1.count }) <= largestModel else { return prices.bound }
    let before = state.objective
    let outcome = try CompactModel(problem: problem, open: open).solve(
      incumbent: state, timeLimit: max(0, limit.secondsLeft), relativeGap: options.gap, stop: limit.stop)
    if let choice = outcome.choice {
      var found = AllocationState(problem)
      for (family, option) in choice.enumerated() where option >= 0 { found.move(family, to: option) }
      if found.objective < state.objective { state = found }
    }
    search.improve(&state)
    // An answer that uses a closed option is no better than the one that closed it.
    return min(Double(before), (outcome.bound - 1e-6).rounded(.up))
  }

  /// The options that an answer better than the known one may use, and those of the known one.
  private func openOptions(_ prices: PriceBound, _ state: AllocationState) -> [[Int]] {
    problem.families.indices.map { family in
      let reduced = prices.reducedCosts(of: family)
      return reduced.indices.filter {
        state.choice[family] == $0 || prices.bound + reduced[$0] < Double(state.objective) - 1e-6
      }
    }
  }
}
