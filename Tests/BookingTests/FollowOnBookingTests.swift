// SPDX-License-Identifier: GPL-3.0-or-later

import LinearOptimization
import Testing

@testable import Booking

@Suite("Meetings whose windows depend on the one before")
struct FollowOnBookingTests {
  @Test(
    "A linked diary costs what its settled form costs, never less than the best, and the bound is below it")
  func againstBruteForce() throws {
    var best = 0
    let seeds = cases(40)
    for seed in seeds {
      let problem = linkedDiary(seed: UInt64(seed))
      let solution = try BookingSolver(
        problem, options: BookingOptions(timeLimit: 60, threads: 1, seed: 1, gap: 0), stop: StopSignal()
      ) { _, _ in }.solve()
      let day = solution.placements[0]?.day
      #expect(
        diaryCost(settled(problem, day: day), solution.placements) == solution.objective, "seed \(seed)")
      let days = problem.meetings[0].days.map { Int?($0.day) } + [nil]
      let optimum = try #require(days.map { bruteForce(settled(problem, day: $0)) }.min())
      #expect(solution.objective >= optimum, "seed \(seed)")
      #expect(solution.bound <= Double(optimum) + 1e-9, "seed \(seed)")
      if solution.objective == optimum { best += 1 }
    }
    // Period by period is no proof, but hardly ever far from the best.
    #expect(best * 4 >= seeds.count * 3, "\(best) of \(seeds.count) are best")
  }
}
