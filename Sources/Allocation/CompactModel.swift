// SPDX-License-Identifier: GPL-3.0-or-later

import LinearOptimization

/// The allocation as one integer program, for what the price bound leaves open.
///
///     minimise    sum cost(x) x + sum unplaced u(f) + sum rate(b) y(o, b)
///     subject to  sum over the options x of f + u(f) = 1              for each family f
///                 sum over options of load(x, o) x = sum y(o, b)       for each officer o
///                 sum over options of children(x, o) x <= room(o)      where there is a maximum
///                 sum of the options of f and of g that involve o <= 1 for f, g apart, o of both
///                 x, u binary; 0 <= y(o, b) <= width of band b above the officer's load and below the limit
///
/// Rates do not fall, so the bands fill in order by themselves.
struct CompactModel {
  let table: OptionTable
  /// For each family the options that a better answer may still use.
  let open: [[Int]]

  struct Outcome {
    /// For each family its option or -1, or nil when nothing was found.
    var choice: [Int]?
    /// A lower bound of every answer that uses only open options.
    var bound: Double
  }

  private struct Rows {
    var family: [Row] = []
    var load: [Row] = []
    var room: [Row?] = []
  }

  /// Solves by branch and bound.
  ///
  /// - Parameters:
  ///   - incumbent: a known answer, whose options are all open.
  ///   - nodeLimit: nodes of the tree at the most, or nil.
  func solve(
    incumbent: AllocationState, timeLimit: Double, nodeLimit: Int? = nil, relativeGap: Double,
    stop: StopSignal
  ) throws -> Outcome {
    try withLinearProgram { program in
      var rows = Rows()
      let problem = table.problem
      rows.family = try program.addRows(problem.families.map { _ in NewRow(bounds: .fixed(1)) })
      rows.load = try program.addRows(problem.officers.map { _ in NewRow(bounds: .fixed(0)) })
      for officer in problem.officers {
        rows.room.append(try officer.room.map { try program.addRow(bounds: .atMost(Double($0))) })
      }
      var start: [Double] = []
      var columns: [[(option: Int, column: Column)]] = []
      for (family, options) in open.enumerated() {
        let made = try program.addColumns(
          options.map {
            NewColumn(
              cost: Double(table.cost[$0]), bounds: .between(0, 1), kind: .binary,
              entries: entries($0, family: family, rows))
          })
        start += options.map { incumbent.choice[family] == $0 ? 1 : 0 }
        columns.append(Array(zip(options, made)))
      }
      _ = try program.addColumns(
        rows.family.map {
          NewColumn(
            cost: Double(problem.unplacedCost), bounds: .between(0, 1), kind: .binary, entries: [Entry($0, 1)]
          )
        })
      start += (0..<table.families).map { incumbent.choice[$0] < 0 ? 1 : 0 }
      start += try addBands(incumbent, rows, to: &program)
      try addApartRows(columns, to: &program)
      var options = IntegerOptions(timeLimit: timeLimit, stop: stop)
      options.relativeGap = relativeGap
      options.nodeLimit = nodeLimit
      options.incumbent = start
      let solution = try program.solveInteger(options)
      guard solution.objective != nil else { return Outcome(choice: nil, bound: solution.bound) }
      let choice = columns.map { row in row.first { solution.values[$0.column.index] > 0.5 }?.option ?? -1 }
      return Outcome(choice: choice, bound: solution.bound)
    }
  }

  private func entries(_ option: Int, family: Int, _ rows: Rows) -> [Entry<Row>] {
    let officer = Int(table.officer[option])
    var entries = [Entry(rows.family[family], 1.0), Entry(rows.load[officer], Double(table.load[option]))]
    if let room = rows.room[officer] {
      entries.append(Entry(room, Double(table.firstChildren(option, family: family))))
    }
    if table.secondOfficer[option] >= 0 {
      let second = Int(table.secondOfficer[option])
      entries.append(Entry(rows.load[second], Double(table.secondLoad[option])))
      if let room = rows.room[second] { entries.append(Entry(room, Double(table.secondChildren[option]))) }
    }
    return entries.filter { $0.coefficient != 0 }
  }

  /// Adds the columns of the bands; their values in the incumbent.
  private func addBands(
    _ incumbent: AllocationState, _ rows: Rows, to program: inout LinearProgram
  ) throws -> [Double] {
    var start: [Double] = []
    for (officer, row) in table.problem.officers.enumerated() {
      var filled = incumbent.load[officer] - row.load
      for band in row.penalty.bands(above: row.load, limit: row.limit) {
        let bounds = band.width.map { Bounds.between(0, Double($0)) } ?? .atLeast(0)
        _ = try program.addColumn(
          cost: Double(band.rate), bounds: bounds, entries: [Entry(rows.load[officer], -1)])
        let taken = min(filled, band.width ?? .max)
        start.append(Double(taken))
        filled -= taken
      }
    }
    return start
  }

  private func addApartRows(
    _ columns: [[(option: Int, column: Column)]], to program: inout LinearProgram
  ) throws {
    for (left, right) in table.problem.apart {
      for officer in 0..<table.officers {
        let mine = columns[left].filter { table.involves($0.option, officer: officer) }
        let theirs = columns[right].filter { table.involves($0.option, officer: officer) }
        guard !mine.isEmpty, !theirs.isEmpty else { continue }
        try program.addRow(
          bounds: .atMost(1), entries: (mine + theirs).map { Entry($0.column, 1) })
      }
    }
  }
}
