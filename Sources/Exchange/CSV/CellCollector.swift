// SPDX-License-Identifier: GPL-3.0-or-later

import CCSV

/// Takes the cells and row ends that libcsv reports.
struct CellCollector {
  private let file: String
  private(set) var faults: [Fault] = []
  /// Whether going on makes no sense: the header itself is not text.
  private(set) var isHopeless = false
  private var header: [String]?
  private var bytes: [UInt8] = []
  private var cellEnds: [Int] = []
  private var rowNumbers: [Int] = []
  /// Where the row being read starts in `cellEnds` and `bytes`.
  private var rowStart = (cell: 0, byte: 0)
  /// The number of the row being read.
  private var rowNumber = 1
  private var isRowSound = true
  private var lastTerminator: Int32 = 0

  init(file: String) { self.file = file }

  static let cellEnded: @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeMutableRawPointer?) -> Void = {
    text, length, context in
    guard let context else { return }
    context.assumingMemoryBound(to: CellCollector.self).pointee
      .endCell(UnsafeRawBufferPointer(start: text, count: text == nil ? 0 : length))
  }

  static let rowEnded: @convention(c) (Int32, UnsafeMutableRawPointer?) -> Void = { terminator, context in
    guard let context else { return }
    context.assumingMemoryBound(to: CellCollector.self).pointee.endRow(terminator)
  }

  /// Adds a fault at the cell being read.
  mutating func addFault(_ expectation: String, value: String? = nil) {
    faults.append(
      Fault(file: file, row: rowNumber, column: columnName, value: value, expectation: expectation))
  }

  /// Adds a fault about the whole file.
  mutating func addFileFault(_ expectation: String) {
    faults.append(Fault(file: file, expectation: expectation))
  }

  private var columnName: String? {
    let index = cellEnds.count - rowStart.cell
    guard let header, header.indices.contains(index) else { return nil }
    return Fault.shown(header[index])
  }

  private mutating func endCell(_ text: UnsafeRawBufferPointer) {
    if !Self.isText(text) {
      let shown = Fault.shown(String(decoding: text.prefix(200), as: UTF8.self))
      if String(validating: text, as: UTF8.self) == nil {
        addFault("the cell is not UTF-8; save the file as UTF-8 (in a spreadsheet: CSV UTF-8)", value: shown)
      } else {
        addFault("the cell holds a control character; remove it", value: shown)
      }
      isRowSound = false
    }
    bytes.append(contentsOf: text)
    cellEnds.append(bytes.count)
  }

  /// Whether the bytes are UTF-8 without control characters but tabs and line ends.
  private static func isText(_ text: UnsafeRawBufferPointer) -> Bool {
    // Nearly every cell is printable ASCII, 0x20 to 0x7E.
    if text.allSatisfy({ $0 &- 0x20 < 0x5F }) { return true }
    let hasControl = text.contains { byte in
      byte == 0x7F || byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D
    }
    return !hasControl && String(validating: text, as: UTF8.self) != nil
  }

  private mutating func endRow(_ terminator: Int32) {
    let isBlank = bytes.count == rowStart.byte
    // The second half of CRLF is no row of its own.
    let isSecondHalf =
      terminator == CSV_LF && lastTerminator == CSV_CR && cellEnds.count == rowStart.cell
    lastTerminator = isSecondHalf ? 0 : terminator
    if isSecondHalf { return }
    defer {
      rowNumber += 1
      isRowSound = true
      rowStart = (cellEnds.count, bytes.count)
    }
    if isBlank || !isRowSound {
      if header == nil, !isRowSound { isHopeless = true }
      dropRow()
    } else if let header {
      let count = cellEnds.count - rowStart.cell
      if count == header.count {
        rowNumbers.append(rowNumber)
      } else {
        faults.append(
          Fault(
            file: file, row: rowNumber, value: "\(count) cells",
            expectation: "expected \(header.count) cells, as many as the header has"))
        dropRow()
      }
    } else {
      var start = 0
      header = cellEnds.map { end in
        defer { start = end }
        return String(decoding: bytes[start..<end], as: UTF8.self)
      }
      cellEnds.removeAll()
      bytes.removeAll()
    }
  }

  private mutating func dropRow() {
    cellEnds.removeSubrange(rowStart.cell...)
    bytes.removeSubrange(rowStart.byte...)
  }

  mutating func table() -> (table: CSVTable?, faults: [Fault]) {
    guard let header, !isHopeless else {
      if faults.isEmpty { addFileFault("the file is empty; the first row must name the columns") }
      return (nil, faults)
    }
    let storage = CSVTable.Storage(
      file: file, header: header, bytes: bytes, cellEnds: cellEnds, rowNumbers: rowNumbers)
    return (CSVTable(storage), faults)
  }
}
