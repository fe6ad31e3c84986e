// SPDX-License-Identifier: GPL-3.0-or-later

import LinearOptimization
import Testing

@Suite struct RandomPrograms {
  @Test(arguments: [false, true])
  func linearProgramsAgreeWithTheBestCorner(presolve: Bool) throws {
    for seed in UInt64(1)...150 {
      let small = RandomProgram.bounded(seed: seed, kind: .continuous, columns: 2 + Int(seed % 2))
      let solution = try withLinearProgram { program in
        try small.build(in: &program)
        return try program.solveRelaxation(SimplexOptions(presolve: presolve))
      }
      guard let best = small.bestCorner() else {
        #expect(solution.status == .infeasible, "seed \(seed)")
        continue
      }
      #expect(solution.status == .optimal, "seed \(seed)")
      #expect(agree(solution.objective, best), "seed \(seed): \(solution.objective), corner \(best)")
      #expect(small.isFeasible(solution.values), "seed \(seed)")
      #expect(agree(small.objective(at: solution.values), solution.objective), "seed \(seed)")
      expectDualsToProveTheOptimum(of: small, solution, seed)
    }
  }

  /// Reduced costs must follow from the duals, have the right signs, and add up to the objective.
  private func expectDualsToProveTheOptimum(
    of small: RandomProgram, _ solution: LinearSolution, _ seed: UInt64
  ) {
    let sign = small.sense == .minimise ? 1.0 : -1.0
    var proved = small.constant
    for (place, cost) in small.costs.enumerated() {
      let priced = zip(small.rows, solution.rowDuals).reduce(0) { $0 + $1.0.coefficients[place] * $1.1 }
      let reduced = solution.reducedCosts[place]
      #expect(agree(reduced, cost - priced), "seed \(seed), column \(place)")
      if abs(reduced) > 1e-9 { proved += reduced * end(small.columnBounds[place], sign * reduced) }
    }
    for (row, dual) in zip(small.rows, solution.rowDuals) where abs(dual) > 1e-9 {
      proved += dual * end(row.bounds, sign * dual)
    }
    #expect(agree(proved, solution.objective), "seed \(seed): the duals prove \(proved)")
  }

  /// The end of the bounds at which a price of this sign is earned.
  private func end(_ bounds: Bounds, _ price: Double) -> Double { price > 0 ? bounds.lower : bounds.upper }

  @Test(arguments: [false, true], [ColumnKind.integer, .binary])
  func integerProgramsAgreeWithTheBestPoint(presolve: Bool, kind: ColumnKind) throws {
    for seed in UInt64(1)...80 {
      let columns = kind == .binary ? 8 : 3
      let small = RandomProgram.bounded(seed: seed &* 7919, kind: kind, columns: columns)
      var options = IntegerOptions()
      options.presolve = presolve
      options.cuts = seed % 3 == 0 ? .all : seed % 3 == 1 ? [] : options.cuts
      let branchings: [IntegerOptions.Branching] = [
        .mostFractional, .pseudoCost, .driebeekTomlin, .firstFractional, .lastFractional,
      ]
      options.branching = branchings[Int(seed) % branchings.count]
      let solution = try withLinearProgram { program in
        try small.build(in: &program)
        return try program.solveInteger(options)
      }
      guard let best = small.bestWholePoint() else {
        #expect(solution.status == .infeasible, "seed \(seed)")
        #expect(solution.bound == (small.sense == .minimise ? .infinity : -.infinity), "seed \(seed)")
        continue
      }
      #expect(solution.status == .optimal, "seed \(seed)")
      #expect(solution.objective == best, "seed \(seed)")
      #expect(solution.bound == best, "seed \(seed)")
      #expect(small.isFeasible(solution.values), "seed \(seed)")
      #expect(solution.values.allSatisfy { $0 == $0.rounded() }, "seed \(seed)")
    }
  }

  @Test func assignmentsAgreeWithTheBestPermutation() throws {
    for seed in UInt64(1)...12 {
      var random = TestRandom(seed: seed)
      let size = 5
      let costs = (0..<size).map { _ in (0..<size).map { _ in random.whole(1...40) } }
      let solution = try withLinearProgram { program in
        let rows = try program.addRows((0..<2 * size).map { _ in NewRow(bounds: .fixed(1)) })
        for left in 0..<size {
          for right in 0..<size {
            try program.addColumn(
              cost: costs[left][right], kind: .binary,
              entries: [Entry(rows[left], 1), Entry(rows[size + right], 1)])
          }
        }
        return try program.solveInteger()
      }
      #expect(solution.objective == cheapestPermutation(costs, from: 0, taken: []), "seed \(seed)")
    }
  }

  private func cheapestPermutation(_ costs: [[Double]], from row: Int, taken: Set<Int>) -> Double {
    guard row < costs.count else { return 0 }
    return costs.indices.filter { !taken.contains($0) }
      .map { costs[row][$0] + cheapestPermutation(costs, from: row + 1, taken: taken.union([$0])) }
      .min() ?? .infinity
  }
}
