// SPDX-License-Identifier: GPL-3.0-or-later

import Synchronization
import Testing

@testable import LinearOptimization

@Suite("Work on several threads")
struct ParallelTests {
  @Test(
    "Ranges cover everything once, about equally, in the order of their numbers", arguments: [1, 2, 3, 7])
  func ranges(threads: Int) {
    for count in [0, 1, 2, 5, 100] {
      let found = Mutex<[Int: Range<Int>]>([:])
      Parallel.forRanges(3..<3 + count, threads: threads) { range, number in
        found.withLock { $0[number] = range }
      }
      let ranges = found.withLock { ranges in ranges.keys.sorted().compactMap { ranges[$0] } }
      #expect(ranges.count == threads)
      #expect(ranges.flatMap { Array($0) } == Array(3..<3 + count))
      #expect(ranges.allSatisfy { abs($0.count * threads - count) <= threads })
    }
  }
}
