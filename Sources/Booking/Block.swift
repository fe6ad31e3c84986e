// SPDX-License-Identifier: GPL-3.0-or-later

/// A part of a diary that is looked at by itself: some officers, the meetings that they may chair, and what rooms
/// and minute takers cost them.
///
/// Officers meet only where they need the same rooms and minute takers and where one covers for another. With a
/// price on these, a diary falls apart into blocks of one officer each.
struct Block: Sendable {
  /// A meeting of the block.
  struct Entry: Sendable {
    let meeting: Int
    /// What is added to the cost of every pattern with the meeting: minus what it earns that the block chairs a
    /// meeting of another block.
    let offset: Double
    /// What it costs that the block does not chair it.
    let dump: Double
  }

  /// A meeting on a day of an officer.
  struct Item: Sendable {
    let entry: Int
    let meeting: Int
    let chairCost: Int
    let option: BookingProblem.DayOption
    /// What its starts cost at the block's prices, for rooms and minute takers.
    let prices: [Double]
    /// What the day costs besides for the sake of other meetings' days.
    let fee: Double
  }

  let grid: SlotGrid
  let officers: [Int]
  let entries: [Entry]
  let prices: ResourcePrices
  /// For each officer of the block and each day, the meetings that could be held then.
  private let items: [[Item]]
  private let entryOfMeeting: [Int: Int]

  /// Creates a block.
  ///
  /// - Parameters:
  ///   - isOpen: whether an officer's day may be filled.
  ///   - fee: what a meeting's day costs besides, for the sake of other meetings' days.
  init(
    _ grid: SlotGrid, officers: [Int], entries: [Entry], prices: ResourcePrices,
    isOpen: (_ officer: Int, _ day: Int) -> Bool = { _, _ in true },
    fee: (_ meeting: Int, _ day: Int) -> Double = { _, _ in 0 }
  ) {
    self.grid = grid
    self.officers = officers
    self.entries = entries
    self.prices = prices
    let problem = grid.problem
    var position: [Int: Int] = [:]
    for (index, officer) in officers.enumerated() { position[officer] = index }
    var items = Array(repeating: [Item](), count: officers.count * problem.dayCount)
    var entryOfMeeting: [Int: Int] = [:]
    for (index, entry) in entries.enumerated() {
      entryOfMeeting[entry.meeting] = index
      let needs = problem.meetings[entry.meeting]
      for chair in needs.chairs {
        guard let local = position[chair.officer] else { continue }
        for option in needs.days
        where problem.officers[chair.officer].days[option.day].hours != nil
          && isOpen(chair.officer, option.day)
        {
          items[local * problem.dayCount + option.day].append(
            Item(
              entry: index, meeting: entry.meeting, chairCost: chair.cost, option: option,
              prices: prices.starts(of: entry.meeting, day: option.day, grid: grid),
              fee: fee(entry.meeting, option.day)))
        }
      }
    }
    self.items = items
    self.entryOfMeeting = entryOfMeeting
  }

  /// All officers and meetings as one block.
  static func whole(_ grid: SlotGrid) -> Block {
    Block(
      grid, officers: Array(grid.problem.officers.indices),
      entries: grid.problem.meetings.indices.map {
        .init(meeting: $0, offset: 0, dump: Double(grid.problem.unbookedCost))
      }, prices: ResourcePrices(grid.problem))
  }

  /// The meetings that could be held on a day of the block's officer at a position.
  func items(officerAt position: Int, day: Int) -> [Item] {
    items[position * grid.problem.dayCount + day]
  }

  /// The block's entry of a meeting.
  func entry(of meeting: Int) -> Int? { entryOfMeeting[meeting] }

  /// Whether a pattern's officer-day is open in the block and its meetings are of the block.
  func holds(_ pattern: DayPattern) -> Bool {
    guard let position = officers.firstIndex(of: pattern.officer) else { return false }
    let open = items(officerAt: position, day: pattern.day)
    return pattern.stops.allSatisfy { stop in open.contains { $0.meeting == stop.meeting } }
  }

  /// What a pattern costs in the block: its own cost, offsets and prices.
  ///
  /// - Returns: nil when it has a meeting or an officer that the block has not.
  func cost(of pattern: DayPattern) -> Double? {
    guard officers.contains(pattern.officer) else { return nil }
    var cost = Double(pattern.cost) + prices.price(of: pattern, grid: grid)
    for stop in pattern.stops {
      guard let entry = entryOfMeeting[stop.meeting] else { return nil }
      cost += entries[entry].offset
    }
    return cost
  }
}

/// What is left of rooms and minute takers when others' bookings are taken off.
struct ResidualCapacity: Sendable {
  private let grid: SlotGrid
  private let taken: [ResourceCell: Int]

  init(_ grid: SlotGrid, taken: [ResourceCell: Int]) {
    self.grid = grid
    self.taken = taken
  }

  /// How many are left in a cell.
  subscript(_ cell: ResourceCell) -> Int { max(0, cell.capacity(grid) - (taken[cell] ?? 0)) }
}
