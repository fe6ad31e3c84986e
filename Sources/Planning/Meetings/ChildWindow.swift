// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// When one child's next meeting of a clock may be booked (`Scenarios/MODEL.md`, Windows).
struct ChildWindow: Sendable {
  let child: Int
  let window: Window
  /// The first day, or nil when neither law nor policy has one.
  let opens: Day?
  /// The last day.
  let closes: Day
  /// Where it is held, or nil when the tables have no place for it.
  let place: Int?
  /// The day of the adjourned conference that made it shorter, if one did.
  let adjourned: Day?

  /// The window of a meeting that is yet to be booked.
  init(_ window: Window, child: Int, _ tables: ServiceTables, adjournments: Adjournments? = nil) {
    let adjourned = adjournments?.shortening(window, child: child)
    let closes = adjourned?.closes ?? window.closes
    self.child = child
    self.window = window
    self.closes = closes
    opens = window.opening(closing: closes, tables.policy)
    place = tables.place(of: window.kind, child: child)
    self.adjourned = adjourned?.day
  }

  /// The window of a published booking: what is published may be earlier than the service would book today.
  init(published window: Window, child: Int, _ tables: ServiceTables, adjournments: Adjournments) {
    self.child = child
    self.window = window
    closes = adjournments.shortening(window, child: child)?.closes ?? window.closes
    opens = window.lawfulOpening
    place = tables.place(of: window.kind, child: child)
    adjourned = nil
  }

  /// The order in which children are put together.
  static func byClosing(_ left: ChildWindow, _ right: ChildWindow) -> Bool {
    (left.closes, left.child) < (right.closes, right.child)
  }
}

extension Window {
  /// The first day that the law allows, or nil when it has none.
  var lawfulOpening: Day? {
    // A meeting that must precede an event closes before its trigger, so that the day after the trigger is no opening.
    let afterTrigger = trigger < closes ? trigger + 1 : nil
    return [opens, afterTrigger].compactMap { $0 }.max()
  }

  /// The first day on which a new meeting may be booked: the law's, and not before the service opens the window.
  ///
  /// - Parameter closes: its last day, which an adjournment may have made earlier.
  func opening(closing closes: Day, _ policy: Policy) -> Day {
    // A window that closes long after the plan's end must not open after it: nobody books then.
    let local = min(closes - policy.opensDaysBefore(kind), policy.horizonEnd)
    return max(lawfulOpening ?? local, local)
  }
}
