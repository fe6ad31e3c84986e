// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// Whether `diary.csv` has one right row for each meeting that is due and each published booking.
struct DiaryRowsCheck {
  let rows: [DiaryRow]
  let expected: ExpectedDiary
  let outcome: AllocationOutcome

  func violations() -> [Violation] {
    var violations: [Violation] = []
    var seen: Set<RecordedMeeting.ID> = []
    for row in rows {
      if !seen.insert(row.meeting).inserted {
        violations.append(row.violation("meeting-twice", "the meeting has more than one row"))
      } else if let meeting = expected[row.meeting] {
        violations += content(row, meeting) + state(row, meeting)
      } else {
        violations.append(
          row.violation("meeting-not-due", "no such meeting is due and no such booking was published"))
      }
    }
    for meeting in expected.meetings where !seen.contains(meeting.id) {
      let (name, what) =
        if meeting.booking != nil {
          ("kept-booking-missing", "a published booking")
        } else if let predecessor = meeting.follows {
          ("follow-on-missing", "due after \(predecessor)")
        } else {
          ("meeting-missing", "due")
        }
      violations.append(
        Violation(
          name: name,
          detail: "meeting \(meeting.id) of family \(meeting.family) is \(what) and has no row in diary.csv"))
    }
    return violations
  }

  /// All that a row says of its meeting but when it is and with whom.
  func content(_ row: DiaryRow, _ meeting: ExpectedMeeting) -> [Violation] {
    what(row, meeting) + follows(row, meeting) + window(row, meeting) + chair(row, meeting)
  }

  /// Whether a row has the cells that go with being booked or not.
  func form(_ row: DiaryRow) -> [Violation] {
    row.status.map { $0 == .unbooked ? unbooked(row) : booked(row) } ?? []
  }

  /// Kind, family, children, place, reviews held with it.
  private func what(_ row: DiaryRow, _ meeting: ExpectedMeeting) -> [Violation] {
    var violations: [Violation] = []
    if row.kind != meeting.kind {
      violations.append(
        row.wrong("meeting-kind-wrong", "kind", row.kind?.rawValue, expected: meeting.kind.rawValue))
    }
    if row.family != meeting.family {
      violations.append(row.wrong("meeting-family-wrong", "family", row.family, expected: meeting.family))
    }
    if row.children.sorted() != meeting.children {
      violations.append(
        row.wrong(
          "meeting-children-wrong", "children", shown(row.children), expected: shown(meeting.children)))
    }
    if row.combined.sorted(by: { $0.child < $1.child }) != meeting.joined {
      violations.append(
        row.wrong(
          "meeting-combined-wrong", "combined", shown(row.combined), expected: shown(meeting.joined)))
    }
    if row.place != meeting.place {
      violations.append(row.wrong("meeting-place-wrong", "place", row.place, expected: meeting.place))
    }
    return violations
  }

  /// Which meeting it comes after.
  private func follows(_ row: DiaryRow, _ meeting: ExpectedMeeting) -> [Violation] {
    if row.follows == meeting.follows { return [] }
    return [row.wrong("meeting-follows-wrong", "follows", row.follows, expected: meeting.follows)]
  }

  /// Window and rule, and whether the meeting is in its window.
  private func window(_ row: DiaryRow, _ meeting: ExpectedMeeting) -> [Violation] {
    var violations: [Violation] = []
    if row.opens != meeting.window?.opens {
      violations.append(
        row.wrong("window-opens-wrong", "window_opens", row.opens, expected: meeting.window?.opens))
    }
    if row.closes != meeting.window?.closes {
      violations.append(
        row.wrong("window-closes-wrong", "window_closes", row.closes, expected: meeting.window?.closes))
    }
    let rule = meeting.window?.rule ?? ""
    if row.rule != rule {
      violations.append(row.wrong("meeting-rule-wrong", "rule", row.rule, expected: rule))
    }
    let isIn = row.day.map(meeting.isInWindow) ?? false
    if let stated = row.inWindow, stated != isIn {
      violations.append(row.wrong("in-window-wrong", "in_window", yesOrNo(stated), expected: yesOrNo(isIn)))
    }
    return violations
  }

  /// Named officer and cover.
  private func chair(_ row: DiaryRow, _ meeting: ExpectedMeeting) -> [Violation] {
    var violations: [Violation] = []
    let named = outcome.namedOfficer(of: meeting)
    if row.namedOfficer != named {
      violations.append(
        row.wrong("named-officer-wrong", "named_officer", row.namedOfficer, expected: named))
    }
    let isCover = row.officer.map { $0 != named && !meeting.kind.isSecure } ?? false
    if let stated = row.cover, stated != isCover {
      violations.append(row.wrong("cover-wrong", "cover", yesOrNo(stated), expected: yesOrNo(isCover)))
    }
    return violations
  }

  /// Status, and what goes with it.
  private func state(_ row: DiaryRow, _ meeting: ExpectedMeeting) -> [Violation] {
    if let booking = meeting.booking { return kept(row, booking) }
    switch row.status {
    case .kept, .moved, .adjourned:
      return [
        row.wrong(
          "meeting-status-wrong", "status", row.status?.rawValue ?? "", expected: "new or unbooked")
      ]
    case .new: return booked(row)
    case .unbooked: return unbooked(row)
    case nil: return []
    }
  }

  private func kept(_ row: DiaryRow, _ booking: RecordedMeeting) -> [Violation] {
    var violations: [Violation] = []
    if let status = row.status, status != .kept {
      violations.append(row.wrong("meeting-status-wrong", "status", status.rawValue, expected: "kept"))
    }
    let cells: [(column: String, stated: String?, published: String?)] = [
      ("date", row.day?.description, booking.day.description),
      ("start", row.start?.description, booking.span?.start.description),
      ("end", row.end?.description, booking.span?.end.description),
      ("officer", row.officer?.text, booking.officer?.text),
      ("room", row.room?.text, booking.room?.text),
      ("minute_taker", row.minuteTaker?.text, booking.minuteTaker?.text),
    ]
    for cell in cells where cell.stated != cell.published {
      violations.append(row.wrong("kept-booking-moved", cell.column, cell.stated, expected: cell.published))
    }
    return violations
  }

  private func booked(_ row: DiaryRow) -> [Violation] {
    let cells = [
      ("officer", row.officer == nil), ("date", row.day == nil), ("start", row.start == nil),
      ("end", row.end == nil),
    ]
    let empty = cells.filter(\.1).map(\.0)
    if !empty.isEmpty {
      return [
        row.violation(
          "booking-incomplete",
          "the meeting is \(row.status?.rawValue ?? "booked") without \(empty.joined(separator: ", "))")
      ]
    }
    if let start = row.start, let end = row.end, start >= end {
      return [row.violation("booking-incomplete", "it ends at \(end), not after its start \(start)")]
    }
    return []
  }

  private func unbooked(_ row: DiaryRow) -> [Violation] {
    let cells = [
      ("officer", row.officer != nil), ("date", row.day != nil), ("start", row.start != nil),
      ("end", row.end != nil), ("room", row.room != nil), ("minute_taker", row.minuteTaker != nil),
    ]
    let filled = cells.filter(\.1).map(\.0)
    guard !filled.isEmpty else { return [] }
    return [
      row.violation("unbooked-not-empty", "the meeting is unbooked with \(filled.joined(separator: ", "))")
    ]
  }
}

/// Reviews that are held with a conference, as a violation shows them.
func shown(_ reviews: [JoinedReview]) -> String {
  reviews.isEmpty ? "(none)" : reviews.map { "\($0.child):\($0.kind.rawValue)" }.joined(separator: ";")
}

extension DiaryRow {
  /// A violation about this row.
  func violation(_ name: String, _ detail: String) -> Violation {
    Violation(name: name, detail: "\(file), row \(line), meeting \(meeting): \(detail)")
  }

  /// A violation about a cell of this row.
  func wrong<Value: CustomStringConvertible>(
    _ name: String, _ column: String, _ stated: Value?, expected: Value?
  ) -> Violation {
    violation(name, "\(column) \(shown(stated)), expected \(shown(expected))")
  }
}
