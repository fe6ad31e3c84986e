// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// Whether `breaches.csv` lists every meeting that is not in its window and every family without an officer,
/// each once, with a true cause, and nothing else.
struct BreachCheck {
  let rows: [BreachRow]
  let diary: [DiaryRow]
  let expected: ExpectedDiary
  let outcome: AllocationOutcome
  /// Which causes a meeting outside its window may be said to have.
  let causes: (ExpectedMeeting) -> [Breach.Cause]
  /// Meetings that may be left out although they are outside their windows: those that were adjourned.
  var optional: Set<RecordedMeeting.ID> = []

  private struct Subject: Hashable {
    let subject: BreachRow.Subject
    let id: String
  }

  func violations() -> [Violation] {
    let real = realBreaches()
    let isReal = Set(real)
    var listed: Set<Subject> = []
    var violations: [Violation] = []
    for row in rows {
      if row.detail.isEmpty {
        violations.append(row.violation("breach-without-detail", "detail must say the cause in words"))
      }
      if row.subject == .family, !row.remedy.isEmpty {
        violations.append(
          row.violation(
            "breach-remedy-of-family", "a remedy is of a meeting; detail says what helps a family"))
      }
      guard let subject = row.subject.map({ Subject(subject: $0, id: row.id) }) else { continue }
      if !listed.insert(subject).inserted {
        violations.append(row.violation("breach-twice", "the breach has more than one row"))
      } else if isReal.contains(subject) {
        violations += judge(row, subject)
      } else {
        violations.append(
          row.violation(
            "breach-not-real",
            subject.subject == .meeting
              ? "no meeting of that id is outside its window" : "no family of that id is without an officer"))
      }
    }
    for subject in real where !listed.contains(subject) && !isOptional(subject) {
      violations.append(
        Violation(
          name: "breach-missing",
          detail: "\(subject.subject.rawValue) \(subject.id) "
            + (subject.subject == .meeting ? "is not in its window" : "has no officer")
            + " and is not in breaches.csv"))
    }
    return violations
  }

  private func isOptional(_ subject: Subject) -> Bool {
    subject.subject == .meeting && optional.contains(RecordedMeeting.ID(subject.id))
  }

  /// Every breach that the plan's other tables and the scenario show, families first.
  private func realBreaches() -> [Subject] {
    let families = outcome.basis.toAllocate.filter { outcome.placements[$0.id] == nil }
      .map { Subject(subject: .family, id: $0.id.text) }
    var rowOf: [RecordedMeeting.ID: DiaryRow] = [:]
    for row in diary where rowOf[row.meeting] == nil { rowOf[row.meeting] = row }
    let meetings = expected.meetings.filter { meeting in
      // A published booking is where the tables have it; a meeting without a row is reported as missing.
      if let booking = meeting.booking { return !meeting.isInWindow(booking.day) }
      guard let row = rowOf[meeting.id] else { return false }
      return row.day.map { !meeting.isInWindow($0) } ?? true
    }.map { Subject(subject: .meeting, id: $0.id.text) }
    return families + meetings
  }

  private func judge(_ row: BreachRow, _ subject: Subject) -> [Violation] {
    var kind = ""
    var possible: [Breach.Cause] = []
    switch subject.subject {
    case .family:
      if let family = outcome.basis.tables.families[Family.ID(subject.id)] {
        possible = [outcome.causeOfNoOfficer(family)]
      }
    case .meeting:
      if let meeting = expected[RecordedMeeting.ID(subject.id)] {
        kind = meeting.kind.rawValue
        possible = causes(meeting)
      }
    }
    var violations: [Violation] = []
    if row.kind != kind {
      violations.append(
        row.violation("breach-kind-wrong", "kind \(shown(row.kind)), expected \(shown(kind))"))
    }
    if let cause = row.cause, !possible.contains(cause) {
      violations.append(
        row.violation(
          "breach-cause-wrong",
          "cause \(cause.rawValue), which the tables contradict; true would be "
            + (possible.isEmpty ? "none" : possible.map(\.rawValue).joined(separator: " or "))))
    }
    return violations
  }
}

extension BreachRow {
  /// A violation about this row.
  func violation(_ name: String, _ detail: String) -> Violation {
    Violation(
      name: name, detail: "breaches.csv, row \(line), \(subject?.rawValue ?? "subject") \(id): \(detail)")
  }
}
