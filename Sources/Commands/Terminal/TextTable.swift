// SPDX-License-Identifier: GPL-3.0-or-later

/// Rows under a header in aligned columns, for a terminal or `grep`.
struct TextTable {
  /// How a column is aligned.
  enum Alignment {
    case left, right
  }

  private let header: [(title: String, alignment: Alignment)]
  private var rows: [[String]] = []

  /// Creates a table without rows.
  init(_ header: [(title: String, alignment: Alignment)]) { self.header = header }

  /// Appends a row, one cell for each column.
  mutating func append(_ row: [String]) {
    precondition(row.count == header.count, "one cell for each column")
    rows.append(row)
  }

  /// The lines, each without spaces at its end.
  var text: String {
    let titles = header.map(\.title)
    let widths = header.indices.map { column in
      rows.reduce(titles[column].count) { max($0, $1[column].count) }
    }
    return ([titles] + rows).map { row in
      var line = ""
      for (column, cell) in row.enumerated() {
        let padding = String(repeating: " ", count: widths[column] - cell.count)
        line += header[column].alignment == .left ? cell + padding : padding + cell
        line += "  "
      }
      while line.last == " " { line.removeLast() }
      return line
    }.joined(separator: "\n")
  }
}
