// SPDX-License-Identifier: GPL-3.0-or-later

import LinearOptimization
import Testing

@testable import Allocation

@Suite("Levelling what costs the same")
struct LevellingTests {
  /// Officers who are alike to most families, below and above what load costs.
  private func evenProblem(seed: UInt64) -> AllocationProblem {
    var random = TestRandom(seed: seed)
    let officers = 2 + random.below(4)
    let families = 3 + random.below(12)
    var problem = AllocationProblem(families: [], officers: [], unplacedCost: 5000)
    problem.officers = (0..<officers).map { _ in
      let free = 60 + random.below(80)
      return .init(
        load: random.below(50), penalty: ConvexPenalty(ends: [free, .max], rates: [0, 1 + random.below(3)]),
        room: random.oneIn(4) ? 2 + random.below(8) : nil,
        limit: random.oneIn(4) ? 80 + random.below(80) : nil,
        capacity: random.oneIn(6) ? 0 : 50 + random.below(100))
    }
    problem.families = (0..<families).map { _ in
      let load = 5 + random.below(20)
      let cost = random.below(30)
      var options = (0..<officers).map { officer in
        AllocationProblem.Option(
          officer: officer, load: random.oneIn(4) ? 5 + random.below(20) : load,
          cost: random.oneIn(4) ? random.below(30) : cost)
      }
      if random.oneIn(4) {
        options.append(
          .init(officer: 0, load: 5, cost: cost, second: .init(officer: 1, load: 5, children: 1)))
        options.sort { ($0.officer, $0.second?.officer ?? -1) < ($1.officer, $1.second?.officer ?? -1) }
      }
      return .init(options: options, children: 1 + random.below(3))
    }
    if random.oneIn(2) { problem.apart = [(0, 1)] }
    return problem
  }

  /// The sum over officers with a capacity of load^2 / capacity, as a fraction over the product of the capacities.
  private func measure(_ problem: AllocationProblem, _ choice: [Int?]) -> Int128 {
    var load = problem.officers.map(\.load)
    for (family, option) in choice.enumerated() {
      guard let option else { continue }
      let chosen = problem.families[family].options[option]
      load[chosen.officer] += chosen.load
      if let second = chosen.second { load[second.officer] += second.load }
    }
    let known = problem.officers.indices.filter { problem.officers[$0].capacity > 0 }
    let all = known.reduce(Int128(1)) { $0 * Int128(problem.officers[$1].capacity) }
    return known.reduce(Int128(0)) { sum, officer in
      sum + Int128(load[officer] * load[officer]) * (all / Int128(problem.officers[officer].capacity))
    }
  }

  @Test(
    "The objective stays, the measure never rises, and in the end no free move of a family lowers it",
    arguments: 0..<8)
  func property(fifties: Int) throws {
    var levelled = 0
    for seed in (50 * fifties + 1)...(50 * fifties + 50) {
      let problem = evenProblem(seed: UInt64(seed))
      var state = AllocationState(problem)
      LocalSearch { false }.construct(&state)
      let before = state.solutionChoice
      let after = problem.levelled(before) { false }
      let brute = BruteForce(problem)
      let objective = try #require(brute.objective(before), "seed \(seed)")
      #expect(brute.objective(after) == objective, "seed \(seed)")
      let measured = measure(problem, after)
      #expect(measured <= measure(problem, before), "seed \(seed)")
      if measured < measure(problem, before) { levelled += 1 }
      for family in problem.families.indices {
        guard let present = after[family], problem.families[family].options[present].second == nil else {
          #expect(after[family] == before[family], "seed \(seed): what is split or not placed stays")
          continue
        }
        let here = problem.families[family].options[present].officer
        for (option, other) in problem.families[family].options.enumerated()
        where other.second == nil && problem.officers[other.officer].capacity > 0
          && problem.officers[here].capacity > 0
        {
          var moved = after
          moved[family] = option
          #expect(
            brute.objective(moved) != objective || measure(problem, moved) >= measured,
            "seed \(seed), family \(family)")
        }
      }
    }
    #expect(levelled > 10)
  }

  @Test("Two officers who are alike share the families, and one with more capacity has more of them")
  func alike() throws {
    func solve(_ capacities: [Int]) throws -> [Int] {
      let penalty = ConvexPenalty(ends: [1000, .max], rates: [0, 1])
      let problem = AllocationProblem(
        families: (0..<12).map { _ in
          .init(options: capacities.indices.map { .init(officer: $0, load: 10, cost: 3) }, children: 1)
        },
        officers: capacities.map { .init(load: 0, penalty: penalty, capacity: $0) }, unplacedCost: 1000)
      let solution = try AllocationSolver(
        problem, options: AllocationOptions(timeLimit: 60, gap: 0), stop: StopSignal()
      ) { _, _ in }.solve()
      #expect(solution.objective == 36)
      return capacities.indices.map { officer in solution.choice.count { $0 == officer } }
    }
    #expect(try solve([100, 100]) == [6, 6])
    #expect(try solve([100, 200]) == [4, 8])
    #expect(try solve([100, 100, 100]) == [4, 4, 4])
    // Whose capacity is not known is left alone.
    #expect(try solve([0, 0]) == [12, 0])
  }

  @Test("Families that move alone cannot level are exchanged")
  func exchange() {
    let penalty = ConvexPenalty(ends: [1000, .max], rates: [0, 1])
    // Each officer has room for one more child than it has: nobody can simply move.
    let problem = AllocationProblem(
      families: [40, 30, 10, 5].map { load in
        .init(options: (0..<2).map { .init(officer: $0, load: load, cost: 0) }, children: 1)
      },
      officers: (0..<2).map { _ in .init(load: 0, penalty: penalty, room: 2, capacity: 100) },
      unplacedCost: 1000)
    let levelled = problem.levelled([0, 0, 1, 1]) { false }
    let loads = (0..<2).map { officer in
      zip([40, 30, 10, 5], levelled).reduce(0) { $0 + ($1.1 == officer ? $1.0 : 0) }
    }
    #expect(loads.sorted() == [40, 45])
  }

  @Test("Who stops the levelling gets the answer as it is")
  func stopped() {
    let problem = evenProblem(seed: 3)
    var state = AllocationState(problem)
    LocalSearch { false }.construct(&state)
    #expect(problem.levelled(state.solutionChoice) { true } == state.solutionChoice)
  }
}
