// SPDX-License-Identifier: GPL-3.0-or-later

import LinearOptimization
import Testing

@testable import Booking

@Suite("A diary close to its bound is settled")
struct DiaryProofTests {
  @Test("Any diary becomes the best of all orders and starts, or its bound stays below it; most are settled")
  func bruteForced() throws {
    var settled = 0
    var improved = 0
    for seed in 1...60 {
      let problem = smallDiary(seed: UInt64(seed), metric: seed % 2 == 0)
      let grid = SlotGrid(problem)
      let optimum = Double(bruteForce(problem))
      let limit = SearchLimit(seconds: 60, stop: StopSignal())
      var coordination = PriceCoordination(grid, homes: HomeOfficers(problem), threads: 1)
      try coordination.raise(rounds: 30, seeds: [], seeksTrios: seed % 3 > 0, limit: limit) { _ in }
      let options = BookingOptions(timeLimit: 60, threads: 1, seed: 1, gap: 0)
      var annealing = Annealing(grid, threads: 1, seed: UInt64(seed))
      // Every third begins with nothing booked.
      let start = DiaryState(grid)
      var run = BookingRun(
        best: seed % 3 == 0 ? start : annealing.filled(start), prices: BookingPrices(problem),
        options: options,
        limit: limit
      ) { _, _ in }
      run.take(bound: coordination.bound)
      let before = run.best.cost
      try DiaryProof(grid: grid, prices: coordination.prices, worth: coordination.worth).settle(&run)
      #expect(run.bound <= optimum + 1e-6, "seed \(seed)")
      #expect(Double(run.best.cost) >= optimum, "seed \(seed)")
      #expect(run.best.cost <= before, "seed \(seed)")
      if run.best.cost < before { improved += 1 }
      if run.proved >= Double(run.best.cost) { settled += 1 }
    }
    #expect(settled > 40)
    #expect(improved > 20)
  }
}
