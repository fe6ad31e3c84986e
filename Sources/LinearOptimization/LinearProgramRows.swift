// SPDX-License-Identifier: GPL-3.0-or-later

import GLPKGuard

/// A row to be added.
public struct NewRow: Sendable {
  /// What the sum of its entries may be.
  public var bounds: Bounds
  /// Its coefficients in columns that exist; each column at most once.
  public var entries: [Entry<Column>]
  /// Its name in files, if any: printable ASCII without blanks.
  public var name: String?

  /// Describes a row; it is checked when it is added.
  public init(bounds: Bounds, entries: [Entry<Column>] = [], name: String? = nil) {
    self.bounds = bounds
    self.entries = entries
    self.name = name
  }
}

extension LinearProgram {
  /// Adds a row behind those that there are.
  ///
  /// The next solve starts from the basis with the row's slack added.
  @discardableResult
  public mutating func addRow(
    bounds: Bounds, entries: [Entry<Column>] = [], name: String? = nil
  ) throws -> Row {
    let first = rowCount
    try addRows([NewRow(bounds: bounds, entries: entries, name: name)])
    return Row(first)
  }

  /// Adds rows behind those that there are, all or none.
  ///
  /// The next solve starts from the basis with their slacks added. One call for many rows is much cheaper
  /// than many calls.
  @discardableResult
  public mutating func addRows(_ rows: [NewRow]) throws -> [Row] {
    guard !rows.isEmpty else { return [] }
    let first = rowCount
    try requireRoom(for: rows.count, in: first, "rows")
    try requireRoom(forEntries: rows.reduce(0) { $0 + $1.entries.count })
    var packed = PackedLines()
    for (offset, row) in rows.enumerated() {
      let place = first + offset
      try row.bounds.validate("row \(place)")
      if let name = row.name { try requireUsableName(name, "row \(place)") }
      let span = try packed.append(row.entries, count: columnCount, marks: &columnMarks, "row \(place)")
      let bounds = row.bounds.coded
      packed.lines.append(
        guard_line(
          lower: bounds.lower, upper: bounds.upper, cost: 0, bound_type: bounds.type, is_integer: 0,
          start: span.start, length: span.length))
    }
    try check(guard_add_rows(handle, Int32(rows.count), packed.lines, packed.indices, packed.coefficients))
    rowBounds.append(contentsOf: rows.map(\.bounds))
    basisState.losePrimalFeasibility()
    for (offset, row) in rows.enumerated() {
      if let name = row.name { try check(guard_name_row(handle, Int32(first + offset + 1), name)) }
    }
    return (first..<rowCount).map { Row($0) }
  }

  /// The bounds of a row.
  public func bounds(of row: Row) throws -> Bounds {
    try requireExists(row)
    return rowBounds[row.index]
  }

  /// Changes what the sum of a row may be.
  public mutating func setBounds(_ bounds: Bounds, of row: Row) throws {
    try requireExists(row)
    try bounds.validate("row \(row.index)")
    let coded = bounds.coded
    try check(guard_set_row_bounds(handle, number(of: row), coded.type, coded.lower, coded.upper))
    rowBounds[row.index] = bounds
    basisState.losePrimalFeasibility()
  }

  /// The coefficients of a row that are not zero, by column.
  public func entries(of row: Row) throws -> [Entry<Column>] {
    try requireExists(row)
    var columns = [Int32](repeating: 0, count: columnCount + 1)
    var coefficients = [Double](repeating: 0, count: columnCount + 1)
    var length: Int32 = 0
    try check(guard_read_row(handle, number(of: row), &columns, &coefficients, &length))
    guard length > 0 else { return [] }
    return (1...Int(length)).map { Entry(Column(Int(columns[$0]) - 1), coefficients[$0]) }
      .sorted { $0.place < $1.place }
  }

  /// Replaces all coefficients of a row.
  public mutating func setEntries(_ entries: [Entry<Column>], of row: Row) throws {
    try requireExists(row)
    try requireRoom(forEntries: entries.count)
    var packed = PackedLines()
    let span = try packed.append(entries, count: columnCount, marks: &columnMarks, "row \(row.index)")
    try check(
      guard_set_row_entries(handle, number(of: row), span.length, packed.indices, packed.coefficients))
    basisState = .none
  }

  /// Removes rows.
  ///
  /// Those behind them move up: a row's new place is its old one less the number of removed rows before it.
  public mutating func removeRows(_ rows: [Row]) throws {
    let numbers = try removalList(rows, count: rowCount, marks: &rowMarks)
    guard numbers.count > 1 else { return }
    try check(guard_remove_rows(handle, Int32(numbers.count - 1), numbers))
    rowBounds = rowBounds.removing(rows.map(\.index))
  }

  func requireExists(_ row: Row) throws(LinearOptimizationError) {
    guard rowBounds.indices.contains(row.index) else {
      throw .noSuchLine(noun: Row.noun, index: row.index, count: rowCount)
    }
  }
}
