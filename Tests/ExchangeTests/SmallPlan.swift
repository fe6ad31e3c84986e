// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// A plan with something in every column, and one with nothing where nothing may be.
enum SmallPlan {
  static func make() -> Plan {
    var summary = PlanSummary()
    summary.status = .timeLimit
    summary.seed = 7
    summary.threads = 2
    summary.timeLimit = 60
    summary.allocation.families = 2
    summary.allocation.allocated = 1
    summary.allocation.objective = 3000
    summary.allocation.bound = 2999.123_456
    summary.allocation.seconds = 0.123_456
    summary.booking.meetings = 2
    summary.booking.booked = 1
    summary.booking.inWindow = 1
    summary.booking.breaches = 1
    summary.booking.objective = 0
    summary.officers = [
      .init(
        id: "O2", fteThousandths: 625, caseloadBefore: 0, caseloadAfter: 2, loadBefore: 0, loadAfter: 20_000,
        capacity: 58_275)
    ]
    var plan = Plan(
      allocation: [
        AllocationDecision(
          family: "F1", children: ["C1", "C2"], officer: "O2", previousOfficer: "O3", changed: true,
          load: 1200,
          travel: 200, cost: 1800, second: .init(officer: "O1", extra: 40),
          third: .init(officer: "O4", extra: 95),
          reasons: ["knows the family; is near", "has the skill \"court\""]),
        AllocationDecision(
          family: "F2", children: [], officer: nil, previousOfficer: nil, changed: false, load: 0, travel: 0,
          cost: 0, second: nil, third: nil, reasons: []),
      ],
      diary: [
        Booking(
          meeting: "B1", kind: .laterReviewConference, family: "F1", children: ["C1", "C2"], officer: "O1",
          namedOfficer: "O2", cover: true, place: "V1", room: "R1", minuteTaker: "M1", day: day("2013-05-08"),
          span: span("09:30", "11:00"), opens: day("2013-05-01"), closes: day("2013-05-08"), status: .kept,
          rule: "CP3"),
        Booking(
          meeting: "C3.later-review.2013-06-14", kind: .laterReview, family: "F2", children: ["C3"],
          officer: nil,
          namedOfficer: nil, cover: false, place: "P1", room: nil, minuteTaker: nil, day: nil, span: nil,
          opens: nil, closes: day("2013-06-14"), status: .unbooked, rule: "LAC3"),
      ],
      breaches: [
        Breach(subject: .family("F2"), cause: .maximumCaseload, detail: "all are full"),
        Breach(
          subject: .meeting("C3.later-review.2013-06-14", .laterReview), cause: .noOfficerTime,
          detail: "nobody, on any day"),
      ], summary: summary)
    plan.allocation[0].terms = terms(travel: 200, change: 1200, caseload: 400)
    plan.allocation[0].second?.terms = terms(travel: 240, change: 1200, caseload: 400)
    plan.allocation[0].third?.terms = terms(travel: 95, skills: 300, leaving: 1200, caseload: 300)
    plan.decisionCosts = [
      DecisionCost(
        decision: Decision(family: "F1", kind: .forbid, officer: "O5", reason: "a dispute, heard in May"),
        betterOfficer: "O5", saving: 12),
      DecisionCost(
        decision: Decision(family: "F3", kind: .keep, officer: "O2", reason: "near the end"),
        betterOfficer: nil, saving: 0),
    ]
    plan.diary[0].combined = [
      JoinedReview(child: "C2", kind: .laterReview), JoinedReview(child: "C1", kind: .secondReview),
    ]
    plan.diary[1].follows = "B1"
    plan.breaches[1].remedy = "one more half-day of O2, on 2013-06-12"
    plan.binding = [
      BindingResource(week: day("2013-06-10"), resource: .room(venue: "V1"), minutes: 310, breaches: 0),
      BindingResource(week: day("2013-06-10"), resource: .minuteTaker, minutes: 12, breaches: 0),
      BindingResource(week: day("2013-06-10"), resource: .officer("O2"), minutes: 20_010, breaches: 1),
      BindingResource(
        week: day("2013-04-29"), resource: .notice(.initialConference), minutes: 1, breaches: 0),
    ]
    return plan
  }

  /// The same, as a re-booking: with the diary before and what changed.
  static func rebooking() throws -> Plan {
    var plan = make()
    plan.before = plan.diary
    plan.diary[0].officer = "O2"
    plan.diary[0].cover = false
    plan.diary[0].status = .moved
    plan.changes = [
      DiaryChange(
        meeting: "B1", change: .moved, before: .init(plan.before[0]), after: .init(plan.diary[0]),
        reason: "officer O1 is away, \"sick\""),
      DiaryChange(
        meeting: "C3.later-review.2013-06-14", change: .lost,
        before: .init(
          Booking(
            meeting: "C3.later-review.2013-06-14", kind: .laterReview, family: "F2", children: ["C3"],
            officer: "O1", namedOfficer: nil, cover: true, place: "P1", room: nil, minuteTaker: nil,
            day: day("2013-06-12"), span: span("10:00", "11:30"), opens: nil, closes: nil, status: .new,
            rule: "LAC3")), after: nil, reason: "nobody else may chair"),
    ]
    plan.summary.scope = .rebook
    var outcome = RebookOutcome(
      today: day("2013-04-08"), events: [try DiaryEvent("absent:O1:2013-05-01..2013-07-31")])
    outcome.pinned = ["B7", "B9"]
    (outcome.published, outcome.moved, outcome.lifted, outcome.lost) = (2, 0, 2, 1)
    outcome.objective = 100_060
    plan.summary.rebook = outcome
    return plan
  }

  private static func terms(travel: Int, change: Int = 0, skills: Int = 0, leaving: Int = 0, caseload: Int)
    -> AllocationTerms
  {
    var terms = AllocationTerms()
    (terms.travel, terms.change, terms.skills) = (travel, change, skills)
    (terms.leaving, terms.caseload) = (leaving, caseload)
    return terms
  }

  /// The same, as a rebalancing: with its trade-off and without a diary.
  static func rebalancing() throws -> Plan {
    var plan = make()
    plan.diary = []
    plan.summary.scope = .rebalance
    plan.summary.changes = [try ScenarioChange("leave:O3:2013-05-01"), .merge]
    plan.summary.rebalance = RebalanceOutcome(
      targetPercent: 105, isReached: true, childrenMoved: 7, childrenMovedBound: 6, familiesMoved: 3,
      isTargetGiven: true)
    plan.tradeOff = [
      TradeOffPoint(
        childrenMoved: 0, familiesMoved: 0, caseloadCost: 5000, travel: 900, highestUtilisation: 1180,
        lowestUtilisation: 7, cost: 5900, costBound: 5900, isChosen: false),
      TradeOffPoint(
        childrenMoved: 7, familiesMoved: 3, caseloadCost: 1000, travel: 950, highestUtilisation: 1050,
        lowestUtilisation: 800, cost: 1950, costBound: 1900, isChosen: true),
    ]
    return plan
  }
}
