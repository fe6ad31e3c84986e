// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// Makes a family's past meetings by walking the rules from the day its case started to the start of the
/// plan, so that the next meeting falls due lawfully.
///
/// Siblings whose meetings fall due together at the same place share them, as the plan will have it.
struct HistoryWalker {
  let rules: RuleBook
  let policy: Policy
  let recordsFrom: Day
  /// Meetings are held within the last of so many parts of their time.
  static let earliestPart = 5
  /// Meetings that were late, in thousandths.
  let latePerThousand: Int

  /// Walks one family; adds its held meetings, in order, and ends the states that a meeting ends.
  func walk(_ family: inout FamilyDraft, using random: inout SeededRandom) throws {
    var walk = Walk(children: family.children)
    try beginLongStays(&walk, &family, using: &random)
    while let next = try nextMeeting(&walk, using: &random) {
      var day = next.day
      if family.request.notifiedLate, walk.meetings == 0 {
        day = try rules.calendar.adding(
          workingDays: random.integer(in: 1...4), to: max(next.window.closes, day))
      }
      hold(next, on: day, in: &walk, of: &family)
    }
  }

  /// The start of the records of children who have been in care since before them: two reviews, as there is
  /// a longer history behind them than the records show.
  private func beginLongStays(
    _ walk: inout Walk, _ family: inout FamilyDraft, using random: inout SeededRandom
  ) throws {
    let old = family.children.indices.filter { index in
      family.children[index].spells.contains { $0.status == .lookedAfter && $0.since < recordsFrom }
    }
    let groups = Dictionary(grouping: old) { family.children[$0].placement }
    for group in groups.values.sorted(by: { $0[0] < $1[0] }) {
      let drawn = recordsFrom + random.integer(in: 60...170)
      for day in [drawn - 50, drawn] {
        let day = try openDay(onOrBefore: day, notBefore: recordsFrom)
        guard day < policy.start else { continue }
        let meeting = MeetingDraft(kind: .laterReview, status: .held, children: group, day: day)
        record(meeting, in: &walk, of: &family)
      }
    }
  }

  /// The next meeting that was held before the start, or nil when every clock has come to the start.
  private func nextMeeting(_ walk: inout Walk, using random: inout SeededRandom) throws -> NextMeeting? {
    while true {
      try walk.refreshWindows(rules: rules)
      guard let first = walk.firstToClose() else { return nil }
      let cluster = walk.cluster(around: first, joinDays: policy.siblingJoinDays)
      let day = try meetingDay(of: cluster, using: &random)
      if let change = walk.nextChange(upTo: day, before: policy.start) {
        // A state began or ended before that day: the clocks are read again with it.
        walk.advance(to: change)
        continue
      }
      if day < policy.start {
        return NextMeeting(window: cluster[0].window, day: day, children: cluster.map(\.child).sorted())
      }
      for member in cluster { walk.settle(member) }
    }
  }

  private func hold(
    _ next: NextMeeting, on day: Day, in walk: inout Walk, of family: inout FamilyDraft
  ) {
    guard day < policy.start else {
      // Late, and not yet held when the plan starts: overdue.
      walk.settle(group: next.window.kind.group, children: next.children)
      return
    }
    let meeting = MeetingDraft(kind: next.window.kind, status: .held, children: next.children, day: day)
    record(meeting, in: &walk, of: &family)
    guard meeting.kind.group == .initialConference else { return }
    // The conference makes the plan, and the enquiry has ended.
    for child in next.children {
      let pending: Set<CaseStatus> = [.strategyDiscussion, .transferredIn]
      family.children[child].spells = family.children[child].spells.map { spell in
        pending.contains(spell.status) && spell.until == nil
          ? CaseHistory.Spell(status: spell.status, since: spell.since, until: day) : spell
      }
      family.children[child].spells.append(CaseHistory.Spell(status: .onPlan, since: day))
      walk.replaceSpells(of: child, with: family.children[child].spells, on: day)
    }
  }

  private func record(_ meeting: MeetingDraft, in walk: inout Walk, of family: inout FamilyDraft) {
    family.meetings.append(meeting)
    for child in meeting.children {
      family.children[child].held.append(CaseHistory.Held(kind: meeting.kind, day: meeting.day))
    }
    walk.hold(meeting)
  }

  /// A day in the window that all members share: a while before it closes, as services book; seldom late.
  private func meetingDay(of cluster: [Walk.Due], using random: inout SeededRandom) throws -> Day {
    let closes = cluster[0].window.closes
    let opens = cluster.map(\.opens).max() ?? closes
    if random.chance(perThousand: latePerThousand) {
      return try rules.calendar.adding(workingDays: random.integer(in: 1...8), to: closes)
    }
    // The lesser of two draws: more meetings near the end of the window than early in it.
    let span = max(0, closes - cluster[0].window.trigger) / Self.earliestPart
    let margin = min(random.integer(in: 0...span), random.integer(in: 0...span))
    return try openDay(onOrBefore: max(opens, closes - margin), notBefore: opens)
  }

  /// The last working day on or before a day that is not between Christmas and New Year; the next working
  /// day after `earliest` when there is none.
  private func openDay(onOrBefore day: Day, notBefore earliest: Day) throws -> Day {
    var candidate = try rules.calendar.lastWorkingDay(onOrBefore: day)
    while candidate >= earliest, isBetweenTheYears(candidate) {
      candidate = try rules.calendar.lastWorkingDay(onOrBefore: candidate - 1)
    }
    return candidate >= earliest
      ? candidate : try rules.calendar.adding(workingDays: 1, to: earliest - 1)
  }

  private func isBetweenTheYears(_ day: Day) -> Bool {
    let (_, month, dayOfMonth) = day.civil
    return (month, dayOfMonth) >= ClosureDrawing.firstOfChristmas
  }
}

/// A meeting that a walk has come to.
private struct NextMeeting {
  let window: Window
  let day: Day
  let children: [Int]
}
