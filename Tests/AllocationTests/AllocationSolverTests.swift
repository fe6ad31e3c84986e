// SPDX-License-Identifier: GPL-3.0-or-later

import LinearOptimization
import Testing

@testable import Allocation

/// A small seeded generator for property tests.
struct TestRandom {
  private var state: UInt64
  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  mutating func below(_ bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(bound))
  }

  mutating func oneIn(_ count: Int) -> Bool { below(count) == 0 }
}

/// A small problem with everything that problems have: bands, rooms, families apart, missing options.
func randomProblem(seed: UInt64) -> AllocationProblem {
  var random = TestRandom(seed: seed)
  let officerCount = 1 + random.below(4)
  let familyCount = 1 + random.below(5)
  let officers = (0..<officerCount).map { _ in
    let first = 20 + random.below(60)
    let second = first + random.below(50)
    return AllocationProblem.Officer(
      load: random.below(80),
      penalty: ConvexPenalty(ends: [first, second, .max], rates: [random.below(2), 2, 2 + random.below(6)]),
      room: random.oneIn(4) ? random.below(6) : nil,
      limit: random.oneIn(4) ? 40 + random.below(120) : nil)
  }
  let families = (0..<familyCount).map { _ in
    var options: [AllocationProblem.Option] = []
    for officer in 0..<officerCount where !random.oneIn(5) {
      options.append(.init(officer: officer, load: 5 + random.below(40), cost: random.below(60)))
    }
    if options.isEmpty { options = [.init(officer: 0, load: 10, cost: 5)] }
    let children = 1 + random.below(3)
    if children > 1, officerCount > 1, familyCount < 5, random.oneIn(2) {
      for officer in 0..<officerCount where !random.oneIn(3) {
        for other in 0..<officerCount
        where other != officer && options.count < 6 && !random.oneIn(3) {
          options.append(
            .init(
              officer: officer, load: 3 + random.below(20), cost: 5 + random.below(60),
              second: .init(officer: other, load: 3 + random.below(20), children: 1)))
        }
      }
    }
    return AllocationProblem.Family(options: options, children: children)
  }
  var apart: [(Int, Int)] = []
  if familyCount > 1, random.oneIn(2) {
    let left = random.below(familyCount - 1)
    apart.append((left, left + 1))
  }
  return AllocationProblem(families: families, officers: officers, apart: apart, unplacedCost: 5000)
}

/// The objective of a choice by definition, or nil when a rule forbids it.
func objective(_ problem: AllocationProblem, _ choice: [Int?]) -> Int? {
  var total = 0
  var load = problem.officers.map(\.load)
  var children = problem.officers.map { _ in 0 }
  for (family, option) in choice.enumerated() {
    guard let option else {
      total += problem.unplacedCost
      continue
    }
    let chosen = problem.families[family].options[option]
    total += chosen.cost
    load[chosen.officer] += chosen.load
    children[chosen.officer] += problem.families[family].children - (chosen.second?.children ?? 0)
    if let second = chosen.second {
      load[second.officer] += second.load
      children[second.officer] += second.children
    }
  }
  for (left, right) in problem.apart {
    if let mine = choice[left], let theirs = choice[right] {
      func officers(_ option: AllocationProblem.Option) -> Set<Int> {
        Set([option.officer] + (option.second.map { [$0.officer] } ?? []))
      }
      let shared = officers(problem.families[left].options[mine])
        .intersection(officers(problem.families[right].options[theirs]))
      if !shared.isEmpty { return nil }
    }
  }
  for (index, officer) in problem.officers.enumerated() {
    if let room = officer.room, children[index] > room { return nil }
    if let limit = officer.limit, load[index] > max(limit, officer.load) { return nil }
    // Minute by minute, as slow and as plain as can be.
    for minute in officer.load..<max(officer.load, load[index]) {
      let band = officer.penalty.ends.firstIndex { minute < $0 } ?? 0
      total += officer.penalty.rates[band]
    }
  }
  return total
}

/// The least objective over every choice.
func bruteForce(_ problem: AllocationProblem) -> Int {
  var best = Int.max
  func descend(_ choice: [Int?]) {
    if choice.count == problem.families.count {
      if let value = objective(problem, choice) { best = min(best, value) }
      return
    }
    descend(choice + [nil])
    for option in problem.families[choice.count].options.indices { descend(choice + [option]) }
  }
  descend([])
  return best
}

@Suite("Allocation against brute force")
struct AllocationSolverTests {
  @Test("Small problems are solved to the optimum, with a bound that meets it", arguments: 1...2000)
  func smallProblems(seed: Int) throws {
    let problem = randomProblem(seed: UInt64(seed))
    let solution = try AllocationSolver(
      problem, options: AllocationOptions(timeLimit: 60, gap: 0), stop: StopSignal()
    ) { _, _ in }.solve()
    let optimum = bruteForce(problem)
    #expect(solution.objective == optimum, "seed \(seed)")
    #expect(objective(problem, solution.choice) == solution.objective, "seed \(seed)")
    #expect(solution.bound <= Double(optimum) + 1e-9, "seed \(seed)")
    #expect(solution.bound >= Double(optimum) - 1, "seed \(seed)")
  }

  @Test("The price bound never exceeds the optimum", arguments: 1...200)
  func priceBound(seed: Int) {
    let problem = randomProblem(seed: UInt64(seed))
    let optimum = bruteForce(problem)
    var prices = PriceBound(problem)
    prices.raise(target: optimum + 50, iterations: 200) { false }
    #expect(prices.bound <= Double(optimum) + 1e-6, "seed \(seed)")
    // An answer with a given option costs at least the bound and the option's reduced cost.
    for family in problem.families.indices {
      for (option, reduced) in prices.reducedCosts(of: family).enumerated() {
        var forced = problem
        forced.families[family].options = [problem.families[family].options[option]]
        forced.unplacedCost = problem.unplacedCost
        var best = Int.max
        func descend(_ choice: [Int?]) {
          if choice.count == forced.families.count {
            if let value = objective(forced, choice) { best = min(best, value) }
            return
          }
          if choice.count != family { descend(choice + [nil]) }
          for index in forced.families[choice.count].options.indices { descend(choice + [index]) }
        }
        descend([])
        if best != .max {
          #expect(prices.bound + reduced <= Double(best) + 1e-6, "seed \(seed), family \(family)")
        }
      }
    }
  }

  @Test("Extras are exactly what the objective changes by", arguments: 1...200)
  func alternatives(seed: Int) throws {
    let problem = randomProblem(seed: UInt64(seed))
    let solution = try AllocationSolver(
      problem, options: AllocationOptions(timeLimit: 60, gap: 0), stop: StopSignal()
    ) { _, _ in }.solve()
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
    func solve(_ problem: AllocationProblem) throws -> Int {
      try AllocationSolver(problem, options: AllocationOptions(timeLimit: 60, gap: 0), stop: StopSignal()) {
        _, _ in
      }.solve().objective
    }
    #expect(try solve(problem) == solve(mirrored), "seed \(seed)")
  }
}
