// SPDX-License-Identifier: GPL-3.0-or-later

import GLPKGuard

/// What a search found.
struct SearchFindings {
  var status = IntegerStatus.noneFound
  var ending = SearchEnding.failed
  /// The values of the columns, when there is a solution.
  var values: [Double]?
  var bound: Double
  var createdNodes = 0
  /// What the search left in the basis of the problem, if it touched it.
  var basis: BasisState?
}

/// One solve of an integer program: presolve, root relaxation, branch and cut, within one time limit.
struct IntegerSearch {
  let handle: guard_problem
  let options: IntegerOptions
  let clock: SolveClock
  let watch: SearchWatch

  private(set) var findings: SearchFindings

  init(handle: guard_problem, options: IntegerOptions, clock: SolveClock, watch: SearchWatch) {
    self.handle = handle
    self.options = options
    self.clock = clock
    self.watch = watch
    findings = SearchFindings(bound: watch.rootBound)
  }

  /// Searches the problem itself.
  mutating func run(
    columnCount: Int, rootMethod: SimplexOptions.Method, incumbent: [Double]?
  ) throws(LinearOptimizationError) {
    let isSolved = try solveRoot(rootMethod)
    findings.basis = isSolved ? .optimal : BasisState.none
    guard isSolved else { return }
    let outcome = try branchAndCut(incumbent: incumbent)
    if hasSolution(outcome) {
      var values = [Double](repeating: 0, count: columnCount)
      try check(guard_read_integer_solution(handle, &values))
      findings.values = values
    }
  }

  /// Searches the reduced problem and carries its solution back.
  ///
  /// Objective values are the same in both: the presolver keeps what it takes out in the constant term.
  mutating func runPresolved(columnCount: Int, rootMethod: SimplexOptions.Method)
    throws(LinearOptimizationError)
  {
    var presolve = guard_presolve()
    var code: Int32 = 0
    try check(guard_presolve_problem(handle, 1, &presolve, &code))
    switch UInt32(bitPattern: code) {
    case GUARD_PRESOLVED.rawValue: break
    case GUARD_PRESOLVE_INFEASIBLE.rawValue:
      (findings.status, findings.ending) = (.infeasible, .complete)
      return
    default:
      // Unbounded or infeasible: the relaxation of the problem itself tells which.
      return try run(columnCount: columnCount, rootMethod: rootMethod, incumbent: nil)
    }
    defer { guard_free_presolve(&presolve) }
    var reduced = IntegerSearch(handle: presolve.reduced, options: options, clock: clock, watch: watch)
    defer { findings = reduced.findings }
    guard try reduced.solveRoot(rootMethod) else { return }
    let outcome = try reduced.branchAndCut(incumbent: nil)
    if hasSolution(outcome) {
      try check(guard_recover_solution(handle, &presolve))
      var values = [Double](repeating: 0, count: columnCount)
      try check(guard_read_integer_solution(handle, &values))
      reduced.findings.values = values
    }
  }

  private func hasSolution(_ outcome: guard_integer_outcome) -> Bool {
    let status = UInt32(bitPattern: outcome.status)
    return status == GUARD_INTEGER_FEASIBLE.rawValue || status == GUARD_INTEGER_OPTIMAL.rawValue
  }

  /// Solves the relaxation from which the search starts; answers whether there is anything to search.
  private mutating func solveRoot(_ method: SimplexOptions.Method) throws(LinearOptimizationError) -> Bool {
    var root = SimplexRun(handle: handle, options: SimplexOptions(), clock: clock)
    try root.solve(method: method)
    switch root.status {
    case .optimal:
      watch.rootBound = root.objective
      findings.bound = root.objective
      return true
    case .infeasible: (findings.status, findings.ending) = (.infeasible, .complete)
    case .unbounded: (findings.status, findings.ending) = (.unbounded, .complete)
    case .stopped: findings.ending = .stopped
    case .timeLimit: findings.ending = .timeLimit
    case .iterationLimit, .failed: findings.ending = .failed
    }
    // A dual feasible basis proves a bound before the optimum is reached.
    if root.isDualFeasible && findings.ending != .complete {
      watch.rootBound = root.objective
      findings.bound = root.objective
    }
    return false
  }

  private mutating func branchAndCut(
    incumbent: [Double]?
  ) throws(LinearOptimizationError) -> guard_integer_outcome {
    var coded = codedOptions
    var outcome = guard_integer_outcome()
    // Element 0 is not used by GLPK.
    let shifted = incumbent.map { [0] + $0 }
    let context = Unmanaged.passUnretained(watch).toOpaque()
    try check(guard_branch_and_cut(handle, &coded, shifted, SearchWatch.visit, context, &outcome))
    findings.bound = watch.bound(of: outcome.last_view)
    findings.createdNodes = Int(outcome.last_view.nodes_created)
    switch UInt32(bitPattern: outcome.code) {
    case GUARD_INTEGER_DONE.rawValue: findings.ending = .complete
    case GUARD_INTEGER_GAP_REACHED.rawValue: findings.ending = .gapReached
    case GUARD_INTEGER_TIME_LIMIT.rawValue: findings.ending = .timeLimit
    case GUARD_INTEGER_STOPPED.rawValue:
      findings.ending = watch.ending ?? .stopped
    default: findings.ending = .failed
    }
    switch UInt32(bitPattern: outcome.status) {
    case GUARD_INTEGER_OPTIMAL.rawValue: findings.status = .optimal
    case GUARD_INTEGER_FEASIBLE.rawValue: findings.status = .feasible
    case GUARD_INTEGER_INFEASIBLE.rawValue: findings.status = .infeasible
    default: findings.status = .noneFound
    }
    return outcome
  }

  private var codedOptions: guard_integer_options {
    let branching =
      switch options.branching {
      case .firstFractional: GUARD_BRANCH_FIRST_FRACTIONAL
      case .lastFractional: GUARD_BRANCH_LAST_FRACTIONAL
      case .mostFractional: GUARD_BRANCH_MOST_FRACTIONAL
      case .driebeekTomlin: GUARD_BRANCH_DRIEBEEK_TOMLIN
      case .pseudoCost: GUARD_BRANCH_PSEUDO_COST
      }
    let nodeChoice =
      switch options.nodeChoice {
      case .depthFirst: GUARD_NODE_DEPTH_FIRST
      case .breadthFirst: GUARD_NODE_BREADTH_FIRST
      case .bestBound: GUARD_NODE_BEST_BOUND
      case .bestProjection: GUARD_NODE_BEST_PROJECTION
      }
    func flag(_ cut: Cuts) -> Int32 { options.cuts.contains(cut) ? 1 : 0 }
    return guard_integer_options(
      branching: Int32(branching.rawValue), node_choice: Int32(nodeChoice.rawValue),
      mixed_integer_rounding_cuts: flag(.mixedIntegerRounding), gomory_cuts: flag(.gomory),
      cover_cuts: flag(.cover), clique_cuts: flag(.clique),
      rounding_heuristic: options.roundingHeuristic ? 1 : 0,
      feasibility_pump: options.feasibilityPump ? 1 : 0,
      time_limit_milliseconds: SolveClock.milliseconds(clock.remaining),
      relative_gap: options.relativeGap)
  }
}
