// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Exchange
import StatutoryCalendar

/// The columns of a plan's tables, and how their rows are read.
extension PlanReading {
  static let allocationColumns = [
    "family", "children", "officer", "previous_officer", "changed", "load", "travel", "cost", "second",
    "second_extra", "third", "third_extra", "reasons",
  ]
  static let termsColumns = [
    "family", "children", "rank", "officer", "travel", "change", "skills", "leaving", "split", "caseload",
    "total", "extra",
  ]
  static let overridesColumns = ["family", "decision", "officer", "reason", "better_officer", "saving"]
  static let tradeOffColumns = [
    "children_moved", "families_moved", "caseload_cost", "travel", "highest_utilisation",
    "lowest_utilisation", "cost", "cost_bound", "chosen",
  ]
  static let diaryColumns = [
    "meeting", "kind", "family", "children", "officer", "named_officer", "cover", "place", "room",
    "minute_taker", "date", "start", "end", "window_opens", "window_closes", "in_window", "status", "rule",
    "combined", "follows",
  ]
  static let changeColumns = ["meeting", "change", "before", "after", "reason"]
  static let breachColumns = ["subject", "id", "kind", "cause", "detail", "remedy"]
  static let bindingColumns = ["week", "resource", "id", "minutes", "breaches"]

  static func allocationRow(_ reader: inout RowReader, _ row: CSVTable.Row) -> AllocationRow? {
    guard let family: Family.ID = reader.key("family", row) else { return nil }
    return AllocationRow(
      line: row.number, family: family, children: reader.ids("children", row),
      officer: reader.id("officer", row), previousOfficer: reader.id("previous_officer", row),
      changed: reader.flag("changed", row), load: reader.integer("load", row),
      travel: reader.integer("travel", row), cost: reader.integer("cost", row),
      second: reader.id("second", row), secondExtra: reader.integer("second_extra", row),
      third: reader.id("third", row), thirdExtra: reader.integer("third_extra", row))
  }

  static func termsRow(_ reader: inout RowReader, _ row: CSVTable.Row) -> TermsRow? {
    guard let family: Family.ID = reader.key("family", row) else { return nil }
    var figures: [String: Int] = [:]
    for column in termsColumns.dropFirst(4) { figures[column] = reader.integer(column, row) }
    return TermsRow(
      line: row.number, family: family, children: reader.ids("children", row),
      rank: reader.integer("rank", row), officer: reader.id("officer", row), figures: figures)
  }

  static func overrideRow(_ reader: inout RowReader, _ row: CSVTable.Row) -> OverrideRow? {
    guard let family: Family.ID = reader.key("family", row) else { return nil }
    return OverrideRow(
      line: row.number, family: family, kind: reader.word("decision", row, as: Decision.Kind.self),
      officer: reader.id("officer", row), reason: reader.text("reason", row),
      betterOfficer: reader.id("better_officer", row), saving: reader.integer("saving", row))
  }

  static func tradeOffRow(_ reader: inout RowReader, _ row: CSVTable.Row) -> TradeOffRow? {
    TradeOffRow(
      line: row.number, childrenMoved: reader.integer("children_moved", row),
      familiesMoved: reader.integer("families_moved", row),
      caseloadCost: reader.integer("caseload_cost", row), travel: reader.integer("travel", row),
      highestUtilisation: reader.number("highest_utilisation", row),
      lowestUtilisation: reader.number("lowest_utilisation", row), cost: reader.integer("cost", row),
      costBound: reader.integer("cost_bound", row), isChosen: reader.flag("chosen", row))
  }

  static func diaryRow(_ reader: inout RowReader, _ row: CSVTable.Row) -> DiaryRow? {
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
      rule: reader.text("rule", row), combined: reader.joinedReviews("combined", row),
      follows: reader.id("follows", row))
  }

  static func beforeRow(_ reader: inout RowReader, _ row: CSVTable.Row) -> DiaryRow? {
    var before = diaryRow(&reader, row)
    before?.file = "before.csv"
    return before
  }

  static func changeRow(_ reader: inout RowReader, _ row: CSVTable.Row) -> ChangeRow? {
    guard let meeting: RecordedMeeting.ID = reader.key("meeting", row) else { return nil }
    return ChangeRow(
      line: row.number, meeting: meeting, change: reader.word("change", row, as: DiaryChange.Change.self),
      before: reader.text("before", row), after: reader.text("after", row),
      reason: reader.text("reason", row))
  }

  static func bindingRow(_ reader: inout RowReader, _ row: CSVTable.Row) -> BindingRow? {
    BindingRow(
      line: row.number, week: reader.day("week", row), resource: reader.text("resource", row),
      id: reader.text("id", row), minutes: reader.integer("minutes", row),
      breaches: reader.integer("breaches", row))
  }

  static func breachRow(_ reader: inout RowReader, _ row: CSVTable.Row) -> BreachRow? {
    guard let id: Identifier<Breach> = reader.key("id", row) else { return nil }
    return BreachRow(
      line: row.number, subject: reader.word("subject", row, as: BreachRow.Subject.self), id: id.text,
      kind: reader.text("kind", row), cause: reader.word("cause", row, as: Breach.Cause.self),
      detail: reader.text("detail", row), remedy: reader.text("remedy", row))
  }
}
