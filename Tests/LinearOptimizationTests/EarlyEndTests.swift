// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import LinearOptimization
import Testing

@Suite struct EarlyEnds {
  private func solve(_ hard: HardProgram, _ options: IntegerOptions) throws -> IntegerSolution {
    try withLinearProgram { program in
      try hard.build(in: &program)
      return try program.solveInteger(options)
    }
  }

  /// What the presolver takes out of a program and has to keep in mind: a constant and a fixed column.
  private static let takenOut = 1000.0 + 7 * 3

  private func solveWithTakenOut(_ hard: HardProgram, _ options: IntegerOptions) throws -> IntegerSolution {
    try withLinearProgram { program in
      try hard.build(in: &program)
      try program.setObjectiveConstant(1000)
      try program.addColumn(cost: 7, bounds: .fixed(3))
      return try program.solveInteger(options)
    }
  }

  @Test(arguments: [false, true])
  func theBoundIsNeverBeyondTheOptimumHoweverEarlyTheEnd(presolve: Bool) throws {
    for seed in UInt64(1)...4 {
      let hard = HardProgram(seed: seed)
      var options = IntegerOptions()
      options.presolve = presolve
      let whole = try solveWithTakenOut(hard, options)
      let optimum = try #require(whole.objective)
      #expect(whole.status == .optimal)
      var lastBound = -Double.infinity
      for limit in [1, 2, 5, 20, 100] {
        options.nodeLimit = limit
        let part = try solveWithTakenOut(hard, options)
        #expect(part.bound.isFinite, "seed \(seed), \(limit) nodes")
        #expect(
          part.bound <= optimum + 1e-6, "seed \(seed), \(limit) nodes: bound \(part.bound) of \(optimum)")
        #expect(part.bound >= lastBound - 1e-6, "seed \(seed), \(limit) nodes: more nodes prove no less")
        lastBound = part.bound
        if part.status == .optimal { continue }
        #expect(part.ending == .nodeLimit, "seed \(seed), \(limit) nodes")
        if let objective = part.objective {
          #expect(part.status == .feasible)
          #expect(objective >= optimum - 1e-6, "seed \(seed), \(limit) nodes")
          #expect(agree(hard.objective(at: part.values) + Self.takenOut, objective))
        } else {
          #expect(part.status == .noneFound)
          #expect(part.values.isEmpty)
        }
      }
    }
  }

  @Test func aGapThatIsReachedEndsTheSearchAndHolds() throws {
    for seed in UInt64(1)...4 {
      let hard = HardProgram(seed: seed)
      let optimum = try #require(try solve(hard, IntegerOptions()).objective)
      var options = IntegerOptions()
      options.relativeGap = 0.02
      let solution = try solve(hard, options)
      let gap = try #require(solution.relativeGap)
      #expect(gap <= 0.02, "seed \(seed)")
      #expect(solution.ending == .gapReached || solution.status == .optimal, "seed \(seed)")
      #expect(solution.bound <= optimum + 1e-6, "seed \(seed)")
    }
  }

  @Test(arguments: [false, true])
  func aSignalRaisedBeforehandEndsASolveAtOnce(presolve: Bool) throws {
    let stop = StopSignal()
    stop.raise()
    try withLinearProgram { program in
      try HardProgram(seed: 1).build(in: &program)
      let linear = try program.solveRelaxation(SimplexOptions(presolve: presolve, stop: stop))
      #expect(linear.status == .stopped)
      #expect(linear.iterations == 0)
      var options = IntegerOptions(stop: stop)
      options.presolve = presolve
      let integer = try program.solveInteger(options)
      #expect(integer.status == .noneFound)
      #expect(integer.ending == .stopped)
      #expect(integer.bound == -.infinity)
      #expect(integer.relativeGap == nil)
    }
  }

  @Test func noTimeIsATimeLimitReached() throws {
    try withLinearProgram { program in
      try HardProgram(seed: 1).build(in: &program)
      #expect(try program.solveRelaxation(SimplexOptions(timeLimit: 0)).status == .timeLimit)
      let integer = try program.solveInteger(IntegerOptions(timeLimit: 0))
      #expect(integer.status == .noneFound)
      #expect(integer.ending == .timeLimit)
    }
  }

  @Test func aTimeLimitEndsALongSearchWithABound() throws {
    let hard = HardProgram(seed: 9, agents: 10, jobs: 60)
    let solution = try solve(hard, IntegerOptions(timeLimit: 0.5))
    #expect(solution.ending == .timeLimit)
    #expect(solution.bound.isFinite)
    if let objective = solution.objective { #expect(solution.bound <= objective) }
  }

  @Test func anIterationLimitEndsARelaxation() throws {
    try withLinearProgram { program in
      try HardProgram(seed: 1).build(in: &program)
      let part = try program.solveRelaxation(SimplexOptions(iterationLimit: 3))
      #expect(part.status == .iterationLimit)
      #expect(part.iterations == 3)
      let whole = try program.solveRelaxation()
      #expect(whole.status == .optimal)
      #expect(whole.objective >= part.objective || !part.isDualFeasible, "a dual feasible basis is a bound")
    }
  }

  @Test(arguments: [SimplexOptions.Method.primal, .dual])
  func aSignalRaisedDuringARelaxationEndsItAndTheProgramLivesOn(method: SimplexOptions.Method) throws {
    var stop = StopSignal()
    // GLPK reports as soon as the simplex method has begun: the signal is raised in the middle of a solve.
    try withLinearProgram(log: { if $0.contains(": obj =") { stop.raise() } }) { program in
      try HardProgram(seed: 2, agents: 10, jobs: 60).build(in: &program)
      for _ in 0..<3 {
        stop = StopSignal()
        #expect(try program.solveRelaxation(SimplexOptions(method: method, stop: stop)).status == .stopped)
      }
      let later = try program.solveRelaxation(SimplexOptions(method: method))
      let fresh = try withLinearProgram { program in
        try HardProgram(seed: 2, agents: 10, jobs: 60).build(in: &program)
        return try program.solveRelaxation()
      }
      #expect(later.status == .optimal)
      #expect(agree(later.objective, fresh.objective))
    }
  }

  @Test func anotherThreadCanEndALongRelaxation() throws {
    let rows = 400
    var random = TestRandom(seed: 1)
    let columns = (0..<8000).map { _ in
      let covered = Set((0..<6).map { _ in Int.random(in: 0..<rows, using: &random) }).sorted()
      return NewColumn(
        cost: Double(covered.count) * 20 + random.whole(1...30), entries: covered.map { Entry(Row($0), 1) })
    }
    let stop = StopSignal()
    let solution = try withLinearProgram { program in
      try program.addRows((0..<rows).map { _ in NewRow(bounds: .fixed(1)) })
      try program.addColumns((0..<rows).map { NewColumn(cost: 900, entries: [Entry(Row($0), 1)]) })
      try program.addColumns(columns)
      // Seconds of work by this method, against a moment until the signal.
      Thread.detachNewThread {
        Thread.sleep(forTimeInterval: 0.05)
        stop.raise()
      }
      return try program.solveRelaxation(
        SimplexOptions(method: .primal, pricing: .largestReducedCost, stop: stop))
    }
    #expect(solution.status == .stopped)
  }

  @Test func aSignalRaisedDuringASearchReturnsTheBestSoFar() throws {
    let stop = StopSignal()
    let solution = try withLinearProgram { program in
      try HardProgram(seed: 9, agents: 10, jobs: 60).build(in: &program)
      return try program.solveInteger(IntegerOptions(stop: stop)) { progress in
        if progress.best != nil { stop.raise() }
      }
    }
    #expect(solution.status == .feasible)
    #expect(solution.ending == .stopped)
    let objective = try #require(solution.objective)
    #expect(solution.bound <= objective)
  }
}
