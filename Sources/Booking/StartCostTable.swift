// SPDX-License-Identifier: GPL-3.0-or-later

/// Remembers what the starts of a meeting cost on an officer's day: the searches ask for it again and again.
///
/// Not shared between threads; each search has its own.
struct StartCostTable {
  private let grid: SlotGrid
  private var known: [Int: [Int32]] = [:]

  init(_ grid: SlotGrid) { self.grid = grid }

  /// The cost of each start, `Int32.max` where impossible, or nil when no start is possible.
  mutating func costs(
    meeting: Int, officer: Int, option: BookingProblem.DayOption
  ) -> [Int32]? {
    let problem = grid.problem
    let key = (meeting * problem.officers.count + officer) * problem.dayCount + option.day
    if let costs = known[key] { return costs.isEmpty ? nil : costs }
    let costs = grid.startCosts(meeting: meeting, officer: officer, option: option)
    let possible = costs.contains { $0 != .max }
    known[key] = possible ? costs : []
    return possible ? costs : nil
  }
}
