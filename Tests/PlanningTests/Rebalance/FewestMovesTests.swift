// SPDX-License-Identifier: GPL-3.0-or-later

import Allocation
import Testing

@testable import Planning

@Suite("The fewest moves that reach a target")
struct FewestMovesTests {
  @Test("are those of all allocations together, and of these the cheapest", arguments: UInt64(1)...150)
  func bruteForce(seed: UInt64) throws {
    let small = SmallMoves(seed: seed)
    let percent = [60, 80, 95, 110, 140][Int(seed % 5)]
    let unit = [1, 1, 4][Int(seed % 3)]
    let ceilings = LoadCeilings(
      targetPercent: percent, capacity: small.capacity.map { $0 * unit }, unit: unit)
    func overload(_ load: [Int]) -> Int {
      zip(load, small.capacity).reduce(0) { $0 + max(0, $1.0 * unit - $1.1 * unit * percent / 100) }
    }
    let outcome = try FewestMoves(
      moves: small.moves, ceilings: ceilings, changePrice: 1, runs: SmallMoves.runs
    ).solve(share: 1)
    let all = small.all.map { ($0, rank: [$0.unplaced, overload($0.load), $0.moved, $0.cost + $0.change]) }
    let best = try #require(all.map(\.rank).min { $0.lexicographicallyPrecedes($1) })
    let answer = outcome.answer
    let found = [answer.unplaced, overload(answer.load), answer.childrenMoved, answer.objective]
    #expect(found == best, "seed \(seed)")
    let reaching = all.filter { $0.rank[1] == 0 && $0.rank[0] <= answer.unplaced }.map(\.0.moved).min()
    #expect(outcome.childrenBound <= reaching ?? .max, "seed \(seed)")
    #expect(best[1] > 0 || outcome.childrenBound == best[2], "seed \(seed): proved to the end")
    #expect(outcome.costBound <= best[3], "seed \(seed)")
    let counted = try #require(small.count(answer.choice))
    #expect(counted.cost == answer.cost && counted.change == answer.change, "seed \(seed)")
    #expect(counted.moved == answer.childrenMoved && counted.load == answer.load, "seed \(seed)")
  }

  @Test("A ceiling between two units of load is counted to the minute", arguments: [1, 2, 3, 4, 12])
  func ceiling(unit: Int) {
    let ceilings = LoadCeilings(targetPercent: 100, capacity: [50], unit: unit)
    let penalty = ceilings.penalty(officer: 0, rate: 7)
    for load in 0...60 {
      #expect(penalty.cost(ofLoad: load) == 7 * max(0, load * unit - 50), "load \(load)")
      #expect(ceilings.overload([load]) == max(0, load * unit - 50))
    }
  }
}
