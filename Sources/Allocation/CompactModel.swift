// SPDX-License-Identifier: GPL-3.0-or-later

import LinearOptimization

/// The allocation as one integer program, for what the price bound leaves open.
///
///     minimise    sum cost(f, o) x(f, o) + sum unplaced u(f) + sum rate(b) y(o, b)
///     subject to  sum over o of x(f, o) + u(f) = 1                for each family f
///                 sum over f of load(f, o) x(f, o) = sum y(o, b)    for each officer o
///                 sum over f of children(f) x(f, o) <= room(o)      where there is a maximum
///                 x(f, o) + x(g, o) <= 1                            for f, g apart
///                 x, u binary; 0 <= y(o, b) <= width of band b above the officer's load
///
/// Rates do not fall, so the bands fill in order by themselves.
struct CompactModel {
  let problem: AllocationProblem
  /// For each family the options that a better answer may still use.
  let open: [[Int]]

  struct Outcome {
    /// For each family its option or -1, or nil when nothing was found.
    var choice: [Int]?
    /// A lower bound of every answer that uses only open options.
    var bound: Double
  }

  /// Solves by branch and bound.
  ///
  /// - Parameter incumbent: a known answer, whose options are all open.
  func solve(incumbent: AllocationState, timeLimit: Double, relativeGap: Double, stop: StopSignal) throws
    -> Outcome
  {
    try withLinearProgram { program in
      let familyRows = try program.addRows(problem.families.map { _ in NewRow(bounds: .fixed(1)) })
      let loadRows = try program.addRows(problem.officers.map { _ in NewRow(bounds: .fixed(0)) })
      var roomRows: [Int: Row] = [:]
      for (officer, row) in problem.officers.enumerated() {
        if let room = row.room { roomRows[officer] = try program.addRow(bounds: .atMost(Double(room))) }
      }
      var start: [Double] = []
      var columns: [[(option: Int, column: Column)]] = []
      for (family, options) in open.enumerated() {
        let made = try program.addColumns(
          options.map { index in
            let option = problem.families[family].options[index]
            var entries = [
              Entry(familyRows[family], 1.0), Entry(loadRows[option.officer], Double(option.load)),
            ]
            if let row = roomRows[option.officer] {
              entries.append(Entry(row, Double(problem.families[family].children)))
            }
            return NewColumn(
              cost: Double(option.cost), bounds: .between(0, 1), kind: .binary,
              entries: entries.filter { $0.coefficient != 0 })
          })
        start += options.map { incumbent.choice[family] == $0 ? 1 : 0 }
        columns.append(Array(zip(options, made)))
      }
      _ = try program.addColumns(
        familyRows.map {
          NewColumn(
            cost: Double(problem.unplacedCost), bounds: .between(0, 1), kind: .binary, entries: [Entry($0, 1)]
          )
        })
      start += problem.families.indices.map { incumbent.choice[$0] < 0 ? 1 : 0 }
      for (officer, row) in problem.officers.enumerated() {
        var filled = incumbent.load[officer] - row.load
        for band in row.penalty.bands(above: row.load) {
          let bounds = band.width.map { Bounds.between(0, Double($0)) } ?? .atLeast(0)
          _ = try program.addColumn(
            cost: Double(band.rate), bounds: bounds, entries: [Entry(loadRows[officer], -1)])
          let taken = min(filled, band.width ?? .max)
          start.append(Double(taken))
          filled -= taken
        }
      }
      try addApartRows(columns, to: &program)
      var options = IntegerOptions(timeLimit: timeLimit, stop: stop)
      options.relativeGap = relativeGap
      options.incumbent = start
      let solution = try program.solveInteger(options)
      guard solution.objective != nil else { return Outcome(choice: nil, bound: solution.bound) }
      let choice = columns.map { row in row.first { solution.values[$0.column.index] > 0.5 }?.option ?? -1 }
      return Outcome(choice: choice, bound: solution.bound)
    }
  }

  private func addApartRows(
    _ columns: [[(option: Int, column: Column)]], to program: inout LinearProgram
  ) throws {
    for (left, right) in problem.apart {
      for mine in columns[left] {
        let officer = problem.families[left].options[mine.option].officer
        guard
          let theirs = columns[right].first(where: {
            problem.families[right].options[$0.option].officer == officer
          })
        else { continue }
        try program.addRow(bounds: .atMost(1), entries: [Entry(mine.column, 1), Entry(theirs.column, 1)])
      }
    }
  }
}
