// SPDX-License-Identifier: GPL-3.0-or-later

import GLPKGuard

extension LinearProgram {
  /// Solves the program without regard to integer columns, from the basis of the last solve as far as it still
  /// fits: re-solving after new columns or rows is cheap.
  ///
  /// - Throws: `LinearOptimizationError` for an option out of range, or when GLPK fails outright. Having no
  ///   solution is a status, not an error.
  public mutating func solveRelaxation(_ options: SimplexOptions = SimplexOptions()) throws -> LinearSolution
  {
    try options.validate()
    let clock = SolveClock(limit: options.timeLimit, stop: options.stop)
    var run = SimplexRun(handle: handle, options: options, clock: clock)
    if options.presolve {
      try run.solvePresolved(coldMethod: coldMethod)
    } else {
      try run.solve(method: options.method == .automatic ? warmMethod : options.method)
    }
    basisState = BasisState(isPrimalFeasible: run.isPrimalFeasible, isDualFeasible: run.isDualFeasible)
    return try basicSolution(of: run)
  }

  /// The method that keeps what is left of the last optimum.
  var warmMethod: SimplexOptions.Method {
    if basisState.isPrimalFeasible { return .primal }
    return basisState.isDualFeasible ? .dual : coldMethod
  }

  /// Dual when the basis of slacks is dual feasible as it stands, as with costs of 0 or more.
  var coldMethod: SimplexOptions.Method {
    let sign = sense == .minimise ? 1.0 : -1.0
    let isDualFeasible = columnRecords.allSatisfy { record in
      switch record.bounds {
      case .free: record.cost == 0
      case .atLeast: sign * record.cost >= 0
      case .atMost: sign * record.cost <= 0
      case .between, .fixed: true
      }
    }
    return isDualFeasible ? .dual : .primal
  }

  private func basicSolution(of run: SimplexRun) throws(LinearOptimizationError) -> LinearSolution {
    var values = [Double](repeating: 0, count: columnCount)
    var reducedCosts = values
    var activities = [Double](repeating: 0, count: rowCount)
    var duals = activities
    try check(guard_read_basic_solution(handle, &values, &reducedCosts, &activities, &duals))
    return LinearSolution(
      status: run.status, objective: run.objective, values: values, reducedCosts: reducedCosts,
      rowDuals: duals,
      rowActivities: activities, isPrimalFeasible: run.isPrimalFeasible, isDualFeasible: run.isDualFeasible,
      iterations: run.iterations)
  }
}
