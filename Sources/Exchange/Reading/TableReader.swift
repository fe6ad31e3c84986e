// SPDX-License-Identifier: GPL-3.0-or-later

/// A value and the row of its table, so that a later check can say where it stands.
struct Located<Value> {
  /// The value.
  var value: Value
  /// The row as a spreadsheet counts it.
  let row: Int
}

extension Located: Sendable where Value: Sendable {}

/// Reads the rows of one table by its schema.
///
/// A class, which all of its row readers point to.
final class TableReader {
  /// A column of the schema and where the file has it.
  struct Position {
    let column: Column
    /// The index in the file's header, or nil when the file leaves the column out.
    let index: Int?
  }

  /// The columns of the schema, in its order.
  let positions: [Position]
  /// Their names.
  let names: [String]
  /// For each of them the ids that its cells may hold, or nil for any.
  let known: [Set<String>?]
  let log: FaultLog
  /// The file's name.
  var file: String { schema.file }
  private let schema: TableSchema
  private let table: CSVTable

  /// Prepares the reading of a table whose header was checked.
  init(schema: TableSchema, table: CSVTable, known: KnownIdentifiers, log: FaultLog) {
    self.schema = schema
    self.table = table
    self.known = schema.columns.map { $0.reference.flatMap(known.all) }
    self.log = log
    names = schema.columns.map(\.name)
    positions = schema.columns.map { column in
      Position(column: column, index: table.header.firstIndex(of: column.name))
    }
  }

  /// Reads every row; those with an error are left out and have their faults in the log.
  func rows<Value>(_ make: (inout RowReader) -> Value?) -> [Located<Value>] {
    var keys = KeyIndex(table, key: schema.key)
    var values: [Located<Value>] = []
    values.reserveCapacity(table.rows.count)
    for row in table.rows {
      var reader = RowReader(of: self, row: row)
      if let first = keys.firstRow(like: row) { reportKey(&reader, first.number) }
      let value = make(&reader)
      if reader.isSound, let value { values.append(Located(value: value, row: row.number)) }
    }
    return values
  }

  /// Adds a fault: the key of the row stands in an earlier one.
  private func reportKey(_ row: inout RowReader, _ first: Int) {
    let isSingle = schema.key.count == 1
    let names = schema.key.joined(separator: ", ")
    row.fault(
      isSingle ? schema.key[0] : nil, value: schema.key.map { row.text($0) }.joined(separator: ", "),
      isSingle
        ? "stands already in row \(first); each \(names) has one row"
        : "row \(first) has the same \(names); one row for each")
  }
}
