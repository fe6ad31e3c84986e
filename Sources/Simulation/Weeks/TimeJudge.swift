// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// Says whether a meeting is in time: by the law alone, as it is counted nationally, and by the service's own rules.
struct TimeJudge: Sendable {
  private let law: RuleBook
  private let own: RuleBook

  /// Reads the policy.
  ///
  /// - Throws: as `Policy.rules(calendar:)`.
  init(_ policy: Policy, calendar: WorkingCalendar) throws {
    own = try policy.rules(calendar: calendar)
    var plain = policy
    plain.tightenings = []
    law = try plain.rules(calendar: calendar)
  }

  /// The last day of a child's next meeting of a group, by the law and by the service's own rules; nil when no clock of
  /// the group runs.
  ///
  /// - Throws: as `RuleBook.windows(of:)`.
  func deadlines(of group: MeetingGroup, _ child: CaseFile) throws -> (law: Day, own: Day)? {
    let history = child.history()
    guard let lawful = try law.windows(of: history).first(where: { $0.kind.group == group }) else {
      return nil
    }
    let local = try own.windows(of: history).first { $0.kind.group == group }
    return (lawful.closes, local?.closes ?? lawful.closes)
  }

  /// The last day of a child's next meeting of each group by law, the first to close first.
  func lawfulDeadlines(_ child: CaseFile) throws -> [(group: MeetingGroup, kind: MeetingKind, closes: Day)] {
    try law.windows(of: child.history()).map { ($0.kind.group, $0.kind, $0.closes) }
  }
}
