// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// Which causes a meeting outside its window may be said to have.
///
/// Several can be true of one meeting; the first five are decided by the tables alone. What officers, rooms
/// and minute takers could do is judged from both sides: such a cause is refused when someone or some room
/// is possible with every existing appointment and published booking counted, and `resources-taken` is
/// refused when one of them is impossible without counting any.
struct BreachCauses {
  let outcome: AllocationOutcome
  let published: PublishedTime

  private var tables: ServiceTables { outcome.basis.tables }

  /// The true causes, in the order of the format.
  func possible(_ meeting: ExpectedMeeting) -> [Breach.Cause] {
    if meeting.booking != nil { return [.publishedBookingLate] }
    guard let window = meeting.window else { return [] }
    if window.closes < tables.days.start { return [.overdueAtStart] }
    let alone = LoneMeeting(meeting, outcome: outcome, published: published)
    let causes = ofDays(alone, closes: window.closes) + (alone.chairs.isEmpty ? [.noEligibleOfficer] : [])
    return causes.isEmpty ? ofResources(alone) : causes
  }

  /// The causes that leave no day.
  private func ofDays(_ alone: LoneMeeting, closes: Day) -> [Breach.Cause] {
    guard alone.days.isEmpty else { return [] }
    if alone.bookableDays.isEmpty, !isNoticeTooLong(alone.meeting.kind, closes: closes) {
      return [.windowHasNoWorkingDay]
    }
    if alone.bookableDays.isEmpty { return [.noticeTooLong, .windowHasNoWorkingDay] }
    if isNoticeTooLong(alone.meeting.kind, closes: closes) { return [.noticeTooLong] }
    // Some days give too little notice, the others are closed: both are true.
    let hasDayWithoutNotice = alone.bookableDays.contains { !hasNotice(alone.meeting.kind, on: $0) }
    return hasDayWithoutNotice ? [.noticeTooLong, .windowHasNoWorkingDay] : [.windowHasNoWorkingDay]
  }

  private func hasNotice(_ kind: MeetingKind, on day: Day) -> Bool {
    tables.days.workingDaysOfNotice(on: day) >= tables.noticeNeeded(kind)
  }

  /// Whether the first day that gives the notice lies after the window.
  private func isNoticeTooLong(_ kind: MeetingKind, closes: Day) -> Bool {
    !hasNotice(kind, on: min(closes, tables.days.lateEnd))
  }

  private func ofResources(_ alone: LoneMeeting) -> [Breach.Cause] {
    let needs = tables.needs(alone.meeting.kind)
    var causes: [Breach.Cause] = []
    if !alone.hasOfficer(against: .existingBookings) { causes.append(.noOfficerTime) }
    if needs.room, !alone.hasRoom(against: .existingBookings) { causes.append(.noRoom) }
    if needs.minuteTaker, !alone.hasMinuteTaker(against: .existingBookings) { causes.append(.noMinuteTaker) }
    let isPossibleAlone =
      alone.hasOfficer(against: .hours) && (!needs.room || alone.hasRoom(against: .hours))
      && (!needs.minuteTaker || alone.hasMinuteTaker(against: .hours))
    if isPossibleAlone { causes.append(.resourcesTaken) }
    return causes
  }
}
