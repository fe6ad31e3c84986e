// SPDX-License-Identifier: GPL-3.0-or-later

import GLPKGuard

/// What the Swift side does while GLPK searches: tell of progress, and say when to stop.
///
/// It sees plain values and returns normally whatever happens; an error of the progress handler is kept for
/// after the search.
final class SearchWatch {
  /// Seconds between two calls of the progress handler, unless the best solution changes.
  private static let interval = 0.1

  private let clock: SolveClock
  private let nodeLimit: Int
  private let isMinimising: Bool
  private let progress: (IntegerProgress) throws -> Void
  private var lastCall = -Double.infinity
  private var lastBest: Double?
  private(set) var error: (any Error)?
  /// Why the search was ended from here, if it was.
  private(set) var ending: SearchEnding?
  /// What the root relaxation proved.
  var rootBound: Double

  init(
    clock: SolveClock, nodeLimit: Int?, isMinimising: Bool,
    progress: @escaping (IntegerProgress) throws -> Void
  ) {
    self.clock = clock
    self.nodeLimit = nodeLimit ?? .max
    self.isMinimising = isMinimising
    self.progress = progress
    rootBound = isMinimising ? -.infinity : .infinity
  }

  /// The best bound that a view and the root together prove.
  func bound(of view: guard_search_view) -> Double {
    guard view.has_bound != 0 else { return rootBound }
    return isMinimising ? max(rootBound, view.bound) : min(rootBound, view.bound)
  }

  /// Looks at the search; answers whether it should end.
  func look(at view: guard_search_view) -> Bool {
    let elapsed = clock.elapsed
    let best = view.has_incumbent != 0 ? view.incumbent : nil
    if best != lastBest || elapsed - lastCall >= Self.interval {
      lastBest = best
      lastCall = elapsed
      do {
        try progress(
          IntegerProgress(
            elapsed: elapsed, best: best, bound: bound(of: view), openNodes: Int(view.open_nodes),
            createdNodes: Int(view.nodes_created)))
      } catch {
        self.error = error
        ending = .stopped
        return true
      }
    }
    if clock.isStopped {
      ending = .stopped
    } else if clock.isTimeUp {
      ending = .timeLimit
    } else if view.nodes_created > nodeLimit {
      ending = .nodeLimit
    }
    return ending != nil
  }

  /// The function that the C side calls; the context is a `SearchWatch`.
  static let visit: @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<guard_search_view>?) -> Int32 = {
    context, view in
    guard let context, let view else { return 0 }
    return Unmanaged<SearchWatch>.fromOpaque(context).takeUnretainedValue().look(at: view.pointee) ? 1 : 0
  }
}
