// SPDX-License-Identifier: GPL-3.0-or-later

import LinearOptimization

/// The master with whole patterns only, over a pool of patterns: GLPK's branch and bound finds how they fit
/// together best.
struct IntegerMaster {
  let grid: SlotGrid
  let pool: [DayPattern]

  /// What the branch and bound came to.
  struct Outcome {
    /// The chosen patterns, or nil when none better than the incumbent was found.
    var chosen: [DayPattern]?
    /// A lower bound of any choice from the pool.
    var bound: Double
  }

  /// Solves.
  ///
  /// - Parameters:
  ///   - incumbent: patterns of a known diary, part of the pool.
  ///   - relativeGap: good enough.
  func solve(
    incumbent: [DayPattern], timeLimit: Double, nodeLimit: Int, relativeGap: Double, stop: StopSignal
  ) throws -> Outcome {
    let problem = grid.problem
    return try withLinearProgram { program in
      let meetingRows = try program.addRows(problem.meetings.map { _ in NewRow(bounds: .fixed(1)) })
      var keys: [Int: Row] = [:]
      for key in Set(pool.map { $0.officer * problem.dayCount + $0.day }).sorted() {
        keys[key] = try program.addRow(bounds: .atMost(1))
      }
      let resources = try ResourceRows(grid, pool: pool, in: &program)
      _ = try program.addColumns(
        meetingRows.map {
          NewColumn(
            cost: Double(problem.unbookedCost), bounds: .between(0, 1), kind: .binary, entries: [Entry($0, 1)]
          )
        })
      _ = try program.addColumns(
        pool.map { pattern in
          var entries = pattern.stops.map { Entry(meetingRows[$0.meeting], 1.0) }
          if let row = keys[pattern.officer * problem.dayCount + pattern.day] {
            entries.append(Entry(row, 1))
          }
          entries += resources.entries(of: pattern)
          return NewColumn(
            cost: Double(pattern.cost), bounds: .between(0, 1), kind: .binary, entries: entries)
        })
      var options = IntegerOptions(timeLimit: timeLimit, stop: stop)
      options.relativeGap = relativeGap
      options.nodeLimit = nodeLimit
      options.incumbent = values(of: incumbent)
      options.cuts = [.clique]
      let solution = try program.solveInteger(options)
      var outcome = Outcome(chosen: nil, bound: solution.bound)
      if solution.objective != nil {
        let offset = problem.meetings.count
        outcome.chosen = pool.indices.filter { solution.values[offset + $0] > 0.5 }.map { pool[$0] }
      }
      return outcome
    }
  }

  /// The columns' values for a known diary.
  private func values(of incumbent: [DayPattern]) -> [Double]? {
    let chosen = Set(incumbent)
    var booked = Array(repeating: false, count: grid.problem.meetings.count)
    for pattern in incumbent { for stop in pattern.stops { booked[stop.meeting] = true } }
    let values = booked.map { $0 ? 0.0 : 1.0 } + pool.map { chosen.contains($0) ? 1.0 : 0.0 }
    return values.reduce(0, +) == Double(chosen.count + booked.count { !$0 }) ? values : nil
  }
}

/// Rows for rooms and minute takers that a pool of patterns could overdraw.
private struct ResourceRows {
  private let grid: SlotGrid
  private var rows: [Int: Row] = [:]

  init(_ grid: SlotGrid, pool: [DayPattern], in program: inout LinearProgram) throws {
    self.grid = grid
    // How many officers could use the cell at the same time.
    var users: [Int: Set<Int>] = [:]
    for pattern in pool {
      ResourceRows.forEachCell(of: pattern, grid) { users[$0, default: []].insert(pattern.officer) }
    }
    for cell in users.keys.sorted() {
      let capacity = ResourceRows.capacity(of: cell, grid)
      guard (users[cell]?.count ?? 0) > capacity else { continue }
      rows[cell] = try program.addRow(bounds: .atMost(Double(capacity)))
    }
  }

  func entries(of pattern: DayPattern) -> [Entry<Row>] {
    var entries: [Entry<Row>] = []
    ResourceRows.forEachCell(of: pattern, grid) { if let row = rows[$0] { entries.append(Entry(row, 1)) } }
    return entries
  }

  /// Cells are numbered venue by venue, the minute takers' last.
  private static func forEachCell(of pattern: DayPattern, _ grid: SlotGrid, _ body: (Int) -> Void) {
    let size = grid.problem.dayCount * grid.count
    for stop in pattern.stops {
      let meeting = grid.problem.meetings[stop.meeting]
      guard meeting.venue != nil || meeting.needsMinuteTaker else { continue }
      for slot in stop.slot..<stop.slot + grid.slots(minutes: meeting.minutes) {
        let cell = pattern.day * grid.count + slot
        if let venue = meeting.venue { body(venue * size + cell) }
        if meeting.needsMinuteTaker { body(grid.problem.venues.count * size + cell) }
      }
    }
  }

  private static func capacity(of cell: Int, _ grid: SlotGrid) -> Int {
    let size = grid.problem.dayCount * grid.count
    let venue = cell / size
    return venue < grid.problem.venues.count
      ? Int(grid.roomCapacity[venue][cell % size]) : Int(grid.takerCapacity[cell % size])
  }
}
