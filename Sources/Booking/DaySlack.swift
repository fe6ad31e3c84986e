// SPDX-License-Identifier: GPL-3.0-or-later

/// What officers' days cost beyond the least that prices prove for them, minutes.
///
/// A diary costs more than the bound of the prices by the slack of all its days, and by what is left of things that have
/// a price. So its days of most slack are where something may be gained.
struct DaySlack: Sendable {
  private let grid: SlotGrid
  private let prices: ResourcePrices
  /// By meeting.
  private let worth: [Double]
  /// By officer-day, the least value of a pattern, or 0 for a day without meetings.
  private let least: [Double]

  init(_ grid: SlotGrid, prices: ResourcePrices, worth: [Double], least: [Double]) {
    self.grid = grid
    self.prices = prices
    self.worth = worth
    self.least = least
  }

  /// Nothing is known: no day has any.
  init(_ grid: SlotGrid) {
    self.grid = grid
    prices = ResourcePrices(grid.problem)
    worth = []
    least = []
  }

  /// By officer-day, that of a diary, 0 or more.
  func slack(of diary: DiaryState) -> [Double] {
    guard !least.isEmpty else {
      return Array(repeating: 0, count: grid.problem.officers.count * grid.problem.dayCount)
    }
    var slack = least.map { -$0 }
    for (key, pattern) in diary.patterns {
      slack[key] += Double(pattern.cost) + prices.price(of: pattern, grid: grid)
      for stop in pattern.stops { slack[key] -= worth[stop.meeting] }
    }
    return slack.map { max(0, $0) }
  }
}
