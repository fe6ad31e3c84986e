// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// The meetings of a week by what they are.
struct WeekCount {
  /// Its Monday, or nil for all weeks beyond the plan's last one.
  var monday: Day?
  /// Reviews in their window.
  var reviews = 0
  /// Conferences in their window.
  var conferences = 0
  /// Reviews outside their window.
  var reviewsOutside = 0
  /// Conferences outside their window.
  var conferencesOutside = 0

  /// Every meeting of the week.
  var total: Int { reviews + conferences + outside }
  /// Meetings outside their window.
  var outside: Int { reviewsOutside + conferencesOutside }

  /// Every week from the start of the plan (or its first meeting) to the end of its horizon (or its last
  /// meeting), empty ones included; published bookings beyond the late weeks are counted together.
  static func all(_ facts: PlanFacts) -> [WeekCount] {
    let lastOfPlan = facts.days.upperBound.weekStart
    let mondays = facts.weeks.map(\.monday)
    let inPlan = mondays.filter { $0 <= lastOfPlan }
    let first = min(facts.policy.start.weekStart, inPlan.first ?? lastOfPlan)
    let last = min(max(facts.policy.horizonEnd.weekStart, inPlan.last ?? first), lastOfPlan)
    let byMonday = Dictionary(uniqueKeysWithValues: facts.weeks.map { ($0.monday, $0.entries) })
    var weeks = stride(from: first, through: last, by: 7).map { monday in
      WeekCount(monday: monday, counting: byMonday[monday] ?? [])
    }
    let beyond = facts.weeks.filter { $0.monday > lastOfPlan }.flatMap(\.entries)
    if !beyond.isEmpty { weeks.append(WeekCount(monday: nil, counting: beyond)) }
    return weeks
  }

  private init(monday: Day?, counting entries: [PlanFacts.Entry]) {
    self.monday = monday
    for entry in entries {
      switch (entry.booking.kind.isConference, entry.booking.timing.isGood) {
      case (false, true): reviews += 1
      case (true, true): conferences += 1
      case (false, false): reviewsOutside += 1
      case (true, false): conferencesOutside += 1
      }
    }
  }
}
