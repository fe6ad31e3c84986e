// SPDX-License-Identifier: GPL-3.0-or-later

import LinearOptimization
import Testing

@Suite struct KnownPrograms {
  @Test func aTextbookProgramHasItsOptimumDualsAndReducedCosts() throws {
    // Dantzig's example as in many textbooks: 3x + 5y, x <= 4, 2y <= 12, 3x + 2y <= 18; optimum 36 at (2, 6).
    let solution = try withLinearProgram { program in
      try program.setSense(.maximise)
      let x = try program.addColumn(cost: 3)
      let y = try program.addColumn(cost: 5)
      try program.addRow(bounds: .atMost(4), entries: [Entry(x, 1)])
      try program.addRow(bounds: .atMost(12), entries: [Entry(y, 2)])
      try program.addRow(bounds: .atMost(18), entries: [Entry(x, 3), Entry(y, 2)])
      return try program.solveRelaxation()
    }
    #expect(solution.status == .optimal)
    #expect(abs(solution.objective - 36) < 1e-9)
    #expect(zip(solution.values, [2, 6]).allSatisfy { abs($0 - $1) < 1e-9 })
    #expect(zip(solution.rowDuals, [0, 1.5, 1]).allSatisfy { abs($0 - $1) < 1e-9 })
  }

  @Test func aSmallKnapsackIsSolved() throws {
    let solution = try withLinearProgram { program in
      try program.setSense(.maximise)
      let items = try program.addColumns([10, 13, 7, 8].map { NewColumn(cost: $0, kind: .binary) })
      try program.addRow(bounds: .atMost(10), entries: zip(items, [5, 6, 4, 3]).map { Entry($0, $1) })
      return try program.solveInteger()
    }
    #expect(solution.status == .optimal)
    #expect(solution.objective == 21)
    #expect(solution.bound == 21)
    #expect(solution.values == [0, 1, 0, 1])
  }
}
