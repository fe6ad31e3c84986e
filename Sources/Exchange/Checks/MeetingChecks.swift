// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

extension ScenarioChecks {
  /// Meetings are of one family, after the children's birth, and reviews have a place.
  func checkMeetings() {
    let children = Dictionary(rows.children.map { ($0.value.id, $0.value) }) { first, _ in first }
    var families: [RecordedMeeting.ID: (family: Family.ID, row: Int)] = [:]
    for row in rows.meetingRows {
      guard let child = children[row.value.child] else { continue }
      let meeting = row.value.meeting
      if meeting.status != .due {
        checkBirth(
          child.birth, meeting.day, mayPrecede: meeting.kind.isConference, .meetings, row: row.row, "date")
      }
      guard meeting.status == .booked || meeting.status == .due else { continue }
      let first = families[meeting.id] ?? (child.family, row.row)
      families[meeting.id] = first
      if first.family != child.family {
        refuse(
          .meetings, row: row.row, column: "child", value: child.id.text,
          "expected a child of family \(first.family), as in row \(first.row); a meeting is of one family")
      }
      if !meeting.kind.isConference, child.placement == nil {
        refuse(
          .meetings, row: row.row, column: "child", value: child.id.text,
          "expected a child with a placement in children.csv: the review is held there")
      }
    }
  }

  /// A review that is held with a conference is of a child who is looked after on that day.
  func checkCombinedMeetings() {
    // A row at fault may be the spell that is missed.
    guard !log.hasErrors(in: .statuses) else { return }
    let spells = Dictionary(grouping: rows.spells, by: \.value.child).mapValues { $0.map(\.value.spell) }
    for row in rows.meetingRows {
      let (child, meeting) = (row.value.child, row.value.meeting)
      guard let kind = meeting.combined[child] else { continue }
      let isReviewed = (spells[child] ?? []).contains { spell in
        spell.status.keepsReviewClock && spell.since <= meeting.day
          && spell.until.map { $0 >= meeting.day } ?? true
      }
      guard !isReviewed else { continue }
      refuse(
        .meetings, row: row.row, column: "combined", value: kind.rawValue,
        "the child \(child) is not looked after on \(meeting.day); expected a status of "
          + CaseStatus.allCases.filter(\.keepsReviewClock).map(\.rawValue).joined(separator: ", ")
          + " in statuses.csv")
    }
  }

  /// Held and adjourned meetings are in the past, booked ones are not; states have begun.
  func checkDates(_ policy: Policy) {
    for row in rows.meetingRows {
      let meeting = row.value.meeting
      if meeting.status == .held || meeting.status == .adjourned, meeting.day > policy.start {
        refuse(
          .meetings, row: row.row, column: "date", value: meeting.day.description,
          "expected a date up to \(policy.start), the start of the plan: a meeting that was "
            + "\(meeting.status.rawValue) is in the past; mark it booked or give its date")
      } else if meeting.status == .booked, meeting.day < policy.start {
        refuse(
          .meetings, row: row.row, column: "date", value: meeting.day.description,
          "expected a date from \(policy.start) on, the start of the plan: mark the meeting held or remove it"
        )
      }
    }
    for spell in rows.spells where spell.value.spell.since > policy.start {
      warn(
        .statuses, row: spell.row, column: "since", value: spell.value.spell.since.description,
        "is after \(policy.start), the start of the plan; its clock is counted from that day all the same")
    }
  }

  /// Bookings are on days on which the people work.
  func checkBookedDays(_ policy: Policy, calendar: WorkingCalendar) {
    let absences = Dictionary(grouping: rows.absences) { $0.value.person.text }
    let duties = Dictionary(grouping: rows.dutyDays) { $0.value.officer.text }
    for meeting in rows.meetings where meeting.value.status == .booked {
      let day = meeting.value.day
      if (try? calendar.isWorkingDay(day)) == false {
        warn(
          .meetings, row: meeting.row, column: "date", value: day.description,
          "is a weekend or a bank holiday; is the date right?")
      }
      for (column, person) in [
        ("officer", meeting.value.officer?.text), ("minute_taker", meeting.value.minuteTaker?.text),
      ] {
        guard let person else { continue }
        if let absence = absences[person]?.first(where: { $0.value.covers(day) }) {
          warn(
            .meetings, row: meeting.row, column: column, value: person,
            "is away on \(day) (absences.csv, row \(absence.row)); the booking is kept")
        }
        if let duty = duties[person]?.first(where: { $0.value.day == day }) {
          warn(
            .meetings, row: meeting.row, column: column, value: person,
            "is on duty on \(day) (duty_days.csv, row \(duty.row)); the booking is kept")
        }
      }
    }
  }
}

extension CaseStatus {
  /// Whether a child in this state has reviews of the review clock.
  fileprivate var keepsReviewClock: Bool {
    switch self {
    case .lookedAfter, .authorisedForAdoption, .placedForAdoption: true
    default: false
    }
  }
}
