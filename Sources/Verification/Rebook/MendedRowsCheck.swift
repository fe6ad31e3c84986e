// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// Whether the mended diary holds every meeting, and has left alone what it had to: a booking stays unless an event
/// lifted it or it was moved, none is lost that could stay, and nothing before the day of mending changes.
struct MendedRowsCheck {
  let mended: MendedDiary
  /// All rows, repeated ones too.
  let diary: [DiaryRow]
  let before: [DiaryRow]
  let outcome: AllocationOutcome
  /// What the plan's own diary had to hold.
  let plan: ExpectedDiary

  func violations() -> [Violation] {
    table(before, mustHold: plan, as: mended.expectedBefore)
      + table(diary, mustHold: mended.expected, as: mended.expected)
      + mended.rows.flatMap(state) + mended.rows.flatMap(order)
  }

  /// The rows of a table one by one, and the meetings that it lacks.
  private func table(
    _ rows: [DiaryRow], mustHold needed: ExpectedDiary, as expected: ExpectedDiary
  ) -> [Violation] {
    let check = DiaryRowsCheck(rows: rows, expected: expected, outcome: outcome)
    var violations: [Violation] = []
    var seen: Set<RecordedMeeting.ID> = []
    for row in rows {
      if !seen.insert(row.meeting).inserted {
        violations.append(row.violation("meeting-twice", "the meeting has more than one row"))
      } else if let meeting = expected[row.meeting] {
        violations += check.content(row, meeting) + check.form(row)
      } else {
        violations.append(
          row.violation(
            "meeting-not-due", "no such meeting is due, was published or is asked for by an event"))
      }
    }
    let file = rows.first?.file ?? "the diary"
    for meeting in needed.meetings where !seen.contains(meeting.id) {
      violations.append(
        Violation(
          name: "meeting-missing",
          detail: "meeting \(meeting.id) of family \(meeting.family) has no row in \(file)"))
    }
    return violations
  }

  /// Whether a booking was put so late that a follow-on that stayed is before its window.
  private func order(_ row: DiaryRow) -> [Violation] {
    guard row.status == .kept, let day = row.day, let meeting = mended.expected[row.meeting],
      let opens = meeting.window?.opens, day < opens, let predecessor = meeting.follows,
      let now = mended.days[predecessor], now != mended.before[predecessor]?.day
    else { return [] }
    return [
      row.violation(
        "follow-on-before-its-opening",
        "it stays on \(day), and opens on \(opens) now that \(predecessor) is on \(now)")
    ]
  }

  /// What became of a meeting, given where it was.
  private func state(_ row: DiaryRow) -> [Violation] {
    guard let status = row.status, mended.expected[row.meeting] != nil else { return [] }
    guard let old = mended.before[row.meeting], old.day != nil else {
      return status == .new || status == .unbooked ? [] : [statusWrong(row, "new or unbooked")]
    }
    if old.status == .adjourned || mended.isAdjourned(row.meeting) {
      return (status == .adjourned ? [] : [statusWrong(row, "adjourned")])
        + changed(row, old, row.cells, "adjourned-booking-changed")
    }
    return mended.isLifted(old) ? lifted(row, status, old) : standing(row, status, old)
  }

  /// A booking that an event made impossible.
  private func lifted(_ row: DiaryRow, _ status: Booking.Status, _ old: DiaryRow) -> [Violation] {
    switch status {
    case .moved: moved(row, old)
    case .unbooked: []
    case .kept:
      [row.violation("impossible-booking-kept", "its chair is away or its venue closed on \(shown(old.day))")]
    case .new, .adjourned: [statusWrong(row, "moved or unbooked")]
    }
  }

  /// A booking that could stay.
  private func standing(_ row: DiaryRow, _ status: Booking.Status, _ old: DiaryRow) -> [Violation] {
    let isPast = old.day.map { $0 < mended.today } ?? false
    switch status {
    case .kept:
      // The room and the minute taker of a booking to come may change.
      return changed(row, old, Array(row.cells.prefix(4)), "kept-booking-moved")
        + (isPast ? changed(row, old, Array(row.cells.suffix(2)), "past-booking-changed") : [])
    case .moved:
      var violations = moved(row, old)
      if isPast {
        violations.append(
          row.violation("past-booking-changed", "it was on \(shown(old.day)), before \(mended.today)"))
      }
      if mended.isPinned(row.meeting) {
        violations.append(row.violation("pinned-booking-moved", "it is pinned, and no event lifts it"))
      }
      return violations
    case .unbooked:
      return [row.violation("published-booking-lost", "it could stay on \(shown(old.day))")]
    case .new, .adjourned: return [statusWrong(row, "kept or moved")]
    }
  }

  private func moved(_ row: DiaryRow, _ old: DiaryRow) -> [Violation] {
    if row.isElsewhere(than: old) { return [] }
    return [row.violation("moved-booking-the-same", "officer, day and start are what they were: it is kept")]
  }

  /// The cells in which a row differs from what it was.
  private func changed(
    _ row: DiaryRow, _ old: DiaryRow, _ cells: [(column: String, text: String?)], _ name: String
  ) -> [Violation] {
    let published = Dictionary(
      old.cells.map { ($0.column, $0.text) }, uniquingKeysWith: { first, _ in first })
    return cells.compactMap { column, text in
      let expected = published[column] ?? nil
      return text == expected ? nil : row.wrong(name, column, text, expected: expected)
    }
  }

  private func statusWrong(_ row: DiaryRow, _ expected: String) -> Violation {
    row.wrong("meeting-status-wrong", "status", row.status?.rawValue ?? "", expected: expected)
  }
}

extension DiaryRow {
  /// When the meeting is and with whom; room and minute taker last.
  fileprivate var cells: [(column: String, text: String?)] {
    [
      ("officer", officer?.text), ("date", day?.description), ("start", start?.description),
      ("end", end?.description), ("room", room?.text), ("minute_taker", minuteTaker?.text),
    ]
  }
}
