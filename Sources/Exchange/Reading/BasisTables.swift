// SPDX-License-Identifier: GPL-3.0-or-later

public import Casework

/// The two tables that a published service is built from, `figures.csv` and `assumptions.csv`, read alone.
public struct BasisTables: Sendable {
  /// What a report published.
  public var figures: [PublishedFigure] = []
  /// What is assumed besides.
  public var assumptions: [Assumption] = []
  /// Every fault, by file, row and column; with one the tables cannot be used.
  public var faults: [Fault] = []

  /// Reads the two tables of a folder; any other file in it is left alone.
  public init(folder: String) {
    read(
      CSVTable.read(file: TableSchema.figures.file, in: folder),
      CSVTable.read(file: TableSchema.assumptions.file, in: folder))
  }

  /// Reads the two tables from their bytes.
  public init(figures: [UInt8], assumptions: [UInt8]) {
    read(
      CSVTable.read(figures, file: TableSchema.figures.file),
      CSVTable.read(assumptions, file: TableSchema.assumptions.file))
  }

  private typealias Reading = (table: CSVTable?, faults: [Fault])

  private mutating func read(_ figuresTable: Reading, _ assumptionsTable: Reading) {
    let log = FaultLog()
    figures = Self.rows(.figures, figuresTable, log) { PublishedFigure(row: &$0) }
    assumptions = Self.rows(.assumptions, assumptionsTable, log) { Assumption(row: &$0) }
    faults = log.sorted
  }

  private static func rows<Row>(
    _ schema: TableSchema, _ reading: Reading, _ log: FaultLog, _ make: (inout RowReader) -> Row?
  ) -> [Row] {
    log.add(reading.faults)
    guard let table = reading.table else { return [] }
    let needed = schema.columns.filter { $0.need != .nothing }.map(\.name)
    log.add(table.headerFaults(needed: needed, known: schema.header))
    return TableReader(schema: schema, table: table, known: KnownIdentifiers(), log: log).rows(make).map(
      \.value)
  }
}
