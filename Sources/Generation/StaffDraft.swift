// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// When a person works: hours by weekday, perhaps by fortnight, less absences.
struct WorkPattern: Sendable {
  /// Hours of one weekday.
  struct Hours: Sendable {
    var weekday: Weekday
    /// 1 or 2 of the fortnight, or nil for every week.
    var week: Int?
    var span: TimeSpan
  }

  /// Days away.
  struct Away: Sendable {
    var first: Day
    var last: Day
    var kind: Absence.Kind
  }

  /// Empty for somebody who works the default hours.
  var hours: [Hours] = []
  var absences: [Away] = []
  /// First and last day of employment.
  var start: Day?
  var end: Day?

  /// The hours of a day on which the person is at work, or nil.
  func span(on day: Day, policy: Policy) -> TimeSpan? {
    if let start, day < start { return nil }
    if let end, day > end { return nil }
    guard !day.weekday.isWeekend, !absences.contains(where: { $0.first <= day && day <= $0.last }) else {
      return nil
    }
    if hours.isEmpty { return policy.defaultHours }
    let week = policy.fortnightStart.map { fortnightWeek(of: day, since: $0) }
    return hours.first { $0.weekday == day.weekday && ($0.week == nil || $0.week == week) }?.span
  }

  /// 1 or 2: the week of the fortnight whose first week is that of `start`.
  private func fortnightWeek(of day: Day, since start: Day) -> Int {
    let weeks = (day.weekStart - start.weekStart) / 7
    return weeks % 2 == 0 ? 1 : 2
  }
}

/// An officer while the service is being made.
struct OfficerDraft: Sendable {
  var fteThousandths: Int
  var roles: Set<Role>
  var coverRoles: Set<Role> = []
  var skills: Set<String> = []
  /// Index of the office.
  var base: Int
  var work = WorkPattern()
  var dutyDays: [(day: Day, duty: String)] = []
  var busy: [(day: Day, span: TimeSpan)] = []
  var excludedTeams: Set<String> = []
  var otherMinutesPerWeek: Int
  /// The share of an ordinary caseload, per cent.
  var caseloadPercent = 100

  /// Whether the officer left before a day.
  func hasLeft(by day: Day) -> Bool { work.end.map { $0 < day } ?? false }
  /// Whether the officer was in post on a day.
  func isInPost(on day: Day) -> Bool {
    !hasLeft(by: day) && (work.start.map { $0 <= day } ?? true)
  }
  /// Whether the officer is away for so long around a day that others have the families.
  func isLongAway(on day: Day) -> Bool {
    work.absences.contains { $0.kind.reducesCapacity && $0.first <= day && day + Self.longAway <= $0.last }
  }
  /// Days away after which families are given to others.
  static let longAway = 56
}

/// A minute taker while the service is being made.
struct MinuteTakerDraft: Sendable {
  var base: Int
  var work = WorkPattern()
  var busy: [(day: Day, span: TimeSpan)] = []
}

/// The people of a service while it is being made.
struct StaffDraft: Sendable {
  var officers: [OfficerDraft]
  var minuteTakers: [MinuteTakerDraft]
}

/// A room while the service is being made.
struct RoomDraft: Sendable {
  /// Index of the venue.
  var venue: Int
  var opening: TimeSpan?
  var busy: [(day: Day, span: TimeSpan)] = []
}
