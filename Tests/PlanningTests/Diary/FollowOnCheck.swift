// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

@testable import Planning

/// The windows of follow-ons straight from the rule book, child by child, from the rows of a diary.
struct FollowOnCheck {
  private let scenario: Scenario
  private let rules: RuleBook
  private let histories: [Child.ID: CaseHistory]
  private let diary: [Booking]

  init(_ scenario: Scenario, calendar: WorkingCalendar, diary: [Booking]) throws {
    self.scenario = scenario
    self.diary = diary
    rules = try scenario.policy.rules(calendar: calendar)
    let tables = try ServiceTables(scenario, calendar: calendar)
    histories = Dictionary(
      zip(tables.scenario.children.map(\.id), tables.histories), uniquingKeysWith: { first, _ in first })
  }

  /// The first and last day of a row's window when the row that it follows is held on a day.
  func window(of row: Booking, after previous: Booking, on day: Day) throws -> [Day?] {
    var opens: [Day] = []
    var closes: [Day] = []
    let parts = row.children.map { ($0, row.kind) } + row.combined.map { ($0.child, $0.kind) }
    for (child, kind) in parts {
      guard var history = histories[child] else { continue }
      // Everything of the child up to the row before is held; what was on no day, or later, just before that.
      let earlier = diary.filter { other in
        other.children.contains(child) && other.meeting != row.meeting && other.meeting != previous.meeting
          && (other.day ?? other.closes ?? day) < (row.day ?? row.closes ?? day)
          && !(other.status == .adjourned && other.kind.isConference)
          && !(other.rule.isEmpty && other.closes != nil)
          && other.kind != .secondPartReview
      }
      var held = earlier.map { ($0.day ?? min($0.closes ?? day, day - 1), $0) } + [(day, previous)]
      held.sort { ($0.0, $0.1.meeting) < ($1.0, $1.1.meeting) }
      for (date, other) in held {
        history.hold(other.kind, on: date)
        for review in other.combined where review.child == child { history.hold(review.kind, on: date) }
      }
      let windows = try rules.windows(of: history).filter { $0.kind.group == kind.group }
      guard let window = windows.first(where: { $0.kind == kind }) ?? windows.first else { continue }
      let local = min(
        window.closes - scenario.policy.opensDaysBefore(window.kind), scenario.policy.horizonEnd)
      let afterTrigger = window.trigger < window.closes ? window.trigger + 1 : local
      opens.append(max(local, afterTrigger, window.opens ?? local))
      closes.append(window.closes)
    }
    guard let last = closes.min(), let latest = opens.max() else { return [row.opens, row.closes] }
    return [latest <= last ? latest : opens.min(), last]
  }
}
