// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// Whether `binding.csv` says what can be: weeks of the plan with a day on which more would help, resources that some
/// meeting uses, no more meetings late or unbooked than use them.
///
/// What a resource is worth comes from the prices of the search, which no table shows; it is not judged here.
struct BindingCheck {
  let rows: [BindingRow]
  let diary: [DiaryRow]
  let expected: ExpectedDiary
  let outcome: AllocationOutcome

  private var tables: ServiceTables { outcome.basis.tables }

  func violations() -> [Violation] {
    guard !rows.isEmpty else { return [] }
    // What the tables published is kept as it is, whatever there is more of.
    let meetings = expected.meetings.filter { $0.booking == nil }
    let wanting = self.wanting
    var seen: Set<[String]> = []
    return rows.flatMap { row in
      let key = [row.week?.description ?? "", row.resource, row.id]
      return
        (seen.insert(key).inserted
        ? [] : [row.violation("binding-twice", "the resource has more than one row")])
        + week(row) + minutes(row) + resource(row, of: meetings, wanting)
    }
  }

  /// The meetings that the diary has late or not at all.
  private var wanting: Set<RecordedMeeting.ID> {
    var seen: Set<RecordedMeeting.ID> = []
    var wanting: Set<RecordedMeeting.ID> = []
    for row in diary where seen.insert(row.meeting).inserted {
      guard let meeting = expected[row.meeting] else { continue }
      let isTimely = row.status != .unbooked && row.day.map(meeting.isInWindow) ?? false
      if !isTimely { wanting.insert(meeting.id) }
    }
    return wanting
  }

  private func week(_ row: BindingRow) -> [Violation] {
    let days = tables.days
    let first = tables.policy.start.weekStart
    guard let week = row.week, week.weekday == .monday, first <= week, week <= days.lateEnd else {
      return [
        row.violation(
          "binding-week-wrong",
          "week \(shown(row.week)), expected a Monday from \(first) through \(days.lateEnd)")
      ]
    }
    // Less notice opens a day that is not bookable yet for other reasons than closures.
    if row.resource != "notice", days.bookableDays(from: week, through: week + 6).isEmpty {
      return [row.violation("binding-week-closed", "no meeting can be held in the week of \(week)")]
    }
    return []
  }

  private func minutes(_ row: BindingRow) -> [Violation] {
    if row.minutes.map({ $0 >= 1 }) ?? false { return [] }
    return [row.violation("binding-minutes-wrong", "minutes \(shown(row.minutes)), expected at least 1")]
  }

  private func resource(
    _ row: BindingRow, of meetings: [ExpectedMeeting], _ wanting: Set<RecordedMeeting.ID>
  ) -> [Violation] {
    let uses: (ExpectedMeeting) -> Bool
    switch row.resource {
    case "room":
      guard tables.scenario.places.contains(where: { $0.id.text == row.id }) else { return [unknown(row)] }
      uses = { $0.place?.text == row.id && tables.needs($0.kind).room }
    case "minute-taker":
      guard row.id == "service" else { return [unknown(row)] }
      uses = { tables.needs($0.kind).minuteTaker }
    case "officer":
      guard let officer = tables.officers[Officer.ID(row.id)] else { return [unknown(row)] }
      uses = { mayChair(officer, $0) }
    case "notice":
      guard let kind = MeetingKind(rawValue: row.id) else { return [unknown(row)] }
      uses = { $0.kind == kind && tables.noticeNeeded(kind) > 0 }
    default:
      return [
        row.violation(
          "binding-resource-wrong",
          "resource \(shown(row.resource)), expected room, minute-taker, officer or notice")
      ]
    }
    let users = meetings.filter(uses)
    if users.isEmpty {
      return [row.violation("binding-unused", "no meeting to be booked uses \(row.resource) \(row.id)")]
    }
    let most = users.count { wanting.contains($0.id) }
    if row.breaches.map({ (0...most).contains($0) }) ?? false { return [] }
    return [
      row.violation(
        "binding-breaches-wrong",
        "breaches \(shown(row.breaches)), expected 0 to \(most), the meetings late or unbooked that would use it"
      )
    ]
  }

  private func mayChair(_ officer: Officer, _ meeting: ExpectedMeeting) -> Bool {
    tables.families[meeting.family].map { family in
      outcome.basis.naming.mayChair(
        officer, meeting.kind, family, named: outcome.namedOfficer(of: meeting),
        withReview: !meeting.joined.isEmpty)
    } ?? false
  }

  private func unknown(_ row: BindingRow) -> Violation {
    row.violation("binding-id-unknown", "there is no \(row.resource) \(shown(row.id))")
  }
}

extension BindingRow {
  fileprivate func violation(_ name: String, _ detail: String) -> Violation {
    Violation(name: name, detail: "binding.csv, row \(line): \(detail)")
  }
}
