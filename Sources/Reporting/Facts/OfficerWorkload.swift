// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// What the diary asks of an officer between the first day of the plan and the last of its late weeks.
struct OfficerWorkload {
  /// The officer.
  var officer: Officer.ID
  /// Meetings chaired.
  var meetings = 0
  /// Those chaired as cover for the named officer.
  var asCover = 0
  /// Meetings of the officer's own families that somebody else covers.
  var coveredByOthers = 0
  /// Days on which there is a meeting.
  var days = 0
  /// Minutes in the chair.
  var meetingMinutes = 0
  /// Minutes of travel: from the base through the day's meetings and back.
  var travelMinutes = 0
  /// Meetings in the week that has the most.
  var busiestWeekMeetings = 0
  /// The Monday of the first week that has the most.
  var busiestWeek: Day?

  /// The workload of every officer of a scenario, in its order.
  static func all(_ facts: PlanFacts) -> [OfficerWorkload] {
    let inPlan = facts.plan.diary.filter { $0.day.map(facts.days.contains) ?? false }
    let byOfficer = Dictionary(grouping: inPlan) { $0.officer }
    return facts.scenario.officers.map { officer in
      var load = OfficerWorkload(officer: officer.id)
      load.coveredByOthers = inPlan.count { $0.cover && $0.namedOfficer == officer.id }
      load.count(byOfficer[officer.id] ?? [], base: officer.base, journeys: facts.journeys)
      return load
    }
  }

  private mutating func count(_ bookings: [Booking], base: Place.ID, journeys: Roads) {
    meetings = bookings.count
    asCover = bookings.count(where: \.cover)
    meetingMinutes = bookings.reduce(0) { sum, booking in
      sum + (booking.span.map { $0.end.minutes - $0.start.minutes } ?? 0)
    }
    let byDay = Dictionary(grouping: bookings) { $0.day }
    days = byDay.count
    for bookings in byDay.values {
      let inOrder = bookings.sorted {
        ($0.span?.start.minutes ?? 0, $0.meeting) < ($1.span?.start.minutes ?? 0, $1.meeting)
      }
      travelMinutes += journeys.minutes(along: [base] + inOrder.map(\.place) + [base])
    }
    let byWeek = Dictionary(grouping: bookings) { $0.day?.weekStart }.mapValues(\.count)
    busiestWeekMeetings = byWeek.values.max() ?? 0
    busiestWeek = byWeek.filter { $0.value == busiestWeekMeetings }.keys.compactMap { $0 }.min()
  }
}
