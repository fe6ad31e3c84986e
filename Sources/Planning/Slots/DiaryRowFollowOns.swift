// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// Which rows of a diary in force follow which, and what windows they have (`Scenarios/MODEL.md`, Slots and
/// re-booking).
struct DiaryRowFollowOns: Sendable {
  private let tables: ServiceTables
  private let rows: [Casework.Booking]
  private let lifted: Set<Int>
  private let rowOfID: [RecordedMeeting.ID: Int]
  /// The windows; the positions of its course are those of the rows.
  private var ofCourse: FollowOnWindows?
  /// The day that stands for that of a row while it has none.
  private var nominal: [Int: Day] = [:]

  /// - Parameter lifted: rows whose booking does not hold.
  init(_ tables: ServiceTables, rows: [Casework.Booking], lifted: Set<Int>) {
    self.tables = tables
    self.rows = rows
    self.lifted = lifted
    rowOfID = Dictionary(
      rows.enumerated().map { ($1.meeting, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The row that a row follows, if it does.
  func previous(_ row: Int) -> Int? { rows[row].follows.flatMap { rowOfID[$0] } }

  /// Finds out what windows are counted from.
  ///
  /// - Parameter named: for each child the officer named for it.
  /// - Throws: `RuleError` and `CalendarError`.
  mutating func prepare(named: [Int?]) throws {
    nominal = try nominalDays(named)
    ofCourse = FollowOnWindows(tables, course: try course())
  }

  /// The windows of a follow-on by the day of the row before it; nil when the rules ask for none.
  ///
  /// - Parameter days: of the problem, rising.
  /// - Throws: `RuleError` and `CalendarError`.
  mutating func windows(of row: Int, on days: [Int]) throws -> [FollowOnWindows.Span?] {
    try ofCourse?.windows(of: row, on: days) ?? days.map { _ in nil }
  }

  /// The window of a follow-on with the rows before it on given days.
  ///
  /// - Parameter day: of each row; nil when it has none.
  /// - Throws: `RuleError` and `CalendarError`.
  func window(of row: Int, days day: (Int) -> Day?) throws -> FollowOnWindows.Span? {
    try ofCourse?.window(of: row) { day($0) ?? nominal[$0] }
  }

  /// The days that stand for those of rows without one which others follow.
  private func nominalDays(_ named: [Int?]) throws -> [Int: Day] {
    let waiting = Set(rows.indices.compactMap(previous)).filter {
      rows[$0].day == nil || lifted.contains($0)
    }
    guard !waiting.isEmpty else { return [:] }
    // No family's meetings depend on another's.
    let families = Set(waiting.compactMap { tables.familyIndex[rows[$0].family] })
    let plan = try DueMeetings(tables, named: named, of: families).course.meetings
    let ofPlan = Dictionary(plan.map { ($0.id, $0.nominal) }, uniquingKeysWith: { first, _ in first })
    var nominal: [Int: Day] = [:]
    for row in waiting {
      nominal[row] =
        ofPlan[rows[row].meeting] ?? adjourned(before: row).flatMap { rows[$0].day } ?? rows[row].closes
    }
    return nominal
  }

  /// The row that was adjourned, of one that is there for it.
  private func adjourned(before row: Int) -> Int? {
    let next = rows[row]
    guard let opens = next.opens else { return nil }
    return rows.firstIndex {
      $0.status == .adjourned && $0.day == opens - 1 && $0.children == next.children
        && ($0.kind == next.kind || next.kind == .secondPartReview)
    }
  }

  /// The diary as the rules of time see it.
  private func course() throws -> MeetingCourse {
    var course = try MeetingCourse(tables)
    for (index, row) in rows.enumerated() {
      course.add(
        MeetingCourse.Meeting(
          id: row.meeting, kind: row.kind,
          children: movesClocks(index) ? row.children.compactMap { tables.childIndex[$0] } : [],
          joined: row.joinedWindows(tables),
          nominal: row.day ?? row.closes ?? tables.policy.start,
          isFixed: row.day != nil && !lifted.contains(index), follows: previous(index), opens: row.opens,
          closes: row.closes))
    }
    return course
  }

  /// Whether the next windows of a row's children count from it.
  private func movesClocks(_ row: Int) -> Bool {
    // A conference that was adjourned was not held.
    if rows[row].status == .adjourned, rows[row].kind.isConference { return false }
    return isOfPlan(row)
  }

  /// Whether the rules asked for a row, or for the conference that it is held instead of.
  ///
  /// What was added has a window and no rule, and a second part counts from the first.
  private func isOfPlan(_ row: Int) -> Bool {
    let isAdded = rows[row].rule.isEmpty && rows[row].closes != nil
    guard isAdded || rows[row].kind == .secondPartReview, let first = adjourned(before: row) else {
      return !isAdded
    }
    return rows[row].kind.isConference && rows[first].kind == rows[row].kind && isOfPlan(first)
  }
}
