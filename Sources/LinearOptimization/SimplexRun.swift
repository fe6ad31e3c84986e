// SPDX-License-Identifier: GPL-3.0-or-later

import GLPKGuard

/// One solve of a linear relaxation, in slices: GLPK's simplex has no callback, so a solve that can be
/// stopped is cut into calls short enough to look at the signal in between.
///
/// Each call costs the time to copy the matrix once more, and forgets the weights of the pricing, so nothing
/// is cut when nobody can stop it.
struct SimplexRun {
  /// Seconds of a slice: people take a tenth of a second for at once.
  private static let slice = 0.12
  /// A stalled solve gets slices up to this many times as long, since a slice's end also undoes the
  /// perturbation by which GLPK gets away from a degenerate corner.
  private static let longestStretch = 64.0

  let handle: guard_problem
  let options: SimplexOptions
  let clock: SolveClock

  private(set) var status = LinearStatus.failed
  private(set) var objective = 0.0
  private(set) var isPrimalFeasible = false
  private(set) var isDualFeasible = false
  private(set) var iterations = 0

  init(handle: guard_problem, options: SimplexOptions, clock: SolveClock) {
    self.handle = handle
    self.options = options
    self.clock = clock
  }

  /// Solves from the basis that the problem holds; when the basis is no good or GLPK loses its way, once more
  /// from an advanced basis and at last from the slacks.
  mutating func solve(method: SimplexOptions.Method) throws(LinearOptimizationError) {
    var method = method
    var freshBases = [GUARD_ADVANCED_BASIS, GUARD_STANDARD_BASIS]
    while true {
      let outcome = try callInSlices(method)
      guard let code = outcome.map(\.code) else { return }
      switch UInt32(bitPattern: code) {
      case GUARD_SIMPLEX_DONE.rawValue where status == .failed && method != .primal:
        // The dual method ends at "dual infeasible" without telling infeasible from unbounded.
        method = .primal
      case GUARD_SIMPLEX_BAD_BASIS.rawValue, GUARD_SIMPLEX_FAILED.rawValue:
        guard !freshBases.isEmpty else { return }
        try check(guard_build_basis(handle, Int32(freshBases.removeFirst().rawValue)))
        method = method == .primal ? .dual : .primal
      default: return
      }
    }
  }

  /// Solves the reduced problem and carries the solution back.
  ///
  /// Only an optimum can be carried back: after anything else the problem itself is solved, unless the answer
  /// is plain.
  mutating func solvePresolved(coldMethod: SimplexOptions.Method) throws(LinearOptimizationError) {
    var presolve = guard_presolve()
    var code: Int32 = 0
    let method = options.method == .automatic ? coldMethod : options.method
    try check(guard_presolve_problem(handle, 0, &presolve, &code))
    guard code == Int32(GUARD_PRESOLVED.rawValue) else { return try solve(method: .primal) }
    defer { guard_free_presolve(&presolve) }
    var reduced = SimplexRun(handle: presolve.reduced, options: options, clock: clock)
    try reduced.solve(method: method)
    iterations = reduced.iterations
    switch reduced.status {
    case .optimal:
      try check(guard_recover_solution(handle, &presolve))
      // The recovered basis is optimal but for rounding: this is where values and duals become consistent.
      try solve(method: .primal)
    case .timeLimit, .iterationLimit, .stopped:
      status = reduced.status
    case .infeasible, .unbounded, .failed:
      try solve(method: method)
    }
  }

  /// Calls GLPK until it is done or a limit is reached; answers nothing when it was not called at all.
  private mutating func callInSlices(
    _ method: SimplexOptions.Method
  ) throws(LinearOptimizationError) -> guard_simplex_outcome? {
    var outcome: guard_simplex_outcome?
    var stretch = 1.0
    var lastProgress: Progress?
    while true {
      if clock.isStopped { status = .stopped; return outcome }
      if clock.isTimeUp { status = .timeLimit; return outcome }
      let iterationsLeft = (options.iterationLimit ?? .max) - iterations
      if iterationsLeft <= 0 { status = .iterationLimit; return outcome }
      let seconds = clock.hasStop ? min(clock.remaining, Self.slice * stretch) : clock.remaining
      let result = try call(method, seconds: seconds, iterations: iterationsLeft)
      outcome = result
      guard result.code == Int32(GUARD_SIMPLEX_TIME_LIMIT.rawValue) else { return outcome }
      let progress = Progress(result)
      stretch = progress == lastProgress ? min(stretch * 2, Self.longestStretch) : 1
      lastProgress = progress
    }
  }

  /// One call of GLPK's simplex.
  private mutating func call(
    _ method: SimplexOptions.Method, seconds: Double, iterations limit: Int
  ) throws(LinearOptimizationError) -> guard_simplex_outcome {
    var coded = guard_simplex_options(
      method: Int32((method == .primal ? GUARD_PRIMAL : GUARD_DUAL_THEN_PRIMAL).rawValue),
      steepest_edge: options.pricing == .steepestEdge ? 1 : 0, long_step: 0,
      iteration_limit: Int32(clamping: limit), time_limit_milliseconds: SolveClock.milliseconds(seconds),
      verbose: 1)
    var outcome = guard_simplex_outcome()
    try check(guard_simplex(handle, &coded, &outcome))
    iterations += Int(outcome.iterations)
    objective = outcome.objective
    isPrimalFeasible = outcome.primal_status == Int32(GUARD_FEASIBLE.rawValue)
    isDualFeasible = outcome.dual_status == Int32(GUARD_FEASIBLE.rawValue)
    status = Self.status(of: outcome)
    return outcome
  }

  private static func status(of outcome: guard_simplex_outcome) -> LinearStatus {
    let none = Int32(GUARD_NO_FEASIBLE.rawValue)
    let feasible = Int32(GUARD_FEASIBLE.rawValue)
    switch UInt32(bitPattern: outcome.code) {
    case GUARD_SIMPLEX_ITERATION_LIMIT.rawValue: return .iterationLimit
    case GUARD_SIMPLEX_TIME_LIMIT.rawValue: return .timeLimit
    case GUARD_SIMPLEX_DONE.rawValue: break
    default: return .failed
    }
    // GLPK's one-word status leans to the primal side: the pair says more.
    switch (outcome.primal_status, outcome.dual_status) {
    case (feasible, feasible): return .optimal
    case (none, _): return .infeasible
    case (feasible, none): return .unbounded
    default: return .failed
    }
  }

  /// How far a slice came; two slices that agree have stalled.
  private struct Progress: Equatable {
    let isPrimalFeasible: Bool
    let isDualFeasible: Bool
    let objective: Double

    init(_ outcome: guard_simplex_outcome) {
      isPrimalFeasible = outcome.primal_status == Int32(GUARD_FEASIBLE.rawValue)
      isDualFeasible = outcome.dual_status == Int32(GUARD_FEASIBLE.rawValue)
      objective = outcome.objective
    }
  }
}
