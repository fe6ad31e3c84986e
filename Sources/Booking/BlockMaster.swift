// SPDX-License-Identifier: GPL-3.0-or-later

import LinearOptimization

/// The linear relaxation of a block over the patterns known so far.
///
/// Each meeting once or dumped, each officer-day once, and of rooms and minute takers no more than are left. The
/// rows of the latter are added when they are violated; a block that pays prices has none.
struct BlockMaster: ~Copyable {
  /// What a solve found.
  struct Solution {
    let objective: Double
    /// By entry, none above its dump.
    let duals: [Double]
    /// The prices of the cells that have rows.
    let cellDuals: [ResourceCell: Double]
  }

  private let block: Block
  private let left: ResidualCapacity?
  private(set) var patterns: [DayPattern] = []
  private var known: Set<DayPattern> = []
  private var patternColumns: [Column] = []
  private var officerDayRows: [Int: Row] = [:]
  private var cellRows: [ResourceCell: Row] = [:]
  private var meetingRows: [Row] = []

  init(_ block: Block, left: ResidualCapacity?, in program: inout LinearProgram) throws {
    self.block = block
    self.left = left
    // To serve a meeting twice never pays; with an inequality the duals keep their sign.
    meetingRows = try program.addRows(block.entries.map { _ in NewRow(bounds: .atLeast(1)) })
    _ = try program.addColumns(
      zip(block.entries, meetingRows).map { entry, row in
        NewColumn(cost: entry.dump, bounds: .atLeast(0), entries: [Entry(row, 1)])
      })
  }

  /// Adds patterns that are not yet there; those that are not of the block are left out.
  ///
  /// - Returns: how many were new.
  mutating func add(_ candidates: [DayPattern], to program: inout LinearProgram) throws -> Int {
    var fresh: [(pattern: DayPattern, cost: Double)] = []
    for pattern in candidates {
      if let cost = block.cost(of: pattern), known.insert(pattern).inserted { fresh.append((pattern, cost)) }
    }
    let days = block.grid.problem.dayCount
    let missing = Set(fresh.map { $0.pattern.officer * days + $0.pattern.day }).filter {
      officerDayRows[$0] == nil
    }.sorted()
    if !missing.isEmpty {
      let rows = try program.addRows(missing.map { _ in NewRow(bounds: .atMost(1)) })
      for (key, row) in zip(missing, rows) { officerDayRows[key] = row }
    }
    guard !fresh.isEmpty else { return 0 }
    let columns = try program.addColumns(
      fresh.map { NewColumn(cost: $0.cost, bounds: .atLeast(0), entries: entries(of: $0.pattern)) })
    patterns.append(contentsOf: fresh.map(\.pattern))
    patternColumns.append(contentsOf: columns)
    return fresh.count
  }

  private func entries(of pattern: DayPattern) -> [Entry<Row>] {
    var entries: [Entry<Row>] = []
    for stop in pattern.stops {
      if let entry = block.entry(of: stop.meeting) { entries.append(Entry(meetingRows[entry], 1)) }
    }
    if let row = officerDayRows[pattern.officer * block.grid.problem.dayCount + pattern.day] {
      entries.append(Entry(row, 1))
    }
    if !cellRows.isEmpty {
      ResourceCell.forEach(in: pattern, block.grid) {
        if let row = cellRows[$0] { entries.append(Entry(row, 1)) }
      }
    }
    return entries
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
      let violated = violatedCells(values)
      if violated.isEmpty {
        return Solution(
          objective: solution.objective,
          duals: zip(block.entries, meetingRows).map { min($0.dump, solution.rowDuals[$1.index]) },
          cellDuals: cellRows.mapValues { max(0, -solution.rowDuals[$0.index]) })
      }
      let rows = try program.addRows(
        violated.map { cell, users in
          NewRow(
            bounds: .atMost(Double(left?[cell] ?? 0)), entries: users.map { Entry(patternColumns[$0], 1) })
        })
      for ((cell, _), row) in zip(violated, rows) { cellRows[cell] = row }
    }
  }

  /// The cells that are overdrawn and have no row yet, with the patterns that use them.
  private func violatedCells(_ values: [Double]) -> [(ResourceCell, [Int])] {
    guard let left else { return [] }
    var load: [ResourceCell: Double] = [:]
    for (index, value) in values.enumerated() where value > 1e-9 {
      ResourceCell.forEach(in: patterns[index], block.grid) { load[$0, default: 0] += value }
    }
    let over = Set(load.filter { cellRows[$0.key] == nil && $0.value > Double(left[$0.key]) + 1e-6 }.keys)
    guard !over.isEmpty else { return [] }
    var users: [ResourceCell: [Int]] = [:]
    for (index, pattern) in patterns.enumerated() {
      ResourceCell.forEach(in: pattern, block.grid) {
        if over.contains($0) { users[$0, default: []].append(index) }
      }
    }
    // In an order that does not depend on hashing.
    return over.sorted().map { ($0, users[$0] ?? []) }
  }
}
