// SPDX-License-Identifier: GPL-3.0-or-later

import LinearOptimization
import Testing

@Suite struct LogAndProgressHandlers {
  @Test func theLogComesInWholeLines() throws {
    var lines: [String] = []
    try withLinearProgram(log: { lines.append($0) }) { program in
      try RandomProgram.bounded(seed: 5, kind: .binary, columns: 8).build(in: &program)
      _ = try program.solveInteger()
    }
    #expect(lines.contains { $0.contains("GLPK Integer Optimizer") })
    #expect(lines.allSatisfy { !$0.contains("\n") })
  }

  @Test func eachScopeHasItsOwnLog() throws {
    var outerLines = 0
    var innerLines = 0
    try withLinearProgram(log: { _ in outerLines += 1 }) { outer in
      try outer.addColumn()
      try withLinearProgram(log: { _ in innerLines += 1 }) { _ = try $0.solveRelaxation() }
      #expect(innerLines > 0 && outerLines == 0)
      let heard = innerLines
      _ = try withLinearProgram { try $0.solveRelaxation() }
      #expect(outerLines == 0)
      _ = try outer.solveRelaxation()
      #expect(outerLines > 0 && innerLines == heard)
    }
  }

  @Test func aLogHandlerCannotUseGLPK() throws {
    var answers: [LinearOptimizationError] = []
    try withLinearProgram(log: { _ in
      do {
        try withLinearProgram { _ in }
      } catch let error as LinearOptimizationError {
        answers.append(error)
      } catch {}
    }) { program in
      try program.addColumn(cost: 1, bounds: .between(2, 3))
      #expect(try program.solveRelaxation().values == [2])
    }
    #expect(!answers.isEmpty)
    #expect(answers.allSatisfy { $0 == .calledFromHandler })
  }

  @Test func aProgressHandlerSeesTheSearchAndCannotUseGLPK() throws {
    var seen: [IntegerProgress] = []
    var answers: [LinearOptimizationError] = []
    let solution = try withLinearProgram { program in
      try RandomProgram.bounded(seed: 5, kind: .binary, columns: 8).build(in: &program)
      return try program.solveInteger { progress in
        seen.append(progress)
        do {
          try withLinearProgram { _ in }
        } catch let error as LinearOptimizationError { answers.append(error) }
      }
    }
    #expect(solution.status == .optimal)
    #expect(seen.last?.best == solution.objective)
    #expect(!answers.isEmpty)
    #expect(answers.allSatisfy { $0 == .calledFromHandler })
  }

  @Test func anErrorOfTheProgressHandlerEndsTheSearchAndComesOut() throws {
    struct Enough: Error {}
    try withLinearProgram { program in
      let hard = HardProgram(seed: 3)
      try hard.build(in: &program)
      var calls = 0
      #expect(throws: Enough.self) {
        try program.solveInteger { _ in
          calls += 1
          throw Enough()
        }
      }
      #expect(calls == 1)
      #expect(try program.solveRelaxation().status == .optimal)
    }
  }
}
