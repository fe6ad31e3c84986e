// SPDX-License-Identifier: GPL-3.0-or-later

import Dispatch

/// Runs independent pieces of work on several threads.
enum Parallel {
  /// Does a piece of work for each index, on at most so many threads; returns when all are done.
  ///
  /// - Parameter work: must only touch what belongs to its index.
  static func forEach(_ count: Int, threads: Int, _ work: (Int) -> Void) {
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

  /// The caller's closure on its way to the threads.
  private struct Lent: @unchecked Sendable {
    // Unchecked, because the closure is only called while `forEach` runs, on disjoint indices.
    let work: (Int) -> Void
  }
}
