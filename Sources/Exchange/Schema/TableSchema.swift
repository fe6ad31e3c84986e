// SPDX-License-Identifier: GPL-3.0-or-later

/// A table: its file, its columns in the order in which they are written, and its key.
///
/// One description drives the checks on reading, the order on writing and the Table Schema in
/// `datapackage.json`.
struct TableSchema: Sendable {
  /// The table's name; the file is `name.csv`.
  let name: String
  /// Whether the file may be missing.
  let isOptional: Bool
  /// What a row is, as a sentence without a full stop.
  let meaning: String
  /// The columns, in the order in which they are written.
  let columns: [Column]
  /// The columns whose values together stand once only, or none.
  let key: [String]

  /// The file's name.
  var file: String { name + ".csv" }
  /// The names of the columns.
  var header: [String] { columns.map(\.name) }

  /// Creates a schema.
  init(_ name: String, optional: Bool = false, _ meaning: String, key: [String] = [], _ columns: [Column]) {
    self.name = name
    self.isOptional = optional
    self.meaning = meaning
    self.columns = columns
    self.key = key
  }
}
