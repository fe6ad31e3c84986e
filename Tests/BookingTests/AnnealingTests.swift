// SPDX-License-Identifier: GPL-3.0-or-later

import LinearOptimization
import Testing

@testable import Booking

@Suite("Local search on a flat diary")
struct AnnealingTests {
  private let limit = SearchLimit(seconds: 60, stop: StopSignal())

  private func placements(_ diary: DiaryState) -> [Placement?] {
    BookingSolution(diary, bound: 0, prices: BookingPrices(diary.problem)).placements
  }

  @Test(
    "Annealed diaries keep every rule, cost what they say, and never more than before", arguments: cases(30))
  func keepsRules(seed: Int) throws {
    // Crowded ones, in which meetings push each other out, and ones with journeys that contradict the map.
    let problem = smallDiary(seed: UInt64(seed) + 300, meetings: 12, metric: seed % 2 == 0)
    var annealing = Annealing(SlotGrid(problem), threads: 1, seed: UInt64(seed))
    let filled = annealing.filled(DiaryState(SlotGrid(problem)))
    #expect(diaryCost(problem, placements(filled)) == filled.cost, "seed \(seed), filled")
    let annealed = try annealing.run(filled, epochs: 3, temperatures: (from: 50, to: 1), limit: limit)
    #expect(diaryCost(problem, placements(annealed)) == annealed.cost, "seed \(seed), annealed")
    #expect(annealed.cost <= filled.cost, "seed \(seed)")
  }

  @Test("On small diaries annealing mostly finds the least cost there is")
  func findsOptimum() throws {
    var found = 0
    let tried = cases(40)
    for seed in tried {
      let problem = smallDiary(seed: UInt64(seed))
      var annealing = Annealing(SlotGrid(problem), threads: 1, seed: UInt64(seed))
      let diary = try annealing.run(
        DiaryState(SlotGrid(problem)), epochs: 4, temperatures: (from: 50, to: 1), limit: limit)
      let optimum = bruteForce(problem)
      #expect(diary.cost >= optimum, "seed \(seed)")
      if diary.cost == optimum { found += 1 }
    }
    #expect(found * 10 >= tried.count * 9, "\(found) of \(tried.count)")
  }

  @Test(
    "Threads that share out officers and days change nothing that another may change", arguments: cases(6))
  func threads(seed: Int) throws {
    let problem = manyOfficers(seed: UInt64(seed))
    func run() throws -> DiaryState {
      var annealing = Annealing(SlotGrid(problem), threads: 2, seed: UInt64(seed))
      return try annealing.run(
        DiaryState(SlotGrid(problem)), epochs: 6, temperatures: (from: 20, to: 1), limit: limit)
    }
    let first = try run()
    let second = try run()
    #expect(diaryCost(problem, placements(first)) == first.cost, "seed \(seed)")
    #expect(placements(first) == placements(second), "seed \(seed)")
  }

  @Test("A quick diary is the same every time and keeps every rule", arguments: cases(10))
  func quick(seed: Int) {
    let problem = smallDiary(seed: UInt64(seed) + 40, meetings: 8)
    let first = QuickBooking(problem, seed: 5, rounds: 60).solve()
    let second = QuickBooking(problem, seed: 5, rounds: 60).solve()
    #expect(diaryCost(problem, first.placements) == first.objective, "seed \(seed)")
    #expect(first.placements == second.placements, "seed \(seed)")
  }

  /// Ten officers of several small diaries side by side, who share the rooms and minute takers of the first.
  private func manyOfficers(seed: UInt64) -> BookingProblem {
    var whole = smallDiary(seed: seed, meetings: 5)
    for part in 1..<5 {
      let other = smallDiary(seed: seed &* 31 &+ UInt64(part), meetings: 5)
      let first = whole.officers.count
      whole.officers += other.officers
      whole.meetings += other.meetings.map { meeting in
        var meeting = meeting
        meeting.chairs = meeting.chairs.map { .init(officer: $0.officer + first, cost: $0.cost) }
        return meeting
      }
    }
    return whole
  }
}
