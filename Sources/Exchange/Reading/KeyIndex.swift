// SPDX-License-Identifier: GPL-3.0-or-later

/// Finds rows of a table whose key cells hold the same text, without making texts of them.
struct KeyIndex {
  private let table: CSVTable
  /// Where the table has the columns of the key; one that it leaves out counts as empty.
  private let columns: [Int]
  /// The rows seen so far by their position in the table, each in the first free slot from that of its hash on.
  ///
  /// Never more than half full.
  private var slots: [Int]
  private let mask: Int

  private static let free = -1

  /// Prepares the index of a table.
  ///
  /// - Parameter key: the names of the key's columns.
  init(_ table: CSVTable, key: [String]) {
    self.table = table
    columns = key.compactMap { table.header.firstIndex(of: $0) }
    var size = 2
    while size < 2 * table.rows.count { size *= 2 }
    slots = Array(repeating: Self.free, count: columns.isEmpty ? 0 : size)
    mask = size - 1
  }

  /// The first row seen with this row's key, or nil when there is none; then this one is remembered.
  ///
  /// A row whose key cells are all empty has no key.
  mutating func firstRow(like row: CSVTable.Row) -> CSVTable.Row? {
    guard columns.contains(where: { !row.isEmpty($0) }) else { return nil }
    var slot = hash(of: row) & mask
    while slots[slot] != Self.free {
      let other = table.row(slots[slot])
      if isSame(row, other) { return other }
      slot = (slot + 1) & mask
    }
    slots[slot] = row.index
    return nil
  }

  /// Seeded anew in every run, so that no file can be made to collide; no order depends on it.
  private func hash(of row: CSVTable.Row) -> Int {
    var hasher = Hasher()
    for column in columns {
      row.withBytes(column) { bytes in
        hasher.combine(bytes.count)
        hasher.combine(bytes: UnsafeRawBufferPointer(bytes))
      }
    }
    return hasher.finalize()
  }

  private func isSame(_ row: CSVTable.Row, _ other: CSVTable.Row) -> Bool {
    columns.allSatisfy { column in
      row.withBytes(column) { mine in other.withBytes(column) { mine.elementsEqual($0) } }
    }
  }
}
