// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Testing

@testable import Verification

@Suite("Published bookings of one child, one after the other") struct PublishedChainTests {
  private var service: FollowService {
    var service = FollowService()
    service.addLookedAfter("C1", lastReview: "2024-12-12")
    return service
  }

  @Test("Each has the window that the one before leaves") func chain() throws {
    var service = service
    service.publish("K1", .laterReview, ["C1"], "2025-11-20")
    service.publish("K2", .laterReview, ["C1"], "2025-06-05")
    #expect(try service.window("K2") == "2024-12-13..2025-06-12")
    #expect(try service.window("K1") == "2025-06-06..2025-12-05")
    #expect(try service.chain() == ["C1.later-review.2026-05-20 < K1", "K1", "K2"])
  }

  @Test("The first has answered the events, the next one has the window of the clock") func events() throws {
    var service = service
    service.addEvent(.broughtForwardReview, of: "C1", "2025-06-10")
    service.publish("K1", .laterReview, ["C1"], "2025-06-05")
    service.publish("K2", .laterReview, ["C1"], "2025-11-20")
    #expect(try service.window("K1").hasSuffix("..2025-06-09"))
    #expect(try service.window("K2").hasSuffix("..2025-12-05"))
  }

  @Test("A review conference after the initial one has the window of the plan that it made") func plan()
    throws
  {
    var service = FollowService()
    service.add("C1", [(.strategyDiscussion, "2025-05-19")])
    service.publish("K1", .initialConference, ["C1"], "2025-06-06")
    service.publish("K2", .firstReviewConference, ["C1"], "2025-09-03")
    #expect(try service.window("K2").hasPrefix("2025-06-07..2025-09-"))
  }

  @Test("What follows an adjourned conference follows the one that is held instead")
  func reconvened() throws {
    var service = FollowService()
    service.add(
      "C1", [(.onPlan, "2024-09-20")],
      held: [(.initialConference, "2024-09-20"), (.firstReviewConference, "2024-12-20")])
    let (first, next) = ("C1.later-review-conference.2025-06-20", "C1.later-review-conference.2025-12-20")
    let due = try Derived(service.scenario).diary()
    func follow(_ days: [(String, String?)], _ reconvened: [String: String]) throws -> String {
      let rows = days.map { meeting, day in
        DiaryRow(
          line: 2, meeting: .init(meeting), children: [], day: day.map(TinyService.day),
          status: day == nil ? .unbooked : .new, rule: "", combined: [])
      }
      let diary = try due.following(
        rows,
        reconvened: Dictionary(
          uniqueKeysWithValues: reconvened.map { (RecordedMeeting.ID($0), RecordedMeeting.ID($1)) }))
      let meeting = try #require(diary[.init(next)])
      return "\(meeting.follows ?? "") \(meeting.window?.closes?.description ?? "")"
    }
    #expect(try follow([(first, "2025-06-11")], [:]) == "\(first) 2025-12-11")
    #expect(try follow([(first, "2025-06-11"), ("R", "2025-07-01")], [first: "R"]) == "R 2026-01-01")
    // Without a day of its own it is counted from the day of the one that was adjourned.
    #expect(try follow([(first, "2025-06-11"), ("R", nil)], [first: "R"]) == "R 2025-12-11")
    // Adjourned again.
    #expect(
      try follow(
        [(first, "2025-06-11"), ("R", "2025-07-01"), ("R2", "2025-07-03")], [first: "R", "R": "R2"])
        == "R2 2026-01-03")
    #expect(
      try follow([(first, "2025-06-11"), ("R", "2025-07-01"), ("R2", nil)], [first: "R", "R": "R2"])
        == "R2 2026-01-01")
  }
}
