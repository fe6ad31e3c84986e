// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// What is counted in one replication.
struct Tally: Sendable {
  /// Meetings of a kind.
  struct Kind: Sendable {
    var held = 0
    var children = 0
    var late = 0
    var lateByOwnRules = 0
    var lateChildren = 0
    var cover = 0
  }

  /// The work of an officer.
  struct Work: Sendable {
    var meetings = 0
    var cover = 0
    /// Minutes of meetings, with preparation, visits and writing up.
    var meetingMinutes = 0
    var travelMinutes = 0
    /// Minutes of monitoring between meetings and of other duties.
    var otherMinutes = 0.0
    /// Children at each week's plan, summed up.
    var children = 0
    /// Weeks in which the officer was employed.
    var weeks = 0
  }

  /// A week, right after its plan was made.
  struct Week: Sendable {
    let first: Day
    var lookedAfter = 0
    var onPlan = 0
    var openCases = 0
    /// Full-time equivalents in post.
    var fullTime = 0.0
    var familiesWithoutOfficer = 0
    /// Meetings known to the service whose window is over.
    var overdue = 0
    /// Meetings for which no day was found.
    var unbooked = 0
    /// Published bookings, and those of them that lie after their window.
    var booked = 0
    var bookedLate = 0
    /// Meetings held in the week.
    var held = 0
    /// Bookings that the week's re-booking moved though nothing had happened to them.
    var moved = 0
  }

  var kinds: [MeetingKind: Kind] = [:]
  var causes: [LatenessCause: Int] = [:]
  var work: [Officer.ID: Work] = [:]
  var weeks: [Week] = []
  var arrivals = ArrivalCount()
  var careExits = 0
  var plansMade = 0
  var plansEnded = 0
  var adjourned = 0
  var rearranged = 0
  var lifted = 0
  var cancelled = 0
  var officerChanges = 0
  /// Children with an open case at any time of the year.
  var childrenSeen = 0
  var lookedAfterAtStart = 0
  var onPlanAtStart = 0
  /// At the end: children looked after, or three months on a plan, whose meetings were due in the year, and those of
  /// them for whom each was in time.
  var reviewedChildren = (due: 0, inTime: 0)
  var reviewedOnPlan = (due: 0, inTime: 0)
  var overdueAtEnd = 0
  /// The children at the end.
  var end: Week?

  /// The sum over the kinds of a group.
  func sum(_ groups: Set<MeetingGroup>, _ value: (Kind) -> Int, but excluded: MeetingKind? = nil) -> Int {
    kinds.reduce(0) { sum, entry in
      groups.contains(entry.key.group) && entry.key != excluded ? sum + value(entry.value) : sum
    }
  }
}
