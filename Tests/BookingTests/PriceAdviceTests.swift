// SPDX-License-Identifier: GPL-3.0-or-later

import LinearOptimization
import Testing

@testable import Booking

@Suite("What prices advise of a diary with follow-ons")
struct PriceAdviceTests {
  private let limit = SearchLimit(seconds: 60, stop: StopSignal())

  /// All patterns of a free diary's officers' days that pricing meets at drawn worths.
  private func pool(_ problem: BookingProblem, _ fees: FollowOnFees, seed: Int) throws -> PatternPool {
    var random = TestRandom(seed: UInt64(seed) + 77)
    var free = problem
    free.followOns = []
    let grid = SlotGrid(free)
    var pool = PatternPool(grid, fees: fees)
    let pricing = OfficerPricing(grid, homes: HomeOfficers(free), fees: fees, threads: 1)
    for _ in 0..<6 {
      let prices = VolumeAscent.Prices(
        worth: problem.meetings.map { _ in Double(random.below(400)) },
        cells: Array(repeating: 0, count: pool.cellCount), days: Array(repeating: 0, count: fees.slotCount))
      let priced = try #require(try pricing.price(prices, pool, wanted: 12, limit: limit))
      _ = pool.add(priced.patterns)
    }
    return pool
  }

  private func nothing(_ problem: BookingProblem, _ pool: PatternPool, _ fees: FollowOnFees)
    -> VolumeAscent.Prices
  {
    .init(
      worth: problem.meetings.map { _ in 0 }, cells: Array(repeating: 0, count: pool.cellCount),
      days: Array(repeating: 0, count: fees.slotCount))
  }

  @Test("Where officers share nothing, steps apart never prove less than before", arguments: cases(20))
  func apartIsTogether(seed: Int) throws {
    var problem = linkedDiary(seed: UInt64(seed) + 40, meetings: 6)
    let only = problem.meetings[0].chairs[0].officer
    for meeting in problem.meetings.indices {
      problem.meetings[meeting].chairs.removeAll { $0.officer != only }
    }
    let fees = FollowOnFees(problem)
    let homes = HomeOfficers(problem)
    var pool = try pool(problem, fees, seed: seed)
    let apart = OfficerAscents(problem, homes: homes, fees: fees, threads: 1)
    if seed % 2 == 0 {
      // The first comes while there is none, the second when there is one.
      for trio in [(0, 1, 2), (5, 3, 1)] {
        #expect(pool.add([MeetingTrio(trio)]) == 1)
        try apart.add(pool)
      }
    }
    let pricing = OfficerPricing(SlotGrid(problem), homes: homes, fees: fees, threads: 1)
    let start = nothing(problem, pool, fees)
    func value(_ prices: VolumeAscent.Prices) -> Double {
      var ascent = pricing.ascent(pool, from: prices)
      ascent.stay(near: prices, reach: 0)
      ascent.run(pool.columns, steps: 0) { false }
      return ascent.value
    }
    var prices = start
    let counts = try apart.raise(
      &prices, near: start, reach: 1e4, pool.columns, pool.patternsByOfficer, steps: 300, counted: 50
    ) { false }
    #expect(value(prices) >= value(start) - 1e-2, "seed \(seed)")
    if pool.count > 0 { #expect(value(prices) > 0, "seed \(seed)") }
    // In a step an officer's day is one pattern at the most.
    for (patterns, counts) in zip(pool.patternsByOfficer, counts) {
      var ofDay: [Int32: Int32] = [:]
      for (pattern, count) in zip(patterns, counts) {
        ofDay[pool.columns.officerDays[pattern], default: 0] += count
      }
      #expect(ofDay.values.allSatisfy { $0 <= 50 }, "seed \(seed)")
    }
  }

  @Test("A dive books each meeting and each officer's day once, within the windows", arguments: cases(30))
  func divesKeepRules(seed: Int) throws {
    let problem = linkedDiary(seed: UInt64(seed) + 90, meetings: 6)
    let fees = FollowOnFees(problem)
    let pool = try pool(problem, fees, seed: seed)
    let links = FollowOns(problem)
    let homes = HomeOfficers(problem)
    var dive = PriceDive(
      pricing: OfficerPricing(SlotGrid(problem), homes: homes, fees: fees, threads: 1),
      apart: OfficerAscents(problem, homes: homes, fees: fees, threads: 1), pool: pool,
      followOns: links)
    // At such prices nearly every pattern pays.
    var prices = nothing(problem, pool, fees)
    prices.worth = problem.meetings.map { _ in 300 }
    let patterns = try dive.run(prices, limit: limit)
    #expect(pool.count == 0 || !patterns.isEmpty, "seed \(seed): none of \(pool.count) patterns")
    var diary = DiaryState(SlotGrid(problem))
    for pattern in patterns {
      #expect(diary.patterns[diary.key(officer: pattern.officer, day: pattern.day)] == nil, "seed \(seed)")
      #expect(pattern.stops.allSatisfy { diary.home[$0.meeting] < 0 }, "seed \(seed)")
      #expect(diary.isServed(pattern), "seed \(seed)")
      diary.add(pattern)
    }
    let found = BookingSolution(diary, bound: 0, prices: BookingPrices(problem)).placements
    // Of an unbooked predecessor a dive does not ask what that makes of the window.
    guard let day = found[0]?.day else { return }
    let excess = try #require(links.excess(dayOf: { found[$0]?.day }), "seed \(seed)")
    #expect(diaryCost(settled(problem, day: day), found) == diary.cost + excess, "seed \(seed)")
  }

  @Test("An ascent rises to the same prices on any number of threads", arguments: cases(10))
  func threads(seed: Int) throws {
    let problem = linkedDiary(seed: UInt64(seed) + 140, meetings: 6)
    let fees = FollowOnFees(problem)
    let pool = try pool(problem, fees, seed: seed)
    let start = nothing(problem, pool, fees)
    let found = (1...3).map { threads in
      let pricing = OfficerPricing(
        SlotGrid(problem), homes: HomeOfficers(problem), fees: fees, threads: threads)
      var ascent = pricing.ascent(pool, from: start)
      ascent.largestAlone = 0
      ascent.stay(near: start, reach: 1e4)
      ascent.run(pool.columns, steps: 100) { false }
      return ascent.prices
    }
    #expect(pool.count == 0 || found[0].worth.contains { $0 > 0 }, "seed \(seed)")
    for other in found.dropFirst() {
      #expect(other.worth == found[0].worth && other.days == found[0].days, "seed \(seed)")
      #expect(other.cells == found[0].cells, "seed \(seed)")
    }
  }

  @Test("Prices that are fixed stay what they are, others move", arguments: cases(10))
  func fixed(seed: Int) throws {
    let problem = linkedDiary(seed: UInt64(seed) + 140, meetings: 6)
    let fees = FollowOnFees(problem)
    let pool = try pool(problem, fees, seed: seed)
    var start = nothing(problem, pool, fees)
    for slot in start.days.indices where fees.isPriced[slot] { start.days[slot] = Double(slot % 5) }
    let isFixed = fees.isPriced.indices.map { fees.isPriced[$0] && $0 % 2 == seed % 2 }
    var prices = start
    try OfficerAscents(problem, homes: HomeOfficers(problem), fees: fees, threads: 1).raise(
      &prices, near: start, reach: 1e4, pool.columns, pool.patternsByOfficer, steps: 100, fixed: isFixed
    ) { false }
    #expect(isFixed.indices.allSatisfy { !isFixed[$0] || prices.days[$0] == start.days[$0] }, "seed \(seed)")
    #expect(pool.count == 0 || prices.worth != start.worth, "seed \(seed)")
  }

  @Test("A dive that knows no pattern finds them itself", arguments: cases(15))
  func divesFromNothing(seed: Int) throws {
    let problem = linkedDiary(seed: UInt64(seed) + 190, meetings: 6)
    let (grid, fees, homes) = (SlotGrid(problem), FollowOnFees(problem), HomeOfficers(problem))
    let pool = PatternPool(grid, fees: fees)
    var prices = nothing(problem, pool, fees)
    prices.worth = problem.meetings.map { _ in 300 }
    let pricing = OfficerPricing(grid, homes: homes, fees: fees, threads: 2)
    let everything = try #require(try pricing.price(prices, pool, wanted: 1, limit: limit))
    var dive = PriceDive(
      pricing: pricing, apart: OfficerAscents(problem, homes: homes, fees: fees, threads: 2), pool: pool,
      followOns: FollowOns(problem))
    let patterns = try dive.run(prices, limit: limit)
    #expect(patterns.isEmpty == everything.patterns.isEmpty, "seed \(seed)")
  }

  @Test("Days that are suggested lead to the best diary, and break no rule", arguments: cases(30))
  func suggestions(seed: Int) throws {
    let problem = smallDiary(seed: UInt64(seed) + 500, meetings: 4, metric: seed % 2 == 0)
    let grid = SlotGrid(problem)
    let options = BookingOptions(timeLimit: 60, threads: 1, seed: 1, gap: 0)
    let best = try BookingSolver(problem, options: options, stop: StopSignal()) { _, _ in }.solve()
    var annealing = Annealing(grid, threads: 1, seed: UInt64(seed))
    let days = SuggestedDays(best.patterns, DiaryState(grid))
    #expect(days.count == best.patterns.count, "seed \(seed)")
    annealing.suggest(days)
    let annealed = try annealing.run(
      DiaryState(grid), epochs: 3, temperatures: (from: 50, to: 1), limit: limit)
    let found = BookingSolution(annealed, bound: 0, prices: BookingPrices(problem)).placements
    #expect(diaryCost(problem, found) == annealed.cost, "seed \(seed)")
    #expect(annealed.cost == best.objective, "seed \(seed)")
  }

  @Test("Days that were never possible are no suggestion")
  func impossible() {
    let problem = smallDiary(seed: 3)
    let state = DiaryState(SlotGrid(problem))
    let officer = 1 - problem.meetings[0].chairs[0].officer
    var lonely = problem
    lonely.meetings[0].chairs = [problem.meetings[0].chairs[0]]
    let pattern = DayPattern(officer: officer, day: 0, stops: [.init(meeting: 0, slot: 0)], cost: 0)
    #expect(SuggestedDays([pattern], DiaryState(SlotGrid(lonely))).count == 0)
    #expect(SuggestedDays([], state).count == 0)
  }
}
