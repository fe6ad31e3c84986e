// SPDX-License-Identifier: GPL-3.0-or-later

import CCSV

/// Writes a CSV table: UTF-8, commas, LF, quotation marks only where a cell needs them.
public struct CSVText: Sendable {
  /// The bytes so far.
  public private(set) var bytes: [UInt8] = []
  private let columns: Int

  /// Starts a table with its header.
  public init(header: [String]) {
    columns = header.count
    append(header)
  }

  /// Appends a row; one whose cells are all empty reads as a blank row.
  ///
  /// - Parameter cells: as many as the header has.
  public mutating func append(_ cells: [String]) {
    precondition(cells.count == columns, "a row has as many cells as the header")
    for (index, cell) in cells.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      append(cell: cell)
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  private mutating func append(cell: String) {
    let text = Array(cell.utf8)
    guard Self.needsQuotes(text) else {
      bytes.append(contentsOf: text)
      return
    }
    // Without a destination libcsv says how long the quoted cell is.
    var quoted = [UInt8](repeating: 0, count: csv_write(nil, 0, text, text.count))
    let length = csv_write(&quoted, quoted.count, text, text.count)
    bytes.append(contentsOf: quoted.prefix(length))
  }

  private static func needsQuotes(_ text: [UInt8]) -> Bool {
    guard let first = text.first, let last = text.last else { return false }
    // Outer blanks would be trimmed on reading.
    let blanks: [UInt8] = [UInt8(ascii: " "), UInt8(ascii: "\t")]
    let special: [UInt8] = [
      UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"),
    ]
    return blanks.contains(first) || blanks.contains(last) || text.contains(where: special.contains)
  }
}
