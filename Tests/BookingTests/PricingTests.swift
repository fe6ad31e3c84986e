// SPDX-License-Identifier: GPL-3.0-or-later

import LinearOptimization
import Testing

@testable import Booking

@Suite("Pricing and bounds")
struct PricingTests {
  /// What each meeting is worth, and prices of rooms, minute takers and trios now and then.
  private func prices(
    _ problem: BookingProblem, grid: SlotGrid, seed: Int
  ) -> (worth: [Double], resources: ResourcePrices) {
    var random = TestRandom(seed: UInt64(seed) &+ 77)
    let cells = problem.dayCount * grid.count
    var resources = ResourcePrices(problem)
    func some() -> [Double] { (0..<cells).map { _ in random.oneIn(3) ? Double(random.below(80)) : 0 } }
    let worth = problem.meetings.map { _ in Double(random.below(500)) }
    for venue in problem.venues.indices where random.oneIn(2) { resources.rooms[venue] = some() }
    if random.oneIn(2) { resources.takers = some() }
    if problem.meetings.count >= 3, random.oneIn(2) {
      var trios = MeetingTrios(meetings: problem.meetings.count)
      trios.add(MeetingTrio((0, 1, 2)))
      trios.add(MeetingTrio((problem.meetings.count - 1, 1, 0)))
      resources.trios = TrioPrices(trios, prices: trios.all.map { _ in Double(random.below(120)) })
    }
    return (worth, resources)
  }

  @Test(
    "For any duals and prices the bound of a block of all officers is not above the optimum",
    arguments: cases(25))
  func lagrangianBound(seed: Int) throws {
    let problem = smallDiary(seed: UInt64(seed))
    let grid = SlotGrid(problem)
    let optimum = Double(bruteForce(problem))
    for trial in 0..<10 {
      let (worth, resources) = prices(problem, grid: grid, seed: 10 * seed + trial)
      let block = wholeBlock(grid, prices: resources)
      var pricing = BlockPricing(grid)
      let priced = try #require(
        pricing.price(block, duals: worth, cellDuals: [:], wanted: 2) { false })
      #expect(priced.bound - resources.priceOfAll(grid) <= optimum + 1e-6, "seed \(seed), trial \(trial)")
    }
  }

  @Test("Officers who plan alone at common prices prove no more than the optimum", arguments: cases(25))
  func coordinatedBound(seed: Int) throws {
    let problem = smallDiary(seed: UInt64(seed), metric: seed % 2 == 0)
    let grid = SlotGrid(problem)
    let optimum = bruteForce(problem)
    var coordination = PriceCoordination(grid, homes: HomeOfficers(problem), threads: 1 + seed % 2)
    let limit = SearchLimit(seconds: 60, stop: StopSignal())
    try coordination.raise(rounds: 30, seeds: [], seeksTrios: seed % 3 > 0, limit: limit) { _ in }
    #expect(coordination.bound <= Double(optimum) + 1e-6, "seed \(seed)")
    let parts = try coordination.planAlone(limit: limit)
    #expect(coordination.bound <= Double(optimum) + 1e-6, "seed \(seed), alone")
    try coordination.prove(parts, limit: limit)
    #expect(coordination.bound <= Double(optimum) + 1e-6, "seed \(seed), proved")
  }

  @Test("A diary costs more than the bound by its days' slack and by what is left at a price")
  func slackOfDays() throws {
    let limit = SearchLimit(seconds: 60, stop: StopSignal())
    var compared = 0
    for seed in 1...120 {
      let problem = smallDiary(seed: UInt64(seed), meetings: 5)
      let grid = SlotGrid(problem)
      var coordination = PriceCoordination(grid, homes: HomeOfficers(problem), threads: 1 + seed % 2)
      try coordination.raise(rounds: 30, seeds: [], seeksTrios: seed % 3 > 0, limit: limit) { _ in }
      let days = try #require(try coordination.slack(limit: limit))
      for trial in 0..<3 {
        var annealing = Annealing(grid, threads: 1, seed: UInt64(10 * seed + trial))
        let diary = try annealing.run(
          DiaryState(grid), epochs: trial, temperatures: (from: 50, to: 1), limit: limit)
        // What is not booked costs more than any slack of days says.
        guard !diary.home.contains(where: { $0 < 0 }) else { continue }
        let prices = coordination.prices
        let paid = diary.orderedPatterns.reduce(0) { $0 + prices.price(of: $1, grid: grid) }
        let slack = days.slack(of: diary)
        #expect(slack.allSatisfy { $0 >= 0 })
        let explained = slack.reduce(0, +) + prices.priceOfAll(grid) - paid
        #expect(
          abs(Double(diary.cost) - coordination.bound - explained) < 1e-6 * Double(diary.cost),
          "seed \(seed), trial \(trial)")
        compared += 1
      }
    }
    #expect(compared > 20)
  }

  private func wholeBlock(_ grid: SlotGrid, prices: ResourcePrices) -> Block {
    Block(
      grid, officers: Array(grid.problem.officers.indices),
      entries: grid.problem.meetings.indices.map {
        .init(meeting: $0, offset: 0, dump: Double(grid.problem.unbookedCost))
      }, prices: prices)
  }

  @Test("The best pattern is the best of all patterns listed, and none listed is dearer than asked for")
  func searchAndEnumeration() {
    var compared = 0
    var withTrios = 0
    for seed in 1...60 {
      let problem = smallDiary(seed: UInt64(seed), meetings: 5)
      let grid = SlotGrid(problem)
      let (worth, resources) = prices(problem, grid: grid, seed: seed)
      var search = PatternSearch(grid)
      let enumeration = PatternEnumeration(grid)
      for officer in problem.officers.indices {
        for day in 0..<problem.dayCount {
          let candidates = dayCandidates(
            problem, grid, officer: officer, day: day, worth: worth, resources: resources)
          let outcome = search.search(
            officer: officer, day: day, candidates: candidates, trios: resources.trios, wanted: 3)
          let threshold = 150.0
          let all =
            enumeration.patterns(
              officer: officer, day: day, candidates: candidates,
              capacity: search.capacity(officer: officer, day: day), threshold: threshold, limit: 100_000)
            ?? []
          let values = all.map { pattern in
            pattern.stops.reduce(Double(pattern.cost)) { value, stop in
              let prices = resources.starts(of: stop.meeting, day: day, grid: grid)
              return value - worth[stop.meeting] + (prices.isEmpty ? 0 : prices[stop.slot])
            }
          }
          #expect(values.allSatisfy { $0 <= threshold + 1e-6 }, "seed \(seed)")
          // The list does not know of trios: what they cost comes on top.
          let dearer = zip(values, all).map { $0 + resources.trios.price(of: $1) }
          withTrios += zip(values, dearer).count { $0 < $1 && $0 < 0 }
          let best = min(0, dearer.min() ?? 0)
          #expect(abs(outcome.leastValue - best) < 1e-6, "seed \(seed), officer \(officer), day \(day)")
          if let first = outcome.patterns.first {
            #expect(abs(first.value - best) < 1e-6, "seed \(seed)")
            compared += 1
          }
        }
      }
    }
    #expect(compared > 50)
    #expect(withTrios > 20)
  }
}
