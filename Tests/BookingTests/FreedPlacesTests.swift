// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Booking

@Suite("Places that a removal has left free")
struct FreedPlacesTests {
  @Test("A meeting without a place is only looked at where something has gone in the same turn")
  func turns() {
    var freed = FreedPlaces(officers: 2, days: 3, meetings: 4)
    freed.begin()
    freed.tryInVain(0)
    freed.tryInVain(1)
    #expect(freed.isStuck(0) && freed.isStuck(1) && !freed.isStuck(2))
    func open(isResourced: Bool) -> [Int] {
      let open = (0..<6).filter { freed.isFreed($0, day: $0 % 3, isResourced: isResourced) }
      // Whoever has such a day is not passed over; others may be asked in vain.
      for key in open { #expect(freed.isFreed(officer: key / 3, isResourced: isResourced)) }
      return open
    }
    func officers(isResourced: Bool) -> [Int] {
      (0..<2).filter { freed.isFreed(officer: $0, isResourced: isResourced) }
    }
    #expect(open(isResourced: true) == [])
    // The second officer's second day, and with it no room and no minute taker.
    freed.leave(2, 4, isResourced: false)
    #expect(open(isResourced: false) == [4])
    #expect(open(isResourced: true) == [4])
    #expect(officers(isResourced: false) == [1] && officers(isResourced: true) == [1])
    // The first officer's third day, with a room: others may have it on that day too.
    freed.leave(1, 2, isResourced: true)
    #expect(open(isResourced: false) == [2, 4])
    #expect(open(isResourced: true) == [2, 4, 5])
    // What has just left is tried everywhere.
    #expect(freed.isStuck(0) && !freed.isStuck(1))
    freed.nextTurn()
    #expect(open(isResourced: true) == [] && officers(isResourced: true) == [])
    freed.begin()
    #expect(!freed.isStuck(0))
  }

  @Test("In a crowded diary nothing stays without a place for which there is one", arguments: cases(30))
  func crowded(seed: Int) {
    let problem = smallDiary(seed: UInt64(seed), meetings: 14)
    let grid = SlotGrid(problem)
    var annealing = Annealing(grid, threads: 1, seed: UInt64(seed))
    let diary = annealing.quick(rounds: 300)
    #expect(diary.home.contains { $0 < 0 }, "seed \(seed): the diary is not crowded")
    for _ in 0..<3 { #expect(annealing.filled(diary).cost == diary.cost, "seed \(seed)") }
  }
}
