// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Exchange
import StatutoryCalendar

/// What the files of a plan say, read but not believed.
struct PlanTables {
  var allocation: [AllocationRow] = []
  var terms: [TermsRow] = []
  var overrides: [OverrideRow] = []
  /// Of a rebalancing only.
  var tradeOff: [TradeOffRow] = []
  /// Of a whole plan and a re-booking only, as `binding`.
  var diary: [DiaryRow] = []
  var breaches: [BreachRow] = []
  var binding: [BindingRow] = []
  /// Of a re-booking only, as `changes`.
  var before: [DiaryRow] = []
  var changes: [ChangeRow] = []
  /// What `summary.json` says, or nil when it cannot be read.
  var summary: SummaryFigures?
}

/// A row of `allocation.csv`.
///
/// A cell that is empty or cannot be read is nil.
struct AllocationRow {
  var line: Int
  var family: Family.ID
  var children: [Child.ID]
  var officer: Officer.ID?
  var previousOfficer: Officer.ID?
  var changed: Bool?
  var load: Int?
  var travel: Int?
  var cost: Int?
  var second: Officer.ID?
  var secondExtra: Int?
  var third: Officer.ID?
  var thirdExtra: Int?
}

/// A row of `terms.csv`.
///
/// A cell that is empty or cannot be read is nil.
struct TermsRow {
  var line: Int
  var family: Family.ID
  var children: [Child.ID]
  var rank: Int?
  var officer: Officer.ID?
  /// The terms, the total and the extra, by their columns.
  var figures: [String: Int]
}

/// A row of `overrides.csv`.
///
/// A cell that is empty or cannot be read is nil.
struct OverrideRow {
  var line: Int
  var family: Family.ID
  var kind: Decision.Kind?
  var officer: Officer.ID?
  var reason: String
  var betterOfficer: Officer.ID?
  var saving: Int?
}

/// A row of `tradeoff.csv`.
///
/// A cell that is empty or cannot be read is nil.
struct TradeOffRow {
  var line: Int
  var childrenMoved: Int?
  var familiesMoved: Int?
  var caseloadCost: Int?
  var travel: Int?
  var highestUtilisation: Double?
  var lowestUtilisation: Double?
  var cost: Int?
  var costBound: Int?
  var isChosen: Bool?
}

/// A row of `diary.csv` or `before.csv`.
///
/// A cell that is empty or cannot be read is nil.
struct DiaryRow {
  var file = "diary.csv"
  var line: Int
  var meeting: RecordedMeeting.ID
  var kind: MeetingKind?
  var family: Family.ID?
  var children: [Child.ID]
  var officer: Officer.ID?
  var namedOfficer: Officer.ID?
  var cover: Bool?
  var place: Place.ID?
  var room: Room.ID?
  var minuteTaker: MinuteTaker.ID?
  var day: Day?
  var start: ClockTime?
  var end: ClockTime?
  var opens: Day?
  var closes: Day?
  var inWindow: Bool?
  var status: Booking.Status?
  var rule: String
  var combined: [JoinedReview]
  /// Of a follow-on, the meeting that it comes after.
  var follows: RecordedMeeting.ID?
}

/// A row of `changes.csv`.
struct ChangeRow {
  var line: Int
  var meeting: RecordedMeeting.ID
  var change: DiaryChange.Change?
  var before: String
  var after: String
  var reason: String
}

/// A row of `binding.csv`.
///
/// A cell that is empty or cannot be read is nil.
struct BindingRow {
  var line: Int
  var week: Day?
  var resource: String
  var id: String
  var minutes: Int?
  var breaches: Int?
}

/// A row of `breaches.csv`.
struct BreachRow {
  enum Subject: String, CaseIterable {
    case meeting, family
  }

  var line: Int
  var subject: Subject?
  var id: String
  /// The meeting kind; empty for a family.
  var kind: String
  var cause: Breach.Cause?
  var detail: String
  var remedy: String
}
