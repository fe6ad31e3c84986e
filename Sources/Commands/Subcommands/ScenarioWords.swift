// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// What the commands say of a scenario.
enum ScenarioWords {
  /// What a scenario holds, so that a table that was forgotten is noticed.
  static func contents(of scenario: Scenario) -> String {
    let counts = [
      Words.count(scenario.children.count, "child", plural: "children"),
      Words.count(scenario.families.count, "family", plural: "families"),
      Words.count(scenario.officers.count, "officer"),
      Words.count(scenario.minuteTakers.count, "minute taker"),
      Words.count(scenario.rooms.count, "room"),
      Words.count(scenario.places.count, "place"),
    ]
    let meetings = RecordedMeeting.Status.allCases.map { status in
      "\(Words.grouped(scenario.meetings.count { $0.status == status })) \(status.rawValue)"
    }
    let policy = scenario.policy
    return "\(policy.service), \(policy.start) to \(policy.horizonEnd): \(counts.joined(separator: ", "));"
      + " meetings: \(meetings.joined(separator: ", "))"
  }
}
