// SPDX-License-Identifier: GPL-3.0-or-later

import Synchronization

/// Where the threads take replications from, and say how far they are.
final class ReplicationBoard: Sendable {
  private struct State {
    var next = 0
    var weeks = 0
    var done = 0
    var failure: (number: Int, error: any Error)?
  }

  private let state = Mutex(State())
  private let options: SimulationOptions
  private let progress: @Sendable (SimulationProgress) -> Void
  private let start = ContinuousClock.now

  init(_ options: SimulationOptions, progress: @escaping @Sendable (SimulationProgress) -> Void) {
    self.options = options
    self.progress = progress
  }

  /// A replication that nobody has taken yet.
  func next() -> Int? {
    state.withLock { state in
      guard state.next < options.replications else { return nil }
      state.next += 1
      return state.next - 1
    }
  }

  /// Notes that a week was simulated.
  func passWeek() {
    let (weeks, done) = state.withLock { state in
      state.weeks += 1
      return (state.weeks, state.done)
    }
    let elapsed = start.duration(to: .now).components
    progress(
      SimulationProgress(
        weeksDone: weeks, weeks: options.weeks * options.replications, replicationsDone: done,
        replications: options.replications,
        seconds: Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18))
  }

  /// Notes that a replication is done.
  func finish() {
    state.withLock { $0.done += 1 }
  }

  /// Keeps the error of the first replication that has one, whichever thread is quicker.
  func fail(_ number: Int, _ error: any Error) {
    state.withLock { state in
      if state.failure.map({ number < $0.number }) ?? true { state.failure = (number, error) }
    }
  }

  /// Throws the error that was kept, if any.
  func throwFailure() throws {
    if let failure = state.withLock({ $0.failure }) { throw failure.error }
  }
}
