// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// The window of a meeting of one or more children.
struct JoinedWindow: Hashable {
  /// The first day, or nil when nothing says one.
  let opens: Day?
  /// The last day, or nil when nothing says one.
  let closes: Day?
  /// The rule of the child whose window closes first; empty when no rule asks for the meeting.
  let rule: String
  /// Whether the window closes when it does because a conference was adjourned.
  var closesByAdjournment = false
}

/// One child's window.
struct ChildWindow {
  let child: Child
  let kind: MeetingKind
  let rule: String
  /// The first lawful day, or nil when the law has none.
  let lawfulOpening: Day?
  /// The first day on which this service books such a meeting.
  let localOpening: Day
  /// The day that started the clock, or the event that the meeting must precede.
  let trigger: Day
  let closes: Day
  /// Whether an adjourned conference has to be reconvened before the law's own last day.
  let closesByAdjournment: Bool

  /// - Parameters:
  ///   - reconvene: the last day on which an adjourned conference of this clock may be reconvened.
  ///   - horizonEnd: of a meeting that follows one of the diary: its local opening is no later.
  init(
    _ window: Window, of child: Child, policy: Policy, reconvene: Day? = nil,
    bookedBy horizonEnd: Day? = nil
  ) {
    self.child = child
    kind = window.kind
    rule = window.rule
    trigger = window.trigger
    closes = min(window.closes, reconvene ?? window.closes)
    closesByAdjournment = closes < window.closes
    // A meeting that must precede an event closes before its trigger: there the day after the trigger is no
    // opening.
    let afterTrigger = window.trigger < window.closes ? window.trigger + 1 : nil
    lawfulOpening = [window.opens, afterTrigger].compactMap(\.self).max()
    let daysBefore = kind.isConference ? policy.conferenceOpensDaysBefore : policy.reviewOpensDaysBefore
    let ahead = min(closes - daysBefore, horizonEnd ?? closes - daysBefore)
    localOpening = max(ahead, lawfulOpening ?? ahead)
  }

  /// Whether it is the same child's window of the same meeting; a child has one of each kind, rule and day.
  func isSame(as other: ChildWindow) -> Bool {
    child.id == other.child.id && kind == other.kind && rule == other.rule && closes == other.closes
  }

  /// Orders windows as meetings are made of them: by closing day, then by child.
  static func closesFirst(_ left: ChildWindow, _ right: ChildWindow) -> Bool {
    (left.closes, left.child.id) < (right.closes, right.child.id)
  }

  /// The window of a meeting of these children, or nil when there are none: it opens at the latest of the
  /// openings or, when that would be after it closes, at the earliest.
  ///
  /// - Parameters:
  ///   - reviews: the windows of the reviews that are held with it; the rule is not theirs unless the meeting has
  ///     no other.
  ///   - opening: the local opening of a meeting to be booked, the lawful one of a published booking.
  static func joined(
    _ windows: [ChildWindow], with reviews: [ChildWindow] = [], opening: (ChildWindow) -> Day?
  ) -> JoinedWindow? {
    let all = windows + reviews
    guard let first = all.min(by: closesFirst) else { return nil }
    let openings = all.compactMap(opening)
    let latest = openings.max()
    let opens = latest.map { $0 <= first.closes } ?? true ? latest : openings.min()
    let rule = windows.min(by: closesFirst)?.rule ?? first.rule
    return JoinedWindow(
      opens: opens, closes: first.closes, rule: rule, closesByAdjournment: first.closesByAdjournment)
  }
}
