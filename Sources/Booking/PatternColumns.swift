// SPDX-License-Identifier: GPL-3.0-or-later

/// Patterns laid out flat: what a search for prices reads thousands of times.
struct PatternColumns {
  /// By pattern, what it costs.
  private(set) var costs: [Float] = []
  /// By pattern, of which officer's day it is one.
  private(set) var officerDays: [Int32] = []
  /// `slots[slotStarts[i]..<slotStarts[i + 1]]` are those of the meetings of pattern i.
  private(set) var slotStarts: [Int32] = [0]
  private(set) var slots: [Int32] = []
  /// The same of the cells that it takes.
  private(set) var cellStarts: [Int32] = [0]
  private(set) var cells: [Int32] = []

  var count: Int { costs.count }

  /// Where the slots of a pattern's meetings are.
  func meetingRange(ofPattern pattern: Int) -> Range<Int> {
    Int(slotStarts[pattern])..<Int(slotStarts[pattern + 1])
  }

  /// Where a pattern's cells are.
  func cellRange(ofPattern pattern: Int) -> Range<Int> {
    Int(cellStarts[pattern])..<Int(cellStarts[pattern + 1])
  }

  /// Some of the patterns, in the order given.
  func some(_ chosen: [Int]) -> PatternColumns {
    var some = PatternColumns()
    some.reserve(
      chosen.count, slots: chosen.reduce(0) { $0 + meetingRange(ofPattern: $1).count },
      cells: chosen.reduce(0) { $0 + cellRange(ofPattern: $1).count })
    for pattern in chosen {
      some.slots += slots[meetingRange(ofPattern: pattern)]
      some.cells += cells[cellRange(ofPattern: pattern)]
      some.end(cost: costs[pattern], officerDay: Int(officerDays[pattern]))
    }
    return some
  }

  private mutating func reserve(_ count: Int, slots: Int, cells: Int) {
    costs.reserveCapacity(count)
    officerDays.reserveCapacity(count)
    slotStarts.reserveCapacity(count + 1)
    cellStarts.reserveCapacity(count + 1)
    self.slots.reserveCapacity(slots)
    self.cells.reserveCapacity(cells)
  }

  /// Adds cells to patterns that are there.
  ///
  /// - Parameter added: gives those of the pattern whose meetings' slots are of a range.
  mutating func addCells(_ added: (_ slots: Range<Int>, _ give: (Int32) -> Void) -> Void) {
    let (before, starts) = (self.cells, cellStarts)
    self.cells.removeAll(keepingCapacity: true)
    self.cells.reserveCapacity(before.count)
    cellStarts = [0]
    cellStarts.reserveCapacity(starts.count)
    for pattern in 0..<count {
      self.cells += before[Int(starts[pattern])..<Int(starts[pattern + 1])]
      added(meetingRange(ofPattern: pattern)) { self.cells.append($0) }
      cellStarts.append(Int32(self.cells.count))
    }
  }

  /// Adds a slot to the pattern that `end` will end.
  mutating func add(slot: Int) { slots.append(Int32(slot)) }

  /// Adds a cell to the pattern that `end` will end.
  mutating func add(cell: Int) { cells.append(Int32(cell)) }

  /// Ends a pattern.
  mutating func end(cost: Float, officerDay: Int) {
    costs.append(cost)
    officerDays.append(Int32(officerDay))
    slotStarts.append(Int32(slots.count))
    cellStarts.append(Int32(cells.count))
  }
}
