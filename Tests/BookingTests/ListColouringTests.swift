// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Booking

@Suite("Colours from lists")
struct ListColouringTests {
  @Test("are found when trying everything finds some, and are lawful", arguments: 1...300)
  func bruteForce(seed: Int) {
    var random = TestRandom(seed: UInt64(seed))
    let (count, colours) = (1 + random.below(6), 1 + random.below(4))
    var search = ListColouring(count: count, colours: colours)
    let lists = (0..<count).map { _ in (0..<colours).filter { _ in random.below(3) > 0 } }
    var apart: [(Int, Int)] = []
    for item in 0..<count {
      for colour in lists[item] { search.allow(item, colour) }
      for other in item + 1..<max(count, item + 1) where random.below(2) == 0 {
        apart.append((item, other))
        search.separate(item, other)
      }
    }
    func isPossible(_ chosen: [Int]) -> Bool {
      if chosen.count == count { return apart.allSatisfy { chosen[$0] != chosen[$1] } }
      return lists[chosen.count].contains { isPossible(chosen + [$0]) }
    }
    let found = search.solve(steps: 100_000)
    #expect((found != nil) == isPossible([]), "seed \(seed)")
    guard let found else { return }
    #expect(zip(found, lists).allSatisfy { $1.contains($0) }, "seed \(seed)")
    #expect(apart.allSatisfy { found[$0] != found[$1] }, "seed \(seed)")
  }

  @Test("are found at once where those with one colour come last")
  func narrowListsLast() {
    // Ten that may have any colour, then ten with one each: in their order, billions of choices would be undone.
    var search = ListColouring(count: 20, colours: 20)
    for item in 0..<20 {
      if item < 10 {
        for colour in 0..<20 { search.allow(item, colour) }
      } else {
        search.allow(item, item - 10)
      }
      for other in 0..<item { search.separate(other, item) }
    }
    #expect(search.solve(steps: 20) != nil)
  }

  @Test("are given up after so many steps")
  func effort() {
    // Eleven pigeons for ten holes that differ, as an item besides tells.
    var search = ListColouring(count: 21, colours: 10)
    for item in 0..<11 {
      for colour in 0..<10 { search.allow(item, colour) }
      for other in 0..<item { search.separate(other, item) }
    }
    for item in 11..<21 { search.allow(item, item - 11) }
    #expect(search.solve(steps: 50) == nil)
  }
}
