// SPDX-License-Identifier: GPL-3.0-or-later

import CCSV

/// Turns the bytes of a CSV file, block by block, into a `CSVTable`, with libcsv.
///
/// A class, so that libcsv's buffer is freed once, however the parsing ends.
final class CSVParsing {
  /// Where libcsv's reports go: a place of its own in memory, so that a report costs neither a reference count nor
  /// a check of access; there is one for every cell.
  private let cells: UnsafeMutablePointer<CellCollector>
  private var parser = csv_parser()
  private let isParserUsable: Bool
  /// The first bytes, kept back until they show whether there is a byte order mark.
  private var head: [UInt8] = []
  private var isHeadDone = false
  private var hasFailed = false

  /// Prepares the parsing of a file.
  init(file: String) {
    cells = .allocate(capacity: 1)
    cells.initialize(to: CellCollector(file: file))
    // Every end of line is reported, so that blank rows are counted as a spreadsheet counts them.
    isParserUsable = csv_init(&parser, UInt8(CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL)) == 0
  }

  deinit {
    if isParserUsable { csv_free(&parser) }
    cells.deinitialize(count: 1)
    cells.deallocate()
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
      if csv_fini(&parser, CellCollector.cellEnded, CellCollector.rowEnded, cells) != 0 {
        cells.pointee.addFault("a quotation mark opens a cell in this row and is never closed")
        hasFailed = true
      }
    }
    return hasFailed ? (nil, cells.pointee.faults) : cells.pointee.table()
  }

  private func parseHead() -> Bool {
    isHeadDone = true
    let looksWide =
      head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF])
      || (head.count >= 2 && (head[0] == 0) != (head[1] == 0))
    if looksWide {
      cells.pointee.addFileFault("the file is UTF-16; save it as UTF-8 (in a spreadsheet: CSV UTF-8)")
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
      cells.pointee.addFileFault("there is no memory to read it")
      hasFailed = true
      return false
    }
    let done = csv_parse(
      &parser, block.baseAddress, block.count, CellCollector.cellEnded, CellCollector.rowEnded, cells)
    if done < block.count {
      if csv_error(&parser) == CSV_EPARSE {
        cells.pointee.addFault(
          "a quotation mark stands inside the cell; put the whole cell in quotation marks and double those inside"
        )
      } else {
        cells.pointee.addFileFault("there is no memory to read it")
      }
      hasFailed = true
    }
    return !hasFailed && !cells.pointee.isHopeless
  }
}
