// SPDX-License-Identifier: GPL-3.0-or-later

/// A CSV file as a spreadsheet shows it: a header and rows of text cells.
///
/// The cells are held flat, in one buffer, so that a table of 100,000 rows is a few allocations.
public struct CSVTable: Sendable {
  /// The file's name within its folder.
  public var file: String { storage.file }
  /// The names of the columns, in the file's order.
  public var header: [String] { storage.header }
  private let storage: Storage

  /// The cells of all rows, one after another.
  final class Storage: Sendable {
    let file: String
    let header: [String]
    /// The number of columns.
    let width: Int
    /// The text of all cells, UTF-8.
    let bytes: [UInt8]
    /// Where each cell ends in `bytes`; cell `i` starts where cell `i - 1` ends.
    let cellEnds: [Int]
    /// The row number of each row, as a spreadsheet counts it.
    let rowNumbers: [Int]

    /// Takes parsed cells; every row has as many as the header.
    init(file: String, header: [String], bytes: [UInt8], cellEnds: [Int], rowNumbers: [Int]) {
      precondition(cellEnds.count == rowNumbers.count * header.count)
      self.file = file
      self.header = header
      width = header.count
      self.bytes = bytes
      self.cellEnds = cellEnds
      self.rowNumbers = rowNumbers
    }

    /// Where a cell lies in `bytes`.
    func range(ofCell cell: Int) -> Range<Int> { (cell == 0 ? 0 : cellEnds[cell - 1])..<cellEnds[cell] }
  }

  /// Creates a table of parsed cells.
  init(_ storage: Storage) { self.storage = storage }

  /// A row of the table.
  public struct Row: Sendable {
    private let storage: Storage
    /// The position among the table's rows, from 0.
    let index: Int

    fileprivate init(_ storage: Storage, index: Int) {
      self.storage = storage
      self.index = index
    }

    /// The row as a spreadsheet counts it: the header is row 1, blank rows count, a cell with line breaks is
    /// still in one row.
    public var number: Int { storage.rowNumbers[index] }

    /// The text of the cell in a column, counted from 0.
    public subscript(column: Int) -> String {
      withBytes(column) { String(decoding: $0, as: UTF8.self) }
    }

    /// The text of the cell in a named column, or nil when the table has no such column.
    public subscript(column: String) -> String? {
      storage.header.firstIndex(of: column).map { self[$0] }
    }

    /// Whether the cell in a column is empty.
    func isEmpty(_ column: Int) -> Bool { storage.range(ofCell: cell(column)).isEmpty }

    /// Lends the bytes of the cell in a column, UTF-8.
    func withBytes<Result>(_ column: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
      let range = storage.range(ofCell: cell(column))
      return storage.bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
    }

    private func cell(_ column: Int) -> Int {
      precondition(column >= 0 && column < storage.width)
      return index * storage.width + column
    }
  }

  /// The rows below the header; blank rows are left out.
  public var rows: some RandomAccessCollection<Row> & Sendable { Rows(storage: storage) }

  /// The row at a position, from 0.
  func row(_ index: Int) -> Row { Row(storage, index: index) }

  private struct Rows: RandomAccessCollection, Sendable {
    let storage: Storage
    var startIndex: Int { 0 }
    var endIndex: Int { storage.rowNumbers.count }
    subscript(index: Int) -> Row { Row(storage, index: index) }
  }
}

// MARK: - Reading

extension CSVTable {
  /// Reads a table from a folder.
  ///
  /// Quoting follows RFC 4180, strictly. A byte order mark, CRLF, blank rows, and blanks around unquoted cells
  /// are accepted.
  ///
  /// - Parameters:
  ///   - file: the file's name within the folder.
  ///   - folder: the folder's path.
  ///   - columns: the columns that the table must have, in any order and no others; nil for any.
  /// - Returns: the table, or nil when it cannot be used at all, and every fault: an unreadable file, bytes
  ///   that are not UTF-8, wrong quoting, wrong columns, and rows with too few or too many cells, which are left out.
  public static func read(file: String, in folder: String, columns: [String]? = nil) -> (
    table: CSVTable?, faults: [Fault]
  ) {
    let parsing = CSVParsing(file: file)
    do throws(SystemFailure) {
      try SystemFile.forEachBlock(of: folder + "/" + file) { parsing.parse($0) }
    } catch {
      let fault = Fault(file: file, expectation: "cannot be read: \(error.reason)")
      return (nil, [fault])
    }
    return checked(parsing, columns: columns)
  }

  /// Reads a table from bytes; see `read(file:in:columns:)`.
  public static func read(_ bytes: [UInt8], file: String, columns: [String]? = nil) -> (
    table: CSVTable?, faults: [Fault]
  ) {
    let parsing = CSVParsing(file: file)
    _ = bytes.withUnsafeBytes { parsing.parse($0) }
    return checked(parsing, columns: columns)
  }

  private static func checked(_ parsing: CSVParsing, columns: [String]?) -> (CSVTable?, [Fault]) {
    let (table, faults) = parsing.finish()
    guard let table, let columns else { return (table, faults) }
    let wrong = table.headerFaults(needed: columns, known: columns)
    return (wrong.isEmpty ? table : nil, faults + wrong)
  }

  /// What is wrong with the header.
  ///
  /// - Parameters:
  ///   - needed: the columns that must be there.
  ///   - known: all columns that may be there.
  func headerFaults(needed: [String], known: [String]) -> [Fault] {
    var faults: [Fault] = []
    func fault(_ column: String, _ expectation: String) {
      faults.append(Fault(file: file, row: 1, column: Fault.shown(column), expectation: expectation))
    }
    if header.count == 1, known.count > 1, let separator = separatorInsteadOfComma {
      return [
        Fault(
          file: file, row: 1, value: Fault.shown(header[0]),
          expectation: "the cells are separated by \(separator); save the file as CSV separated by commas")
      ]
    }
    var seen: Set<String> = []
    for name in header {
      if name.isEmpty {
        fault("", "a column has no name; every column needs one")
      } else if !seen.insert(name).inserted {
        fault(name, "the column stands twice; keep one")
      } else if !known.contains(name) {
        let missing = known.filter { !header.contains($0) }
        fault(
          name,
          "the column is not known here; known: \(known.joined(separator: ", "))"
            + Suggestion.hint(for: name, among: missing))
      }
    }
    for name in needed where !seen.contains(name) {
      fault(name, "the column is missing; needed: \(needed.joined(separator: ", "))")
    }
    return faults
  }

  private var separatorInsteadOfComma: String? {
    if header[0].contains(";") { return "semicolons" }
    return header[0].contains("\t") ? "tabs" : nil
  }
}
