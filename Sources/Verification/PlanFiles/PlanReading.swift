// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Exchange
import StatutoryCalendar

/// Reads the files of a plan, tolerant of whatever is wrong with them.
struct PlanReading {
  /// What the files say, or nil when a table cannot be used at all, so that nothing can be judged.
  private(set) var tables: PlanTables?
  /// What cannot be read.
  private(set) var violations: [Violation] = []

  init(folder: String) {
    let allocation = read("allocation.csv", folder, Self.allocationColumns, Self.allocationRow)
    let diary = read("diary.csv", folder, Self.diaryColumns, Self.diaryRow)
    let breaches = read("breaches.csv", folder, Self.breachColumns, Self.breachRow)
    let summary = SummaryReading(folder: folder)
    violations += summary.violations
    guard let allocation, let diary, let breaches else { return }
    tables = PlanTables(
      allocation: allocation, diary: diary, breaches: breaches, summary: summary.figures)
  }

  static let allocationColumns = [
    "family", "children", "officer", "previous_officer", "changed", "load", "travel", "cost", "second",
    "second_extra", "third", "third_extra", "reasons",
  ]
  static let diaryColumns = [
    "meeting", "kind", "family", "children", "officer", "named_officer", "cover", "place", "room",
    "minute_taker", "date", "start", "end", "window_opens", "window_closes", "in_window", "status", "rule",
  ]
  static let breachColumns = ["subject", "id", "kind", "cause", "detail"]

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

  private static func allocationRow(_ reader: inout RowReader, _ row: CSVTable.Row) -> AllocationRow? {
    guard let family: Family.ID = reader.key("family", row) else { return nil }
    return AllocationRow(
      line: row.number, family: family, children: reader.ids("children", row),
      officer: reader.id("officer", row), previousOfficer: reader.id("previous_officer", row),
      changed: reader.flag("changed", row), load: reader.integer("load", row),
      travel: reader.integer("travel", row), cost: reader.integer("cost", row),
      second: reader.id("second", row), secondExtra: reader.integer("second_extra", row),
      third: reader.id("third", row), thirdExtra: reader.integer("third_extra", row))
  }

  private static func diaryRow(_ reader: inout RowReader, _ row: CSVTable.Row) -> DiaryRow? {
    guard let meeting: RecordedMeeting.ID = reader.key("meeting", row) else { return nil }
    return DiaryRow(
      line: row.number, meeting: meeting, kind: reader.word("kind", row, as: MeetingKind.self),
      family: reader.id("family", row), children: reader.ids("children", row),
      officer: reader.id("officer", row), namedOfficer: reader.id("named_officer", row),
      cover: reader.flag("cover", row), place: reader.id("place", row), room: reader.id("room", row),
      minuteTaker: reader.id("minute_taker", row), day: reader.day("date", row),
      start: reader.time("start", row), end: reader.time("end", row),
      opens: reader.day("window_opens", row), closes: reader.day("window_closes", row),
      inWindow: reader.flag("in_window", row), status: reader.word("status", row, as: Booking.Status.self),
      rule: reader.text("rule", row))
  }

  private static func breachRow(_ reader: inout RowReader, _ row: CSVTable.Row) -> BreachRow? {
    guard let id: Identifier<Breach> = reader.key("id", row) else { return nil }
    return BreachRow(
      line: row.number, subject: reader.word("subject", row, as: BreachRow.Subject.self), id: id.text,
      kind: reader.text("kind", row), cause: reader.word("cause", row, as: Breach.Cause.self),
      detail: reader.text("detail", row))
  }
}
