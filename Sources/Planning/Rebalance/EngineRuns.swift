// SPDX-License-Identifier: GPL-3.0-or-later

import Allocation
import LinearOptimization

/// The runs of the allocation engine that a rebalancing makes, which share one time limit.
struct EngineRuns: Sendable {
  var options: PlanOptions
  let stop: StopSignal
  let clock: Stopwatch

  /// Seconds that are left for everything.
  var secondsLeft: Double { stop.isRaised ? 0 : max(0, options.timeLimit - clock.seconds) }

  /// Whether no further run should be started.
  var isOver: Bool { secondsLeft <= 0 }

  /// The same runs, which end before the last share of the whole time.
  func holdingBack(_ share: Double) -> EngineRuns {
    var shorter = self
    shorter.options.timeLimit *= 1 - share
    return shorter
  }

  /// Solves a problem in a share of the time that is left.
  ///
  /// - Parameters:
  ///   - share: of the seconds left, at most 1.
  ///   - gap: good enough, (objective - bound) / objective.
  func solve(_ problem: AllocationProblem, from start: MoveAnswer, share: Double, gap: Double) throws
    -> AllocationSolution
  {
    try AllocationSolver(
      problem,
      options: AllocationOptions(
        timeLimit: secondsLeft * share, gap: gap, threads: options.threads, seed: options.seed,
        start: start.choice), stop: stop
    ) { _, _ in
    }.solve()
  }
}

/// Arithmetic of proved bounds.
enum ProvedBound {
  /// The least whole number that a bound leaves to a sum of whole numbers; 0 when there is none that says anything.
  ///
  /// No sum here is below 0. A bound carries a rounding error of the solver, which must not prove one too much.
  static func whole(_ bound: Double) -> Int {
    guard bound.isFinite, bound > 0, bound < 9e15 else { return 0 }
    return Int((bound - max(1e-6, bound * 1e-12)).rounded(.up))
  }
}
