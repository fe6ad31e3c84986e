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

/// Allocates families: a quick answer by insertion and exchange, a bound from prices, large neighbourhood search,
/// and branch and bound over the options that bound and answer leave open; then `Levelling` of what costs the same.
public struct AllocationSolver: Sendable {
  private let problem: AllocationProblem
  private let options: AllocationOptions
  private let limit: SearchLimit
  private let report: @Sendable (_ objective: Int, _ bound: Double?) -> Void
  /// Options up to this many are handed to branch and bound at once.
  private let smallModel = 3_000
  /// Options beyond this many are not handed to branch and bound at all, which would not finish them.
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

  /// Solves.
  public func solve() throws -> AllocationSolution {
    let table = OptionTable(problem)
    var state = AllocationState(table)
    let search = LocalSearch { limit.isOver }
    if let start = options.start { state.take(start) }
    search.construct(&state)
    search.improve(&state)
    report(state.objective, nil)
    var prices = PriceBound(table, threads: options.threads)
    prices.raise(target: state.plainObjective, iterations: 2000, gap: options.gap / 2) { limit.isOver }
    var bound = wholeBound(prices.bound)
    report(state.objective, bound)
    if let packing = PackingCase(table), !isGoodEnough(state.objective, bound: bound) {
      bound = max(bound, try pack(&state, packing, prices))
    } else if !isGoodEnough(state.objective, bound: bound), !limit.isOver {
      bound = max(bound, try improve(&state, prices, search, bound))
    }
    Levelling { limit.isOver }.level(&state)
    report(state.objective, bound)
    return AllocationSolution(
      choice: state.solutionChoice, objective: state.objective, bound: min(bound, Double(state.objective)))
  }

  private func isGoodEnough(_ objective: Int, bound: Double) -> Bool {
    objective <= 0 || (Double(objective) - bound) / Double(objective) <= options.gap
  }

  /// Costs are whole numbers, so nothing lies between a bound and the next of them.
  private func wholeBound(_ bound: Double) -> Double { (bound - 1e-6).rounded(.up) }

  // MARK: - Problems all about limits

  /// Prices families, dives, and divides groups of officers anew; the bound.
  private func pack(_ state: inout AllocationState, _ packing: PackingCase, _ prices: PriceBound) throws
    -> Double
  {
    let table = state.table
    let everybody = Array(0..<table.officers)
    let families = Array(0..<table.families)
    let search = PackingSearch(
      packing.problem(families: families, officers: everybody, state: AllocationState(table)),
      target: state.objective,
      aim: state.plainObjective, prices: prices.familyPrices, seed: options.seed, threads: options.threads
    ) { limit.isOver }
    func takeOver() {
      guard !search.best.isEmpty, search.bestCost < state.objective else { return }
      var found = AllocationState(table)
      for (family, officer) in search.best.enumerated() {
        if let option = table.option(of: family, officer: Int(officer)) { found.move(family, to: option) }
      }
      if found.objective < state.objective { state = found }
    }
    // The step length looks at the best answer: with a better one the steps are better, too.
    for _ in 0..<6 where !limit.isOver {
      let before = (bound: search.bound, cost: search.bestCost)
      let isSettled = search.ascend(iterations: 120)
      takeOver()
      report(state.objective, wholeBound(search.bound))
      let hasMoved = search.bound - before.bound > 1e-5 * abs(search.bound) || search.bestCost < before.cost
      if isSettled || !hasMoved || isGoodEnough(state.objective, bound: wholeBound(search.bound)) { break }
    }
    for turn in 0..<3 where !limit.isOver && !isGoodEnough(state.objective, bound: wholeBound(search.bound)) {
      search.dive(first: 20, later: 15, quota: 0.1, noise: turn == 0 ? 0 : 0.1)
      takeOver()
      report(state.objective, wholeBound(search.bound))
    }
    let bound = max(wholeBound(prices.bound), wholeBound(search.bound))
    try GroupSearch(table: table, packing: packing, options: options, limit: limit).improve(
      &state, groups: OfficerGroups(table, prices: prices), bound: bound, familyPrices: search.prices,
      isGoodEnough: { isGoodEnough($0, bound: bound) }, improved: { report($0, bound) })
    return bound
  }

  // MARK: - All other problems

  /// Large neighbourhood search and branch and bound; the bound.
  private func improve(
    _ state: inout AllocationState, _ prices: PriceBound, _ search: LocalSearch, _ known: Double
  ) throws -> Double {
    var bound = known
    if openCount(prices, state) > smallModel {
      try GroupSearch(table: state.table, packing: nil, options: options, limit: limit).improve(
        &state, groups: OfficerGroups(state.table, prices: prices), bound: bound, familyPrices: [],
        isGoodEnough: { isGoodEnough($0, bound: known) }, improved: { report($0, known) })
    }
    // With a better answer the steps towards it are better, too.
    var prices = prices
    if !isGoodEnough(state.objective, bound: bound), !limit.isOver {
      prices.raise(target: state.plainObjective, iterations: 3000, gap: options.gap / 2) { limit.isOver }
      bound = max(bound, wholeBound(prices.bound))
      report(state.objective, bound)
    }
    if !isGoodEnough(state.objective, bound: bound), !limit.isOver {
      bound = max(bound, try settle(&state, prices, search))
    }
    return bound
  }

  /// Branch and bound over what is open; raises the bound and may improve the answer.
  private func settle(
    _ state: inout AllocationState, _ prices: PriceBound, _ search: LocalSearch
  ) throws -> Double {
    let open = openOptions(prices, state)
    guard open.reduce(0, { $0 + $1.count }) <= largestModel else { return wholeBound(prices.bound) }
    let before = state.objective
    let outcome = try CompactModel(table: state.table, open: open).solve(
      incumbent: state, timeLimit: max(0, limit.secondsLeft), relativeGap: options.gap, stop: limit.stop)
    if let choice = outcome.choice {
      var found = AllocationState(state.table)
      for (family, option) in choice.enumerated() where option >= 0 { found.move(family, to: option) }
      if found.objective < state.objective { state = found }
    }
    search.improve(&state)
    // An answer that uses a closed option is no better than the one that closed it.
    return min(Double(before), wholeBound(outcome.bound))
  }

  /// The options that an answer better than the known one may use, and those of the known one.
  private func openOptions(_ prices: PriceBound, _ state: AllocationState) -> [[Int]] {
    (0..<state.table.families).map { family in
      let reduced = prices.reducedCosts(of: family)
      return zip(state.table.options(of: family), reduced).filter { option, cost in
        state.choice[family] == option || prices.bound + cost < Double(state.objective) - 1e-6
      }.map(\.0)
    }
  }

  private func openCount(_ prices: PriceBound, _ state: AllocationState) -> Int {
    openOptions(prices, state).reduce(0) { $0 + $1.count }
  }
}
