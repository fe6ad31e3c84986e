// SPDX-License-Identifier: GPL-3.0-or-later

public import Casework

/// Writing a scenario folder.
public enum ScenarioWriting {
  /// Writes the tables, `policy.json` and `datapackage.json`; the same scenario gives the same bytes.
  ///
  /// The folder is written aside and then renamed, so that nothing half-written is left. A folder that holds an
  /// earlier scenario and nothing else is replaced.
  ///
  /// - Throws: `FolderError`.
  public static func write(_ scenario: Scenario, to path: String) throws {
    try replacement.write(files(of: scenario), to: path)
  }

  /// Says whether `write` could write there.
  ///
  /// - Throws: `FolderError`, as `write` would.
  public static func checkDestination(_ path: String) throws { try replacement.check(path) }

  private static let replacement = FolderReplacement(
    content: "a scenario",
    ownFiles: Set(TableSchema.scenario.map(\.file) + [PolicyFile.name, DataPackage.file]),
    markerFile: PolicyFile.name)

  /// The files of a scenario, by name and bytes.
  static func files(of scenario: Scenario) -> [(name: String, bytes: [UInt8])] {
    let tables =
      scenario.peopleTables + scenario.placeTables + scenario.caseTables + scenario.notesForPeople
      + scenario.courseTables
    return tables.map { ($0.schema.file, $0.bytes) } + [
      (PolicyFile.name, Array(PolicyFile.value(of: scenario.policy).text().utf8)),
      (DataPackage.file, DataPackage.bytes),
    ]
  }
}

/// The rows of a table, as text, ready to be written.
struct TableText {
  /// The table.
  let schema: TableSchema
  /// The cells of each row, in the order of the schema's columns.
  let rows: [[String]]

  /// The file.
  var bytes: [UInt8] {
    var text = CSVText(header: schema.header)
    for row in rows { text.append(row) }
    return text.bytes
  }
}
