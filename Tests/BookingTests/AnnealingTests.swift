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

  @Test(
    "Annealed follow-ons keep their windows, and the cost is that of the days they have", arguments: cases(30)
  )
  func followOns(seed: Int) throws {
    let problem = linkedDiary(seed: UInt64(seed) + 700, meetings: 8)
    let links = FollowOns(problem)
    var annealing = Annealing(SlotGrid(problem), threads: 1, seed: UInt64(seed))
    let annealed = try annealing.run(
      DiaryState(SlotGrid(problem)), epochs: 3, temperatures: (from: 50, to: 1), limit: limit)
    let found = placements(annealed)
    // Of an unbooked predecessor the search does not ask what that makes of the window.
    guard let day = found[0]?.day else { return }
    let excess = try #require(links.excess(dayOf: { found[$0]?.day }), "seed \(seed)")
    #expect(diaryCost(settled(problem, day: day), found) == annealed.cost + excess, "seed \(seed)")
  }

  @Test("No two threads move meetings whose days depend on each other", arguments: cases(6))
  func followOnsOfThreads(seed: Int) throws {
    var problem = manyOfficers(seed: UInt64(seed))
    problem.dayNumbers = [0, 10]
    problem.timing = .init(late: 300, latePerDay: 3, marginDays: 2, earlyPerDay: 1, marginPerDay: 2)
    // Meetings of different officers, the later one on the second day when the first is on the first.
    for first in stride(from: 0, to: 20, by: 5) {
      problem.followOns.append(
        .init(
          predecessor: first, successor: first + 6, opens: [5, 12], closes: [14, 20], otherwise: 5...14))
      problem.meetings[first + 6].days = [.init(day: 1, cost: 4, isLate: false, isSchoolDay: false)]
    }
    let links = FollowOns(problem)
    for run in 0..<4 {
      var annealing = Annealing(SlotGrid(problem), threads: 2, seed: UInt64(seed * 3 + run))
      let nothing = DiaryState(SlotGrid(problem))
      let temperatures = (from: 40.0, to: 1.0)
      let annealed =
        run < 3
        ? try annealing.run(nothing, epochs: 6, temperatures: temperatures, limit: limit)
        : try annealing.improvedOneByOne(nothing, temperatures: temperatures, limit: limit) { _, _ in false }
      let found = placements(annealed)
      for link in problem.followOns {
        guard let before = found[link.predecessor]?.day, found[link.successor] != nil else { continue }
        #expect(before == 0, "seed \(seed): \(link.successor) is before its window")
      }
      #expect(
        links.excess(dayOf: { found[$0]?.day }) != nil, "seed \(seed)")
    }
  }

  @Test(
    "Officers annealed one by one keep every rule, never cost more and come out alike twice",
    arguments: cases(8)
  )
  func oneByOne(seed: Int) throws {
    let problem = manyOfficers(seed: UInt64(seed))
    let grid = SlotGrid(problem)
    var first = Annealing(grid, threads: 1, seed: UInt64(seed))
    let start = first.quick(rounds: 0)
    func run() throws -> DiaryState {
      var annealing = Annealing(grid, threads: 2, seed: UInt64(seed))
      return try annealing.improvedOneByOne(start, temperatures: (from: 40, to: 1), limit: limit) { _, _ in
        false
      }
    }
    let found = try run()
    #expect(diaryCost(problem, placements(found)) == found.cost, "seed \(seed)")
    #expect(found.cost <= start.cost, "seed \(seed)")
    #expect(placements(found) == placements(try run()), "seed \(seed)")
  }

  @Test("One by one ends when it is told that the diary is good enough")
  func oneByOneEnds() throws {
    let problem = manyOfficers(seed: 3)
    var annealing = Annealing(SlotGrid(problem), threads: 2, seed: 3)
    let start = annealing.quick(rounds: 0)
    var asked: [Int] = []
    let found = try annealing.improvedOneByOne(start, temperatures: (from: 40, to: 1), limit: limit) {
      cost, unbooked in
      asked.append(cost)
      #expect(unbooked == start.home.count { $0 < 0 })
      return true
    }
    #expect(asked == [start.cost] && found.cost == start.cost)
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
