// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// Which causes a meeting outside its window may be said to have.
///
/// Several can be true of one meeting. The first five are decided by the tables alone. The others are judged
/// by the meeting alone, with every existing appointment and published booking counted: a room is wanting
/// when there is none in the window, or none when an officer could chair; a minute taker when there is none,
/// or none when there are an officer and a room. `resources-taken` needs that, those bookings aside, the meeting
/// could be held. Officers' time counts only when the family and the children can come. `adjourned` is true beside
/// what leaves no day, when the window closes as early as it does because a conference was adjourned.
struct BreachCauses {
  let outcome: AllocationOutcome
  /// Hours, absences and days as they are when the meetings are booked.
  let tables: ServiceTables
  let published: PublishedTime

  /// The true causes, in the order of the format.
  func possible(_ meeting: ExpectedMeeting) -> [Breach.Cause] {
    if meeting.booking != nil { return [.publishedBookingLate] }
    guard let window = meeting.window else { return [] }
    let adjourned: [Breach.Cause] = window.closesByAdjournment ? [.adjourned] : []
    let closes = window.closes ?? tables.days.lateEnd
    if closes < tables.days.start { return adjourned + [.overdueAtStart] }
    let alone = LoneMeeting(meeting, outcome: outcome, tables: tables, published: published)
    let noDay = ofDays(alone, closes: closes)
    let causes = (noDay.isEmpty ? [] : adjourned + noDay) + (alone.chairs.isEmpty ? [.noEligibleOfficer] : [])
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
    let chairAndRoom: [LoneMeeting.Resource] = needs.room ? [.officer, .room] : [.officer]
    let all = chairAndRoom + (needs.minuteTaker ? [.minuteTaker] : [])
    func canHave(_ resources: [LoneMeeting.Resource]) -> Bool {
      alone.canHave(resources, against: .existingBookings)
    }
    var causes: [Breach.Cause] = []
    if !canHave([.officer]) { causes.append(.noOfficerTime) }
    if needs.room, !canHave([.room]) || causes.isEmpty && !canHave(chairAndRoom) { causes.append(.noRoom) }
    if needs.minuteTaker, !canHave([.minuteTaker]) || causes.isEmpty && !canHave(all) {
      causes.append(.noMinuteTaker)
    }
    if alone.canHave(all, against: .hours) { causes.append(.resourcesTaken) }
    return causes
  }
}
