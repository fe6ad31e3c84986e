// SPDX-License-Identifier: GPL-3.0-or-later

import GLPKGuard

extension LinearProgram {
  /// Values of an incumbent may break a row or bound by this much, relative to its size.
  static let incumbentTolerance = 1e-6

  /// Solves the program with its integer columns whole, by branch and cut.
  ///
  /// When time is up or the stop signal is raised, the best solution so far and the bound proved so far come
  /// back.
  ///
  /// - Parameters:
  ///   - options: limits and methods.
  ///   - progress: called now and then during the search. It must not use GLPK; when it throws, the search ends
  ///     and the error comes out of this call.
  /// - Throws: `LinearOptimizationError` for an option out of range, an incumbent that is no solution, or when
  ///   GLPK fails outright; whatever `progress` throws.
  public mutating func solveInteger(
    _ options: IntegerOptions = IntegerOptions(), progress: (IntegerProgress) throws -> Void = { _ in }
  ) throws -> IntegerSolution {
    try options.validate()
    let incumbent = try checkedIncumbent(options.incumbent)
    let clock = SolveClock(limit: options.timeLimit, stop: options.stop)
    // The closure below cannot reach into a program that cannot be copied.
    let isPresolved = options.presolve && incumbent == nil
    let rootMethod = isPresolved ? coldMethod : warmMethod
    let (handle, columnCount, isMinimising) = (self.handle, self.columnCount, sense == .minimise)
    let findings = try withoutActuallyEscaping(progress) { progress in
      let watch = SearchWatch(
        clock: clock, nodeLimit: options.nodeLimit, isMinimising: isMinimising, progress: progress)
      var search = IntegerSearch(handle: handle, options: options, clock: clock, watch: watch)
      if isPresolved {
        try search.runPresolved(columnCount: columnCount, rootMethod: rootMethod)
      } else {
        try search.run(columnCount: columnCount, rootMethod: rootMethod, incumbent: incumbent)
      }
      if let error = watch.error { throw error }
      return search.findings
    }
    if let basis = findings.basis { basisState = basis }
    return solution(of: findings, incumbent: incumbent)
  }

  private func solution(of findings: SearchFindings, incumbent: [Double]?) -> IntegerSolution {
    let sign = sense == .minimise ? 1.0 : -1.0
    var best: (values: [Double], objective: Double)?
    for candidate in [findings.values, incumbent] {
      guard let candidate else { continue }
      let values = columnRecords.wholeWhereIntegral(candidate)
      let objective = objectiveConstant + columnRecords.cost(at: values)
      if best.map({ sign * objective < sign * $0.objective }) ?? true { best = (values, objective) }
    }
    var status = findings.status
    guard let best else {
      let bound = status == .infeasible ? sign * .infinity : findings.bound
      return IntegerSolution(
        status: status, ending: findings.ending, objective: nil, bound: bound, values: [],
        createdNodes: findings.createdNodes)
    }
    if status != .optimal { status = .feasible }
    // GLPK prunes what is better by less than its tolerance, so its last bound may be a hair too far.
    let nearer =
      sense == .minimise ? min(findings.bound, best.objective) : max(findings.bound, best.objective)
    return IntegerSolution(
      status: status, ending: findings.ending, objective: best.objective,
      bound: status == .optimal ? best.objective : nearer, values: best.values,
      createdNodes: findings.createdNodes)
  }

  /// Refuses an incumbent that is no solution: GLPK would believe it.
  ///
  /// Answers it with whole numbers exactly whole.
  private func checkedIncumbent(_ values: [Double]?) throws(LinearOptimizationError) -> [Double]? {
    guard let values else { return nil }
    guard values.count == columnCount else {
      throw .wrongCount(of: "the incumbent", given: values.count, expected: columnCount)
    }
    for (place, value) in values.enumerated() {
      let record = columnRecords[place]
      try requireUsable(value, "column \(place) of the incumbent")
      if record.kind.isIntegral && abs(value - value.rounded()) > Self.incumbentTolerance {
        throw .notASolution(of: "column \(place)", value: value, expected: "a whole number")
      }
      try require(value, within: record.bounds, "column \(place)")
    }
    let exact = columnRecords.wholeWhereIntegral(values)
    var sums = [Double](repeating: 0, count: rowCount)
    try check(guard_row_sums(handle, exact, &sums))
    for (place, sum) in sums.enumerated() {
      try require(sum, within: rowBounds[place], "the sum of row \(place)")
    }
    return exact
  }

  private func require(
    _ value: Double, within bounds: Bounds, _ what: @autoclosure () -> String
  ) throws(LinearOptimizationError) {
    let isBelow = value < bounds.lower - Self.incumbentTolerance * max(1, abs(bounds.lower))
    let isAbove = value > bounds.upper + Self.incumbentTolerance * max(1, abs(bounds.upper))
    if isBelow || isAbove {
      throw .notASolution(of: what(), value: value, expected: "\(bounds.lower) to \(bounds.upper)")
    }
  }
}
