// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Testing

@testable import Verification

@Suite("Who and what follows together") struct FollowOnGroupTests {
  // MARK: - Siblings

  @Test("Siblings who met together meet together again") func siblings() throws {
    var service = FollowService()
    service.addLookedAfter("C1", lastReview: "2024-12-16")
    service.addLookedAfter("C2", lastReview: "2024-12-20")
    let diary = try service.diary(["C1.later-review.2025-06-16": "2025-06-12"])
    let next = try #require(diary["C1.later-review.2025-12-16"])
    #expect(next.children == ["C1", "C2"] && next.follows == "C1.later-review.2025-06-16")
    #expect(next.window?.closes == TinyService.day("2025-12-12"))
    #expect(diary.meetings.count == 2)
  }

  @Test("Siblings whose local times differ part, and the one meeting is followed by two") func parting()
    throws
  {
    var service = FollowService()
    service.addLookedAfter("C1", lastReview: "2024-12-16")
    service.addLookedAfter("C2", lastReview: "2025-01-18", cohorts: ["far"])
    service.scenario.policy.tightenings = [
      Tightening(rule: "LAC3", cohort: "far", within: .months(5), source: "local")
    ]
    let first = "C1.later-review.2025-06-16"
    // Five months after 16 June, and five more, and six.
    let chain = try service.chain()
    #expect(
      chain == [
        first, "C1.later-review.2025-12-16 < \(first)", "C2.later-review.2025-11-16 < \(first)",
        "C2.later-review.2026-04-16 < C2.later-review.2025-11-16",
      ])
    let days: [String: String?] = [first: "2025-06-10", "C2.later-review.2025-11-16": "2025-11-04"]
    #expect(try service.window("C2.later-review.2025-11-16", days) == "2025-10-13..2025-11-10")
    #expect(try service.window("C2.later-review.2026-04-16", days) == "2026-03-07..2026-04-04")
  }

  @Test("What follows two meetings is not put together, however near") func twoPredecessors() throws {
    var service = FollowService()
    service.addLookedAfter("C1", lastReview: "2024-12-16")
    service.addLookedAfter("C2", lastReview: "2024-12-20")
    service.publish("K1", .laterReview, ["C1"], "2025-06-13")
    #expect(
      try service.chain() == [
        "C1.later-review.2025-12-13 < K1", "C2.later-review.2025-06-20",
        "C2.later-review.2025-12-20 < C2.later-review.2025-06-20", "K1",
      ])
  }

  @Test("Siblings in two places have a meeting each after a booking that was of both") func places() throws {
    var service = FollowService()
    service.addLookedAfter("C1", lastReview: "2024-12-16")
    service.addLookedAfter("C2", lastReview: "2024-12-16")
    service.scenario.children[1].placement = "P2"
    service.publish("K1", .laterReview, ["C1", "C2"], "2025-06-13")
    #expect(
      try service.chain() == [
        "C1.later-review.2025-12-13 < K1", "C2.later-review.2025-12-13 < K1", "K1",
      ])
    #expect(try service.diary()["C2.later-review.2025-12-13"]?.place == "P2")
  }

  @Test("Siblings of two officers have a meeting each after a booking that was of both") func officers()
    throws
  {
    var service = FollowService()
    service.addLookedAfter("C1", lastReview: "2024-12-16")
    service.addLookedAfter("C2", lastReview: "2024-12-16")
    service.publish("K1", .laterReview, ["C1", "C2"], "2025-06-13")
    let tables = try Derived(service.scenario).tables
    let diary = try ExpectedDiary(tables) { child, _ in child == "C1" ? "A1" : "A3" }
    #expect(
      diary.meetings.map(\.id) == ["C1.later-review.2025-12-13", "C2.later-review.2025-12-13", "K1"])
  }

  // MARK: - Conferences

  @Test("An initial conference is followed by the plan's review conferences") func initialConference() throws
  {
    var service = FollowService()
    service.add("C1", [(.strategyDiscussion, "2025-05-27")])
    let initial = "C1.initial-conference.2025-06-17"
    let first = "C1.first-review-conference.2025-09-17"
    let later = "C1.later-review-conference.2026-03-17"
    #expect(
      try service.chain().sorted() == [initial, "\(first) < \(initial)", "\(later) < \(first)"].sorted())
    #expect(try service.window(first, [initial: "2025-06-12"]) == "2025-08-15..2025-09-12")
    #expect(
      try service.window(later, [initial: "2025-06-12", first: "2025-09-02"]) == "2026-02-02..2026-03-02")
    #expect(try service.diary()[.init(first)]?.window?.rule == "CP2")
  }

  @Test("A transfer-in conference of a child who is not on a plan makes one, too") func transfer() throws {
    var service = FollowService()
    service.add("C1", [(.transferredIn, "2025-05-27")])
    #expect(
      try service.chain().contains(
        "C1.first-review-conference.2025-09-17 < C1.transfer-in-conference.2025-06-17"))
  }

  @Test("The initial conference of a child who is on a plan is followed by nothing of its own")
  func secondInitialConference() throws {
    var service = FollowService()
    service.add(
      "C1", [(.onPlan, "2024-09-20"), (.strategyDiscussion, "2025-05-27")],
      held: [(.initialConference, "2024-09-20"), (.firstReviewConference, "2024-12-20")])
    #expect(
      try service.chain() == [
        "C1.initial-conference.2025-06-17",
        "C1.later-review-conference.2025-06-20",
        "C1.later-review-conference.2025-12-20 < C1.later-review-conference.2025-06-20",
      ])
  }

  @Test("Siblings not yet on a plan join after the initial conference of all") func siblingsOfConference()
    throws
  {
    var service = FollowService()
    service.add("C1", [(.strategyDiscussion, "2025-05-27")])
    service.add("C2", [(.strategyDiscussion, "2025-05-29")])
    let next = try #require(try service.diary()["C1.first-review-conference.2025-09-17"])
    #expect(next.children == ["C1", "C2"] && next.follows == "C1.initial-conference.2025-06-17")
  }

  @Test("A published review conference of a child who is about to be on a plan is the last of its group")
  func bookedAhead() throws {
    var service = FollowService()
    service.add("C1", [(.strategyDiscussion, "2025-05-27")])
    service.publish("K1", .initialConference, ["C1"], "2025-06-11")
    service.publish("K2", .firstReviewConference, ["C1"], "2025-09-03")
    #expect(try service.chain() == ["C1.later-review-conference.2026-03-03 < K2", "K1", "K2"])
    // Were it before the conference that makes the plan, that one would be the last.
    service.scenario.meeting("K2") { $0.day = TinyService.day("2025-06-10") }
    #expect(try service.chain().contains("C1.first-review-conference.2025-09-11 < K1"))
  }

  // MARK: - Reviews held with conferences

  /// A child on a plan and in care, whose conference closes on 27 June and whose review on 20 June.
  private func pair(reviewed: Bool = true) -> FollowService {
    var service = FollowService()
    let reviews: [(MeetingKind, String)] =
      reviewed
      ? [(.firstReview, "2024-03-20"), (.laterReview, "2024-12-20")] : [(.firstReview, "2025-03-20")]
    service.add(
      "C1", [(.onPlan, "2024-09-20"), (.lookedAfter, reviewed ? "2024-03-01" : "2025-03-01")],
      held: [(.initialConference, "2024-09-20"), (.firstReviewConference, "2024-12-27")] + reviews)
    return service
  }

  @Test("A combined conference is followed by another") func combined() throws {
    let first = "C1.later-review-conference.2025-06-27"
    let next = "C1.later-review-conference.2025-12-20"
    // Together they close on 20 June: that is the nominal day.
    #expect(try pair().chain() == [first, "\(next) < \(first)"].sorted())
    let meeting = try #require(try pair().diary([first: "2025-06-12"])[.init(next)])
    #expect(meeting.joined == [JoinedReview(child: "C1", kind: .laterReview)])
    #expect(meeting.window?.opens == TinyService.day("2025-11-14"))
    #expect(meeting.window?.closes == TinyService.day("2025-12-12"))
    #expect(meeting.window?.rule == "CP3")
  }

  @Test("When the next review comes much before the next conference, each follows alone") func parted() throws
  {
    let first = "C1.later-review-conference.2025-06-27"
    // The second review after the first, by 20 June, is held with the conference; the next are six months on.
    var service = pair(reviewed: false)
    service.scenario.policy.tightenings = [
      Tightening(rule: "LAC3", cohort: nil, within: .months(3), source: "local")
    ]
    let chain = try service.chain()
    #expect(chain.contains("C1.later-review-conference.2025-12-20 < \(first)"))
    #expect(chain.contains("C1.later-review.2025-09-20 < \(first)"))
    #expect(chain.contains("C1.later-review.2025-12-20 < C1.later-review.2025-09-20"))
    #expect(try service.diary()["C1.later-review-conference.2025-12-20"]?.joined == [])
  }

  @Test("A review after an event is not the combined conference's to follow") func eventAfterCombined() throws
  {
    var service = pair()
    service.addEvent(.broughtForwardReview, of: "C1", "2025-07-16")
    let first = "C1.later-review-conference.2025-06-27"
    let event = "C1.brought-forward-review.2025-07-15"
    #expect(
      try service.chain().sorted()
        == [
          first, event, "C1.later-review-conference.2025-12-20 < \(first)",
          "C1.later-review.2026-01-15 < \(event)",
        ].sorted())
  }

  @Test("A published combined conference is followed by a combined one") func publishedCombined() throws {
    var service = pair()
    service.publish(
      "K1", .laterReviewConference, ["C1"], "2025-06-12", combined: ["C1": .laterReview])
    let next = try #require(try service.diary()["C1.later-review-conference.2025-12-12"])
    #expect(next.follows == "K1" && next.joined == [JoinedReview(child: "C1", kind: .laterReview)])
  }

  // MARK: - Events

  private func reviewed(event day: String) -> FollowService {
    var service = FollowService()
    service.addLookedAfter("C1", lastReview: "2024-12-20")
    service.addEvent(.broughtForwardReview, of: "C1", day)
    return service
  }

  @Test("An event's review before the clock's stands for both, and is followed") func eventBefore() throws {
    #expect(
      try reviewed(event: "2025-06-19").chain() == [
        "C1.brought-forward-review.2025-06-18",
        "C1.later-review.2025-12-18 < C1.brought-forward-review.2025-06-18",
      ])
  }

  @Test("An event's review after the clock's is the last, and is followed") func eventAfter() throws {
    let service = reviewed(event: "2025-07-01")
    let (clock, event) = ("C1.later-review.2025-06-20", "C1.brought-forward-review.2025-06-30")
    let next = "C1.later-review.2025-12-30"
    #expect(try service.chain().sorted() == [clock, event, "\(next) < \(event)"].sorted())
    #expect(
      try service.window(next, [clock: "2025-06-12", event: "2025-06-25"]) == "2025-11-27..2025-12-25")
    // The clock's is so late that it is the last that was held.
    #expect(
      try service.window(next, [clock: "2025-07-04", event: "2025-06-25"]) == "2025-12-07..2026-01-04")
  }

  @Test("An event that a published booking answers asks for nothing afterwards") func answeredEvent() throws {
    var service = reviewed(event: "2025-06-19")
    service.publish("K1", .laterReview, ["C1"], "2025-06-11")
    #expect(try service.chain() == ["C1.later-review.2025-12-11 < K1", "K1"])
  }

  @Test("A second part is followed by nothing") func secondPart() throws {
    var service = FollowService()
    service.addLookedAfter("C1", lastReview: "2025-05-28")
    service.addEvent(.secondPartReview, of: "C1", "2025-05-28")
    #expect(
      try service.chain() == [
        "C1.later-review.2025-11-28", "C1.later-review.2026-05-28 < C1.later-review.2025-11-28",
        "C1.second-part-review.2025-06-25",
      ])
  }

  @Test("An adjourned conference limits the meeting that is held instead, not what follows it")
  func adjourned() throws {
    var service = FollowService()
    service.add(
      "C1", [(.onPlan, "2024-09-20")],
      held: [(.initialConference, "2024-09-20"), (.firstReviewConference, "2024-12-20")])
    service.scenario.meetings.append(
      RecordedMeeting(
        id: "J1", kind: .laterReviewConference, status: .adjourned, children: ["C1"],
        day: TinyService.day("2025-05-22")))
    #expect(
      try service.chain() == [
        "C1.later-review-conference.2025-06-19",
        "C1.later-review-conference.2025-12-19 < C1.later-review-conference.2025-06-19",
      ])
  }
}
