// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Planning

@Suite("The curve between children moved and cost")
struct TradeOffTests {
  /// The least cost for each number of children moved or fewer, of the allocations that place the most families.
  private func truth(_ small: SmallMoves) -> (all: [SmallMoves.Counted], unplaced: Int) {
    let all = small.all
    let unplaced = all.map(\.unplaced).min() ?? 0
    return (all.filter { $0.unplaced == unplaced }, unplaced)
  }

  private func leastCost(_ all: [SmallMoves.Counted], moving children: Int) -> Int? {
    all.filter { $0.moved <= children }.map(\.cost).min()
  }

  @Test(
    "has every point that is cheapest at some price, and none below the truth", arguments: UInt64(1)...120)
  func curve(seed: UInt64) throws {
    let small = SmallMoves(seed: seed)
    let (all, unplaced) = truth(small)
    var search = TradeOffSearch(small.moves, runs: SmallMoves.runs, known: [])
    try search.search { _ in }
    let points = search.front.answers
    #expect(search.front.unplaced == unplaced, "seed \(seed)")
    for (point, next) in zip(points, points.dropFirst()) {
      #expect(point.childrenMoved < next.childrenMoved && point.cost > next.cost, "seed \(seed)")
    }
    for point in points {
      let least = try #require(leastCost(all, moving: point.childrenMoved))
      #expect(least <= point.cost, "seed \(seed)")
    }
    for supported in supportedPoints(all) {
      #expect(
        points.contains { $0.childrenMoved == supported.moved && $0.cost == supported.cost },
        "seed \(seed): \(supported)")
    }
  }

  @Test("is proved from below for every number of children", arguments: UInt64(1)...120)
  func bounds(seed: UInt64) throws {
    let small = SmallMoves(seed: seed)
    var search = TradeOffSearch(small.moves, runs: SmallMoves.runs, known: [])
    try search.search { _ in }
    let everything = small.all
    for children in 0...small.moves.movableChildren {
      let bound = search.lines.cost(moving: children)
      if let least = leastCost(everything, moving: children) {
        #expect(bound <= least, "seed \(seed), \(children) children")
      }
    }
    for point in search.front.hull.dropFirst() {
      #expect(search.lines.cost(moving: point.childrenMoved) == point.cost, "seed \(seed)")
    }
  }

  @Test(
    "A number of children at most is kept to, and costs no more than the curve", arguments: UInt64(1)...60)
  func budget(seed: UInt64) throws {
    let small = SmallMoves(seed: seed)
    let (all, _) = truth(small)
    let forced = try #require(all.map(\.moved).min())
    let budget = forced + Int(seed % 4)
    let ceilings = LoadCeilings(targetPercent: 100, capacity: small.capacity, unit: 1)
    let outcome = try Rebalancing(
      moves: small.moves, ceilings: ceilings, budget: budget, runs: SmallMoves.runs
    ).solve { _ in }
    #expect(outcome.answer.childrenMoved <= budget, "seed \(seed)")
    let least = try #require(leastCost(all, moving: budget))
    #expect(outcome.answer.cost >= least, "seed \(seed)")
    let supported = supportedPoints(all).filter { $0.moved <= budget }.map(\.cost).min()
    #expect(outcome.answer.cost <= supported ?? .max, "seed \(seed)")
    #expect(outcome.objectiveBound <= outcome.answer.objective, "seed \(seed)")
    #expect(outcome.points.count { $0 == outcome.answer } == 1, "seed \(seed)")
  }

  @Test("Fewer children moved than are forced to cannot be had: the fewest are taken")
  func tooSmallABudget() throws {
    for seed in UInt64(1)...30 {
      let small = SmallMoves(seed: seed)
      let (all, _) = truth(small)
      let forced = try #require(all.map(\.moved).min())
      guard forced > 0 else { continue }
      let ceilings = LoadCeilings(targetPercent: 100, capacity: small.capacity, unit: 1)
      let outcome = try Rebalancing(
        moves: small.moves, ceilings: ceilings, budget: forced - 1, runs: SmallMoves.runs
      ).solve { _ in }
      #expect(outcome.answer.childrenMoved == forced, "seed \(seed)")
    }
  }

  @Test("A curve that is too long keeps its ends and the chosen point")
  func thinning() throws {
    var front = TradeOffFront()
    func answer(_ children: Int, _ cost: Int) -> MoveAnswer {
      MoveAnswer(
        choice: [], load: [], unplaced: 0, childrenMoved: children, familiesMoved: children, cost: cost,
        change: 0)
    }
    for children in 0..<100 { front.add(answer(children, (100 - children) * (100 - children))) }
    let chosen = answer(37, 9000)
    let points = front.points(atMost: 24, chosen: chosen)
    #expect(points.count == 24)
    #expect(points.first?.childrenMoved == 0 && points.last?.childrenMoved == 99)
    #expect(points.filter { $0.childrenMoved == 37 } == [chosen])
    for (point, next) in zip(points, points.dropFirst()) { #expect(point.childrenMoved < next.childrenMoved) }
  }

  /// The points that are cheapest at some price: below every line between two others.
  private func supportedPoints(_ all: [SmallMoves.Counted]) -> [(moved: Int, cost: Int)] {
    let counts = Set(all.map(\.moved)).sorted()
    var front: [(moved: Int, cost: Int)] = []
    for moved in counts {
      guard let cost = leastCost(all, moving: moved), cost < front.last?.cost ?? .max else { continue }
      front.append((moved, cost))
    }
    return front.filter { point in
      !front.contains { left in
        front.contains { right in
          left.moved < point.moved && point.moved < right.moved
            && (point.cost - left.cost) * (right.moved - left.moved)
              >= (right.cost - left.cost) * (point.moved - left.moved)
        }
      }
    }
  }
}
