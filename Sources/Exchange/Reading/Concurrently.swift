// SPDX-License-Identifier: GPL-3.0-or-later

import Dispatch
import Synchronization

/// Does independent pieces of work at the same time, on as many threads as the machine has processors.
enum Concurrently {
  /// The results of two pieces of work.
  static func both<First: Sendable, Second: Sendable>(
    _ first: @Sendable () -> First, _ second: @Sendable () -> Second
  ) -> (First, Second) {
    let results = Mutex<(first: First?, second: Second?)>((nil, nil))
    DispatchQueue.concurrentPerform(iterations: 2) { piece in
      if piece == 0 {
        let result = first()
        results.withLock { $0.first = result }
      } else {
        let result = second()
        results.withLock { $0.second = result }
      }
    }
    let (one, other) = results.withLock { $0 }
    guard let one, let other else { preconditionFailure("concurrentPerform returns when all is done") }
    return (one, other)
  }

  /// The results of one piece of work for each element, in the elements' order; the first are begun first.
  static func map<Element: Sendable, Result: Sendable>(
    _ elements: [Element], _ work: @Sendable (Element) -> Result
  ) -> [Result] {
    let results = Mutex<[Result?]>(Array(repeating: nil, count: elements.count))
    DispatchQueue.concurrentPerform(iterations: elements.count) { index in
      let result = work(elements[index])
      results.withLock { $0[index] = result }
    }
    return results.withLock { $0.compactMap(\.self) }
  }
}
