// SPDX-License-Identifier: GPL-3.0-or-later

import GLPKGuard

/// Where a simplex method stands: which columns and rows are basic, and at which bound the others are.
///
/// Kept beside a plan it lets a changed program, or one put back, be re-solved in few iterations.
public struct Basis: Hashable, Sendable {
  let columns: [UInt8]
  let rows: [UInt8]
}

extension LinearProgram {
  /// The basis that the next solve would start from.
  public func basis() throws -> Basis {
    var columns = [UInt8](repeating: 0, count: columnCount)
    var rows = [UInt8](repeating: 0, count: rowCount)
    try check(guard_read_basis(handle, &columns, &rows))
    return Basis(columns: columns, rows: rows)
  }

  /// Makes the next solve start from a basis that was read from a program of as many columns and rows.
  ///
  /// A basis that does not fit the matrix costs time, not correctness: the solve then builds its own.
  public mutating func setBasis(_ basis: Basis) throws {
    try requireCount(basis.columns.count, columnCount, "the basis's list of columns")
    try requireCount(basis.rows.count, rowCount, "the basis's list of rows")
    try check(guard_write_basis(handle, basis.columns, basis.rows))
    basisState = .none
  }

  private func requireCount(_ given: Int, _ expected: Int, _ what: String) throws(LinearOptimizationError) {
    guard given == expected else { throw .wrongCount(of: what, given: given, expected: expected) }
  }
}
