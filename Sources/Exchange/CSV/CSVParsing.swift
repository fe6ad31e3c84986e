// SPDX-License-Identifier: GPL-3.0-or-later

import CCSV

/// Turns the bytes of a CSV file, block by block, into a `CSVTable`, with libcsv.
///
/// A class, so that libcsv's buffer is freed once, however the parsing ends.
final class CSVParsing {
  private let cells: CellCollector
  private var parser = csv_parser()
  private let isParserUsable: Bool
  /// The first bytes, kept back until they show whether there is a byte order mark.
  private var head: [UInt8] = []
  private var isHeadDone = false
  private var hasFailed = false

  /// Prepares the parsing of a file.
  init(file: String) {
    cells = CellCollector(file: file)
    // Every end of line is reported, so that blank rows are counted as a spreadsheet counts them.
    isParserUsable = csv_init(&parser, UInt8(CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL)) == 0
  }

  deinit {
    if isParserUsable { csv_free(&parser) }
  }

  /// Parses the next block.
  ///
  /// - Returns: whether more is wanted.
  func parse(_ block: UnsafeRawBufferPointer) -> Bool {
    guard !hasFailed else { return false }
    if isHeadDone { return feed(block) }
    head.append(contentsOf: block)
    return head.count < 4 ? true : parseHead()
  }

  /// Ends the parsing.
  ///
  /// - Returns: the table, or nil when it cannot be used, and the faults.
  func finish() -> (table: CSVTable?, faults: [Fault]) {
    if !isHeadDone, !hasFailed { _ = parseHead() }
    if !hasFailed, isParserUsable {
      let context = Unmanaged.passUnretained(cells).toOpaque()
      if csv_fini(&parser, CellCollector.cellEnded, CellCollector.rowEnded, context) != 0 {
        cells.addFault("a quotation mark opens a cell in this row and is never closed")
        hasFailed = true
      }
    }
    return hasFailed ? (nil, cells.faults) : cells.table()
  }

  private func parseHead() -> Bool {
    isHeadDone = true
    let looksWide =
      head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF])
      || (head.count >= 2 && (head[0] == 0) != (head[1] == 0))
    if looksWide {
      cells.addFileFault("the file is UTF-16; save it as UTF-8 (in a spreadsheet: CSV UTF-8)")
      hasFailed = true
      return false
    }
    if head.starts(with: [0xEF, 0xBB, 0xBF]) { head.removeFirst(3) }
    let rest = head
    head = []
    return rest.withUnsafeBytes { feed($0) }
  }

  private func feed(_ block: UnsafeRawBufferPointer) -> Bool {
    guard isParserUsable else {
      cells.addFileFault("there is no memory to read it")
      hasFailed = true
      return false
    }
    let context = Unmanaged.passUnretained(cells).toOpaque()
    let done = csv_parse(
      &parser, block.baseAddress, block.count, CellCollector.cellEnded, CellCollector.rowEnded, context)
    if done < block.count {
      if csv_error(&parser) == CSV_EPARSE {
        cells.addFault(
          "a quotation mark stands inside the cell; put the whole cell in quotation marks and double those inside"
        )
      } else {
        cells.addFileFault("there is no memory to read it")
      }
      hasFailed = true
    }
    return !hasFailed && !cells.isHopeless
  }
}

/// Takes the cells and row ends that libcsv reports.
private final class CellCollector {
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
    Unmanaged<CellCollector>.fromOpaque(context).takeUnretainedValue()
      .endCell(UnsafeRawBufferPointer(start: text, count: text == nil ? 0 : length))
  }

  static let rowEnded: @convention(c) (Int32, UnsafeMutableRawPointer?) -> Void = { terminator, context in
    guard let context else { return }
    Unmanaged<CellCollector>.fromOpaque(context).takeUnretainedValue().endRow(terminator)
  }

  /// Adds a fault at the cell being read.
  func addFault(_ expectation: String, value: String? = nil) {
    faults.append(
      Fault(file: file, row: rowNumber, column: columnName, value: value, expectation: expectation))
  }

  /// Adds a fault about the whole file.
  func addFileFault(_ expectation: String) { faults.append(Fault(file: file, expectation: expectation)) }

  private var columnName: String? {
    let index = cellEnds.count - rowStart.cell
    guard let header, header.indices.contains(index) else { return nil }
    return Fault.shown(header[index])
  }

  private func endCell(_ text: UnsafeRawBufferPointer) {
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
    var isASCII = true
    for byte in text {
      if byte >= 0x80 { isASCII = false }
      if byte == 0x7F || byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D { return false }
    }
    return isASCII || String(validating: text, as: UTF8.self) != nil
  }

  private func endRow(_ terminator: Int32) {
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

  private func dropRow() {
    cellEnds.removeSubrange(rowStart.cell...)
    bytes.removeSubrange(rowStart.byte...)
  }

  func table() -> (table: CSVTable?, faults: [Fault]) {
    guard let header, !isHopeless else {
      if faults.isEmpty { addFileFault("the file is empty; the first row must name the columns") }
      return (nil, faults)
    }
    let storage = CSVTable.Storage(bytes: bytes, cellEnds: cellEnds, rowNumbers: rowNumbers)
    return (CSVTable(file: file, header: header, storage: storage), faults)
  }
}
