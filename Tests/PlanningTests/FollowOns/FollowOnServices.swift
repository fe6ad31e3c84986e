// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

@testable import Planning

/// The small service with a year's horizon, and what its diary has.
enum FollowOnServices {
  static func day(_ iso: String) -> Day { SmallService.day(iso) }

  /// The small service up to 7 June 2026, with a change.
  static func year(_ change: (inout Scenario) -> Void = { _ in }) -> Scenario {
    var scenario = SmallService.scenario()
    scenario.policy.horizonWeeks = 53
    change(&scenario)
    return scenario
  }

  /// The second child waits for an initial conference and has nothing else.
  static func withConference() -> Scenario {
    year {
      $0.children[1].spells = [.init(status: .strategyDiscussion, since: day("2025-05-19"))]
    }
  }

  /// The first child is on a plan too, with a review conference due two days before its review.
  static func withCombined() -> Scenario {
    year {
      $0.children[0].spells.append(.init(status: .onPlan, since: day("2024-09-20")))
      $0.meetings.append(
        RecordedMeeting(
          id: "M4", kind: .firstReviewConference, status: .held, children: ["C1"], day: day("2024-12-18")))
    }
  }

  /// A published booking of the first child's review.
  static func booked(_ date: String, _ kind: MeetingKind = .laterReview) -> RecordedMeeting {
    RecordedMeeting(
      id: "B1", kind: kind, status: .booked, children: ["C1"], day: day(date),
      span: TimeSpan(start: ClockTime(minutes: 600), end: ClockTime(minutes: 690)), officer: "A1")
  }

  static func meetings(_ scenario: Scenario) throws -> DueMeetings {
    let named = [Int?](repeating: nil, count: scenario.children.count)
    return try DueMeetings(ServiceTables(scenario, calendar: try .english()), named: named)
  }

  static func bookingCase(_ scenario: Scenario) throws -> BookingCase {
    let tables = try ServiceTables(scenario, calendar: try .english())
    let availability = Availability(scenario)
    return try BookingCase(
      tables, meetings: meetings(scenario), availability: availability,
      eligibility: Eligibility(tables, availability: availability))
  }
}

extension DueMeetings {
  /// The ids of what is due, each with what it follows.
  var chain: [String] {
    due.map { meeting in meeting.id.text + (meeting.follows.map { " after \($0)" } ?? "") }
  }

  /// A meeting by its id.
  subscript(_ id: String) -> DueMeeting? { due.first { $0.id.text == id } }
}
