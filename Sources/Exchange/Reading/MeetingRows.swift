// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// A row of `meetings.csv`: one child of a meeting.
struct MeetingRow {
  /// The child.
  let child: Child.ID
  /// The meeting as this row has it, with this child only.
  let meeting: RecordedMeeting
  /// What the meeting is for the child: its kind, and the review that is held with it.
  var kinds: [MeetingKind] { [meeting.kind] + [meeting.combined[child]].compactMap(\.self) }

  /// Reads a row of `meetings.csv`.
  init?(row: inout RowReader) {
    let id: RecordedMeeting.ID? = row.identifier("meeting")
    let child: Child.ID? = row.identifier("child")
    let kind: MeetingKind? = row.choice("kind")
    let status: RecordedMeeting.Status? = row.choice("status")
    let day = row.day("date")
    let span = row.span()
    let officer: Officer.ID? = row.identifier("officer")
    let room: Room.ID? = row.identifier("room")
    let minuteTaker: MinuteTaker.ID? = row.identifier("minute_taker")
    let combined: MeetingKind? = row.choice("combined")
    let pinned: YesOrNo? = row.choice("pinned")
    if let status { Self.check(status, kind, &row) }
    guard let id, let child, let kind, let status, let day else { return nil }
    self.child = child
    var meeting = RecordedMeeting(
      id: id, kind: kind, status: status, children: [child], day: day, span: span, officer: officer,
      room: room, minuteTaker: minuteTaker)
    if let combined { meeting.combined[child] = combined }
    meeting.isPinned = pinned == .yes
    self.meeting = meeting
  }

  private static func check(
    _ status: RecordedMeeting.Status, _ kind: MeetingKind?, _ row: inout RowReader
  ) {
    switch status {
    case .booked: checkBooked(&row)
    case .due: checkDue(kind, &row)
    case .adjourned: checkAdjourned(kind, &row)
    case .held: break
    }
    checkCombined(status, kind, &row)
    if status != .booked, row.text("pinned") == YesOrNo.yes.rawValue {
      row.fault("pinned", "expected nothing: only a booked meeting can be pinned")
    }
  }

  private static func checkBooked(_ row: inout RowReader) {
    for column in ["start", "end", "officer"] where row.text(column).isEmpty {
      row.fault(column, "expected a value; a booked meeting needs start, end and officer")
    }
  }

  private static func checkDue(_ kind: MeetingKind?, _ row: inout RowReader) {
    if let kind, !kind.isAskedForByEvent {
      let kinds = MeetingKind.allCases.filter(\.isAskedForByEvent).map(\.rawValue).joined(separator: ", ")
      row.fault("status", "expected held or booked; only these are due by an event: \(kinds)")
    }
    for column in ["start", "end", "officer", "room", "minute_taker"] where !row.text(column).isEmpty {
      row.fault(column, "is not used: a due meeting has no booking yet", severity: .warning)
    }
  }

  private static func checkAdjourned(_ kind: MeetingKind?, _ row: inout RowReader) {
    guard let kind, !kind.isConference else { return }
    row.fault(
      "status",
      "expected held: only a conference is held anew; of a review that was adjourned a "
        + "\(MeetingKind.secondPartReview.rawValue) is due")
  }

  private static func checkCombined(
    _ status: RecordedMeeting.Status, _ kind: MeetingKind?, _ row: inout RowReader
  ) {
    guard !row.text("combined").isEmpty, let kind else { return }
    if !kind.isConference {
      row.fault("combined", "expected nothing: a review is held with a conference, and this is none")
    } else if status != .held, status != .booked {
      row.fault("combined", "expected nothing: a review is held with a conference that is held or booked")
    }
  }
}

/// Puts the rows of each meeting together.
enum MeetingAssembly {
  /// The meetings of the rows, each at its first row; a fault for each row that disagrees with that.
  static func meetings(of rows: [Located<MeetingRow>], log: FaultLog) -> [Located<RecordedMeeting>] {
    var meetings: [Located<RecordedMeeting>] = []
    var indices: [RecordedMeeting.ID: Int] = [:]
    for row in rows {
      let meeting = row.value.meeting
      guard let index = indices[meeting.id] else {
        indices[meeting.id] = meetings.count
        meetings.append(Located(value: meeting, row: row.row))
        continue
      }
      let first = meetings[index]
      for difference in differences(meeting, first.value) {
        log.add(
          Fault(
            file: TableSchema.meetings.file, row: row.row, column: difference.column,
            value: difference.value.isEmpty ? nil : difference.value,
            expectation:
              "expected \(difference.expected.isEmpty ? "nothing" : difference.expected) as in row "
              + "\(first.row); the rows of a meeting agree in all but child and combined"))
      }
      meetings[index].value.children.append(row.value.child)
      meetings[index].value.combined.merge(meeting.combined) { first, _ in first }
    }
    for index in meetings.indices { meetings[index].value.children.sort() }
    return meetings
  }

  private static func differences(_ meeting: RecordedMeeting, _ first: RecordedMeeting) -> [(
    column: String, value: String, expected: String
  )] {
    // Nearly always they agree, and no text need be made of anything.
    var aligned = first
    aligned.children = meeting.children
    aligned.combined = meeting.combined
    if aligned == meeting { return [] }
    return [
      ("kind", meeting.kind.rawValue, first.kind.rawValue),
      ("status", meeting.status.rawValue, first.status.rawValue),
      ("date", meeting.day.description, first.day.description),
      ("start", cell(meeting.span?.start), cell(first.span?.start)),
      ("end", cell(meeting.span?.end), cell(first.span?.end)),
      ("officer", cell(meeting.officer), cell(first.officer)),
      ("room", cell(meeting.room), cell(first.room)),
      ("minute_taker", cell(meeting.minuteTaker), cell(first.minuteTaker)),
      ("pinned", yesOrNo(meeting.isPinned), yesOrNo(first.isPinned)),
    ].filter { $0.1 != $0.2 }
  }
}
