// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Exchange
import Foundation

/// Reads the files of a plan, tolerant of whatever is wrong with them.
struct PlanReading {
  /// What the files say, or nil when a table cannot be used at all, so that nothing can be judged.
  private(set) var tables: PlanTables?
  /// What cannot be read.
  private(set) var violations: [Violation] = []

  init(folder: String) {
    let summary = SummaryReading(folder: folder)
    let scope = summary.figures?.scope ?? .plan
    let allocation = read("allocation.csv", folder, Self.allocationColumns, Self.allocationRow)
    let terms = read("terms.csv", folder, Self.termsColumns, Self.termsRow)
    let overrides = read("overrides.csv", folder, Self.overridesColumns, Self.overrideRow)
    let tradeOff = read(
      "tradeoff.csv", folder, Self.tradeOffColumns, Self.tradeOffRow, onlyIf: scope == .rebalance)
    let diary = read("diary.csv", folder, Self.diaryColumns, Self.diaryRow, onlyIf: scope.hasDiary)
    let breaches = read("breaches.csv", folder, Self.breachColumns, Self.breachRow)
    let binding = read("binding.csv", folder, Self.bindingColumns, Self.bindingRow, onlyIf: scope.hasDiary)
    let before = read("before.csv", folder, Self.diaryColumns, Self.beforeRow, onlyIf: scope == .rebook)
    let changes = read("changes.csv", folder, Self.changeColumns, Self.changeRow, onlyIf: scope == .rebook)
    violations += summary.violations
    guard let allocation, let terms, let overrides, let tradeOff, let diary, let breaches, let binding,
      let before, let changes
    else { return }
    tables = PlanTables(
      allocation: allocation, terms: terms, overrides: overrides, tradeOff: tradeOff, diary: diary,
      breaches: breaches, binding: binding, before: before, changes: changes, summary: summary.figures)
  }

  /// Reads a table that plans of one scope have; in others the file must not be there.
  private mutating func read<Row>(
    _ file: String, _ folder: String, _ columns: [String],
    _ row: (inout RowReader, CSVTable.Row) -> Row?, onlyIf isPart: Bool
  ) -> [Row]? {
    if isPart { return read(file, folder, columns, row) }
    if FileManager.default.fileExists(atPath: folder + "/" + file) {
      violations.append(
        Violation(
          name: "plan-file-unexpected",
          detail: "\(file): plans of the scope in summary.json have no such file"))
    }
    return []
  }

  private mutating func read<Row>(
    _ file: String, _ folder: String, _ columns: [String],
    _ row: (inout RowReader, CSVTable.Row) -> Row?
  ) -> [Row]? {
    let (table, faults) = CSVTable.read(file: file, in: folder, columns: columns)
    violations += faults.map(Violation.unreadable)
    guard let table else { return nil }
    var reader = RowReader(table)
    let rows = table.rows.compactMap { row(&reader, $0) }
    violations += reader.violations
    return rows
  }
}

extension PlanScope {
  /// Whether such a plan has a diary.
  var hasDiary: Bool { self == .plan || self == .rebook }
}
