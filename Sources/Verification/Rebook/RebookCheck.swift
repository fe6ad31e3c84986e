// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// Whether a diary was mended as `MODEL.md` says (Slots and re-booking): everything about it but its allocation.
struct RebookCheck {
  let mended: MendedDiary
  let files: PlanTables
  let outcome: AllocationOutcome
  /// What the plan's own diary had to hold.
  let plan: ExpectedDiary
  private let appointments: Appointments

  init(_ mended: MendedDiary, files: PlanTables, outcome: AllocationOutcome, plan: ExpectedDiary) {
    self.mended = mended
    self.files = files
    self.outcome = outcome
    self.plan = plan
    appointments = mended.appointments
  }

  func violations() -> [Violation] {
    mended.eventViolations + question()
      + MendedRowsCheck(
        mended: mended, diary: files.diary, before: files.before, outcome: outcome, plan: plan
      ).violations()
      + hardRules() + breaches() + ChangesCheck(rows: files.changes, mended: mended).violations() + figures()
  }

  /// What the mended diary costs from the day of mending on.
  var objective: Int {
    let unbooked = mended.rows.count { $0.status == .unbooked }
    let cost = DiaryCost(
      appointments: appointments, unbooked: unbooked, outcome: outcome, today: mended.today)
    return cost.total + moved * mended.tables.policy.costs.move
  }

  /// The day and the pins that somebody asked for.
  private func question() -> [Violation] {
    var violations: [Violation] = []
    let (start, end) = (mended.tables.policy.start, mended.tables.days.lateEnd)
    if mended.today < start || end < mended.today {
      violations.append(
        Violation(
          name: "rebook-today-wrong",
          detail: "summary.json, rebook.today is \(mended.today), expected a day from \(start) through \(end)"
        ))
    }
    for meeting in mended.figures.pinned where mended.before[meeting] == nil {
      violations.append(
        Violation(
          name: "rebook-pin-unknown",
          detail: "summary.json, rebook.pinned: meeting \(meeting) is not in before.csv"))
    }
    return violations
  }

  /// The rules of booking, of what was booked or moved, together with what stayed.
  private func hardRules() -> [Violation] {
    let tables = mended.tables
    let rooms = appointments.new { $0.isNew || $0.hasOtherRoom }
    let takers = appointments.new { $0.isNew || $0.hasOtherMinuteTaker }
    return BookingDayCheck(appointments: appointments, tables: tables).violations()
      + ParticipantsCheck(appointments: appointments, tables: tables).violations()
      + ChairCheck(appointments: appointments, outcome: outcome).violations()
      + OfficerDayCheck(appointments: appointments, tables: tables).violations()
      + RoomCheck(appointments: rooms, tables: tables).violations()
      + MinuteTakerCheck(appointments: takers, tables: tables).violations()
  }

  private func breaches() -> [Violation] {
    let published = PublishedTime(appointments)
    let asPlanned = BreachCauses(
      outcome: outcome, tables: outcome.basis.tables, published: published)
    let now = BreachCauses(outcome: outcome, tables: mended.tables, published: published)
    let stayed = Set(mended.rows.filter { $0.status == .kept || $0.status == .adjourned }.map(\.meeting))
    let check = BreachCheck(
      rows: files.breaches, diary: files.diary, expected: mended.expected, outcome: outcome,
      causes: { meeting in
        // What stayed was published late; the cause for which an earlier plan or mending published it there may
        // stand as well.
        stayed.contains(meeting.id)
          ? [.publishedBookingLate] + asPlanned.possible(meeting) + now.possible(meeting)
          : now.possible(meeting)
      }, optional: Set(mended.rows.filter { $0.status == .adjourned }.map(\.meeting)))
    return check.violations()
  }

  // MARK: - Figures

  private var published: [DiaryRow] {
    mended.before.values.filter { row in row.day.map { $0 >= mended.today } ?? false }
  }

  private var lifted: Set<RecordedMeeting.ID> { Set(published.filter(mended.isLifted).map(\.meeting)) }

  /// Published bookings that moved though nothing had made them impossible.
  private var moved: Int {
    let lifted = lifted
    return mended.rows.count { $0.status == .moved && !lifted.contains($0.meeting) }
  }

  private func figures() -> [Violation] {
    let lifted = lifted
    let lost = mended.rows.count { row in
      row.status == .unbooked && (lifted.contains(row.meeting) || mended.before[row.meeting] == nil)
    }
    let expected = [
      ("published", published.count), ("moved", moved), ("lifted", lifted.count), ("lost", lost),
    ]
    var violations = expected.compactMap { key, expected in wrong("rebook-count-wrong", key, expected) }
    if let wrong = wrong("rebook-objective-wrong", "objective", objective) { violations.append(wrong) }
    return violations
  }

  private func wrong(_ name: String, _ key: String, _ expected: Int) -> Violation? {
    guard let stated = mended.figures.counts[key], stated != expected else { return nil }
    return Violation(name: name, detail: "summary.json, rebook.\(key) is \(stated), expected \(expected)")
  }
}
