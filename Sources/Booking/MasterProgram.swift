// SPDX-License-Identifier: GPL-3.0-or-later

import LinearOptimization

/// The linear relaxation over the patterns known so far.
///
/// Each meeting once, each officer-day once, and of
/// rooms and minute takers no more than there are. The rows of the latter are added when they are violated.
struct MasterProgram: ~Copyable {
  /// What a solve found.
  struct Solution {
    let objective: Double
    let duals: Duals
    /// The value of each pattern.
    let values: [Double]
  }

  private enum ResourceRow: Hashable {
    case room(venue: Int, cell: Int)
    case taker(cell: Int)
  }

  private let grid: SlotGrid
  private let problem: BookingProblem
  private(set) var patterns: [DayPattern] = []
  private var known: Set<DayPattern> = []
  private var patternColumns: [Column] = []
  private var officerDayRows: [Int: Row] = [:]
  private var resourceRows: [ResourceRow: Row] = [:]
  private var meetingRows: [Row] = []
  private var slackColumns: [Column] = []

  init(_ grid: SlotGrid, in program: inout LinearProgram) throws {
    self.grid = grid
    problem = grid.problem
    meetingRows = try program.addRows(problem.meetings.map { _ in NewRow(bounds: .fixed(1)) })
    slackColumns = try program.addColumns(
      meetingRows.map {
        NewColumn(cost: Double(problem.unbookedCost), bounds: .atLeast(0), entries: [Entry($0, 1)])
      })
  }

  /// Adds patterns that are not yet there.
  ///
  /// - Returns: how many were new.
  mutating func add(_ candidates: [DayPattern], to program: inout LinearProgram) throws -> Int {
    let fresh = candidates.filter { known.insert($0).inserted }
    let needed = Set(fresh.map { $0.officer * problem.dayCount + $0.day })
    let missing = needed.filter { officerDayRows[$0] == nil }.sorted()
    if !missing.isEmpty {
      let rows = try program.addRows(missing.map { _ in NewRow(bounds: .atMost(1)) })
      for (key, row) in zip(missing, rows) { officerDayRows[key] = row }
    }
    guard !fresh.isEmpty else { return 0 }
    let columns = try program.addColumns(
      fresh.map { NewColumn(cost: Double($0.cost), bounds: .atLeast(0), entries: entries(of: $0)) })
    patterns.append(contentsOf: fresh)
    patternColumns.append(contentsOf: columns)
    return fresh.count
  }

  private func entries(of pattern: DayPattern) -> [Entry<Row>] {
    var entries = pattern.stops.map { Entry(meetingRows[$0.meeting], 1) }
    if let row = officerDayRows[pattern.officer * problem.dayCount + pattern.day] {
      entries.append(Entry(row, 1))
    }
    forEachUse(of: pattern) { use in if let row = resourceRows[use] { entries.append(Entry(row, 1)) } }
    return entries
  }

  private func forEachUse(of pattern: DayPattern, _ body: (ResourceRow) -> Void) {
    for stop in pattern.stops {
      let meeting = problem.meetings[stop.meeting]
      guard meeting.venue != nil || meeting.needsMinuteTaker else { continue }
      for slot in stop.slot..<stop.slot + grid.slots(minutes: meeting.minutes) {
        let cell = pattern.day * grid.count + slot
        if let venue = meeting.venue { body(.room(venue: venue, cell: cell)) }
        if meeting.needsMinuteTaker { body(.taker(cell: cell)) }
      }
    }
  }

  /// Solves until no room or minute taker is overdrawn.
  ///
  /// - Returns: nil when the time was over or somebody stopped it.
  mutating func solve(_ program: inout LinearProgram, timeLimit: Double, stop: StopSignal) throws -> Solution?
  {
    while true {
      let solution = try program.solveRelaxation(SimplexOptions(timeLimit: timeLimit, stop: stop))
      guard solution.status == .optimal else { return nil }
      let values = patternColumns.map { solution.values[$0.index] }
      let violated = violatedRows(values)
      if violated.isEmpty { return self.solution(solution, values: values) }
      let rows = try program.addRows(
        violated.map { row, users in
          NewRow(
            bounds: .atMost(Double(capacity(of: row))),
            entries: users.map { Entry(patternColumns[$0], 1) })
        })
      for ((row, _), added) in zip(violated, rows) { resourceRows[row] = added }
    }
  }

  private func capacity(of row: ResourceRow) -> Int {
    switch row {
    case .room(let venue, let cell): Int(grid.roomCapacity[venue][cell])
    case .taker(let cell): Int(grid.takerCapacity[cell])
    }
  }

  /// The resource rows that are violated and not yet in the program, with the patterns that use them.
  private func violatedRows(_ values: [Double]) -> [(ResourceRow, [Int])] {
    var load: [ResourceRow: Double] = [:]
    for (index, value) in values.enumerated() where value > 1e-9 {
      forEachUse(of: patterns[index]) { load[$0, default: 0] += value }
    }
    let over = Set(
      load.filter { resourceRows[$0.key] == nil && $0.value > Double(capacity(of: $0.key)) + 1e-6 }.keys)
    guard !over.isEmpty else { return [] }
    var users: [ResourceRow: [Int]] = [:]
    for (index, pattern) in patterns.enumerated() {
      forEachUse(of: pattern) { if over.contains($0) { users[$0, default: []].append(index) } }
    }
    // In an order that does not depend on hashing.
    return over.map { ($0, users[$0] ?? []) }.sorted { rank($0.0) < rank($1.0) }
  }

  private func rank(_ row: ResourceRow) -> (Int, Int) {
    switch row {
    case .room(let venue, let cell): (venue, cell)
    case .taker(let cell): (-1, cell)
    }
  }

  private func solution(_ solution: LinearSolution, values: [Double]) -> Solution {
    let unbooked = Double(problem.unbookedCost)
    var duals = Duals(
      meeting: meetingRows.map { min(unbooked, solution.rowDuals[$0.index]) },
      rooms: problem.venues.map { _ in [] }, takers: [])
    for (row, index) in resourceRows {
      let price = max(0, -solution.rowDuals[index.index])
      switch row {
      case .room(let venue, let cell):
        if duals.rooms[venue].isEmpty {
          duals.rooms[venue] = Array(repeating: 0, count: problem.dayCount * grid.count)
        }
        duals.rooms[venue][cell] = price
      case .taker(let cell):
        if duals.takers.isEmpty { duals.takers = Array(repeating: 0, count: problem.dayCount * grid.count) }
        duals.takers[cell] = price
      }
    }
    return Solution(objective: solution.objective, duals: duals, values: values)
  }
}
