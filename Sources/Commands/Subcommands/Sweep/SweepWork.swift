// SPDX-License-Identifier: GPL-3.0-or-later

import Dispatch
import Exchange
import LinearOptimization
import Simulation
import Synchronization

/// Runs the tasks of a sweep that are not done yet, one on each thread.
final class SweepWork: Sendable {
  private struct State {
    var next = 0
    var weeks = 0
    var failure: (number: Int, error: any Error)?
  }

  private let sweep: SweepInput.Sweep
  private let folder: SweepFolder
  private let stop: StopSignal
  private let show: @Sendable (String) -> Void
  private let state = Mutex(State())
  private let start = ContinuousClock.now

  /// - Parameter show: told now and then how far it is.
  init(
    sweep: SweepInput.Sweep, folder: SweepFolder, stop: StopSignal, show: @escaping @Sendable (String) -> Void
  ) {
    self.sweep = sweep
    self.folder = folder
    self.stop = stop
    self.show = show
  }

  /// Runs what is not done of some tasks.
  ///
  /// - Throws: the error of the first task that failed.
  func run(_ wanted: [SweepTask]) throws {
    let tasks = wanted.filter { !folder.isDone($0.number) }
    guard !tasks.isEmpty else { return }
    let weeks = tasks.reduce(0) { $0 + $1.replications.count } * sweep.options.weeks
    DispatchQueue.concurrentPerform(iterations: max(1, min(sweep.options.threads, tasks.count))) { _ in
      while !stop.isRaised, let task = next(of: tasks) {
        do {
          let samples = try sweep.simulator(task.variant).samples(
            task.replications, variant: task.variant, stop: stop
          ) { passWeek(of: weeks, tasks: tasks.count) }
          if let samples { try folder.write(samples, ofTask: task.number) }
        } catch {
          state.withLock { state in
            if state.failure.map({ task.number < $0.number }) ?? true { state.failure = (task.number, error) }
          }
          stop.raise()
        }
      }
    }
    if let failure = state.withLock({ $0.failure?.error }) { throw failure }
  }

  private func next(of tasks: [SweepTask]) -> SweepTask? {
    state.withLock { state in
      guard state.next < tasks.count else { return nil }
      state.next += 1
      return tasks[state.next - 1]
    }
  }

  private func passWeek(of weeks: Int, tasks: Int) {
    let done = state.withLock { state in
      state.weeks += 1
      return state.weeks
    }
    let seconds = Int(start.duration(to: .now).components.seconds)
    let left = done * 50 > weeks ? ", about \(seconds * (weeks - done) / done) s left" : ""
    show("sweeping: \(100 * done / weeks)% of \(Words.count(tasks, "task")), \(seconds) s\(left)")
  }
}
