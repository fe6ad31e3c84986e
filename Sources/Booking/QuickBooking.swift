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
    var search = NeighbourhoodSearch(SlotGrid(problem), seed: seed)
    search.construct { false }
    if problem.meetings.count > 1 { _ = search.improve(iterations: rounds) { false } }
    let diary = search.best
    var placements: [Placement?] = problem.meetings.map { _ in nil }
    for pattern in diary.orderedPatterns {
      for stop in pattern.stops {
        placements[stop.meeting] = Placement(
          officer: pattern.officer, day: pattern.day, start: diary.grid.minute(of: stop.slot), room: nil,
          minuteTaker: nil)
      }
    }
    for day in 0..<problem.dayCount {
      for (meeting, room, taker) in diary.served(day: day) ?? [] {
        placements[meeting]?.room = room
        placements[meeting]?.minuteTaker = taker
      }
    }
    return BookingSolution(
      placements: placements, objective: diary.cost, bound: 0, prices: BookingPrices(problem),
      patterns: diary.orderedPatterns)
  }
}
