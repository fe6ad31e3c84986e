// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// Draws what has happened to a diary that was published: conferences that were begun and adjourned, and bookings
/// that may not be moved.
struct RealityDrawing {
  let rules: RuleBook
  let policy: Policy
  let practice: Practice

  /// Days before the start within which conferences were adjourned.
  static let adjournedWithin = 10
  /// Days after the start before which none has to be reconvened, so that notice can be given.
  static let earliestDeadline = 14

  /// Adds adjourned conferences and pins.
  func draw(_ families: inout [FamilyDraft], using random: inout SeededRandom) throws {
    try adjourn(&families, using: &random)
    pin(&families, using: &random)
  }

  /// Adjourns conferences that were held early in windows which end after the start, and that nobody has booked anew.
  private func adjourn(_ families: inout [FamilyDraft], using random: inout SeededRandom) throws {
    let onPlans = families.indices.filter { index in
      if case .onPlan = families[index].request.course { families[index].officer != nil } else { false }
    }
    var wanted = (onPlans.count * practice.adjournedPerThousand + 500) / 1000
    for index in random.shuffled(onPlans) {
      guard wanted > 0 else { return }
      guard let meeting = try adjourned(of: families[index], using: &random) else { continue }
      families[index].meetings.append(meeting)
      wanted -= 1
    }
  }

  private func adjourned(
    of family: FamilyDraft, using random: inout SeededRandom
  ) throws -> MeetingDraft? {
    guard !family.meetings.contains(where: { $0.status == .booked && $0.kind.isConference }) else {
      return nil
    }
    // The children whose conference is next, all on one plan.
    var windows: [(child: Int, window: Window)] = []
    for (child, draft) in family.children.enumerated() {
      windows += try rules.windows(of: draft.history).filter { $0.kind.group == .reviewConference }
        .map { (child, $0) }
    }
    guard let next = windows.min(by: { ($0.window.closes, $0.child) < ($1.window.closes, $1.child) })?.window
    else { return nil }
    let children = windows.filter { $0.window.kind == next.kind && $0.window.closes == next.closes }.map(
      \.child)
    let day = try rules.calendar.previousWorkingDay(
      before: policy.start - random.integer(in: 0...(Self.adjournedWithin - 1)))
    let opens = max(next.trigger + 1, next.closes - policy.opensDaysBefore(next.kind))
    let deadline = min(next.closes, day + (policy.reconveneDays ?? 366))
    guard opens <= day, policy.start + Self.earliestDeadline <= deadline else { return nil }
    return MeetingDraft(
      kind: next.kind, status: .adjourned, children: children, day: day, officer: family.officer)
  }

  private func pin(_ families: inout [FamilyDraft], using random: inout SeededRandom) {
    var booked: [(family: Int, meeting: Int)] = []
    for (family, draft) in families.enumerated() {
      for (meeting, booking) in draft.meetings.enumerated() where booking.status == .booked {
        booked.append((family, meeting))
      }
    }
    let count = (booked.count * practice.pinnedPerThousand + 999) / 1000
    for index in random.shuffled(Array(booked.indices)).prefix(count) {
      families[booked[index].family].meetings[booked[index].meeting].isPinned = true
    }
  }
}

extension WorkingCalendar {
  /// The last working day before a day.
  fileprivate func previousWorkingDay(before day: Day) throws -> Day {
    var day = day - 1
    while try !isWorkingDay(day) { day = day - 1 }
    return day
  }
}
