// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Booking

@Suite("Days with hundreds of candidates")
struct BusyDayTests {
  @Test("The best day among hundreds of candidates is the best of all pairs")
  func bestPair() {
    var compared = 0
    for seed in 1...40 where compared < 2 {
      var problem = smallDiary(seed: UInt64(seed), meetings: 320)
      // What is best of all on a day of two meetings is best of some two.
      problem.meetingsPerDay = 2
      let grid = SlotGrid(problem)
      var random = TestRandom(seed: UInt64(seed))
      let worth = problem.meetings.map { _ in Double(300 + random.below(200)) }
      let candidates = dayCandidates(
        problem, grid, officer: 0, day: 0, worth: worth, resources: ResourcePrices(problem)
      ).filter { $0.profit > 0 }
      guard candidates.count > 128 else { continue }
      compared += 1
      var search = PatternSearch(grid)
      var best = 0.0
      for first in candidates.indices {
        for second in candidates.indices.dropFirst(first + 1) {
          let pair = [candidates[first], candidates[second]]
          best = min(best, search.search(officer: 0, day: 0, candidates: pair, wanted: 1).leastValue)
        }
      }
      let found = search.search(officer: 0, day: 0, candidates: candidates, wanted: 5)
      #expect(abs(found.leastValue - best) < 1e-6, "seed \(seed)")
      #expect(abs((found.patterns.first?.value ?? 0) - best) < 1e-6, "seed \(seed)")
      #expect(best < 0)
    }
    #expect(compared == 2)
  }

  @Test("The same members make the same set in whatever order they come, and another set is another number")
  func members() {
    var random = TestRandom(seed: 5)
    var keys: [UInt128: [Int]] = [:]
    for _ in 0..<2000 {
      var chosen: [Int] = []
      while chosen.count < 1 + random.below(DayMembers.most) {
        let next = random.oneIn(10) ? 65_534 : random.below(12)
        if !chosen.contains(next) { chosen.append(next) }
      }
      let set = chosen.reduce(DayMembers()) { $0.inserting($1) }
      let again = chosen.reversed().reduce(DayMembers()) { $0.inserting($1) }
      #expect(set == again)
      #expect((0..<12).allSatisfy { set.contains($0) == chosen.contains($0) })
      let last = chosen[random.below(chosen.count)]
      let known = chosen.sorted() + [last]
      #expect(keys.updateValue(known, forKey: set.key(last: last)).map { $0 == known } ?? true)
    }
    #expect(keys.count > 500)
  }
}
