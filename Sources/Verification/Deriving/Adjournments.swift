// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// By when conferences that were begun and adjourned have to be reconvened (`MODEL.md`, Adjourned).
struct Adjournments {
  private struct Clock: Hashable {
    let child: Child.ID
    let group: MeetingGroup
  }

  private let lastDays: [Clock: Day]

  init(_ scenario: Scenario) {
    guard let days = scenario.policy.reconveneDays else {
      lastDays = [:]
      return
    }
    // The last day on which each clock was answered, by a meeting held or one that is booked.
    var answers: [Clock: Day] = [:]
    for meeting in scenario.meetings where meeting.status == .held || meeting.status == .booked {
      for child in meeting.children {
        for group in meeting.groups(of: child) {
          let clock = Clock(child: child, group: group)
          answers[clock] = max(answers[clock] ?? meeting.day, meeting.day)
        }
      }
    }
    var lastDays: [Clock: Day] = [:]
    for meeting in scenario.meetings where meeting.status == .adjourned {
      for child in meeting.children {
        let clock = Clock(child: child, group: meeting.kind.group)
        if let answer = answers[clock], answer >= meeting.day { continue }
        lastDays[clock] = min(lastDays[clock] ?? meeting.day + days, meeting.day + days)
      }
    }
    self.lastDays = lastDays
  }

  /// The last day on which the conference is to be held anew, or nil when none was adjourned or there is no limit.
  func lastDay(of child: Child.ID, _ group: MeetingGroup) -> Day? {
    lastDays[Clock(child: child, group: group)]
  }
}

extension RecordedMeeting {
  /// The clocks that the meeting is of for a child: its own, and that of the review that is held with it.
  func groups(of child: Child.ID) -> [MeetingGroup] {
    [kind.group] + [combined[child]?.group].compactMap(\.self)
  }
}
