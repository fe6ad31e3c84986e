// SPDX-License-Identifier: GPL-3.0-or-later

/// Something wrong with an input file, said so that the person who keeps the file can mend it.
public struct Fault: Error, Hashable, Sendable, CustomStringConvertible {
  /// How bad it is.
  public enum Severity: String, Sendable {
    /// The scenario cannot be used.
    case error
    /// It can, and somebody should look.
    case warning
  }

  /// How bad it is.
  public var severity: Severity
  /// The file's name within the folder.
  public var file: String
  /// The row as a spreadsheet counts it (the header is row 1), or nil when the fault is about the whole file.
  public var row: Int?
  /// The column or JSON key, or nil when the fault is about the whole row.
  public var column: String?
  /// The value found, shortened to 60 characters, or nil.
  public var value: String?
  /// What was expected instead, as a sentence without a full stop.
  public var expectation: String

  /// Creates a fault.
  public init(
    _ severity: Severity = .error, file: String, row: Int? = nil, column: String? = nil, value: String? = nil,
    expectation: String
  ) {
    self.severity = severity
    self.file = file
    self.row = row
    self.column = column
    self.value = value
    self.expectation = expectation
  }

  /// `children.csv, row 12, column family, "F99": expected ...`.
  public var description: String {
    var text = file
    if let row { text += ", row \(row)" }
    if let column { text += ", column \(column)" }
    if let value { text += ", \"\(value)\"" }
    return "\(text): \(expectation)"
  }
}
