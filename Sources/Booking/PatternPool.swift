// SPDX-License-Identifier: GPL-3.0-or-later

/// All patterns that were met, each once, with the meetings and the cells of rooms and minute takers that it takes.
///
/// The trios of meetings that it holds come after these cells, each a cell that one may take.
///
/// All are numbers in a few long arrays: there are hundreds of thousands, and a search that is stopped may not spend its
/// last moments on giving back an array for each.
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
  private(set) var columns = PatternColumns()
  /// By pattern, what it costs; columns round that.
  private var costs: [Int32] = []
  /// By meeting of a pattern, as in the columns, the slot of the day that it starts in.
  private var starts: [Int32] = []
  /// The last pattern of each hash, and by pattern the one before it of the same hash, or -1.
  private var lastOfHash: [Int: Int32] = [:]
  private var before: [Int32] = []

  /// - Parameter fees: whose slots the meetings' days are.
  init(_ grid: SlotGrid, fees: FollowOnFees) {
    self.grid = grid
    self.fees = fees
    size = grid.problem.dayCount * grid.count
    resourceCells = (grid.problem.venues.count + 1) * size
    trios = MeetingTrios(meetings: grid.problem.meetings.count)
  }

  var count: Int { costs.count }

  /// A pattern by its number.
  func pattern(_ number: Int) -> DayPattern {
    let range = columns.meetingRange(ofPattern: number)
    return DayPattern(
      officer: officer(ofPattern: number), day: day(ofPattern: number),
      stops: range.map { DayPattern.Stop(meeting: meeting(at: $0), slot: Int(starts[$0])) },
      cost: Int(costs[number]))
  }

  /// Every pattern.
  var patterns: [DayPattern] { (0..<count).map(pattern) }

  /// Whose day a pattern is.
  func officer(ofPattern number: Int) -> Int { Int(columns.officerDays[number]) / grid.problem.dayCount }

  /// The day that a pattern is of.
  func day(ofPattern number: Int) -> Int { Int(columns.officerDays[number]) % grid.problem.dayCount }

  /// The meetings of a pattern, by start.
  func meetings(ofPattern number: Int) -> some RandomAccessCollection<Int> {
    columns.slots[columns.meetingRange(ofPattern: number)].lazy.map { [meetings = fees.meetings] in
      Int(meetings[Int($0)])
    }
  }

  private func meeting(at place: Int) -> Int { Int(fees.meetings[Int(columns.slots[place])]) }

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
    for number in 0..<count { own[officer(ofPattern: number)].append(number) }
    return own
  }

  /// Adds what is not there yet; returns how many were new.
  mutating func add(_ fresh: some Sequence<DayPattern>) -> Int {
    let known = count
    for pattern in fresh {
      let hash = hash(of: pattern)
      let last = lastOfHash[hash] ?? -1
      var like = last
      while like >= 0, !isSame(Int(like), pattern) { like = before[Int(like)] }
      guard like < 0 else { continue }
      lastOfHash[hash] = Int32(count)
      before.append(last)
      costs.append(Int32(pattern.cost))
      for stop in pattern.stops {
        columns.add(slot: fees.slot(stop.meeting, day: pattern.day))
        starts.append(Int32(stop.slot))
      }
      ResourceCell.forEach(in: pattern, grid) { columns.add(cell: index(of: $0)) }
      trios.forEachHeld(by: pattern.stops.lazy.map(\.meeting)) { columns.add(cell: resourceCells + $0) }
      columns.end(
        cost: Float(pattern.cost), officerDay: pattern.officer * grid.problem.dayCount + pattern.day)
    }
    return count - known
  }

  private func hash(of pattern: DayPattern) -> Int {
    var hasher = Hasher()
    hasher.combine(pattern.officer)
    hasher.combine(pattern.day)
    for stop in pattern.stops { hasher.combine(stop) }
    return hasher.finalize()
  }

  /// Whether a pattern is that of a number.
  private func isSame(_ number: Int, _ pattern: DayPattern) -> Bool {
    let range = columns.meetingRange(ofPattern: number)
    return columns.officerDays[number] == pattern.officer * grid.problem.dayCount + pattern.day
      && costs[number] == pattern.cost && range.count == pattern.stops.count
      && zip(range, pattern.stops).allSatisfy { place, stop in
        starts[place] == stop.slot && meeting(at: place) == stop.meeting
      }
  }

  /// Adds trios that are not there yet; returns how many were new.
  mutating func add(_ fresh: [MeetingTrio]) -> Int {
    var new = MeetingTrios(meetings: grid.problem.meetings.count)
    let first = resourceCells + trios.count
    for trio in fresh where !trios.contains(trio) { new.add(trio) }
    for trio in new.all { trios.add(trio) }
    let (slots, meetings) = (columns.slots, fees.meetings)
    columns.addCells { range, add in
      new.forEachHeld(by: slots[range].lazy.map { Int(meetings[Int($0)]) }) { add(Int32(first + $0)) }
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
