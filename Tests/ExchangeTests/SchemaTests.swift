// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Exchange

@Suite("The table schemas")
struct SchemaTests {
  @Test("have a section in the format that names every column", arguments: TableSchema.scenario.map(\.name))
  func areDocumented(name: String) throws {
    let schema = try #require(TableSchema.scenario.first { $0.name == name })
    // The two tables for people share a section.
    let section = try #require(
      documentedSection(of: schema.file) ?? documentedSection(of: "figures.csv"),
      "no section on \(schema.file)")
    for column in schema.columns { #expect(section.contains(column.name), "\(schema.file): \(column.name)") }
  }

  @Test("name columns of their own in the key, and tables with a key in references")
  func areConsistent() {
    for schema in TableSchema.scenario {
      #expect(Set(schema.header).count == schema.header.count)
      #expect(schema.key.allSatisfy(schema.header.contains))
      for column in schema.columns {
        for source in column.reference?.sources ?? [] { #expect(source.table.key == [source.column]) }
      }
    }
  }
}
