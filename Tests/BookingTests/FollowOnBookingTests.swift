// SPDX-License-Identifier: GPL-3.0-or-later

import LinearOptimization
import Testing

@testable import Booking

@Suite("Meetings whose windows depend on the one before")
struct FollowOnBookingTests {
  /// A small diary whose second meeting follows its first, with windows of any kind.
  private func linked(seed: UInt64) -> BookingProblem {
    var random = TestRandom(seed: seed &+ 1000)
    var problem = smallDiary(seed: seed)
    problem.dayNumbers = [0, 10]
    problem.timing = .init(late: 300, latePerDay: 3, marginDays: 2, earlyPerDay: 1, marginPerDay: 2)
    func window() -> ClosedRange<Int> {
      let opens = random.below(12)
      return opens...(opens + random.below(10))
    }
    let windows = (0..<problem.dayCount).map { _ in window() }
    let otherwise = window()
    problem.followOns = [
      .init(
        predecessor: 0, successor: 1, opens: windows.map(\.lowerBound), closes: windows.map(\.upperBound),
        otherwise: otherwise)
    ]
    problem.meetings[1].days = (0..<problem.dayCount).compactMap { day in
      let number = problem.dayNumbers[day]
      let allowing = (windows + [otherwise]).filter { number >= $0.lowerBound }
      guard let least = allowing.map({ problem.timing.cost(slack: $0.upperBound - number) }).min() else {
        return nil
      }
      return .init(
        day: day, cost: least, isLate: allowing.allSatisfy { number > $0.upperBound }, isSchoolDay: false)
    }
    return problem
  }

  /// The same without the link, the first meeting on one day or nowhere and the second's days as follows from it.
  private func settled(_ problem: BookingProblem, day: Int?) -> BookingProblem {
    var settled = problem
    settled.followOns = []
    settled.meetings[0].days = problem.meetings[0].days.filter { $0.day == day }
    let link = problem.followOns[0]
    let opens = day.map { link.opens[$0] } ?? link.otherwise.lowerBound
    let closes = day.map { link.closes[$0] } ?? link.otherwise.upperBound
    settled.meetings[1].days = problem.meetings[1].days.compactMap { option in
      let number = problem.dayNumbers[option.day]
      guard number >= opens else { return nil }
      var option = option
      option.cost = problem.timing.cost(slack: closes - number)
      return option
    }
    return settled
  }

  @Test(
    "A linked diary costs what its settled form costs, never less than the best, and the bound is below it")
  func againstBruteForce() throws {
    var best = 0
    let seeds = cases(40)
    for seed in seeds {
      let problem = linked(seed: UInt64(seed))
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

  @Test("The fractional prices of a pool never promise more than its best diary", arguments: cases(15))
  func volumeIsABound(seed: Int) throws {
    let problem = smallDiary(seed: UInt64(seed))
    let grid = SlotGrid(problem)
    let optimum = Double(bruteForce(problem))
    var pool = PatternPool(grid)
    let solution = try BookingSolver(
      problem, options: BookingOptions(timeLimit: 60, threads: 1, seed: 1, gap: 0), stop: StopSignal()
    ) { _, _ in }.solve()
    _ = pool.add(solution.patterns)
    let nothing = Array(repeating: 0.0, count: problem.meetings.count)
    var ascent = VolumeAscent(
      grid, pool, worth: nothing, prices: Array(repeating: 0, count: pool.cellCount))
    ascent.stay(near: (nothing, ascent.prices), reach: 1e6)
    ascent.run(pool, steps: 500) { false }
    // The pool has the best diary's patterns, so that no prices can promise more than that costs.
    #expect(ascent.value <= optimum + 1e-6, "seed \(seed)")
    #expect(ascent.value >= 0.8 * optimum - 50, "seed \(seed)")
  }
}
