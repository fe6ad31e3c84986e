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
    for pattern in chosen {
      some.slots += slots[meetingRange(ofPattern: pattern)]
      some.cells += cells[cellRange(ofPattern: pattern)]
      some.end(cost: costs[pattern], officerDay: Int(officerDays[pattern]))
    }
    return some
  }

  /// Adds cells to patterns that are there.
  ///
  /// - Parameter cells: those of a pattern.
  mutating func addCells(_ cells: (_ pattern: Int) -> [Int32]) {
    let (before, starts) = (self.cells, cellStarts)
    self.cells.removeAll(keepingCapacity: true)
    cellStarts = [0]
    cellStarts.reserveCapacity(starts.count)
    for pattern in 0..<count {
      self.cells += before[Int(starts[pattern])..<Int(starts[pattern + 1])]
      self.cells += cells(pattern)
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

/// All patterns that were met, each once, with the meetings and the cells of rooms and minute takers that it takes.
///
/// The trios of meetings that it holds come after these cells, each a cell that one may take.
struct PatternPool {
  private let grid: SlotGrid
  private let fees: FollowOnFees
  /// `(venue + 1) * size + slot` counts the cells; those of the minute takers come first.
  private let size: Int
  /// How many cells there are.
  var cellCount: Int { resourceCells + trios.count }
  /// How many of them are of rooms and minute takers.
  let resourceCells: Int
  private(set) var trios: MeetingTrios
  private(set) var patterns: [DayPattern] = []
  private(set) var columns = PatternColumns()
  private var known: Set<DayPattern> = []

  /// - Parameter fees: whose slots the meetings' days are.
  init(_ grid: SlotGrid, fees: FollowOnFees) {
    self.grid = grid
    self.fees = fees
    size = grid.problem.dayCount * grid.count
    resourceCells = (grid.problem.venues.count + 1) * size
    trios = MeetingTrios(meetings: grid.problem.meetings.count)
  }

  var count: Int { patterns.count }

  /// The number of a cell.
  func index(of cell: ResourceCell) -> Int { (cell.venue + 1) * size + cell.slot }

  /// The cell of rooms or minute takers of a number.
  func cell(_ index: Int) -> ResourceCell {
    ResourceCell(venue: index / size - 1, slot: index % size, size: size)
  }

  /// By cell, how many may take it.
  var capacity: [Float] {
    (0..<resourceCells).map { Float(cell($0).capacity(grid)) } + trios.all.map { _ in 1 }
  }

  /// By officer, which patterns are its own.
  var patternsByOfficer: [[Int]] {
    var own = grid.problem.officers.map { _ in [Int]() }
    for (index, pattern) in patterns.enumerated() { own[pattern.officer].append(index) }
    return own
  }

  /// Adds what is not there yet; returns how many were new.
  mutating func add(_ fresh: some Sequence<DayPattern>) -> Int {
    let before = count
    for pattern in fresh where known.insert(pattern).inserted {
      patterns.append(pattern)
      for stop in pattern.stops { columns.add(slot: fees.slot(stop.meeting, day: pattern.day)) }
      ResourceCell.forEach(in: pattern, grid) { columns.add(cell: index(of: $0)) }
      trios.forEachHeld(by: pattern) { columns.add(cell: resourceCells + $0) }
      columns.end(
        cost: Float(pattern.cost), officerDay: pattern.officer * grid.problem.dayCount + pattern.day)
    }
    return count - before
  }

  /// Adds trios that are not there yet; returns how many were new.
  mutating func add(_ fresh: [MeetingTrio]) -> Int {
    var new = MeetingTrios(meetings: grid.problem.meetings.count)
    let first = resourceCells + trios.count
    for trio in fresh where !trios.contains(trio) { new.add(trio) }
    for trio in new.all { trios.add(trio) }
    columns.addCells { index in
      var cells: [Int32] = []
      new.forEachHeld(by: patterns[index]) { cells.append(Int32(first + $0)) }
      return cells
    }
    return new.count
  }

  /// The patterns that cost little more, at given prices, than the best of their officer-days.
  ///
  /// - Parameter margin: so much more, minutes.
  func cheap(at prices: VolumeAscent.Prices, within margin: Float) -> [Int] {
    let dayFees = fees.fees(prices.days)
    let rewards = dayFees.indices.map { Float(prices.worth[Int(fees.meetings[$0])] - dayFees[$0]) }
    let cells = prices.cells.map { Float($0) }
    var least = Array(
      repeating: Float(0), count: grid.problem.officers.count * grid.problem.dayCount)
    let values = (0..<columns.count).map { index in
      var value = columns.costs[index]
      for at in columns.cellRange(ofPattern: index) { value += cells[Int(columns.cells[at])] }
      for at in columns.meetingRange(ofPattern: index) { value -= rewards[Int(columns.slots[at])] }
      let day = Int(columns.officerDays[index])
      least[day] = min(least[day], value)
      return value
    }
    return values.indices.filter { values[$0] <= least[Int(columns.officerDays[$0])] + margin }
  }
}
