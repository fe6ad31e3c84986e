// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Testing

@testable import Exchange

@Suite("Large tables")
struct LargeScenarioTests {
  private static let count = 100_000

  @Test("of 100,000 rows are read row by row")
  func readsLargeTable() throws {
    var text = CSVText(header: TableSchema.travel.header)
    for index in 0..<Self.count { text.append(["OFFICE", "P\(index)", String(index % 600)]) }
    let (table, faults) = CSVTable.read(text.bytes, file: "travel.csv")
    #expect(faults == [])
    let rows = try #require(table).rows
    #expect(rows.count == Self.count)
    #expect(rows.last?.number == Self.count + 1)
    #expect(rows.last?["to"] == "P\(Self.count - 1)")
  }

  @Test("of 100,000 children are read, and their faults found among all rows")
  func readsManyChildren() throws {
    let disk = try ScenarioOnDisk()
    var children = CSVText(header: TableSchema.children.header)
    var statuses = CSVText(header: TableSchema.statuses.header)
    for index in 0..<Self.count {
      let family = index == 77_777 ? "F0" : "F2"
      children.append(["C\(index)", family, "2011-02-28", "", ""])
      statuses.append(["C\(index)", "on-plan", index == 99_999 ? "2013-02-30" : "2013-02-20", ""])
    }
    try disk.write(children.bytes, "children.csv")
    try disk.write(statuses.bytes, "statuses.csv")
    try disk.remove("meetings.csv")
    let faults = try disk.read().faults.filter { $0.severity == .error }
    #expect(
      faults.map(\.description) == [
        "children.csv, row 77779, column family, \"F0\": expected a family that stands in families.csv",
        "statuses.csv, row 100001, column since, \"2013-02-30\": expected a date that exists, as yyyy-mm-dd",
      ])
  }
}
