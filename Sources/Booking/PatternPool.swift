// SPDX-License-Identifier: GPL-3.0-or-later

/// Patterns laid out flat, with the meetings and the cells of rooms and minute takers that each takes: what a search
/// for prices reads thousands of times.
struct PatternPool {
  private let grid: SlotGrid
  private let fees: FollowOnFees
  /// `(venue + 1) * size + slot` counts the cells; those of the minute takers come first.
  private let size: Int
  /// How many cells there are.
  let cellCount: Int
  private(set) var patterns: [DayPattern] = []
  private var known: Set<DayPattern> = []
  private(set) var costs: [Float] = []
  private(set) var officerDays: [Int32] = []
  /// `slots[slotStarts[i]..<slotStarts[i + 1]]` are those of the meetings of pattern i.
  private(set) var slotStarts: [Int32] = [0]
  private(set) var slots: [Int32] = []
  /// The same of its cells.
  private(set) var cellStarts: [Int32] = [0]
  private(set) var cells: [Int32] = []

  /// - Parameter fees: whose slots the meetings' days are.
  init(_ grid: SlotGrid, fees: FollowOnFees) {
    self.grid = grid
    self.fees = fees
    size = grid.problem.dayCount * grid.count
    cellCount = (grid.problem.venues.count + 1) * size
  }

  var count: Int { patterns.count }

  /// Where the slots of a pattern's meetings are.
  func meetingRange(ofPattern pattern: Int) -> Range<Int> {
    Int(slotStarts[pattern])..<Int(slotStarts[pattern + 1])
  }

  /// Where a pattern's cells are.
  func cellRange(ofPattern pattern: Int) -> Range<Int> {
    Int(cellStarts[pattern])..<Int(cellStarts[pattern + 1])
  }

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
      costs.append(Float(pattern.cost))
      officerDays.append(Int32(pattern.officer * grid.problem.dayCount + pattern.day))
      for stop in pattern.stops { slots.append(Int32(fees.slot(stop.meeting, day: pattern.day))) }
      slotStarts.append(Int32(slots.count))
      ResourceCell.forEach(in: pattern, grid) { cells.append(Int32(index(of: $0))) }
      cellStarts.append(Int32(cells.count))
    }
    return count - before
  }
}
