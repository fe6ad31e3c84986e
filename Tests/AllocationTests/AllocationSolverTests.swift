// SPDX-License-Identifier: GPL-3.0-or-later

import LinearOptimization
import Testing

@testable import Allocation

@Suite("Allocation against brute force")
struct AllocationSolverTests {
  private func solve(_ problem: AllocationProblem) throws -> AllocationSolution {
    try AllocationSolver(problem, options: AllocationOptions(timeLimit: 60, gap: 0), stop: StopSignal()) {
      _, _ in
    }.solve()
  }

  /// Hundreds at a time: a test case of its own for each would take longer than the case.
  @Test("Small problems are solved to the optimum, with a bound that meets it", arguments: 0..<10)
  func smallProblems(hundreds: Int) throws {
    for seed in (200 * hundreds + 1)...(200 * hundreds + 200) {
      let problem = randomProblem(seed: UInt64(seed))
      let solution = try solve(problem)
      let brute = BruteForce(problem)
      let optimum = try #require(brute.optimum())
      #expect(solution.objective == optimum, "seed \(seed)")
      #expect(brute.objective(solution.choice) == solution.objective, "seed \(seed)")
      #expect(solution.bound <= Double(optimum) + 1e-9, "seed \(seed)")
      #expect(solution.bound >= Double(optimum) - 1, "seed \(seed)")
    }
  }

  @Test("The price bound never exceeds the optimum", arguments: 0..<4)
  func priceBound(fifties: Int) throws {
    for seed in (50 * fifties + 1)...(50 * fifties + 50) {
      let problem = randomProblem(seed: UInt64(seed))
      let brute = BruteForce(problem)
      let optimum = try #require(brute.optimum())
      var prices = PriceBound(problem)
      prices.raise(target: optimum + 50, iterations: 200) { false }
      #expect(prices.bound <= Double(optimum) + 1e-6, "seed \(seed)")
      // An answer with a given option costs at least the bound and the option's reduced cost.
      for family in problem.families.indices {
        for (option, reduced) in prices.reducedCosts(of: family).enumerated() {
          guard let best = brute.optimum(forcing: (family, option)) else { continue }
          #expect(prices.bound + reduced <= Double(best) + 1e-6, "seed \(seed), family \(family)")
        }
      }
    }
  }

  @Test("Extras are exactly what the objective changes by", arguments: 1...200)
  func alternatives(seed: Int) throws {
    let problem = randomProblem(seed: UInt64(seed))
    let solution = try solve(problem)
    let standing = AllocationStanding(problem, solution: solution)
    for family in problem.families.indices where solution.choice[family] != nil {
      for alternative in standing.alternatives(family: family) {
        var moved = solution.choice
        moved[family] = alternative.option
        #expect(objective(problem, moved) == solution.objective + alternative.extra, "seed \(seed)")
        #expect(alternative.extra >= 0, "seed \(seed): the optimum has no better neighbour")
      }
      var without = solution.choice
      without[family] = nil
      #expect(
        objective(problem, without) == solution.objective - standing.cost(family: family)
          + problem.unplacedCost,
        "seed \(seed)")
    }
  }

  @Test("A search that is stopped before it starts still answers, and proves only what it knows")
  func stopped() throws {
    let stop = StopSignal()
    stop.raise()
    for seed in 1...50 {
      let problem = randomProblem(seed: UInt64(seed))
      let solution = try AllocationSolver(
        problem, options: AllocationOptions(timeLimit: 60, gap: 0), stop: stop
      ) { _, _ in }.solve()
      #expect(objective(problem, solution.choice) == solution.objective, "seed \(seed)")
      #expect(solution.bound <= Double(bruteForce(problem)), "seed \(seed)")
    }
  }

  @Test("A problem without families costs nothing")
  func empty() throws {
    let problem = AllocationProblem(
      families: [], officers: [.init(load: 5, penalty: ConvexPenalty(ends: [.max], rates: [1]))],
      unplacedCost: 10)
    let solution = try AllocationSolver(
      problem, options: AllocationOptions(timeLimit: 1, gap: 0), stop: StopSignal()
    ) { _, _ in }.solve()
    #expect(solution.objective == 0)
    #expect(solution.bound == 0)
  }

  @Test("Officers in another order change the objective of no problem", arguments: 1...60)
  func permuted(seed: Int) throws {
    let problem = randomProblem(seed: UInt64(seed))
    var mirrored = problem
    let last = problem.officers.count - 1
    mirrored.officers.reverse()
    for family in problem.families.indices {
      mirrored.families[family].options = problem.families[family].options.reversed().map {
        .init(
          officer: last - $0.officer, load: $0.load, cost: $0.cost,
          second: $0.second.map { .init(officer: last - $0.officer, load: $0.load, children: $0.children) })
      }
    }
    #expect(try solve(problem).objective == solve(mirrored).objective, "seed \(seed)")
  }
}
