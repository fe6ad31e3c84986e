// SPDX-License-Identifier: GPL-3.0-or-later

import GLPKGuard

extension LinearProgram {
  /// Names a column in files, or takes its name away.
  public mutating func setName(_ name: String?, of column: Column) throws {
    _ = try record(of: column)
    if let name { try requireUsableName(name, "column \(column.index)") }
    try check(guard_name_column(handle, number(of: column), name))
  }

  /// Names a row in files, or takes its name away.
  public mutating func setName(_ name: String?, of row: Row) throws {
    try requireExists(row)
    if let name { try requireUsableName(name, "row \(row.index)") }
    try check(guard_name_row(handle, number(of: row), name))
  }

  /// The name of a column, if it has one.
  public func name(of column: Column) throws -> String? {
    _ = try record(of: column)
    var name: UnsafePointer<CChar>?
    try check(guard_read_column_name(handle, number(of: column), &name))
    return name.map { String(cString: $0) }
  }

  /// The name of a row, if it has one.
  public func name(of row: Row) throws -> String? {
    try requireExists(row)
    var name: UnsafePointer<CChar>?
    try check(guard_read_row_name(handle, number(of: row), &name))
    return name.map { String(cString: $0) }
  }

  /// Refuses names that are there twice, with which no file could be read again.
  func requireDistinctNames() throws {
    var seen: Set<String> = []
    for place in 0..<columnCount { try note(name(of: Column(place)), of: Column.noun, in: &seen) }
    seen.removeAll()
    for place in 0..<rowCount { try note(name(of: Row(place)), of: Row.noun, in: &seen) }
  }

  private func note(
    _ name: String?, of noun: String, in seen: inout Set<String>
  ) throws(LinearOptimizationError) {
    guard let name, !seen.insert(name).inserted else { return }
    throw .repeatedName(noun: noun, name: name)
  }
}

/// Refuses a name that GLPK or its file formats cannot hold.
func requireUsableName(_ name: String, _ what: @autoclosure () -> String) throws(LinearOptimizationError) {
  let isGood = (1...255).contains(name.utf8.count) && name.utf8.allSatisfy { (0x21...0x7e).contains($0) }
  guard isGood else {
    throw .unusableName(
      of: what(), name: name, expected: "1 to 255 printable ASCII characters without blanks")
  }
}
