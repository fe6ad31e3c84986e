// SPDX-License-Identifier: GPL-3.0-or-later

import LinearOptimization
import Testing

@testable import Allocation

/// A small problem that is all about limits.
private func tightProblem(seed: UInt64) -> AllocationProblem {
  var random = TestRandom(seed: seed)
  let officers = 2 + random.below(3)
  let families = 3 + random.below(4)
  let free = ConvexPenalty(ends: [.max], rates: [0])
  return AllocationProblem(
    families: (0..<families).map { _ in
      .init(
        options: (0..<officers).map {
          .init(officer: $0, load: 1 + random.below(20), cost: random.below(60))
        },
        children: 1)
    },
    officers: (0..<officers).map { _ in
      .init(load: 0, penalty: free, limit: 10 + random.below(10 * families / officers + 20))
    }, unplacedCost: 1000)
}

@Suite("Problems that are all about limits")
struct PackingTests {
  @Test("A knapsack is worth what trying every set finds", arguments: 1...600)
  func knapsack(seed: Int) {
    var random = TestRandom(seed: UInt64(seed))
    let knapsack = KnapsackCore()
    // The same value twice: what is left of one list must not change the next.
    for _ in 0..<2 {
      let count = 1 + random.below(11)
      let capacity = random.below(60)
      knapsack.items = (0..<count).map { id in
        let weight = Int32(random.below(25))
        let profit = Int32(1 + random.below(50))
        return .init(id: Int32(id), weight: weight, profit: profit, density: Float(profit) / Float(weight))
      }.filter { $0.weight <= capacity }
      let items = knapsack.items
      var best = 0
      for set in 0..<(1 << items.count) {
        let taken = items.indices.filter { set >> $0 & 1 == 1 }.map { items[$0] }
        if taken.reduce(0, { $0 + Int($1.weight) }) <= capacity {
          best = max(best, taken.reduce(0) { $0 + Int($1.profit) })
        }
      }
      knapsack.solve(capacity: capacity)
      #expect(knapsack.value == best, "seed \(seed)")
      #expect(knapsack.relaxedValue >= Double(best) - 1e-9, "seed \(seed)")
      let chosen = items.filter { knapsack.chosen.contains($0.id) }
      #expect(chosen.reduce(0) { $0 + Int($1.profit) } == best, "seed \(seed)")
      #expect(chosen.reduce(0) { $0 + Int($1.weight) } <= capacity, "seed \(seed)")
    }
  }

  @Test(
    "The bound by prices on families never exceeds the optimum, and dives find answers", arguments: 1...400)
  func bound(seed: Int) throws {
    let problem = tightProblem(seed: UInt64(seed))
    let optimum = bruteForce(problem)
    let table = OptionTable(problem)
    let packing = try #require(PackingCase(table))
    let search = PackingSearch(
      packing.problem(
        families: Array(0..<table.families), officers: Array(0..<table.officers),
        state: AllocationState(table)),
      target: optimum + 40, aim: optimum + 20, prices: PriceBound(table).familyPrices, seed: UInt64(seed)
    ) { false }
    _ = search.ascend(iterations: 60)
    #expect(search.bound <= Double(optimum) + 1e-6, "seed \(seed)")
    search.dive(first: 20, later: 10, quota: 0.2, noise: 0.05)
    if !search.best.isEmpty {
      let choice = search.best.enumerated().map { family, officer in
        problem.families[family].options.firstIndex { $0.officer == Int(officer) }
      }
      #expect(objective(problem, choice) == search.bestCost, "seed \(seed)")
      #expect(search.bestCost >= optimum, "seed \(seed)")
    }
  }

  @Test("Answers keep every limit and are never below the bound", arguments: 1...40)
  func answers(seed: Int) throws {
    let problem = tightProblem(seed: UInt64(seed))
    let optimum = bruteForce(problem)
    let solution = try AllocationSolver(
      problem, options: AllocationOptions(timeLimit: 0.04, gap: 0, threads: 2, seed: 3), stop: StopSignal()
    ) { _, _ in }.solve()
    #expect(objective(problem, solution.choice) == solution.objective, "seed \(seed)")
    #expect(solution.bound <= Double(optimum) + 1e-9, "seed \(seed)")
    #expect(solution.objective >= optimum, "seed \(seed)")
  }

  @Test("The same seed and threads give the same answer")
  func deterministic() throws {
    var random = TestRandom(seed: 5)
    let free = ConvexPenalty(ends: [.max], rates: [0])
    let problem = AllocationProblem(
      families: (0..<60).map { _ in
        .init(
          options: (0..<6).map {
            .init(officer: $0, load: 5 + random.below(20), cost: 10 + random.below(40))
          },
          children: 1)
      },
      officers: (0..<6).map { _ in .init(load: 0, penalty: free, limit: 125) }, unplacedCost: 10_000)
    func solve() throws -> AllocationSolution {
      try AllocationSolver(
        problem, options: AllocationOptions(timeLimit: 600, gap: 0.01, threads: 2, seed: 3),
        stop: StopSignal()
      ) { _, _ in }.solve()
    }
    let first = try solve()
    let second = try solve()
    #expect(first.choice == second.choice)
    #expect(first.bound == second.bound)
  }
}
