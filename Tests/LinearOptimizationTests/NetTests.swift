// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Synchronization
import Testing

@testable import LinearOptimization

/// GLPK answers these by `abort()` when there is no net: reaching the end of a test is half of what it shows.
@Suite struct NetUnderGLPK {
  private func buildSmall(_ program: inout LinearProgram) throws {
    try program.setSense(.maximise)
    let items = try program.addColumns([10, 13, 7, 8].map { NewColumn(cost: $0, kind: .binary) })
    try program.addRow(bounds: .atMost(10), entries: zip(items, [5, 6, 4, 3]).map { Entry($0, $1) })
  }

  private func expectGLPKToFail(_ body: () throws -> Void) {
    do {
      try body()
      Issue.record("GLPK did not fail")
    } catch LinearOptimizationError.glpkFailed(let message) {
      #expect(message.contains("glp_"), "the message is GLPK's: \(message)")
    } catch {
      Issue.record("unexpected error: \(error)")
    }
  }

  @Test func anErrorOfGLPKIsAnErrorOfSwiftAndANewScopeWorks() throws {
    for _ in 0..<3 {
      try withLinearProgram { program in
        try buildSmall(&program)
        expectGLPKToFail { try Rehearsal.failNow(program) }
        // The program went with GLPK's memory: every use says so, and deleting it later does no harm.
        #expect(throws: LinearOptimizationError.programLost) { try program.solveRelaxation() }
        #expect(throws: LinearOptimizationError.programLost) { try program.addColumn() }
      }
      let solution = try withLinearProgram { program in
        try buildSmall(&program)
        return try program.solveInteger()
      }
      #expect(solution.objective == 21)
    }
  }

  @Test(arguments: [false, true])
  func anErrorInsideTheCallbackIsCaughtToo(presolve: Bool) throws {
    try withLinearProgram { program in
      try RandomProgram.bounded(seed: 5, kind: .binary, columns: 8).build(in: &program)
      var options = IntegerOptions()
      options.presolve = presolve
      Rehearsal.failInNextSearch()
      expectGLPKToFail { _ = try program.solveInteger(options) }
      #expect(throws: LinearOptimizationError.programLost) { try program.solveInteger(options) }
    }
    #expect(try withLinearProgram { try $0.solveRelaxation().status } == .optimal)
  }

  @Test func aFailureTakesTheProgramsOfOuterScopesButNotTheScopes() throws {
    try withLinearProgram { outer in
      try buildSmall(&outer)
      try withLinearProgram { inner in
        try buildSmall(&inner)
        expectGLPKToFail { try Rehearsal.failNow(inner) }
      }
      #expect(throws: LinearOptimizationError.programLost) { try outer.solveRelaxation() }
      let again = try withLinearProgram { program in
        try buildSmall(&program)
        return try program.solveInteger().objective
      }
      #expect(again == 21)
    }
    #expect(Rehearsal.openScopes == 0)
  }

  @Test func scopesNestAndLeaveNothingBehind() throws {
    try withLinearProgram { outer in
      try buildSmall(&outer)
      let before = Rehearsal.blocksInUse
      for presolve in [false, true] {
        try withLinearProgram { inner in
          try buildSmall(&inner)
          #expect(Rehearsal.openScopes == 2)
          _ = try inner.solveRelaxation(SimplexOptions(presolve: presolve))
          var options = IntegerOptions()
          options.presolve = presolve
          #expect(try inner.solveInteger(options).objective == 21)
        }
        #expect(Rehearsal.blocksInUse == before)
      }
      #expect(try outer.solveInteger().objective == 21)
    }
    #expect(Rehearsal.openScopes == 0)
    #expect(Rehearsal.blocksInUse == 0)
  }

  @Test func whatTheBodyThrowsComesOut() throws {
    struct Trouble: Error {}
    #expect(throws: Trouble.self) { try withLinearProgram { _ in throw Trouble() } }
    #expect(Rehearsal.openScopes == 0)
  }

  @Test func aHandleCarriedToAnotherThreadTouchesNothing() throws {
    try withLinearProgram { program in
      try buildSmall(&program)
      let smuggled = Rehearsal.SmuggledHandle(program)
      try smuggled.use()
      let answer = onNewThread { () -> LinearOptimizationError? in
        do {
          try smuggled.use()
          return nil
        } catch { return error as? LinearOptimizationError }
      }
      #expect(answer == .programLost)
      #expect(try program.solveInteger().objective == 21)
    }
  }

  @Test func manyThreadsSolveAtOnce() {
    let threads = 8
    let faults = Mutex<[String]>([])
    let finished = DispatchGroup()
    for thread in 0..<threads {
      finished.enter()
      Thread.detachNewThread {
        defer { finished.leave() }
        for round in 0..<200 {
          do {
            try solveAndCompare(seed: UInt64(thread * 1000 + round), fails: round % 50 == 49)
          } catch { faults.withLock { $0.append("thread \(thread), round \(round): \(error)") } }
        }
      }
    }
    finished.wait()
    #expect(faults.withLock { $0 } == [])
  }
}

private struct Disagreement: Error, CustomStringConvertible {
  let description: String
}

/// Solves a small program whose answer is known; now and then makes GLPK fail first.
private func solveAndCompare(seed: UInt64, fails: Bool) throws {
  if fails {
    try withLinearProgram { program in
      do { try Rehearsal.failNow(program) } catch LinearOptimizationError.glpkFailed {}
    }
  }
  var random = TestRandom(seed: seed)
  let values = (0..<6).map { _ in random.whole(1...20) }
  let weights = (0..<6).map { _ in random.whole(1...9) }
  let room = random.whole(5...25)
  // A knapsack by the densest first is the relaxation's optimum; by all subsets it is the integer one.
  var relaxed = 0.0
  var left = room
  for item in (0..<6).sorted(by: { values[$0] / weights[$0] > values[$1] / weights[$1] }) where left > 0 {
    let part = min(1, left / weights[item])
    relaxed += part * values[item]
    left -= part * weights[item]
  }
  let whole = (0..<64).map { subset -> Double in
    let chosen = (0..<6).filter { subset & (1 << $0) != 0 }
    let weight = chosen.reduce(0) { $0 + weights[$1] }
    return weight <= room ? chosen.reduce(0) { $0 + values[$1] } : 0
  }.max()
  let (linear, integer) = try withLinearProgram { program in
    try program.setSense(.maximise)
    let items = try program.addColumns(values.map { NewColumn(cost: $0, kind: .binary) })
    try program.addRow(bounds: .atMost(room), entries: zip(items, weights).map { Entry($0, $1) })
    return (try program.solveRelaxation(), try program.solveInteger())
  }
  guard agree(linear.objective, relaxed) && integer.objective == whole else {
    throw Disagreement(
      description:
        "seed \(seed): \(linear.objective) for \(relaxed), \(String(describing: integer.objective))"
        + " for \(String(describing: whole))")
  }
}

/// Runs work on a thread of its own and waits for it.
private func onNewThread<Outcome: Sendable>(_ work: @escaping @Sendable () -> Outcome) -> Outcome? {
  let outcome = Mutex<Outcome?>(nil)
  let finished = DispatchSemaphore(value: 0)
  Thread.detachNewThread {
    let value = work()
    outcome.withLock { $0 = value }
    finished.signal()
  }
  finished.wait()
  return outcome.withLock { $0 }
}
