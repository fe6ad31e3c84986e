// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Testing

@testable import Verification

@Suite("Reviews held with conferences") struct CombinedTests {
  private static let meeting = CombinedPlan.meeting

  static let breaks: [Break] = [
    .plan("the review is not told", ["meeting-combined-wrong"]) { $0.diary("C9", ["combined": ""]) },
    .plan("the review is another", ["meeting-combined-wrong"]) {
      $0.diary("C9", ["combined": "C9:second-review"])
    },
    .plan("the review is another child's", ["meeting-combined-wrong"]) {
      $0.diary("C9", ["combined": "C8:later-review"])
    },
    .plan("the review is told twice", ["meeting-combined-wrong"]) {
      $0.diary("C9", ["combined": "C9:later-review;C9:later-review"])
    },
    .plan("the review is of no form", ["plan-file-unreadable", "meeting-combined-wrong"]) {
      $0.diary("C9", ["combined": "C9"])
    },
    .plan("a meeting is told to have a review", ["meeting-combined-wrong"]) {
      $0.diary("C3", ["combined": "C3:later-review"])
    },
    .plan("the review has a meeting of its own", ["meeting-not-due"], alone: false) {
      $0.copy("diary.csv", "C7", ["meeting": "C9.later-review.2025-06-20"])
    },
    .plan("the meeting takes as long as a conference alone", ["meeting-length-wrong"]) {
      $0.diary("C9", ["end": "11:30"])
    },
    .plan("the window closes with the conference's", ["window-closes-wrong"]) {
      $0.diary("C9", ["window_closes": "2025-06-27"])
    },
    .plan("the window opens with the review's", ["window-opens-wrong"]) {
      $0.diary("C9", ["window_opens": "2025-05-23"])
    },
    .plan("the id is of the joint window", ["meeting-not-due", "meeting-missing"], alone: false) {
      $0.diary("C9", ["meeting": "C9.later-review-conference.2025-06-20"])
    },
    .plan("school hours are not counted", ["booking-objective-wrong"], alone: false) {
      $0.replace("summary.json", "\"objective\": 8246", "\"objective\": 8186")
    },
    .scenario(
      "reviews are not held with conferences so far from each other", ["meeting-missing"], alone: false
    ) { $0.policy.combineWithinDays = 6 },
    .scenario("reviews are never held with conferences", ["meeting-missing"], alone: false) {
      $0.policy.combineWithinDays = nil
    },
    Break(
      title: "whoever covers it holds no reviews", violations: ["chair-not-eligible"], isAlone: false
    ) { plan, scenario in
      plan.diary("C9", ["officer": "A4", "cover": "yes"])
      scenario.officer("A4") { $0.roles = [] }
    },
  ]

  @Test("A wrong row is reported", arguments: breaks)
  func broken(_ broken: Break) throws { try broken.of(.combined).check() }

  @Test("Whoever has both roles, be it only as cover, may cover it")
  func cover() throws {
    let broken = Break(title: "", violations: [], isAlone: false) { plan, scenario in
      plan.diary("C9", ["officer": "A4", "cover": "yes"])
      scenario.officer("A4") { $0.coverRoles = [.conferences] }
    }
    let names = try broken.of(.combined).found().map(\.name)
    #expect(!names.contains("chair-not-eligible"), "\(names)")
    let tables = try Derived(CombinedPlan.scenario).tables
    let naming = Naming(tables)
    let family = try #require(tables.families["F8"])
    var officer = Officer(id: "A9", fteThousandths: 500, roles: [.conferences], base: "OF")
    #expect(naming.mayChair(officer, .laterReviewConference, family, named: "A3"))
    #expect(!naming.mayChair(officer, .laterReviewConference, family, named: "A3", withReview: true))
    #expect(naming.mayChair(officer, .laterReviewConference, family, named: "A9", withReview: true))
    officer.coverRoles = [.reviews]
    #expect(naming.mayChair(officer, .laterReviewConference, family, named: "A3", withReview: true))
  }

  @Test("They join up to the last day of the policy", arguments: [(7, true), (6, false)])
  func lastDay(days: Int, joins: Bool) throws {
    var scenario = CombinedPlan.scenario
    scenario.policy.combineWithinDays = days
    let diary = try Derived(scenario).diary()
    #expect(diary[.init(Self.meeting)]?.joined.isEmpty == !joins)
    #expect((diary["C9.later-review.2025-06-20"] == nil) == joins)
    #expect(
      diary[.init(Self.meeting)]?.window?.closes == TinyService.day(joins ? "2025-06-20" : "2025-06-27"))
  }

  @Test("They join only when the windows share a day", arguments: [(8, true), (6, false)])
  func sharedDay(opensDaysBefore: Int, joins: Bool) throws {
    var scenario = CombinedPlan.scenario
    // The conference's window opens on 19 June, a day before the review's closes, or on 21 June, a day after.
    scenario.policy.conferenceOpensDaysBefore = opensDaysBefore
    let meeting = try Derived(scenario).diary()[.init(Self.meeting)]
    #expect(meeting?.joined.isEmpty == !joins)
    #expect(meeting?.window?.opens == TinyService.day(joins ? "2025-06-19" : "2025-06-21"))
  }

  @Test("A review that an event asks for is a meeting of its own")
  func eventReview() throws {
    var scenario = CombinedPlan.scenario
    scenario.meetings.append(
      RecordedMeeting(
        id: "D9", kind: .broughtForwardReview, status: .due, children: ["C9"],
        day: TinyService.day("2025-06-19")))
    let diary = try Derived(scenario).diary()
    #expect(diary[.init(Self.meeting)]?.joined == [])
    #expect(diary["C9.brought-forward-review.2025-06-18"]?.children == ["C9"])
  }

  @Test("Joined reviews add a share of what they take, by the first child's kind, rounded down")
  func length() throws {
    let tables = try Derived { scenario in
      scenario.policy.gridMinutes = 5
      scenario.policy.combinedPercent = 33
    }.tables
    func length(_ joined: [JoinedReview]) -> Int {
      ExpectedMeeting(
        id: "X", kind: .laterReviewConference, family: "F1", children: ["C1", "C2"], place: nil, window: nil,
        booking: nil, joined: joined
      ).length(tables)
    }
    #expect(length([]) == 90)
    // 33% of 60 is 19: 109, of 60 + 20 is 26: 116, of a first review's 90 + 20 is 36: 126.
    #expect(length([JoinedReview(child: "C1", kind: .laterReview)]) == 110)
    #expect(
      length([
        JoinedReview(child: "C1", kind: .laterReview), JoinedReview(child: "C2", kind: .firstReview),
      ]) == 120)
    #expect(
      length([
        JoinedReview(child: "C1", kind: .firstReview), JoinedReview(child: "C2", kind: .laterReview),
      ]) == 130)
  }

  @Test("A published booking with a review answers both clocks, in the tightest of their windows")
  func published() throws {
    var scenario = CombinedPlan.scenario
    scenario.meetings.append(
      RecordedMeeting(
        id: "K2", kind: .laterReviewConference, status: .booked, children: ["C9"],
        day: TinyService.day("2025-06-12"), span: TinyService.span("10:00", "12:00"), officer: "A3",
        room: "R1", minuteTaker: "M1"))
    let apart = try Derived(scenario).diary()
    #expect(apart["C9.later-review.2025-06-20"] != nil)
    #expect(apart["K2"]?.window?.closes == TinyService.day("2025-06-27"))
    scenario.meetings[scenario.meetings.count - 1].combined = ["C9": .laterReview]
    let together = try Derived(scenario).diary()
    #expect(together.meetings.filter { $0.children == ["C9"] }.map(\.id) == ["K2"])
    let meeting = try #require(together["K2"])
    #expect(meeting.joined == [JoinedReview(child: "C9", kind: .laterReview)])
    // Without the local opening: the days after the last conference and the last review, 27 and 20 December.
    #expect(meeting.window?.opens == TinyService.day("2024-12-28"))
    #expect(meeting.window?.closes == TinyService.day("2025-06-20"))
    #expect(meeting.window?.rule == "CP3")
  }

  @Test("A conference that was held with a review restarts both clocks")
  func held() throws {
    var scenario = CombinedPlan.scenario
    scenario.meetings.append(
      RecordedMeeting(
        id: "H99", kind: .laterReviewConference, status: .held, children: ["C9"],
        day: TinyService.day("2025-05-30")))
    #expect(try Derived(scenario).diary()["C9.later-review.2025-06-20"] != nil)
    scenario.meetings[scenario.meetings.count - 1].combined = ["C9": .laterReview]
    #expect(try Derived(scenario).diary().meetings.allSatisfy { $0.children != ["C9"] })
  }
}
