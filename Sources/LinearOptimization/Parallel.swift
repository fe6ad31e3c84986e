// SPDX-License-Identifier: GPL-3.0-or-later

import Dispatch

/// Runs independent pieces of work on several threads.
public enum Parallel {
  /// Does a piece of work for each index, on at most so many threads; returns when all are done.
  ///
  /// - Parameter work: must only touch what belongs to its index.
  public static func forEach(_ count: Int, threads: Int, _ work: (Int) -> Void) {
    guard threads > 1, count > 1 else {
      for index in 0..<count { work(index) }
      return
    }
    let workers = min(threads, count)
    // concurrentPerform wants a Sendable closure; it returns before this function does, and the pieces share
    // nothing by contract, so lending it the closure is safe.
    withoutActuallyEscaping(work) { work in
      let lent = Lent(work: work)
      DispatchQueue.concurrentPerform(iterations: workers) { worker in
        var index = worker
        while index < count {
          lent.work(index)
          index += workers
        }
      }
    }
  }

  /// Does a piece of work for each of as many ranges as there are threads, which are about equal and together cover `all`.
  ///
  /// - Parameter work: told the range and its number; must only touch what belongs to them.
  public static func forRanges(_ all: Range<Int>, threads: Int, _ work: (Range<Int>, _ number: Int) -> Void) {
    let parts = max(1, threads)
    func start(_ number: Int) -> Int { all.lowerBound + all.count * number / parts }
    forEach(parts, threads: parts) { work(start($0)..<start($0 + 1), $0) }
  }

  /// The caller's closure on its way to the threads.
  ///
  /// Unchecked, because the closure is only called while `forEach` runs, on disjoint indices.
  private struct Lent: @unchecked Sendable {
    let work: (Int) -> Void
  }
}
