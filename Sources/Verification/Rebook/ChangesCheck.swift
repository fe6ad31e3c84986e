// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// Whether `changes.csv` has every difference of the two diaries, each once and as it is, and nothing else.
struct ChangesCheck {
  let rows: [ChangeRow]
  let mended: MendedDiary

  private struct Difference {
    let change: DiaryChange.Change
    let before: String
    let after: String
  }

  func violations() -> [Violation] {
    let real = Dictionary(
      mended.rows.compactMap { row in difference(row).map { (row.meeting, $0) } },
      uniquingKeysWith: { first, _ in first })
    var listed: Set<RecordedMeeting.ID> = []
    var violations: [Violation] = []
    for row in rows {
      if !listed.insert(row.meeting).inserted {
        violations.append(row.violation("change-twice", "the meeting has more than one row"))
      } else if let difference = real[row.meeting] {
        violations += judge(row, difference)
      } else {
        violations.append(row.violation("change-not-real", "nothing of the meeting has changed"))
      }
    }
    for row in mended.rows {
      guard !listed.contains(row.meeting), let difference = real[row.meeting] else { continue }
      violations.append(
        Violation(
          name: "change-missing",
          detail: "meeting \(row.meeting) was \(difference.change.rawValue) and is not in changes.csv"))
    }
    return violations
  }

  private func judge(_ row: ChangeRow, _ difference: Difference) -> [Violation] {
    var violations: [Violation] = []
    if row.reason.isEmpty {
      violations.append(row.violation("change-without-reason", "reason must say why in words"))
    }
    let cells = [
      ("change-kind-wrong", "change", row.change?.rawValue ?? "", difference.change.rawValue),
      ("change-before-wrong", "before", row.before, difference.before),
      ("change-after-wrong", "after", row.after, difference.after),
    ]
    for (name, column, stated, expected) in cells where stated != expected {
      violations.append(row.violation(name, "\(column) \"\(stated)\", expected \"\(expected)\""))
    }
    return violations
  }

  /// What was done with a meeting; nil when all is as it was.
  private func difference(_ row: DiaryRow) -> Difference? {
    let after = row.whereabouts
    guard let old = mended.before[row.meeting] else {
      return Difference(change: .added, before: "-", after: after)
    }
    let before = old.whereabouts
    func difference(_ change: DiaryChange.Change) -> Difference {
      Difference(change: change, before: before, after: after)
    }
    if row.status == .adjourned, old.status != .adjourned { return difference(.adjourned) }
    switch (old.day, row.day) {
    case (nil, nil): return nil
    case (nil, _?): return difference(.booked)
    case (_?, nil): return difference(.lost)
    case (_?, _?):
      if row.isElsewhere(than: old) { return difference(.moved) }
      return before == after ? nil : difference(.roomOrTaker)
    }
  }
}

extension DiaryRow {
  /// Officer, date, start, room and minute taker as `changes.csv` has them; `-` when it is unbooked.
  fileprivate var whereabouts: String {
    guard let day else { return "-" }
    let cells = [officer?.text, day.description, start?.description, room?.text, minuteTaker?.text]
    return cells.map { $0 ?? "-" }.joined(separator: " ")
  }
}

extension ChangeRow {
  fileprivate func violation(_ name: String, _ detail: String) -> Violation {
    Violation(name: name, detail: "changes.csv, row \(line), meeting \(meeting): \(detail)")
  }
}
