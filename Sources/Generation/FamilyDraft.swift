// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// A child while the service is being made.
struct ChildDraft: Sendable {
  var birth: Day
  /// Index of the placement.
  var placement: Int?
  var cohorts: Set<String> = []
  /// The states, as they are known when the plan starts.
  var spells: [CaseHistory.Spell]
  var held: [CaseHistory.Held] = []
  var events: [CaseHistory.Event] = []
  /// When the child cannot come to meetings.
  var unavailable: [(day: Day, span: TimeSpan)] = []

  /// What the rules need to know when the plan starts.
  var history: CaseHistory {
    CaseHistory(spells: spells, held: held, events: events, cohorts: cohorts)
  }
}

/// A meeting while the service is being made.
struct MeetingDraft: Sendable {
  var kind: MeetingKind
  var status: RecordedMeeting.Status
  /// Indexes of the children in the family, rising.
  var children: [Int]
  var day: Day
  var span: TimeSpan?
  /// Indexes of the officer, the room and the minute taker.
  var officer: Int?
  var room: Int?
  var minuteTaker: Int?
  var isPinned = false
  /// The reviews of single children, by index, that are held with a conference.
  var combined: [Int: MeetingKind] = [:]
}

/// A manager's decision on a family while the service is being made.
struct DecisionDraft: Sendable {
  var kind: Decision.Kind
  /// Index of the officer.
  var officer: Int
  var reason: String
}

/// A family while the service is being made.
struct FamilyDraft: Sendable {
  var request: FamilyRequest
  var home: Int?
  /// Index of the venue, or nil for the nearest.
  var venue: Int?
  var team: String
  var children: [ChildDraft]
  var meetings: [MeetingDraft] = []
  /// Index of the officer.
  var officer: Int?
  /// Indexes of former officers, most recent first.
  var formerOfficers: [Int] = []
  var complexityPercent = 100
  var skills: Set<String> = []
  var preferredSkills: Set<String> = []
  var conflicts: Set<Int> = []
  /// Index of a family that must have another officer.
  var apartFrom: Int?
  /// Index of an earlier family of the same siblings.
  var siblings: Int?
  /// When the family cannot come to meetings.
  var unavailable: [(day: Day, span: TimeSpan)] = []
  /// What a manager has decided.
  var decision: DecisionDraft?

  /// Whether the family and these of its children can come at a time.
  func canCome(_ children: [Int], on day: Day, at span: TimeSpan) -> Bool {
    let times = unavailable + children.flatMap { self.children[$0].unavailable }
    return !times.contains { $0.day == day && $0.span.overlaps(span) }
  }

  /// The day the case started: the first state of any child.
  var began: Day? { children.flatMap { $0.spells.map(\.since) }.min() }
}
