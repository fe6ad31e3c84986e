// SPDX-License-Identifier: GPL-3.0-or-later

import GLPKGuard

/// One solve of a linear relaxation: calls GLPK's simplex, and again where one call does not settle it.
struct SimplexRun {
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

  /// Solves from the basis that the problem holds.
  ///
  /// When that basis is no good or GLPK loses its way, it starts once more from an advanced basis, and at last
  /// from the slacks.
  mutating func solve(method: SimplexOptions.Method) throws(LinearOptimizationError) {
    var method = method
    var freshBases = [GUARD_ADVANCED_BASIS, GUARD_STANDARD_BASIS]
    while let code = try call(method) {
      switch code {
      case GUARD_SIMPLEX_DONE where status == .failed && method != .primal:
        // The dual method ends at "dual infeasible" without telling infeasible from unbounded.
        method = .primal
      case GUARD_SIMPLEX_BAD_BASIS, GUARD_SIMPLEX_FAILED:
        guard !freshBases.isEmpty else { return }
        try check(guard_build_basis(handle, Int32(freshBases.removeFirst().rawValue)))
      default: return
      }
    }
  }

  /// Solves the reduced problem and carries the solution back.
  ///
  /// Only an optimum can be carried back: after anything else the problem itself is solved, unless a limit was
  /// reached.
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
      // The recovered basis is optimal but for rounding: this makes values and duals agree.
      try solve(method: .primal)
    case .timeLimit, .iterationLimit, .stopped:
      status = reduced.status
    case .infeasible, .unbounded, .failed:
      try solve(method: method)
    }
  }

  /// One call of GLPK's simplex with what is left of the limits; answers nothing when a limit or the stop
  /// signal came before its end.
  private mutating func call(
    _ method: SimplexOptions.Method
  ) throws(LinearOptimizationError) -> guard_simplex_code? {
    (isPrimalFeasible, isDualFeasible) = (false, false)
    if let reached = limitReached {
      status = reached
      return nil
    }
    var coded = guard_simplex_options(
      method: Int32((method == .primal ? GUARD_PRIMAL : GUARD_DUAL_THEN_PRIMAL).rawValue),
      steepest_edge: options.pricing == .steepestEdge ? 1 : 0,
      iteration_limit: Int32(clamping: iterationsLeft),
      time_limit_milliseconds: SolveClock.milliseconds(clock.remaining))
    var outcome = guard_simplex_outcome()
    let result = withExtendedLifetime(clock.stop) { stop in
      let context = stop.map { Unmanaged.passUnretained($0).toOpaque() }
      return guard_simplex(handle, &coded, stop == nil ? nil : Self.poll, context, &outcome)
    }
    if result == GUARD_STOPPED {
      status = .stopped
      return nil
    }
    try check(result)
    iterations += Int(outcome.iterations)
    objective = outcome.objective
    isPrimalFeasible = outcome.primal_status == Int32(GUARD_FEASIBLE.rawValue)
    isDualFeasible = outcome.dual_status == Int32(GUARD_FEASIBLE.rawValue)
    status = Self.status(of: outcome)
    return guard_simplex_code(UInt32(bitPattern: outcome.code))
  }

  private var iterationsLeft: Int { (options.iterationLimit ?? .max) - iterations }

  private var limitReached: LinearStatus? {
    if clock.isStopped { return .stopped }
    if clock.isTimeUp { return .timeLimit }
    return iterationsLeft <= 0 ? .iterationLimit : nil
  }

  /// Asked by the C side whether to break off; the context is a `StopSignal`.
  private static let poll: @convention(c) (UnsafeMutableRawPointer?) -> Int32 = { context in
    guard let context else { return 0 }
    return Unmanaged<StopSignal>.fromOpaque(context).takeUnretainedValue().isRaised ? 1 : 0
  }

  private static func status(of outcome: guard_simplex_outcome) -> LinearStatus {
    switch guard_simplex_code(UInt32(bitPattern: outcome.code)) {
    case GUARD_SIMPLEX_DONE: break
    case GUARD_SIMPLEX_ITERATION_LIMIT: return .iterationLimit
    case GUARD_SIMPLEX_TIME_LIMIT: return .timeLimit
    default: return .failed
    }
    // GLPK's one-word status leans to the primal side: the pair says more.
    let none = Int32(GUARD_NO_FEASIBLE.rawValue)
    let feasible = Int32(GUARD_FEASIBLE.rawValue)
    switch (outcome.primal_status, outcome.dual_status) {
    case (feasible, feasible): return .optimal
    case (none, _): return .infeasible
    case (feasible, none): return .unbounded
    default: return .failed
    }
  }
}
