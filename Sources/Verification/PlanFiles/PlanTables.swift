// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Exchange
import StatutoryCalendar

/// What the files of a plan say, read but not believed.
struct PlanTables {
  var allocation: [AllocationRow] = []
  var diary: [DiaryRow] = []
  var breaches: [BreachRow] = []
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

/// A row of `diary.csv`.
///
/// A cell that is empty or cannot be read is nil.
struct DiaryRow {
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
}

/// What `summary.json` says.
///
/// A key that is missing or of another type is nil.
struct SummaryFigures {
  /// The figures of one part of the plan, by their keys.
  struct Part {
    var counts: [String: Int] = [:]
    var objective: Int?
    var bound: Double?
    var gap: Double?
  }

  struct OfficerFigures {
    var id: Officer.ID
    var fte: Double?
    var caseloadBefore: Int?
    var caseloadAfter: Int?
    var utilisationBefore: Double?
    var utilisation: Double?
  }

  var service: String?
  var reallocate: Bool?
  var allocation = Part()
  var booking = Part()
  var officers: [OfficerFigures] = []
  /// The policy that the plan says it was made under.
  var policy: JSONValue?
}
