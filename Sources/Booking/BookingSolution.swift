// SPDX-License-Identifier: GPL-3.0-or-later

/// An answer to a booking problem.
public struct BookingSolution: Sendable {
  /// For each meeting its placement, or nil when it is unbooked.
  public var placements: [Placement?]
  /// The objective: travel of all officer-days, and what each meeting's chair, day and start cost.
  public var objective: Int
  /// A proved lower bound of the objective of every answer.
  public var bound: Double
  /// What the bound says things are worth; 0 everywhere when there was no time for one.
  public var prices: BookingPrices
  /// The officers' days that the answer is made of.
  let patterns: [DayPattern]

  init(
    placements: [Placement?], objective: Int, bound: Double, prices: BookingPrices, patterns: [DayPattern]
  ) {
    self.placements = placements
    self.objective = objective
    self.bound = bound
    self.prices = prices
    self.patterns = patterns
  }

  /// The answer that a diary is, with a room and a minute taker for each conference.
  init(_ diary: DiaryState, bound: Double, prices: BookingPrices) {
    placements = diary.problem.meetings.map { _ in nil }
    patterns = diary.orderedPatterns
    for pattern in patterns {
      for stop in pattern.stops {
        placements[stop.meeting] = Placement(
          officer: pattern.officer, day: pattern.day, start: diary.grid.minute(of: stop.slot), room: nil,
          minuteTaker: nil)
      }
    }
    for day in 0..<diary.problem.dayCount {
      for (meeting, room, taker) in diary.served(day: day) ?? [] {
        placements[meeting]?.room = room
        placements[meeting]?.minuteTaker = taker
      }
    }
    objective = diary.cost
    self.bound = bound
    self.prices = prices
  }

  /// The answer as a diary of its problem, or of one that has more of something.
  func diary(_ grid: SlotGrid) -> DiaryState {
    var diary = DiaryState(grid)
    for pattern in patterns { diary.add(pattern) }
    return diary
  }
}
