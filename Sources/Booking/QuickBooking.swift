// SPDX-License-Identifier: GPL-3.0-or-later

/// Fills a diary without asking how good it is: by insertion, and a number of removals and repairs that is fixed
/// beforehand.
///
/// No clock is looked at and nothing is proved, so that the answer depends on the problem and the seed alone and comes
/// in milliseconds: what a simulated week needs, of which there are thousands.
public struct QuickBooking: Sendable {
  private let problem: BookingProblem
  private let seed: UInt64
  private let rounds: Int

  /// Prepares a solve.
  ///
  /// - Parameters:
  ///   - seed: of the removals.
  ///   - rounds: removals and repairs, at least 0.
  public init(_ problem: BookingProblem, seed: UInt64, rounds: Int) {
    self.problem = problem
    self.seed = seed
    self.rounds = rounds
  }

  /// Solves; the bound is 0.
  public func solve() -> BookingSolution {
    let grid = SlotGrid(problem)
    var annealing = Annealing(grid, threads: 1, seed: seed)
    return BookingSolution(
      annealing.quick(rounds: problem.meetings.count > 1 ? rounds : 0), bound: 0,
      prices: BookingPrices(problem))
  }
}
