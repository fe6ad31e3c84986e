// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// Judges what the rows of a scenario's tables say together.
struct ScenarioChecks {
  /// The sound rows.
  let rows: ScenarioRows
  /// Where faults go.
  let log: FaultLog

  /// Adds an error at a row of a table, or about the whole table.
  func refuse(
    _ schema: TableSchema, row: Int?, column: String? = nil, value: String? = nil, _ expectation: String
  ) {
    add(.error, schema, row, column, value, expectation)
  }

  /// Adds a warning at a row of a table, or about the whole table.
  func warn(
    _ schema: TableSchema, row: Int?, column: String? = nil, value: String? = nil, _ expectation: String
  ) {
    add(.warning, schema, row, column, value, expectation)
  }

  private func add(
    _ severity: Fault.Severity, _ schema: TableSchema, _ row: Int?, _ column: String?, _ value: String?,
    _ expectation: String
  ) {
    log.add(
      Fault(
        severity, file: schema.file, row: row, column: column, value: value.map(Fault.shown),
        expectation: expectation))
  }

  /// Runs the checks that need no policy.
  func checkTables(_ folder: ScenarioFolder) {
    checkEmptyTables(folder)
    checkSharedIdentifiers()
    checkHoursOfWeeks()
    checkRooms()
    checkFamilies()
    checkDecisions()
    checkSpells()
    checkMeetings()
    checkCombinedMeetings()
    checkDoubleBookings()
    checkBookingsAgainstBusyTimes()
    checkCourse()
  }

  /// Runs the checks that compare with the plan's first day and the rules of time.
  func checkAgainst(_ policy: Policy, calendar: WorkingCalendar) {
    checkFortnight(policy)
    checkChildren(policy)
    checkEmployment(policy)
    checkAbsences(policy)
    checkDates(policy)
    checkBookedDays(policy, calendar: calendar)
    checkCohorts(policy)
    checkCourse(policy)
    // A row at fault may be the meeting that answers a window.
    if !log.hasErrors(in: .children, .statuses, .meetings) { checkWindows(policy, calendar: calendar) }
  }

  private func checkEmptyTables(_ folder: ScenarioFolder) {
    guard let children = folder.table(.children) else { return }
    if children.rows.isEmpty {
      warn(.children, row: nil, "the table is empty; there is nothing to plan")
    } else if let officers = folder.table(.officers), officers.rows.isEmpty {
      refuse(.officers, row: nil, "the table is empty; children need officers")
    }
  }

  /// Officers, minute takers, rooms, families and children share one space of ids: a busy time names only the id.
  private func checkSharedIdentifiers() {
    typealias Entry = (schema: TableSchema, column: String, id: String, row: Int)
    let officers = rows.officers.map { Entry(.officers, "officer", $0.value.id.text, $0.row) }
    let takers = rows.minuteTakers.map { Entry(.minuteTakers, "minute_taker", $0.value.id.text, $0.row) }
    let rooms = rows.rooms.map { Entry(.rooms, "room", $0.value.id.text, $0.row) }
    var first: [String: Entry] = [:]
    let families = rows.families.map { Entry(.families, "family", $0.value.id.text, $0.row) }
    let children = rows.children.map { Entry(.children, "child", $0.value.id.text, $0.row) }
    for entry in officers + takers + rooms + families + children {
      guard let other = first[entry.id] else {
        first[entry.id] = entry
        continue
      }
      // Twice in one table is a fault of its key.
      guard other.schema.name != entry.schema.name else { continue }
      refuse(
        entry.schema, row: entry.row, column: entry.column, value: entry.id,
        "is an id in \(other.schema.file), row \(other.row), too; officers, minute takers, rooms, families and "
          + "children need different ids")
    }
  }
}
