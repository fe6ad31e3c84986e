// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// Conferences that were begun and have to be held anew (`Scenarios/MODEL.md`, Adjourned).
struct Adjournments: Sendable {
  private struct Clock: Hashable {
    let child: Int
    let group: MeetingGroup
  }

  /// The first adjourned day of each child and clock that nothing was held or booked for since: when what was
  /// reconvened is adjourned again, the time is not longer.
  private let open: [Clock: Day]
  private let days: Int?

  init(_ tables: ServiceTables) {
    var adjourned: [Clock: [Day]] = [:]
    var answered: [Clock: Day] = [:]
    for meeting in tables.scenario.meetings {
      for id in meeting.children {
        guard let child = tables.childIndex[id] else { continue }
        let clock = Clock(child: child, group: meeting.kind.group)
        switch meeting.status {
        case .adjourned: adjourned[clock, default: []].append(meeting.day)
        case .held, .booked: answered[clock] = max(answered[clock] ?? meeting.day, meeting.day)
        case .due: break
        }
      }
    }
    // A conference that was held on the day of the adjournment was held since.
    var open: [Clock: Day] = [:]
    for (clock, days) in adjourned {
      open[clock] = days.filter { day in answered[clock].map { $0 < day } ?? true }.min()
    }
    self.open = open
    days = tables.policy.reconveneDays
  }

  /// The adjourned day and the earlier end of a window, or nil when nothing makes it shorter.
  func shortening(_ window: Window, child: Int) -> (day: Day, closes: Day)? {
    guard let days, let day = open[Clock(child: child, group: window.kind.group)], day + days < window.closes
    else { return nil }
    return (day, day + days)
  }
}
