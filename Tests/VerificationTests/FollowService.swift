// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Testing

@testable import Verification

/// A service of a few children, for the meetings that follow others: the tiny service's policy, people and places, with
/// a horizon of 53 weeks from Monday 2 June 2025, which end on 7 June 2026.
struct FollowService {
  var scenario: Scenario

  init(start: String = "2025-06-02", weeks: Int = 53) {
    scenario = TinyService.scenario
    scenario.policy.start = TinyService.day(start)
    scenario.policy.horizonWeeks = weeks
    scenario.families = []
    scenario.children = []
    scenario.meetings = []
    scenario.decisions = []
  }

  /// Adds a child of a family whose officer is A1, placed at P1.
  mutating func add(
    _ id: Child.ID, of family: Family.ID = "F1", _ statuses: [(CaseStatus, String)],
    held: [(MeetingKind, String)] = [], cohorts: Set<String> = []
  ) {
    if !scenario.families.contains(where: { $0.id == family }) {
      scenario.families.append(Family(id: family, officer: "A1", venue: "V1"))
    }
    scenario.children.append(
      Child(
        id: id, family: family, birth: TinyService.day("2012-03-04"), placement: "P1", cohorts: cohorts,
        spells: statuses.map { CaseHistory.Spell(status: $0.0, since: TinyService.day($0.1)) }))
    for (kind, day) in held {
      scenario.meetings.append(
        RecordedMeeting(
          id: .init("H\(scenario.meetings.count)"), kind: kind, status: .held, children: [id],
          day: TinyService.day(day)))
    }
  }

  /// Adds a looked-after child whose second and last review was on a day.
  mutating func addLookedAfter(_ id: Child.ID, lastReview: String, cohorts: Set<String> = []) {
    add(
      id, [(.lookedAfter, "2022-01-10")], held: [(.firstReview, "2022-02-01"), (.laterReview, lastReview)],
      cohorts: cohorts)
  }

  mutating func publish(
    _ id: RecordedMeeting.ID, _ kind: MeetingKind, _ children: [Child.ID], _ day: String,
    combined: [Child.ID: MeetingKind] = [:]
  ) {
    var meeting = RecordedMeeting(
      id: id, kind: kind, status: .booked, children: children, day: TinyService.day(day),
      span: TinyService.span("10:00", "11:30"), officer: "A1")
    meeting.combined = combined
    scenario.meetings.append(meeting)
  }

  mutating func addEvent(_ kind: MeetingKind, of child: Child.ID, _ day: String) {
    scenario.meetings.append(
      RecordedMeeting(
        id: .init("E\(scenario.meetings.count)"), kind: kind, status: .due, children: [child],
        day: TinyService.day(day)))
  }

  /// The diary that is expected when meetings are booked on some days, nil for none.
  func diary(_ days: [String: String?] = [:]) throws -> ExpectedDiary {
    let due = try Derived(scenario).diary()
    for meeting in days.keys { #expect(due[.init(meeting)] != nil, "\(meeting) is not due") }
    return try due.following(
      days.sorted { $0.key < $1.key }.map { meeting, day in
        DiaryRow(
          line: 2, meeting: .init(meeting), children: [], day: day.map(TinyService.day),
          status: day == nil ? .unbooked : .new, rule: "", combined: [])
      })
  }

  /// The ids of an expected diary, and what each meeting follows.
  func chain(_ days: [String: String?] = [:]) throws -> [String] {
    try diary(days).meetings.map { "\($0.id)" + ($0.follows.map { " < \($0)" } ?? "") }
  }

  /// The window of a meeting as `opens..closes`.
  func window(_ meeting: String, _ days: [String: String?] = [:]) throws -> String {
    let window = try #require(try diary(days)[.init(meeting)]?.window, "\(meeting) has no window")
    return "\(window.opens?.description ?? "")..\(window.closes?.description ?? "")"
  }
}
