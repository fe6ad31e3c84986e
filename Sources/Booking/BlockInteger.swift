// SPDX-License-Identifier: GPL-3.0-or-later

import LinearOptimization

/// A block with whole patterns only, over a pool of patterns: GLPK's branch and bound finds how they fit
/// together best.
struct BlockInteger {
  let block: Block
  /// What is left of rooms and minute takers, or nil when the block pays prices for them.
  let left: ResidualCapacity?
  let pool: [DayPattern]

  /// What the branch and bound came to.
  struct Outcome {
    /// The chosen patterns.
    var chosen: [DayPattern]
    /// What they and the dumped meetings cost.
    var cost: Double
    /// A lower bound of any choice from the pool.
    var bound: Double
  }

  /// Solves.
  ///
  /// - Parameters:
  ///   - incumbent: patterns of a known answer, or nil.
  ///   - relativeGap: good enough.
  /// - Returns: nil when nothing was found.
  func solve(
    incumbent: [DayPattern]?, timeLimit: Double, nodeLimit: Int, relativeGap: Double, stop: StopSignal
  ) throws -> Outcome? {
    let days = block.grid.problem.dayCount
    var known: Set<DayPattern> = []
    var patterns: [(pattern: DayPattern, cost: Double)] = []
    for pattern in (incumbent ?? []) + pool where known.insert(pattern).inserted {
      if let cost = block.cost(of: pattern) { patterns.append((pattern, cost)) }
    }
    return try withLinearProgram { program in
      let meetingRows = try program.addRows(block.entries.map { _ in NewRow(bounds: .fixed(1)) })
      var officerDayRows: [Int: Row] = [:]
      for key in Set(patterns.map { $0.pattern.officer * days + $0.pattern.day }).sorted() {
        officerDayRows[key] = try program.addRow(bounds: .atMost(1))
      }
      let cellRows = try cellRows(patterns.map(\.pattern), in: &program)
      _ = try program.addColumns(
        zip(block.entries, meetingRows).map { entry, row in
          NewColumn(cost: entry.dump, bounds: .between(0, 1), kind: .binary, entries: [Entry(row, 1)])
        })
      _ = try program.addColumns(
        patterns.map { pattern, cost in
          var entries: [Entry<Row>] = []
          for stop in pattern.stops {
            if let entry = block.entry(of: stop.meeting) { entries.append(Entry(meetingRows[entry], 1)) }
          }
          if let row = officerDayRows[pattern.officer * days + pattern.day] { entries.append(Entry(row, 1)) }
          ResourceCell.forEach(in: pattern, block.grid) {
            if let row = cellRows[$0] { entries.append(Entry(row, 1)) }
          }
          return NewColumn(cost: cost, bounds: .between(0, 1), kind: .binary, entries: entries)
        })
      var options = IntegerOptions(timeLimit: timeLimit, stop: stop)
      options.relativeGap = relativeGap
      options.nodeLimit = nodeLimit
      options.incumbent = incumbent.flatMap { values(of: $0, patterns.map(\.pattern)) }
      options.cuts = [.clique]
      let solution = try program.solveInteger(options)
      guard let cost = solution.objective else { return nil }
      let offset = block.entries.count
      return Outcome(
        chosen: patterns.indices.filter { solution.values[offset + $0] > 0.5 }.map { patterns[$0].pattern },
        cost: cost, bound: solution.bound)
    }
  }

  /// Rows of the cells that the pool could overdraw.
  private func cellRows(_ patterns: [DayPattern], in program: inout LinearProgram) throws
    -> [ResourceCell: Row]
  {
    guard let left else { return [:] }
    // How many officers could use the cell at the same time.
    var users: [ResourceCell: Set<Int>] = [:]
    for pattern in patterns {
      ResourceCell.forEach(in: pattern, block.grid) { users[$0, default: []].insert(pattern.officer) }
    }
    var rows: [ResourceCell: Row] = [:]
    for cell in users.keys.sorted() where (users[cell]?.count ?? 0) > left[cell] {
      rows[cell] = try program.addRow(bounds: .atMost(Double(left[cell])))
    }
    return rows
  }

  /// The columns' values for a known answer, or nil when its patterns do not fit together.
  private func values(of incumbent: [DayPattern], _ patterns: [DayPattern]) -> [Double]? {
    let chosen = Set(incumbent)
    var covered = Array(repeating: false, count: block.entries.count)
    for pattern in incumbent {
      for stop in pattern.stops {
        guard let entry = block.entry(of: stop.meeting), !covered[entry] else { return nil }
        covered[entry] = true
      }
    }
    return covered.map { $0 ? 0.0 : 1.0 } + patterns.map { chosen.contains($0) ? 1.0 : 0.0 }
  }
}
