// SPDX-License-Identifier: GPL-3.0-or-later

import Dispatch
import Synchronization

/// A thread's own tools, used again from one piece of work to the next.
final class Worker<Tools>: Sendable {
  private let tools: Mutex<Tools>

  init(_ tools: sending Tools) { self.tools = Mutex(tools) }

  /// Does one piece of work on this worker.
  func use<Result>(_ work: (inout Tools) -> sending Result) -> sending Result { tools.withLock { work(&$0) } }

  /// Does a piece of work for each index, on all workers; the results stand in the order of the indices.
  ///
  /// Which worker does which piece must not matter to the result.
  static func map<Result: Sendable>(
    _ indices: Range<Int>, on workers: [Worker<Tools>],
    _ work: @Sendable (Int, inout Tools) throws -> Result
  ) throws -> [Result] {
    let next = Atomic(indices.lowerBound)
    let results = Mutex<[Int: Swift.Result<Result, any Error>]>([:])
    withoutActuallyEscaping(work) { work in
      DispatchQueue.concurrentPerform(iterations: workers.count) { number in
        workers[number].tools.withLock { tools in
          while true {
            let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
            guard index < indices.upperBound else { return }
            let result = Swift.Result { try work(index, &tools) }
            results.withLock { $0[index] = result }
          }
        }
      }
    }
    let all = results.withLock { $0 }
    return try indices.map { index in
      guard let result = all[index] else { preconditionFailure("every index is worked on") }
      return try result.get()
    }
  }
}
