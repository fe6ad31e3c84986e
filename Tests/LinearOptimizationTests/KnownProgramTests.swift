// SPDX-License-Identifier: GPL-3.0-or-later

import LinearOptimization
import Testing

@Suite struct KnownPrograms {
  /// A textbook's: 3x + 5y at most, x <= 4, 2y <= 12, 3x + 2y <= 18; the optimum is 36 at (2, 6).
  private func solveTextbookProgram(_ options: SimplexOptions) throws -> LinearSolution {
    try withLinearProgram { program in
      try program.setSense(.maximise)
      let x = try program.addColumn(cost: 3)
      let y = try program.addColumn(cost: 5)
      try program.addRow(bounds: .atMost(4), entries: [Entry(x, 1)])
      try program.addRow(bounds: .atMost(12), entries: [Entry(y, 2)])
      try program.addRow(bounds: .atMost(18), entries: [Entry(x, 3), Entry(y, 2)])
      return try program.solveRelaxation(options)
    }
  }

  @Test(arguments: [SimplexOptions.Method.automatic, .primal, .dual], [false, true])
  func everyMethodFindsOptimumDualsAndReducedCosts(method: SimplexOptions.Method, presolve: Bool) throws {
    for pricing in [SimplexOptions.Pricing.steepestEdge, .largestReducedCost] {
      let options = SimplexOptions(method: method, pricing: pricing, presolve: presolve)
      let solution = try solveTextbookProgram(options)
      #expect(solution.status == .optimal)
      #expect(solution.isPrimalFeasible && solution.isDualFeasible)
      #expect(agree(solution.objective, 36))
      #expect(agree(solution.values, [2, 6]))
      #expect(agree(solution.rowDuals, [0, 1.5, 1]))
      #expect(agree(solution.reducedCosts, [0, 0]))
      #expect(agree(solution.rowActivities, [2, 12, 18]))
    }
  }

  @Test func aColumnLeftAtItsBoundHasAReducedCost() throws {
    // min 2a + 3b with a + b = 10: all of a, and each b would cost 1 more.
    let solution = try withLinearProgram { program in
      let a = try program.addColumn(cost: 2)
      let b = try program.addColumn(cost: 3)
      try program.addRow(bounds: .fixed(10), entries: [Entry(a, 1), Entry(b, 1)])
      return try program.solveRelaxation()
    }
    #expect(agree(solution.objective, 20))
    #expect(agree(solution.values, [10, 0]))
    #expect(agree(solution.rowDuals, [2]))
    #expect(agree(solution.reducedCosts, [0, 1]))
  }

  @Test func aFreeColumnMayBeNegative() throws {
    // min x with x >= -7 as a row, not as a bound.
    let solution = try withLinearProgram { program in
      let x = try program.addColumn(cost: 1, bounds: .free)
      try program.addRow(bounds: .atLeast(-14), entries: [Entry(x, 2)])
      return try program.solveRelaxation()
    }
    #expect(agree(solution.values, [-7]))
  }

  @Test func theConstantIsPartOfTheObjective() throws {
    let (linear, integer) = try withLinearProgram { program in
      try program.setObjectiveConstant(100)
      try program.addColumn(cost: 2, bounds: .between(3, 8), kind: .integer)
      return (try program.solveRelaxation(), try program.solveInteger())
    }
    #expect(agree(linear.objective, 106))
    #expect(integer.objective == 106)
    #expect(integer.bound == 106)
  }

  @Test func aDegenerateProgramThatCyclesByTheTextbookEnds() throws {
    // Beale's example (1955), on which the plain rule of Dantzig goes round in a circle; the optimum is -1/20.
    let solution = try withLinearProgram { program in
      let x = try program.addColumns([-0.75, 150, -0.02, 6].map { NewColumn(cost: $0) })
      try program.addRow(
        bounds: .atMost(0), entries: zip(x, [0.25, -60, -0.04, 9]).map { Entry($0, $1) })
      try program.addRow(
        bounds: .atMost(0), entries: zip(x, [0.5, -90, -0.02, 3]).map { Entry($0, $1) })
      try program.addRow(bounds: .atMost(1), entries: [Entry(x[2], 1)])
      return try program.solveRelaxation(SimplexOptions(method: .primal, pricing: .largestReducedCost))
    }
    #expect(solution.status == .optimal)
    #expect(agree(solution.objective, -0.05))
  }

  @Test(arguments: [SimplexOptions.Method.automatic, .primal, .dual], [false, true])
  func programsWithoutAnOptimumAreToldApart(method: SimplexOptions.Method, presolve: Bool) throws {
    let options = SimplexOptions(method: method, presolve: presolve)
    let infeasible = try withLinearProgram { program in
      let x = try program.addColumn(cost: 1)
      let y = try program.addColumn(cost: 1)
      try program.addRow(bounds: .atLeast(5), entries: [Entry(x, 1), Entry(y, 1)])
      try program.addRow(bounds: .atMost(4), entries: [Entry(x, 1), Entry(y, 1)])
      return try program.solveRelaxation(options)
    }
    #expect(infeasible.status == .infeasible)
    let unbounded = try withLinearProgram { program in
      let x = try program.addColumn(cost: -1)
      let y = try program.addColumn(cost: 0)
      try program.addRow(bounds: .atMost(4), entries: [Entry(x, 1), Entry(y, -1)])
      return try program.solveRelaxation(options)
    }
    #expect(unbounded.status == .unbounded)
    // Infeasible and with an infeasible dual: the dual method alone could not tell which.
    let both = try withLinearProgram { program in
      let x = try program.addColumn(cost: -1)
      let y = try program.addColumn(cost: -1)
      try program.addRow(bounds: .atMost(-1), entries: [Entry(x, 1), Entry(y, -1)])
      try program.addRow(bounds: .atMost(-1), entries: [Entry(x, -1), Entry(y, 1)])
      return try program.solveRelaxation(options)
    }
    #expect(both.status == .infeasible)
  }

  @Test func programsWithoutRowsColumnsOrEntriesAreSolved() throws {
    try withLinearProgram { program in
      try program.setObjectiveConstant(3)
      #expect(try program.solveRelaxation().objective == 3)
      #expect(try program.solveInteger().objective == 3)
      let x = try program.addColumn(cost: 2, bounds: .between(-4, 9), kind: .integer)
      #expect(try program.solveRelaxation().values == [-4])
      #expect(try program.solveInteger().values == [-4])
      let row = try program.addRow(bounds: .atLeast(0))
      #expect(try program.solveRelaxation().status == .optimal)
      #expect(try program.solveInteger().objective == -5)
      try program.setBounds(.atLeast(1), of: row)
      #expect(try program.solveRelaxation().status == .infeasible)
      #expect(try program.solveInteger().status == .infeasible)
      try program.removeColumns([x])
      try program.setBounds(.free, of: row)
      #expect(try program.solveRelaxation(SimplexOptions(presolve: true)).objective == 3)
      #expect(try program.solveInteger().objective == 3)
    }
  }

  @Test func theLibraryIsTheOneThisWasWrittenFor() {
    #expect(GLPKLibrary.version.hasPrefix("5."))
    #expect(GLPKLibrary.hasThreadEnvironments)
  }
}
