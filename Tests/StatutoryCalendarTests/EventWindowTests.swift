// SPDX-License-Identifier: GPL-3.0-or-later

import StatutoryCalendar
import Testing

@Suite("Windows that events ask for")
struct EventWindowTests {
  let law: RuleBook

  init() throws { law = try RuleBook(calendar: .english(), months: .statutory) }

  @Test("A review that must precede an event closes the day before it")
  func before() throws {
    #expect(
      try law.lines([], events: [(.broughtForwardReview, "2015-03-01")])
        == ["LAC-EARLY brought-forward-review ..2015-02-28"])
    #expect(
      try law.lines([], events: [(.placementWithParentsReview, "2015-03-04")])
        == ["LAC-PWP placement-with-parents-review ..2015-03-03"])
    #expect(
      try law.lines([], events: [(.unregulatedPlacementReview, "2015-03-05")])
        == ["LAC-UNREG unregulated-placement-review ..2015-03-04"])
  }

  @Test("The second part of a review is within 20 working days of the first")
  func secondPart() throws {
    #expect(
      try law.lines([], events: [(.secondPartReview, "2014-12-08")]) == [
        "ADJ second-part-review ..2015-01-08"
      ])
  }

  @Test("A review for an event answers the review clock when it comes first, and only then")
  func answersTheClock() throws {
    let states: [(CaseStatus, Day)] = [(.lookedAfter, "2015-01-12")]
    #expect(
      try law.lines(states, events: [(.broughtForwardReview, "2015-02-10")])
        == ["LAC-EARLY brought-forward-review ..2015-02-09"], "the same day")
    #expect(
      try law.lines(states, events: [(.broughtForwardReview, "2015-02-11")])
        == ["LAC1 first-review ..2015-02-09", "LAC-EARLY brought-forward-review ..2015-02-10"], "a day later")
    #expect(
      try law.lines(
        [(.onPlan, "2015-01-12"), (.secure, "2015-01-12")], events: [(.broughtForwardReview, "2015-02-02")])
        == [
          "LAC-EARLY brought-forward-review ..2015-02-01", "SEC1 secure-first-review ..2015-02-12",
          "CP2 first-review-conference 2015-01-13..2015-04-12",
        ], "other clocks run on")
  }

  @Test("The second part of a review does not answer the review clock")
  func secondPartAnswersNothing() throws {
    #expect(
      try law.lines(
        [(.lookedAfter, "2014-12-15")], held: [(.firstReview, "2015-01-05")],
        events: [(.secondPartReview, "2015-01-05")])
        == ["ADJ second-part-review ..2015-02-02", "LAC2 second-review ..2015-04-05"])
  }

  @Test("The second part of a review is a group of its own, so no other meeting is taken for it")
  func groups() {
    #expect(MeetingKind.allCases.filter { $0.group == .secondPart } == [.secondPartReview])
    for group in MeetingGroup.allCases {
      #expect(MeetingKind.allCases.contains { $0.group == group }, "\(group)")
    }
    #expect(
      MeetingKind.allCases.filter(\.isConference) == [
        .initialConference, .transferInConference, .firstReviewConference, .laterReviewConference,
      ])
  }

  @Test("Each event asks for its own meeting")
  func several() throws {
    #expect(
      try law.lines(
        [],
        events: [(.placementWithParentsReview, "2015-03-04"), (.placementWithParentsReview, "2015-02-04")])
        == [
          "LAC-PWP placement-with-parents-review ..2015-02-03",
          "LAC-PWP placement-with-parents-review ..2015-03-03",
        ])
  }

  @Test("A meeting that a state asks for cannot be due by an event")
  func wrongKind() throws {
    for kind in MeetingKind.allCases where !kind.isAskedForByEvent {
      #expect(throws: RuleError.notAskedForByEvent(kind: kind)) {
        try law.windows(of: history([], events: [(kind, "2015-03-04")]))
      }
    }
    let text = RuleError.notAskedForByEvent(kind: .firstReview).description
    #expect(text.contains("first-review") && text.contains("brought-forward-review"))
  }
}
