// SPDX-License-Identifier: GPL-3.0-or-later

import GLPKGuard

/// A file format for linear and integer programs.
public enum ProgramFileFormat: Hashable, Sendable {
  /// Free MPS, which most solvers read; for minimising only, since it cannot say more.
  case mps
  /// The LP format of CPLEX, which people read; for programs with a row and a column, and
  /// without a constant in the objective.
  ///
  /// A row between two different bounds is written as an equation with a column more.
  case cplexLP

  var coded: Int32 { Int32((self == .mps ? GUARD_MPS : GUARD_CPLEX_LP).rawValue) }
}

extension LinearProgram {
  /// Writes the program to a file, to be looked at or given to another solver.
  ///
  /// Columns and rows without a name get one from GLPK. Numbers are written with 15 digits.
  ///
  /// - Throws: `LinearOptimizationError` for names that are there twice, an objective that the format cannot hold,
  ///   or a file that cannot be written.
  public func write(_ format: ProgramFileFormat, to path: String) throws {
    if format == .mps && sense == .maximise {
      throw LinearOptimizationError.unusableOption(
        name: "format", value: "mps", expected: "an objective that is minimised, or the CPLEX LP format")
    }
    if format == .cplexLP && (objectiveConstant != 0 || columnCount == 0 || rowCount == 0) {
      throw LinearOptimizationError.unusableOption(
        name: "format", value: "cplexLP",
        expected: "a row, a column, and an objective without a constant, or MPS")
    }
    try requireDistinctNames()
    try transfer(path, "write") { guard_write_file(handle, format.coded, $0, $1) }
  }

  /// Replaces the program by the one in a file.
  ///
  /// - Throws: `LinearOptimizationError` when the file cannot be read; the program is empty then.
  public mutating func read(_ format: ProgramFileFormat, from path: String) throws {
    let handle = self.handle
    defer { basisState = .none }
    do {
      try transfer(path, "read") { guard_read_file(handle, format.coded, $0, $1) }
      try takeStock()
    } catch {
      // When GLPK failed outright there is no stock to take: the first error is the one to tell.
      try? takeStock()
      throw error
    }
  }

  private func transfer(
    _ path: String, _ doing: String,
    _ call: (UnsafePointer<CChar>, UnsafeMutablePointer<Int32>) -> guard_result
  ) throws {
    guard !path.isEmpty && !path.utf8.contains(0) else {
      throw LinearOptimizationError.unusableOption(name: "path", value: path, expected: "a path")
    }
    var code: Int32 = 0
    try check(path.withCString { call($0, &code) })
    if code != 0 {
      throw LinearOptimizationError.fileTrouble(path: path, doing: doing, message: "GLPK answered \(code)")
    }
  }

  /// Learns from GLPK what the program is.
  private mutating func takeStock() throws {
    var size = guard_size()
    try check(guard_read_size(handle, &size))
    var columns = [guard_line](repeating: guard_line(), count: Int(size.columns))
    var rows = [guard_line](repeating: guard_line(), count: Int(size.rows))
    try check(guard_read_lines(handle, &columns, &rows))
    columnRecords = columns.map { line in
      let bounds = Bounds(type: line.bound_type, lower: line.lower, upper: line.upper)
      let isBinary = line.is_integer != 0 && bounds.lower >= 0 && bounds.upper <= 1
      let kind: ColumnKind = line.is_integer == 0 ? .continuous : isBinary ? .binary : .integer
      return ColumnRecord(cost: line.cost, bounds: bounds, kind: kind)
    }
    rowBounds = rows.map { Bounds(type: $0.bound_type, lower: $0.lower, upper: $0.upper) }
    entryCeiling = Int(size.entries)
    noteObjective(sense: size.maximise != 0 ? .maximise : .minimise, constant: size.constant)
  }
}
