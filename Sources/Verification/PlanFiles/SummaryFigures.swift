// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Exchange
import StatutoryCalendar

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

  /// What a rebalancing says that it aimed at and reached.
  struct Rebalance {
    var targetPercent: Int?
    var isReached: Bool?
    var childrenMoved: Int?
    var childrenMovedBound: Int?
    var familiesMoved: Int?
    var isTargetGiven: Bool?
    /// The most children who were to be moved; nil when that was not asked for.
    var moveAtMost: Int?
  }

  /// What a re-booking says that it was asked and did.
  struct Rebook {
    var today: Day?
    var events: [DiaryEvent] = []
    var pinned: [RecordedMeeting.ID] = []
    /// `published`, `moved`, `lifted`, `lost`, `objective`.
    var counts: [String: Int] = [:]
  }

  var service: String?
  /// How much of a service the plan is about; what cannot be read is taken for a whole plan.
  var scope = PlanScope.plan
  /// The changes of staff, in order.
  var changes: [ScenarioChange] = []
  var reallocate: Bool?
  var allocation = Part()
  /// Of a whole plan and a re-booking only.
  var booking: Part?
  /// Of a rebalancing only.
  var rebalance: Rebalance?
  /// Of a re-booking only.
  var rebook: Rebook?
  var officers: [OfficerFigures] = []
  /// The policy that the plan says it was made under.
  var policy: JSONValue?
}
