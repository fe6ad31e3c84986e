// SPDX-License-Identifier: GPL-3.0-or-later

/// Remembers what the starts of a meeting cost on an officer's day: the searches ask for it again and again.
///
/// Hundreds of thousands of officers' days have few different rows of costs; each is kept once. So the table is small, and
/// gone at once when a search is stopped.
///
/// Not shared between threads; each search has its own.
struct StartCostTable {
  private let grid: SlotGrid
  /// By meeting, officer and day, its row, or -1 when no start is possible.
  private var known: [Int: Int32] = [:]
  private var rows: [[Int32]] = []
  private var numbers: [[Int32]: Int32] = [:]

  init(_ grid: SlotGrid) { self.grid = grid }

  /// The cost of each start, `Int32.max` where impossible, or nil when no start is possible.
  mutating func costs(
    meeting: Int, officer: Int, option: BookingProblem.DayOption
  ) -> [Int32]? {
    let problem = grid.problem
    let key = (meeting * problem.officers.count + officer) * problem.dayCount + option.day
    if let row = known[key] { return row < 0 ? nil : rows[Int(row)] }
    let costs = grid.startCosts(meeting: meeting, officer: officer, option: option)
    guard costs.contains(where: { $0 != .max }) else {
      known[key] = -1
      return nil
    }
    let row = numbers[costs] ?? Int32(rows.count)
    known[key] = row
    if row == rows.count {
      numbers[costs] = row
      rows.append(costs)
    }
    return rows[Int(row)]
  }
}
