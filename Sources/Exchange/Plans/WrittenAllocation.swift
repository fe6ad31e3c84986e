// SPDX-License-Identifier: GPL-3.0-or-later

public import Casework

/// Who has whom in a plan's folder, and how the plan was made: enough to explain it.
public struct WrittenAllocation: Sendable {
  /// A row of `allocation.csv`.
  public struct Row: Sendable, Hashable {
    /// The row as a spreadsheet counts it.
    public var number: Int
    /// The family.
    public var family: Family.ID
    /// The children that the row is about.
    public var children: [Child.ID]
    /// The officer, or nil when nobody could take the family.
    public var officer: Officer.ID?
  }

  /// The rows, in the file's order.
  public var rows: [Row]
  /// What made the plan.
  public var scope: PlanScope
  /// The changes of staff that it takes for granted.
  public var changes: [ScenarioChange]
  /// Whether every family was to be allocated anew.
  public var reallocate: Bool

  /// Reads `allocation.csv` and `summary.json` of a plan's folder.
  ///
  /// - Returns: the allocation, or nil when a file cannot be used, and every fault.
  public static func read(folder: String) -> (allocation: WrittenAllocation?, faults: [Fault]) {
    let (table, tableFaults) = CSVTable.read(
      file: PlanFiles.allocation, in: folder, columns: PlanFiles.allocationColumns)
    var reading = Reading(faults: tableFaults)
    let rows = table.map { table in table.rows.compactMap { reading.row($0) } } ?? []
    let (summary, fault) = JSONValue.read(file: PlanFiles.summary, in: folder)
    if let fault { reading.faults.append(fault) }
    guard let summary else { return (nil, reading.faults) }
    let scope = reading.scope(summary)
    let changes = reading.changes(summary)
    let reallocate = reading.reallocate(summary)
    guard reading.faults.isEmpty, let scope, let reallocate else { return (nil, reading.faults) }
    return (WrittenAllocation(rows: rows, scope: scope, changes: changes, reallocate: reallocate), [])
  }

  /// Takes values out of the files and notes what is wrong with them.
  private struct Reading {
    var faults: [Fault]

    mutating func row(_ row: CSVTable.Row) -> Row? {
      let family = row["family"] ?? ""
      let children = CellText.items(row["children"] ?? "")
      let officer = row["officer"] ?? ""
      for (column, text) in [("family", family), ("officer", officer)] + children.map({ ("children", $0) })
      where !(CellText.isIdentifier(text) || column == "officer" && text.isEmpty) {
        faults.append(
          Fault(
            file: PlanFiles.allocation, row: row.number, column: column, value: Fault.shown(text),
            expectation: "expected an id"))
        return nil
      }
      return Row(
        number: row.number, family: .init(family), children: children.map { .init($0) },
        officer: officer.isEmpty ? nil : .init(officer))
    }

    mutating func scope(_ summary: JSONValue) -> PlanScope? {
      let text = summary["scope"]?.string
      if let scope = text.flatMap(PlanScope.init) { return scope }
      note("scope", text, "expected one of " + PlanScope.allCases.map(\.rawValue).joined(separator: ", "))
      return nil
    }

    mutating func reallocate(_ summary: JSONValue) -> Bool? {
      if let value = summary["reallocate"]?.boolean { return value }
      note("reallocate", nil, "expected true or false")
      return nil
    }

    mutating func changes(_ summary: JSONValue) -> [ScenarioChange] {
      guard let texts = summary["changes"]?.array else {
        note("changes", nil, "expected a list of changes")
        return []
      }
      var changes: [ScenarioChange] = []
      for text in texts {
        do throws(ScenarioChangeError) {
          changes.append(try ScenarioChange(text.string ?? ""))
        } catch {
          note("changes", text.string, error.description)
        }
      }
      return changes
    }

    private mutating func note(_ key: String, _ value: String?, _ expectation: String) {
      faults.append(
        Fault(
          file: PlanFiles.summary, column: key, value: value.map { Fault.shown($0) },
          expectation: expectation))
    }
  }
}
