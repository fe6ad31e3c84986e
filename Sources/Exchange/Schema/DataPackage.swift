// SPDX-License-Identifier: GPL-3.0-or-later

import StatutoryCalendar

/// `datapackage.json`: the Table Schema of every table, in the manner of Frictionless Data
/// (https://specs.frictionlessdata.io/tabular-data-package/).
enum DataPackage {
  /// The file's name.
  static let file = "datapackage.json"

  /// The file, which is the same for every scenario.
  static let bytes = Array(scenario.text().utf8)

  /// The package of a scenario's tables.
  static let scenario: JSONValue = [
    "profile": "tabular-data-package",
    "name": "scenario",
    "title": "A service on the day its plan starts",
    "resources": .array(TableSchema.scenario.map(resource)),
  ]

  private static func resource(_ table: TableSchema) -> JSONValue {
    [
      "profile": "tabular-data-resource",
      "name": .string(table.name),
      "path": .string(table.file),
      "title": .string(table.meaning),
      "format": "csv",
      "mediatype": "text/csv",
      "encoding": "utf-8",
      "schema": schema(table),
    ]
  }

  private static func schema(_ table: TableSchema) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("fields", .array(table.columns.map { field($0, isKey: table.key == [$0.name]) })),
      .init("missingValues", [""]),
    ]
    if !table.key.isEmpty { members.append(.init("primaryKey", .array(table.key.map { .string($0) }))) }
    let foreignKeys = table.columns.compactMap { foreignKey($0, in: table) }
    if !foreignKeys.isEmpty { members.append(.init("foreignKeys", .array(foreignKeys))) }
    return .object(members)
  }

  /// A column whose cell is one id of one table; lists and ids of either of several tables cannot be said.
  private static func foreignKey(_ column: Column, in table: TableSchema) -> JSONValue? {
    guard case .identifier = column.content, let sources = column.reference?.sources, sources.count == 1
    else { return nil }
    let (target, targetColumn) = sources[0]
    return [
      "fields": [.string(column.name)],
      "reference": [
        "resource": .string(target.name == table.name ? "" : target.name), "fields": [.string(targetColumn)],
      ],
    ]
  }

  private static func field(_ column: Column, isKey: Bool) -> JSONValue {
    var constraints: [JSONValue.Member] = []
    if column.need == .value { constraints.append(.init("required", true)) }
    if isKey { constraints.append(.init("unique", true)) }
    constraints += Self.constraints(column.content)
    var members: [JSONValue.Member] = [
      .init("name", .string(column.name)),
      .init("type", .string(type(column.content))),
      .init("description", .string(column.meaning)),
    ]
    if !constraints.isEmpty { members.append(.init("constraints", .object(constraints))) }
    return .object(members)
  }

  private static func type(_ content: Column.Content) -> String {
    switch content {
    case .integer: "integer"
    case .fraction, .amount: "number"
    case .date: "date"
    // A Table Schema time ends at 23:59; a day here ends at 24:00.
    case .identifier, .word, .text, .line, .month, .time, .choice, .list: "string"
    }
  }

  private static func constraints(_ content: Column.Content) -> [JSONValue.Member] {
    switch content {
    case .identifier, .word, .month, .time, .list: [.init("pattern", .string(pattern(content)))]
    case .text: []
    case .line(let longest): [.init("minLength", 1), .init("maxLength", .integer(longest))]
    case .integer(let range):
      [.init("minimum", .integer(range.lowerBound)), .init("maximum", .integer(range.upperBound))]
    case .fraction: [.init("minimum", .number(0.001)), .init("maximum", 1)]
    case .amount(let most): [.init("minimum", 0), .init("maximum", .integer(most))]
    case .date:
      [
        .init("minimum", .string(CellText.firstDay.description)),
        .init("maximum", .string(CellText.lastDay.description)),
      ]
    case .choice(let words): [.init("enum", .array(words.map { .string($0) }))]
    }
  }

  /// The pattern of a whole cell, as Table Schema has it: XML Schema's, without anchors.
  private static func pattern(_ content: Column.Content) -> String {
    switch content {
    case .identifier, .word: "[A-Za-z0-9_-]{1,40}"
    case .month: "(19[0-9]{2}|20[0-9]{2}|2100)-(0[1-9]|1[0-2])"
    case .time: "(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)"
    case .choice(let words): "(" + words.joined(separator: "|") + ")"
    case .list(let item): pattern(item) + "(;" + pattern(item) + ")*"
    case .text, .line, .integer, .fraction, .amount, .date: ".*"
    }
  }
}
