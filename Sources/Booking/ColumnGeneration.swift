// SPDX-License-Identifier: GPL-3.0-or-later

import LinearOptimization

/// Solves the linear relaxation over all patterns by column generation, and proves a lower bound on the way.
///
/// Duals are smoothed towards those of the best bound (Wentges 1997); when a smoothed pricing finds nothing that
/// helps the master, the next one uses the master's own.
struct ColumnGeneration {
  /// What column generation found.
  struct Outcome {
    /// The best lower bound, kept bookings' own travel not counted.
    var bound: Double
    /// The duals that proved it.
    var duals: Duals?
    /// Every pattern that was generated.
    var patterns: [DayPattern]
    /// Each pattern's value in the last master.
    var values: [Double]
    /// Whether the master is solved to the end.
    var isComplete: Bool
  }

  let grid: SlotGrid
  let pricing: Pricing
  /// Seconds left.
  let secondsLeft: @Sendable () -> Double
  let stop: StopSignal

  /// Runs column generation.
  ///
  /// - Parameters:
  ///   - seeds: patterns to start with, those of a diary among them.
  ///   - target: the cost of that diary; when the bound reaches it nothing better exists.
  ///   - ascent: the bound and the duals to start from.
  ///   - report: told of each new bound.
  func run(
    seeds: [DayPattern], target: Int, ascent: DualAscent.Outcome, report: (Double) -> Void
  ) throws -> Outcome {
    let stop = stop
    let secondsLeft = secondsLeft
    let shouldStop: @Sendable () -> Bool = { stop.isRaised || secondsLeft() <= 0 }
    return try withLinearProgram { program in
      var master = try MasterProgram(grid, in: &program)
      _ = try master.add(seeds, to: &program)
      var outcome = Outcome(
        bound: ascent.bound, duals: ascent.bound > 0 ? ascent.duals : nil, patterns: seeds, values: [],
        isComplete: false)
      var smoothing = 0.9
      var isLatest = false
      while !shouldStop() {
        guard let solution = try master.solve(&program, timeLimit: max(0, secondsLeft()), stop: stop)
        else { break }
        outcome.values = solution.values
        isLatest = true
        if (outcome.bound - 1e-6).rounded(.up) >= solution.objective - 1e-6 {
          outcome.isComplete = true
          break
        }
        let center = outcome.duals ?? solution.duals
        let duals = smoothing > 0 ? solution.duals.mixed(with: center, weight: smoothing) : solution.duals
        guard let priced = pricing.price(duals, wanted: 4, shouldStop: shouldStop) else { break }
        let isBetter = priced.bound > outcome.bound
        if isBetter {
          outcome.bound = priced.bound
          outcome.duals = duals
          report(outcome.bound)
        }
        let added = try master.add(priced.patterns.map(\.pattern), to: &program)
        isLatest = added == 0
        if added == 0 {
          if smoothing == 0 {
            outcome.isComplete = true
            break
          }
          smoothing = smoothing > 0.05 ? smoothing / 2 : 0
        } else {
          // Near the best duals while that pays, nearer to the master's own when it does not.
          smoothing = isBetter ? min(0.9, smoothing + 0.05) : max(0.3, smoothing - 0.1)
        }
        if (outcome.bound - 1e-6).rounded(.up) >= Double(target) { break }
      }
      outcome.patterns = master.patterns
      if !isLatest {
        outcome.values += Array(repeating: 0, count: master.patterns.count - outcome.values.count)
      }
      return outcome
    }
  }
}
