// SPDX-License-Identifier: GPL-3.0-or-later

import Allocation
import RandomNumbers
import Testing

@testable import Benchmarking

@Suite("Generalised assignment as allocation")
struct GAPAllocationTests {
  /// A small instance, drawn so that some costs are negative and some jobs do not fit everywhere.
  private func drawn(_ seed: UInt64) -> GAPInstance {
    var random = SplitMix64(seed: seed)
    let (agents, jobs) = (random.integer(in: 1...3), random.integer(in: 1...5))
    func table(_ range: ClosedRange<Int>) -> [[Int]] {
      (0..<agents).map { _ in (0..<jobs).map { _ in random.integer(in: range) } }
    }
    return GAPInstance(
      name: "g", costs: table(-5...30), resources: table(0...12),
      capacities: (0..<agents).map { _ in random.integer(in: 6...25) })
  }

  /// The least cost over every complete assignment within the capacities, straight from the definition.
  private func optimum(_ gap: GAPInstance) -> Int? {
    var best: Int?
    func descend(_ job: Int, _ left: [Int], _ cost: Int) {
      guard job < gap.jobs else { return best = min(best ?? .max, cost) }
      for agent in 0..<gap.agents where gap.resources[agent][job] <= left[agent] {
        var rest = left
        rest[agent] -= gap.resources[agent][job]
        descend(job + 1, rest, cost + gap.costs[agent][job])
      }
    }
    descend(0, gap.capacities, 0)
    return best
  }

  @Test("Whoever places every job pays less than whoever leaves one out", arguments: 1...150)
  func unplacedNeverPays(seed: Int) throws {
    let gap = drawn(UInt64(seed))
    let best = optimum(gap)
    let fitsSomewhere = (0..<gap.jobs).allSatisfy { job in
      (0..<gap.agents).contains { gap.resources[$0][job] <= gap.capacities[$0] }
    }
    guard fitsSomewhere else {
      #expect(throws: GAPWithoutAnswer.self) { try AllocationInstance(gap) }
      return
    }
    var instance = try AllocationInstance(gap)
    instance.mustPlace = false
    var bestPlaced: Int?
    var worstPlaced: Int?
    var bestPartial = Int.max
    forEveryChoice(instance) { choice in
      let score = AllocationScore(instance, choice: choice)
      guard score.isFeasible else { return }
      if score.unplaced == 0 {
        bestPlaced = min(bestPlaced ?? .max, score.objective)
        worstPlaced = max(worstPlaced ?? .min, score.objective)
      } else {
        bestPartial = min(bestPartial, score.objective)
      }
    }
    #expect(bestPlaced == best, "seed \(seed)")
    if let worstPlaced { #expect(bestPartial > worstPlaced, "seed \(seed)") }
  }

  @Test("Option costs are not negative, and every agent who can take a job is an option of it")
  func options() throws {
    let gap = GAPInstance(
      name: "g", costs: [[-4, 9], [3, 8]], resources: [[5, 1], [6, 2]], capacities: [5, 6])
    let problem = try AllocationInstance(gap).problem
    #expect(problem.families.map { $0.options.map(\.cost) } == [[0, 7], [9, 8]])
    #expect(try AllocationInstance(gap).constant == -4)
    #expect(problem.officers.map(\.limit) == [5, 6])
    var narrow = gap
    narrow.capacities[0] = 4
    #expect(try AllocationInstance(narrow).problem.families[0].options.map(\.officer) == [1])
    narrow.capacities[1] = 5
    let fault = #expect(throws: GAPWithoutAnswer.self) { try AllocationInstance(narrow) }
    #expect(fault?.job == 1)
  }
}
