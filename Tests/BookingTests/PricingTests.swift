// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Booking

@Suite("Pricing and bounds")
struct PricingTests {
  /// Random duals, rooms and minute takers priced now and then.
  private func duals(_ problem: BookingProblem, grid: SlotGrid, seed: Int) -> Duals {
    var random = TestRandom(seed: UInt64(seed) &+ 77)
    let cells = problem.dayCount * grid.count
    func prices() -> [Double] {
      (0..<cells).map { _ in random.oneIn(3) ? Double(random.below(80)) : 0 }
    }
    return Duals(
      meeting: problem.meetings.map { _ in Double(random.below(500)) },
      rooms: problem.venues.map { _ in random.oneIn(2) ? prices() : [] },
      takers: random.oneIn(2) ? prices() : [])
  }

  @Test("For any duals the bound is not above the optimum", arguments: cases(25))
  func lagrangianBound(seed: Int) throws {
    let problem = smallDiary(seed: UInt64(seed))
    let grid = SlotGrid(problem)
    let optimum = Double(bruteForce(problem))
    for trial in 0..<10 {
      let pricing = Pricing(grid, threads: 1 + trial % 2)
      let priced = try #require(
        pricing.price(duals(problem, grid: grid, seed: 10 * seed + trial), wanted: 2) { false })
      #expect(priced.bound <= optimum + 1e-6, "seed \(seed), trial \(trial)")
    }
    var search = NeighbourhoodSearch(grid, seed: 1)
    search.construct { false }
    let ascent = DualAscent(grid: grid, pricing: Pricing(grid, threads: 1))
    let raised = ascent.run(
      from: ascent.start(search.best), target: search.best.cost, steps: 40, shouldStop: { false }
    ) { _ in }
    #expect(raised.bound <= optimum + 1e-6, "seed \(seed)")
  }

  @Test("The best pattern is the best of all patterns listed, and none listed is dearer than asked for")
  func searchAndEnumeration() {
    var compared = 0
    for seed in 1...60 {
      let problem = smallDiary(seed: UInt64(seed), meetings: 5)
      let grid = SlotGrid(problem)
      let duals = duals(problem, grid: grid, seed: seed)
      var search = PatternSearch(grid)
      let enumeration = PatternEnumeration(grid)
      for officer in problem.officers.indices {
        for day in 0..<problem.dayCount {
          var candidates: [DayCandidate] = []
          for (meeting, needs) in problem.meetings.enumerated() {
            guard let chair = needs.chairs.first(where: { $0.officer == officer }),
              let option = needs.days.first(where: { $0.day == day })
            else { continue }
            let costs = grid.startCosts(meeting: meeting, officer: officer, option: option)
            guard costs.contains(where: { $0 != .max }) else { continue }
            candidates.append(
              DayCandidate(
                meeting: meeting, fixedCost: chair.cost + option.cost, worth: duals.meeting[meeting],
                startCosts: costs, resourcePrices: duals.resourcePrices(meeting, day: day, grid: grid)))
          }
          let outcome = search.search(officer: officer, day: day, candidates: candidates, wanted: 3)
          let threshold = 150.0
          let all =
            enumeration.patterns(
              officer: officer, day: day, candidates: candidates,
              capacity: search.capacity(officer: officer, day: day), threshold: threshold, limit: 100_000)
            ?? []
          let values = all.map { pattern in
            pattern.stops.reduce(Double(pattern.cost)) { value, stop in
              let prices = duals.resourcePrices(stop.meeting, day: day, grid: grid)
              return value - duals.meeting[stop.meeting] + (prices.isEmpty ? 0 : prices[stop.slot])
            }
          }
          #expect(values.allSatisfy { $0 <= threshold + 1e-6 }, "seed \(seed)")
          let best = min(0, values.min() ?? 0)
          #expect(abs(outcome.leastValue - best) < 1e-6, "seed \(seed), officer \(officer), day \(day)")
          if let first = outcome.patterns.first {
            #expect(abs(first.value - best) < 1e-6, "seed \(seed)")
            compared += 1
          }
        }
      }
    }
    #expect(compared > 50)
  }
}
