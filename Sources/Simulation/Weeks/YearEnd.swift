// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

extension Replication {
  /// Counts the children at the end of the year, as the Department for Education does: those looked after whose cases
  /// should have been reviewed in the year, and those on a plan for three months, of whom one late meeting makes the
  /// child a failure for the year.
  mutating func close() throws {
    let last = world.tables.policy.start + (7 * options.weeks - 1)
    for child in world.children {
      if !child.spells.isEmpty { tally.childrenSeen += 1 }
      guard child.isOpen else { continue }
      let overdue = try judge.lawfulDeadlines(child).filter { $0.closes <= last }
      tally.overdueAtEnd += overdue.count
      if child.isLookedAfter {
        let isOverdue = overdue.contains { $0.group == .review }
        if child.hadReview || isOverdue {
          tally.reviewedChildren.due += 1
          if !child.hadLateReview, !isOverdue { tally.reviewedChildren.inTime += 1 }
        }
      }
      if let since = child.since(.onPlan), since <= last - 91 {
        let isOverdue = overdue.contains { $0.group == .reviewConference }
        if child.hadConference || isOverdue {
          tally.reviewedOnPlan.due += 1
          if !child.hadLateConference, !isOverdue { tally.reviewedOnPlan.inTime += 1 }
        }
      }
    }
    var week = Tally.Week(first: last + 1)
    week.lookedAfter = world.children.count { $0.isLookedAfter }
    week.onPlan = world.children.count { $0.has(.onPlan) }
    tally.end = week
  }
}
