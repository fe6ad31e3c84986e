// SPDX-License-Identifier: GPL-3.0-or-later

import LinearOptimization
import Testing

@Suite struct Incumbents {
  private func solve(_ hard: HardProgram, _ options: IntegerOptions) throws -> IntegerSolution {
    try withLinearProgram { program in
      try hard.build(in: &program)
      return try program.solveInteger(options)
    }
  }

  @Test func anOptimalIncumbentIsKeptAndProved() throws {
    for seed in UInt64(1)...3 {
      let hard = HardProgram(seed: seed)
      let first = try solve(hard, IntegerOptions())
      var options = IntegerOptions()
      options.incumbent = first.values
      var bests: [Double] = []
      let again = try withLinearProgram { program in
        try hard.build(in: &program)
        return try program.solveInteger(options) { if let best = $0.best { bests.append(best) } }
      }
      #expect(again.status == .optimal)
      #expect(again.objective == first.objective)
      #expect(bests.allSatisfy { $0 == first.objective }, "the search starts from the incumbent")
    }
  }

  @Test func aPoorIncumbentIsImproved() throws {
    let hard = HardProgram(seed: 2)
    let optimal = try solve(hard, IntegerOptions())
    var poorOptions = IntegerOptions()
    poorOptions.relativeGap = 0.5
    let poor = try solve(hard, poorOptions)
    var options = IntegerOptions()
    options.incumbent = poor.values
    let solution = try solve(hard, options)
    #expect(solution.objective == optimal.objective)
    #expect(solution.status == .optimal)
  }

  @Test func anIncumbentComesBackWhenThereIsNoTime() throws {
    let hard = HardProgram(seed: 2)
    let optimal = try solve(hard, IntegerOptions())
    var options = IntegerOptions(timeLimit: 0)
    options.incumbent = optimal.values
    let solution = try solve(hard, options)
    #expect(solution.status == .feasible)
    #expect(solution.ending == .timeLimit)
    #expect(solution.values == optimal.values)
    #expect(solution.objective == optimal.objective)
    #expect(solution.bound == -.infinity)
  }

  @Test func aMaximisedProgramKeepsItsIncumbentToo() throws {
    let small = try #require(
      (1...200).lazy.map { RandomProgram.bounded(seed: $0, kind: .binary, columns: 8) }
        .first { $0.sense == .maximise && $0.bestWholePoint() != nil })
    let (first, again) = try withLinearProgram { program in
      try small.build(in: &program)
      let first = try program.solveInteger()
      var options = IntegerOptions()
      options.incumbent = first.values
      return (first, try program.solveInteger(options))
    }
    #expect(again.objective == first.objective)
    #expect(again.status == .optimal)
  }

  @Test func whatIsNoSolutionIsRefused() throws {
    try withLinearProgram { program in
      let x = try program.addColumn(cost: 1, bounds: .between(0, 5), kind: .integer)
      let y = try program.addColumn(cost: 1, bounds: .between(0, 5))
      try program.addRow(bounds: .atLeast(4), entries: [Entry(x, 1), Entry(y, 2)])
      func refusal(_ incumbent: [Double]) -> LinearOptimizationError? {
        var options = IntegerOptions()
        options.incumbent = incumbent
        do {
          _ = try program.solveInteger(options)
          return nil
        } catch { return error as? LinearOptimizationError }
      }
      #expect(refusal([2, 1]) == nil)
      #expect(refusal([2, 1 - 1e-9]) == nil, "rounding is forgiven")
      #expect(refusal([2]) == .wrongCount(of: "the incumbent", given: 1, expected: 2))
      #expect(refusal([2.5, 1]) == .notASolution(of: "column 0", value: 2.5, expected: "a whole number"))
      #expect(refusal([6, 1]) == .notASolution(of: "column 0", value: 6, expected: "0.0 to 5.0"))
      #expect(refusal([1, 1]) == .notASolution(of: "the sum of row 0", value: 3, expected: "4.0 to inf"))
      #expect(refusal([2, .infinity]) != nil)
      #expect(refusal([2, .nan]) != nil)
    }
  }
}
