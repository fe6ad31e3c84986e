// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

/// The tables of a scenario folder, parsed and with their headers checked.
struct ScenarioFolder {
  /// What a folder has of a table.
  enum Content {
    case table(CSVTable)
    /// The same, but rows that could not be read were left out.
    case damaged(CSVTable)
    /// The file is not there; when it had to be, the log says so.
    case leftOut
    /// The file is there and cannot be used.
    case unreadable
  }

  private var contents: [String: Content] = [:]

  /// What the folder has of a table.
  func content(of schema: TableSchema) -> Content { contents[schema.name] ?? .leftOut }

  /// The table, or nil when there is none that can be used.
  func table(_ schema: TableSchema) -> CSVTable? {
    switch content(of: schema) {
    case .table(let table), .damaged(let table): table
    case .leftOut, .unreadable: nil
    }
  }

  /// Reads the tables of a folder.
  ///
  /// - Returns: nil when there is no folder.
  init?(path: String, log: FaultLog) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
      log.add(Fault(file: path, expectation: "expected a folder with the tables of a scenario"))
      return nil
    }
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: path).sortedByBytes
    } catch {
      log.add(Fault(file: path, expectation: "the folder cannot be listed"))
      return nil
    }
    // The longest table first, so that no thread is left with it alone at the end.
    let schemas =
      [TableSchema.meetings] + TableSchema.scenario.filter { $0.name != TableSchema.meetings.name }
    let tables = Concurrently.map(schemas) { Self.read($0, from: path, names: names) }
    for (schema, table) in zip(schemas, tables) {
      contents[schema.name] = table.content
      log.add(table.faults)
    }
    if !names.contains(DataPackage.file) {
      log.add(
        Fault(
          .warning, file: DataPackage.file,
          expectation: "the file is missing; without it other programs cannot check the tables"))
    }
    Self.warnOfUnknownTables(names, log)
  }

  private static func read(_ schema: TableSchema, from path: String, names: [String]) -> (
    content: Content, faults: [Fault]
  ) {
    guard names.contains(schema.file) else {
      if schema.isOptional { return (.leftOut, []) }
      let fault = Fault(
        file: schema.file,
        expectation: "the file is missing; expected a table with columns "
          + schema.header.joined(separator: ", "))
      // Its ids are not known, and each reference to them would be a fault of its own.
      return (.unreadable, [fault])
    }
    let (table, faults) = CSVTable.read(file: schema.file, in: path)
    guard let table else { return (.unreadable, faults) }
    let needed = schema.columns.filter { $0.need != .nothing }.map(\.name)
    let ofHeader = table.headerFaults(needed: needed, known: schema.header)
    return (faults.isEmpty ? .table(table) : .damaged(table), faults + ofHeader)
  }

  private static func warnOfUnknownTables(_ names: [String], _ log: FaultLog) {
    let known = TableSchema.scenario.map(\.file)
    for name in names where name.lowercased().hasSuffix(".csv") && !known.contains(name) {
      log.add(
        Fault(
          .warning, file: Fault.shown(name),
          expectation: "the table is not known here and was not read"
            + Suggestion.hint(for: name, among: known.filter { !names.contains($0) })))
    }
  }
}
