// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import LinearOptimization
import Testing

@testable import Booking

/// How many random cases a test tries: ten times as many when `CONVENOR_LONG_TESTS` is set.
func cases(_ count: Int) -> ClosedRange<Int> {
  1...(ProcessInfo.processInfo.environment["CONVENOR_LONG_TESTS"] == nil ? count : 10 * count)
}

@Suite("Booking against brute force")
struct BookingSolverTests {
  private func solve(_ problem: BookingProblem, seed: UInt64 = 1, threads: Int = 1) throws -> BookingSolution
  {
    try BookingSolver(
      problem, options: BookingOptions(timeLimit: 60, threads: threads, seed: seed, gap: 0),
      stop: StopSignal()
    ) { _, _ in }.solve()
  }

  @Test("Small diaries are filled at the least cost, and the bound is never above it", arguments: cases(40))
  func smallDiaries(seed: Int) throws {
    let problem = smallDiary(seed: UInt64(seed))
    let solution = try solve(problem)
    let optimum = bruteForce(problem)
    #expect(diaryCost(problem, solution.placements) == solution.objective, "seed \(seed)")
    #expect(solution.objective == optimum, "seed \(seed)")
    #expect(solution.bound <= Double(optimum) + 1e-9, "seed \(seed)")
  }

  @Test("Journeys that contradict the map lose nothing", arguments: cases(25))
  func crookedTravel(seed: Int) throws {
    let problem = smallDiary(seed: UInt64(seed), metric: false)
    let solution = try solve(problem)
    let optimum = bruteForce(problem)
    #expect(diaryCost(problem, solution.placements) == solution.objective, "seed \(seed)")
    #expect(solution.objective == optimum, "seed \(seed)")
    #expect(solution.bound <= Double(optimum) + 1e-9, "seed \(seed)")
  }

  @Test("The same seed gives the same diary, on one thread or two", arguments: cases(8))
  func deterministic(seed: Int) throws {
    let problem = smallDiary(seed: UInt64(seed), meetings: 6)
    let first = try solve(problem, seed: 7)
    let second = try solve(problem, seed: 7)
    let third = try solve(problem, seed: 7, threads: 2)
    #expect(first.placements == second.placements, "seed \(seed)")
    #expect(first.placements == third.placements, "seed \(seed)")
    #expect(first.bound == third.bound, "seed \(seed)")
  }

  @Test("A search that is stopped at once still gives a diary that keeps the rules", arguments: cases(30))
  func stopped(seed: Int) throws {
    let problem = smallDiary(seed: UInt64(seed), meetings: 5)
    let stop = StopSignal()
    stop.raise()
    let solution = try BookingSolver(
      problem, options: BookingOptions(timeLimit: 60, threads: 1, seed: 1, gap: 0), stop: stop
    ) { _, _ in }.solve()
    #expect(diaryCost(problem, solution.placements) == solution.objective, "seed \(seed)")
  }

  @Test(
    "Crowded diaries, where a review's arrival may shift a conference, keep every rule", arguments: cases(20))
  func crowded(seed: Int) throws {
    let problem = smallDiary(seed: UInt64(seed) + 500, meetings: 14)
    let solution = try solve(problem)
    #expect(diaryCost(problem, solution.placements) == solution.objective, "seed \(seed)")
    #expect(solution.bound <= Double(solution.objective), "seed \(seed)")
  }

  @Test("No meetings cost nothing")
  func empty() throws {
    let solution = try solve(smallDiary(seed: 3, meetings: 0))
    #expect(solution.objective == 0)
    #expect(solution.bound == 0)
  }
}
