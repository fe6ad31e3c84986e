// SPDX-License-Identifier: GPL-3.0-or-later

import Allocation
import LinearOptimization

/// How instances are solved.
struct RunSettings: Equatable, Sendable {
  /// Seconds for one instance, reading and preparing included.
  var timeLimit = 60.0
  /// Threads of the engine.
  var threads = 2
  /// The seed of the engine's random choices.
  var seed: UInt64 = 1
  /// Proved gap at which to stop; 0 is to go on to the optimum.
  var gap = 0.0
}

/// Solves instances with Convenor's engine and takes the measures.
enum InstanceRunner {
  /// Prepares and solves one instance.
  ///
  /// - Parameters:
  ///   - begun: when the work on it began, with `ProcessMemory.resetPeak()`; nil for now.
  ///   - prepare: reads or builds the instance; its time and memory count.
  /// - Throws: what `prepare` throws, and `LinearOptimizationError`.
  static func run(
    _ settings: RunSettings, begun: ContinuousClock.Instant? = nil,
    prepare: () throws -> AllocationInstance
  ) throws -> RunResult {
    if begun == nil { ProcessMemory.resetPeak() }
    let start = begun ?? .now
    let instance = try prepare()
    let seconds: @Sendable () -> Double = { (ContinuousClock.now - start) / .seconds(1) }
    let recorder = TrajectoryRecorder()
    let constant = instance.constant
    let solution = try AllocationSolver(
      instance.problem,
      options: AllocationOptions(
        timeLimit: max(0, settings.timeLimit - seconds()), gap: settings.gap, threads: settings.threads,
        seed: settings.seed), stop: StopSignal()
    ) { objective, bound in
      recorder.report(
        seconds: seconds(), objective: objective + constant, bound: bound.map { $0 + Double(constant) })
    }.solve()
    let elapsed = seconds()
    let memory = ProcessMemory.peakMiB()
    let bound = solution.bound + Double(constant)
    recorder.report(seconds: elapsed, objective: solution.objective + constant, bound: bound)

    let score = AllocationScore(instance, choice: solution.choice)
    var faults = score.faults
    if faults.isEmpty, score.objective != solution.objective + constant {
      faults.append("the engine says \(solution.objective + constant), re-priced it is \(score.objective)")
    }
    if faults.isEmpty, bound > Double(score.objective) + 1e-6 {
      faults.append("the bound \(bound) is above the objective \(score.objective)")
    }
    return RunResult(
      name: instance.name, objective: score.objective, bound: bound, seconds: elapsed, memoryMiB: memory,
      choice: solution.choice, unplaced: score.unplaced, faults: faults, trajectory: recorder.recorded)
  }
}
