// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Exchange

@Suite("CSV")
struct CSVTests {
  private func rows(_ text: String) -> [[String]] {
    let (table, faults) = CSVTable.read(Array(text.utf8), file: "t.csv")
    #expect(faults == [])
    return table.map { table in table.rows.map { row in table.header.indices.map { row[$0] } } } ?? []
  }

  @Test(
    "reads every ending of lines",
    arguments: [
      "a,b\n1,2\n3,4\n", "a,b\r\n1,2\r\n3,4\r\n", "a,b\r1,2\r3,4\r", "a,b\n1,2\n3,4", "\u{FEFF}a,b\n1,2\n3,4",
    ])
  func readsLineEndings(_ text: String) { #expect(rows(text) == [["1", "2"], ["3", "4"]]) }

  @Test("reads commas, quotation marks and line breaks in quoted cells")
  func readsQuotedCells() {
    #expect(rows("a,b\n\"x,\"\"y\"\"\",\"1\r\n2\n\"\n") == [["x,\"y\"", "1\r\n2\n"]])
  }

  @Test("numbers rows as a spreadsheet does: blank rows count, line breaks in cells do not")
  func numbersRows() throws {
    let text = "a,b\r\n\r\n\"1\r\n\r\n\",2\r\n,\r\n3,4\r\n"
    let table = try #require(CSVTable.read(Array(text.utf8), file: "t.csv").table)
    #expect(table.rows.map(\.number) == [3, 5])
    #expect(table.rows.map { $0["b"] } == ["2", "4"])
    #expect(table.rows.map { $0["c"] } == [nil, nil])
  }

  @Test("refuses a header that is not the one asked for")
  func refusesOtherHeader() {
    let (table, faults) = CSVTable.read(Array("a,c\n1,2\n".utf8), file: "t.csv", columns: ["a", "b"])
    #expect(table == nil)
    #expect(
      faults.map(\.description) == [
        "t.csv, row 1, column c: the column is not known here; known: a, b; did you mean b?",
        "t.csv, row 1, column b: the column is missing; needed: a, b",
      ])
    #expect(
      CSVTable.read(Array("b,a\n1,2\n".utf8), file: "t.csv", columns: ["a", "b"]).table?.rows.first?["a"]
        == "2")
  }

  @Test("leaves out rows with too few or too many cells and says which")
  func leavesOutRaggedRows() throws {
    let (table, faults) = CSVTable.read(Array("a,b\n1\n1,2\n1,2,3\n".utf8), file: "t.csv")
    #expect(table?.rows.map(\.number) == [3])
    #expect(faults.map(\.row) == [2, 4])
  }

  @Test("is the same after writing and reading, whatever the cells hold")
  func isTheSameAfterWriting() throws {
    var random = TestRandom(seed: 20_130_402)
    let pieces = ["", "a", ",", "\"", "\n", "\r\n", "\r", " ", "\t", ";", "é", "\u{A0}", "x y", "\"\"", "0"]
    for _ in 0..<300 {
      var text = CSVText(header: ["a", "b", "c"])
      var expected: [[String]] = []
      for _ in 0..<random.next(below: 6) {
        let cells = (0..<3).map { _ in
          (0..<random.next(below: 5)).map { _ in pieces[random.next(below: pieces.count)] }.joined()
        }
        text.append(cells)
        if cells.contains(where: { !$0.isEmpty }) { expected.append(cells) }
      }
      let (table, faults) = CSVTable.read(text.bytes, file: "t.csv")
      #expect(faults == [], "seed \(random.seed)")
      let read = try #require(table).rows.map { row in (0..<3).map { row[$0] } }
      #expect(read == expected, "seed \(random.seed): \(String(decoding: text.bytes, as: UTF8.self))")
    }
  }

  @Test("reads the same whatever blocks the bytes come in")
  func readsInBlocks() throws {
    let text = Array("\u{FEFF}a,b\r\n\"é,\r\n\"\"x\",2\r\n\r\n3,ü\n".utf8)
    let whole = try #require(CSVTable.read(text, file: "t.csv").table)
    for size in 1...text.count {
      let parsing = CSVParsing(file: "t.csv")
      var start = 0
      while start < text.count {
        let end = min(start + size, text.count)
        #expect(text[start..<end].withUnsafeBytes { parsing.parse($0) })
        start = end
      }
      let (table, faults) = parsing.finish()
      #expect(faults == [])
      let read = try #require(table)
      #expect(read.header == whole.header)
      #expect(read.rows.map { [$0[0], $0[1]] } == whole.rows.map { [$0[0], $0[1]] }, "blocks of \(size)")
      #expect(read.rows.map(\.number) == [2, 4])
    }
  }
}
