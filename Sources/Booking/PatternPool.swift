// SPDX-License-Identifier: GPL-3.0-or-later

/// Patterns laid out flat, with the meetings and the cells of rooms and minute takers that each takes: what a search
/// for prices reads thousands of times.
struct PatternPool {
  private let grid: SlotGrid
  /// `(venue + 1) * size + slot` counts the cells; those of the minute takers come first.
  private let size: Int
  /// How many cells there are.
  let cellCount: Int
  private(set) var patterns: [DayPattern] = []
  private var known: Set<DayPattern> = []
  private(set) var costs: [Double] = []
  private(set) var officerDays: [Int32] = []
  /// `meetings[meetingStarts[i]..<meetingStarts[i + 1]]` are those of pattern i.
  private(set) var meetingStarts: [Int32] = [0]
  private(set) var meetings: [Int32] = []
  /// The same of its cells.
  private(set) var cellStarts: [Int32] = [0]
  private(set) var cells: [Int32] = []

  init(_ grid: SlotGrid) {
    self.grid = grid
    size = grid.problem.dayCount * grid.count
    cellCount = (grid.problem.venues.count + 1) * size
  }

  var count: Int { patterns.count }

  /// The number of a cell.
  func index(of cell: ResourceCell) -> Int { (cell.venue + 1) * size + cell.slot }

  /// The cell of a number.
  func cell(_ index: Int) -> ResourceCell {
    ResourceCell(venue: index / size - 1, slot: index % size, size: size)
  }

  /// Adds what is not there yet; returns how many were new.
  mutating func add(_ fresh: some Sequence<DayPattern>) -> Int {
    let before = count
    for pattern in fresh where known.insert(pattern).inserted {
      patterns.append(pattern)
      costs.append(Double(pattern.cost))
      officerDays.append(Int32(pattern.officer * grid.problem.dayCount + pattern.day))
      for stop in pattern.stops { meetings.append(Int32(stop.meeting)) }
      meetingStarts.append(Int32(meetings.count))
      ResourceCell.forEach(in: pattern, grid) { cells.append(Int32(index(of: $0))) }
      cellStarts.append(Int32(cells.count))
    }
    return count - before
  }

  /// Keeps only some of the patterns, in their order.
  ///
  /// - Returns: the old positions of those kept.
  mutating func keep(_ isKept: (DayPattern) -> Bool) -> [Int] {
    let kept = patterns.indices.filter { isKept(patterns[$0]) }
    let all = patterns
    self = PatternPool(grid)
    _ = add(kept.lazy.map { all[$0] })
    return kept
  }
}
