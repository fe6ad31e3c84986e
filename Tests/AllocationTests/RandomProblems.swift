// SPDX-License-Identifier: GPL-3.0-or-later

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
