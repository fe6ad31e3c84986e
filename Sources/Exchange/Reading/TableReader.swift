// SPDX-License-Identifier: GPL-3.0-or-later

/// A value and the row of its table, so that a later check can say where it stands.
struct Located<Value> {
  /// The value.
  var value: Value
  /// The row as a spreadsheet counts it.
  let row: Int
}

/// Reads the rows of one table by its schema.
struct TableReader {
  /// A column of the schema and where the file has it.
  struct Position {
    let column: Column
    /// The index in the file's header, or nil when the file leaves the column out.
    let index: Int?
  }

  private let schema: TableSchema
  private let table: CSVTable
  private let positions: [String: Position]
  private let known: KnownIdentifiers
  private let log: FaultLog

  /// Prepares the reading of a table whose header was checked.
  init(schema: TableSchema, table: CSVTable, known: KnownIdentifiers, log: FaultLog) {
    self.schema = schema
    self.table = table
    self.known = known
    self.log = log
    positions = Dictionary(
      uniqueKeysWithValues: schema.columns.map { column in
        (column.name, Position(column: column, index: table.header.firstIndex(of: column.name)))
      })
  }

  /// Reads every row; those with an error are left out and have their faults in the log.
  func rows<Value>(_ make: (inout RowReader) -> Value?) -> [Located<Value>] {
    var firstRows: [String: Int] = [:]
    var values: [Located<Value>] = []
    values.reserveCapacity(table.rows.count)
    for row in table.rows {
      var reader = RowReader(
        file: table.file, row: row, positions: positions, known: known, log: log)
      checkKey(&reader, &firstRows)
      let value = make(&reader)
      if reader.isSound, let value { values.append(Located(value: value, row: row.number)) }
    }
    return values
  }

  /// Adds a fault when the key of a row stands in an earlier row.
  private func checkKey(_ row: inout RowReader, _ firstRows: inout [String: Int]) {
    guard !schema.key.isEmpty else { return }
    let cells = schema.key.map(row.text)
    guard cells.contains(where: { !$0.isEmpty }) else { return }
    let key = cells.joined(separator: ",")
    guard let first = firstRows[key] else {
      firstRows[key] = row.number
      return
    }
    let isSingle = schema.key.count == 1
    let names = schema.key.joined(separator: ", ")
    row.fault(
      isSingle ? schema.key[0] : nil, value: cells.joined(separator: ", "),
      isSingle
        ? "stands already in row \(first); each \(names) has one row"
        : "row \(first) has the same \(names); one row for each")
  }
}
