// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

/// Reading a sweep file: a CSV table of scenarios and what each changes.
public enum SweepFile {
  /// The columns of a sweep file.
  public static let columns = ["scenario", "change"]

  /// A row: a change of a scenario; several rows with one name make one scenario.
  public struct Row: Sendable, Hashable {
    /// The scenario's name.
    public var name: String
    /// The change, empty for none.
    public var change: String
    /// The row as a spreadsheet counts it.
    public var number: Int
  }

  /// Reads the rows; reports every fault at once.
  ///
  /// - Returns: the rows, or nil when a fault is an error.
  public static func read(path: String) -> (rows: [Row]?, faults: [Fault]) {
    let url = URL(fileURLWithPath: path)
    let file = url.lastPathComponent
    let (table, readFaults) = CSVTable.read(
      file: file, in: url.deletingLastPathComponent().path, columns: columns)
    var faults = readFaults
    guard let table else { return (nil, faults) }
    var rows: [Row] = []
    for row in table.rows {
      let name = row["scenario"] ?? ""
      if isName(name) {
        rows.append(Row(name: name, change: row["change"] ?? "", number: row.number))
      } else {
        faults.append(
          Fault(
            file: file, row: row.number, column: "scenario", value: name,
            expectation: "expected a name of 1 to 40 characters A-Z a-z 0-9 _ -"))
      }
    }
    return faults.contains { $0.severity == .error } ? (nil, faults) : (rows, faults)
  }

  private static func isName(_ text: String) -> Bool {
    (1...40).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == 95
          || byte == 45
      }
  }
}
