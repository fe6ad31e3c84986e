// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// A child's meetings of the diary, and what falls due when they have been held (`MODEL.md`, Follow-ons).
struct ChildCourse {
  /// A meeting of the diary, as one child's clocks count it.
  struct Turn {
    let meeting: RecordedMeeting.ID
    /// What it is for this child: its kind, and the review that is held with it.
    let kinds: [MeetingKind]
    let nominalDay: Day

    fileprivate func isOf(_ group: MeetingGroup) -> Bool { kinds.contains { $0.group == group } }
  }

  let child: Child
  /// In the order of their nominal days, then of their ids.
  private(set) var turns: [Turn] = []
  /// What was before the diary, and the events that it leaves open.
  private let history: CaseHistory
  private let isOnPlan: Bool

  /// - Parameters:
  ///   - windows: the child's windows before any meeting of the diary is held.
  ///   - answered: the groups whose windows, of clocks and of events, a published booking answers.
  ///   - horizonEnd: the events whose windows close until then have a meeting in the diary.
  init(
    _ child: Child, history: CaseHistory, windows: [ChildWindow], answered: Set<MeetingGroup>,
    horizonEnd: Day
  ) {
    self.child = child
    isOnPlan = history.spells.contains { $0.status == .onPlan && $0.until == nil }
    var history = history
    history.events.removeAll { event in
      answered.contains(event.kind.group)
        || windows.contains {
          $0.kind == event.kind && $0.trigger == event.day && $0.closes <= horizonEnd
        }
    }
    self.history = history
  }

  mutating func add(_ turn: Turn) {
    let index = turns.firstIndex { ($0.nominalDay, $0.meeting) > (turn.nominalDay, turn.meeting) }
    turns.insert(turn, at: index ?? turns.count)
  }

  /// The last meeting of a group; the conference that puts a child on a plan is of the review conferences too, which
  /// are counted from it.
  func last(_ group: MeetingGroup) -> Turn? {
    let intoPlan = isOnPlan ? nil : turns.first { $0.isOf(.initialConference) }?.meeting
    return turns.last { $0.isOf(group) || (group == .reviewConference && $0.meeting == intoPlan) }
  }

  /// The next window of each group when some meetings were held on the given days: of an event and a clock of one
  /// group, the one that closes first.
  ///
  /// - Throws: what the rule book throws when a window lies beyond the known years.
  func windows(
    after turns: [Turn], heldOn day: (Turn) -> Day, tables: ServiceTables
  ) throws -> [MeetingGroup: ChildWindow] {
    var course = history
    let held = turns.map { (day: day($0), turn: $0) }
      .sorted { ($0.day, $0.turn.meeting) < ($1.day, $1.turn.meeting) }
    for (day, turn) in held {
      for kind in turn.kinds { course.hold(kind, on: day) }
    }
    // Which events are open was settled above; none of those that are is answered by a meeting of the diary.
    course.events = history.events
    let windows = try tables.rules.windows(of: course).map {
      ChildWindow($0, of: child, policy: tables.policy, bookedBy: tables.days.horizonEnd)
    }
    return Dictionary(windows.map { ($0.kind.group, $0) }) { one, other in
      other.closes < one.closes ? other : one
    }
  }
}
