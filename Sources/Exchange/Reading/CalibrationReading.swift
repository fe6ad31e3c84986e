// SPDX-License-Identifier: GPL-3.0-or-later

public import Casework
import Foundation

/// What reading a calibration found: the figures that hold for every service whose own `course.csv` has no others.
public struct CalibrationReading: Sendable {
  /// The figures in the order of the file, or nil when a fault is an error.
  public var figures: [CourseFigure]?
  /// Every fault, by row and column.
  public var faults: [Fault]

  /// The file's name in `Scenarios`.
  public static let file = "calibration.csv"

  /// Reads a calibration, such as `Scenarios/calibration.csv`; reports every fault at once.
  ///
  /// - Parameter path: the file.
  public static func read(path: String) -> CalibrationReading {
    let url = URL(fileURLWithPath: path)
    let schema = TableSchema(
      "calibration", TableSchema.course.meaning, key: TableSchema.course.key, TableSchema.course.columns)
    let log = FaultLog()
    let (table, faults) = CSVTable.read(
      file: url.lastPathComponent, in: url.deletingLastPathComponent().path)
    log.add(faults)
    guard let table else { return CalibrationReading(figures: nil, faults: log.sorted) }
    let needed = schema.columns.filter { $0.need != .nothing }.map(\.name)
    log.add(table.headerFaults(needed: needed, known: schema.header))
    let reader = TableReader(schema: schema, table: table, known: KnownIdentifiers(), log: log)
    let rows = reader.rows { CourseFigure(row: &$0) }
    CourseChecks.check(rows, of: schema, log: log)
    return CalibrationReading(figures: log.hasErrors ? nil : rows.map(\.value), faults: log.sorted)
  }
}
