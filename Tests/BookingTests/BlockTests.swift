// SPDX-License-Identifier: GPL-3.0-or-later

import LinearOptimization
import Testing

@testable import Booking

@Suite("Large diaries, by blocks of officers")
struct BlockTests {
  /// A solver that takes even a small diary for a large one.
  private func solve(
    _ problem: BookingProblem, threads: Int, program: Int = 0
  ) throws -> BookingSolution {
    var solver = BookingSolver(
      problem, options: BookingOptions(timeLimit: 60, threads: threads, seed: 3, gap: 0), stop: StopSignal()
    ) { _, _ in }
    solver.largestWhole = 0
    solver.largestProgram = program
    return try solver.solve()
  }

  @Test("Blocks keep every rule, prove no more than the optimum, and come near to it", arguments: cases(25))
  func smallDiaries(seed: Int) throws {
    let problem = smallDiary(seed: UInt64(seed), metric: seed % 3 != 0)
    let optimum = bruteForce(problem)
    for program in [0, 100] {
      let solution = try solve(problem, threads: 1, program: program)
      #expect(diaryCost(problem, solution.placements) == solution.objective, "seed \(seed)")
      #expect(solution.bound <= Double(optimum) + 1e-9, "seed \(seed)")
      #expect(solution.objective >= optimum, "seed \(seed)")
    }
  }

  @Test("Crowded diaries keep every rule, on one thread or two", arguments: cases(8))
  func crowded(seed: Int) throws {
    let problem = smallDiary(seed: UInt64(seed) + 900, meetings: 14)
    for threads in 1...2 {
      let solution = try solve(problem, threads: threads)
      #expect(diaryCost(problem, solution.placements) == solution.objective, "seed \(seed)")
      #expect(solution.bound <= Double(solution.objective) + 1e-9, "seed \(seed)")
    }
  }
}
