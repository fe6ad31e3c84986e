// SPDX-License-Identifier: GPL-3.0-or-later

import StatutoryCalendar
import Testing

@Suite("Windows of conferences")
struct ConferenceWindowTests {
  let law: RuleBook

  init() throws { law = try RuleBook(calendar: .english(), months: .statutory) }

  @Test("The initial conference is within 15 working days of the strategy discussion")
  func initial() throws {
    #expect(
      try law.lines([(.strategyDiscussion, "2014-12-08")]) == ["CP1 initial-conference ..2014-12-31"])
    #expect(
      try law.lines([(.strategyDiscussion, "2025-06-07")]) == ["CP1 initial-conference ..2025-06-27"],
      "on a Saturday")
    let old: [(MeetingKind, Day)] = [(.initialConference, "2013-02-01")]
    #expect(
      try law.lines([(.strategyDiscussion, "2014-12-08")], held: old) == [
        "CP1 initial-conference ..2014-12-31"
      ],
      "after an earlier plan")
  }

  @Test("Once the conference is held, the discussion asks for nothing more")
  func initialHeld() throws {
    #expect(
      try law.lines([(.strategyDiscussion, "2014-12-08")], held: [(.initialConference, "2014-12-22")]).isEmpty
    )
  }

  @Test("A transfer-in conference is within 15 working days of the notification")
  func transferIn() throws {
    #expect(try law.lines([(.transferredIn, "2011-04-18")]) == ["CP1T transfer-in-conference ..2011-05-13"])
    #expect(
      try law.lines([(.transferredIn, "2011-04-18")], held: [(.transferInConference, "2011-05-03")]).isEmpty)
  }

  @Test(
    "The first review conference is three months from the conference, not from when the plan was recorded")
  func firstReview() throws {
    #expect(
      try law.lines([(.onPlan, "2014-12-02")], held: [(.initialConference, "2014-11-30")])
        == ["CP2 first-review-conference 2014-12-01..2015-02-28"])
    #expect(
      try law.lines([(.onPlan, "2014-12-02")], held: [(.transferInConference, "2014-12-02")])
        == ["CP2 first-review-conference 2014-12-03..2015-03-02"])
    #expect(
      try law.lines([(.onPlan, "2014-12-02")]) == ["CP2 first-review-conference 2014-12-03..2015-03-02"],
      "no conference in the table")
  }

  @Test("A conference more than 30 days before the plan is another plan's")
  func oldConference() throws {
    let at30: [(MeetingKind, Day)] = [(.initialConference, "2014-11-02")]
    #expect(
      try law.lines([(.onPlan, "2014-12-02")], held: at30)
        == ["CP2 first-review-conference 2014-11-03..2015-02-02"])
    let at31: [(MeetingKind, Day)] = [(.initialConference, "2014-11-01")]
    #expect(
      try law.lines([(.onPlan, "2014-12-02")], held: at31)
        == ["CP2 first-review-conference 2014-12-03..2015-03-02"])
  }

  @Test("A review conference on the day of the initial one does not count")
  func sameDay() throws {
    let held: [(MeetingKind, Day)] = [
      (.initialConference, "2014-12-02"), (.firstReviewConference, "2014-12-02"),
    ]
    #expect(
      try law.lines([(.onPlan, "2014-12-02")], held: held)
        == ["CP2 first-review-conference 2014-12-03..2015-03-02"])
  }

  @Test("Later review conferences are six months from the last one held")
  func laterReviews() throws {
    var held: [(MeetingKind, Day)] = [
      (.initialConference, "2014-12-02"), (.firstReviewConference, "2015-02-27"),
    ]
    #expect(
      try law.lines([(.onPlan, "2014-12-02")], held: held)
        == ["CP3 later-review-conference 2015-02-28..2015-08-27"])
    held.append((.laterReviewConference, "2015-08-31"))
    #expect(
      try law.lines([(.onPlan, "2014-12-02")], held: held)
        == ["CP3 later-review-conference 2015-09-01..2016-02-29"])
  }

  @Test("A child on a plan and looked after has both clocks, in the order in which they close")
  func bothClocks() throws {
    let states: [(CaseStatus, Day)] = [(.onPlan, "2014-12-02"), (.lookedAfter, "2015-01-12")]
    #expect(
      try law.lines(states) == [
        "LAC1 first-review ..2015-02-09", "CP2 first-review-conference 2014-12-03..2015-03-02",
      ])
  }
}
