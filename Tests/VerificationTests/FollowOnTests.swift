// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Testing

@testable import Verification

@Suite("Meetings that follow meetings of the diary") struct FollowOnTests {
  /// A child who came into care on 27 May 2025: the first review is due by 24 June.
  private var newcomer: FollowService {
    var service = FollowService()
    service.add("C1", [(.lookedAfter, "2025-05-27")])
    return service
  }

  private let first = "C1.first-review.2025-06-24"
  private let second = "C1.second-review.2025-09-24"
  private let third = "C1.later-review.2026-03-24"

  @Test("A chain of three has the ids of the nominal days, whatever is booked when") func chain() throws {
    let chain = [first, "\(third) < \(second)", "\(second) < \(first)"]
    #expect(try newcomer.chain().sorted() == chain.sorted())
    #expect(try newcomer.chain([first: "2025-06-12", second: nil]).sorted() == chain.sorted())
  }

  @Test("Each window is counted from the day of the meeting before") func windows() throws {
    let days: [String: String?] = [first: "2025-06-12", second: "2025-09-10"]
    // 28 days before they close: the local opening.
    #expect(try newcomer.window(second, days) == "2025-08-15..2025-09-12")
    #expect(try newcomer.window(third, days) == "2026-02-10..2026-03-10")
  }

  @Test("A meeting that is not booked counts as on its nominal day") func unbooked() throws {
    #expect(try newcomer.window(second, [first: nil]) == "2025-08-27..2025-09-24")
    #expect(try newcomer.window(third, [first: nil, second: "2025-09-05"]) == "2026-02-05..2026-03-05")
    #expect(try newcomer.window(third, [first: "2025-06-12", second: nil]) == "2026-02-24..2026-03-24")
  }

  @Test("Windows end with the month when it has no such day, leap days included")
  func monthEnds() throws {
    for (start, last, day, closes) in [
      ("2025-06-02", "2025-02-28", "2025-08-31", "2026-02-28"),
      ("2023-06-05", "2023-02-28", "2023-08-31", "2024-02-29"),
      ("2023-06-05", "2023-02-28", "2023-08-29", "2024-02-29"),
      ("2025-06-02", "2025-01-05", "2025-06-30", "2025-12-30"),
    ] {
      var service = FollowService(start: start)
      service.addLookedAfter("C1", lastReview: last)
      let diary = try service.diary()
      let review = try #require(diary.meetings.first { $0.follows == nil })
      let next = try #require(diary.meetings.first { $0.follows == review.id })
      #expect(try service.window(next.id.text, [review.id.text: day]).hasSuffix("..\(closes)"))
    }
  }

  @Test("Working days of a local policy pass over bank holidays") func bankHolidays() throws {
    var service = newcomer
    service.scenario.policy.tightenings = [
      Tightening(rule: "LAC2", cohort: nil, within: .workingDays(50), source: "local")
    ]
    // The bank holiday of 25 August lies between.
    #expect(try service.window("C1.second-review.2025-09-03").hasSuffix("..2025-09-03"))
    #expect(
      try service.window("C1.second-review.2025-09-03", [first: "2025-06-17"]).hasSuffix("..2025-08-27"))
  }

  @Test("A window of closed days over Christmas says so when its meeting cannot be booked")
  func christmas() throws {
    func causes(closures: [String], opensDaysBefore days: Int, review: String) throws -> [Breach.Cause] {
      var service = FollowService()
      service.addLookedAfter("C1", lastReview: "2024-12-27")
      service.scenario.policy.reviewOpensDaysBefore = days
      service.scenario.closures = closures.map { Closure(day: TinyService.day($0), reason: "christmas") }
      let diary = try service.diary(["C1.later-review.2025-06-27": review])
      let next = try #require(diary["C1.later-review.2025-12-27"])
      let derived = try Derived(service.scenario)
      return BreachCauses(
        outcome: try derived.outcome(), tables: derived.tables,
        published: PublishedTime(Appointments([], expected: diary))
      ).possible(next)
    }
    // From Christmas Day, a Thursday, to the Sunday.
    #expect(
      try causes(closures: [], opensDaysBefore: 3, review: "2025-06-28") == [.windowHasNoWorkingDay])
    #expect(try causes(closures: [], opensDaysBefore: 7, review: "2025-06-30") == [.resourcesTaken])
    let closed = ["2025-12-23", "2025-12-24", "2025-12-29", "2025-12-30"]
    #expect(
      try causes(closures: closed, opensDaysBefore: 7, review: "2025-06-30") == [.windowHasNoWorkingDay])
  }

  @Test("A window that closes on the last day of the horizon is due, and a day later not")
  func horizon() throws {
    // 16 weeks end on 21 September.
    for (day, expected) in [
      ("2025-06-21", ["C1.second-review.2025-09-21 < K1", "K1"]), ("2025-06-22", ["K1"]),
    ] {
      var service = FollowService(weeks: 16)
      service.add("C1", [(.lookedAfter, "2025-05-27")])
      service.publish("K1", .firstReview, ["C1"], day)
      #expect(try service.chain() == expected)
    }
  }

  @Test("The local opening is no later than the end of the horizon, the law's may be")
  func latestOpening() throws {
    var service = FollowService(weeks: 17)
    service.add("C1", [(.lookedAfter, "2025-05-27")])
    // 17 weeks end on 28 September.
    #expect(try service.window(second, [first: "2025-07-31"]) == "2025-09-28..2025-10-31")
    #expect(try service.window(second, [first: "2025-07-21"]) == "2025-09-23..2025-10-21")
    #expect(try service.window(second, [first: "2025-10-02"]) == "2025-10-03..2026-01-02")
  }

  @Test("An overdue meeting counts as on the first day that its notice allows") func overdue() throws {
    var service = FollowService()
    service.addLookedAfter("C1", lastReview: "2024-11-30")
    // Five working days after Monday 2 June; then ten, past its own closing day or not.
    #expect(
      try service.chain() == [
        "C1.later-review.2025-05-30", "C1.later-review.2025-12-09 < C1.later-review.2025-05-30",
      ])
    service.scenario.policy.noticeByKind[.laterReview] = 10
    #expect(try service.chain().contains("C1.later-review.2025-12-16 < C1.later-review.2025-05-30"))
    service.scenario.policy.noticeByKind[.laterReview] = 0
    #expect(try service.chain().contains("C1.later-review.2025-12-02 < C1.later-review.2025-05-30"))
  }

  @Test("A published booking is followed from its date") func published() throws {
    var service = FollowService()
    service.addLookedAfter("C1", lastReview: "2024-12-12")
    service.publish("K1", .laterReview, ["C1"], "2025-06-10")
    #expect(try service.chain() == ["C1.later-review.2025-12-10 < K1", "K1"])
    // Whatever the diary says: the tables have it.
    #expect(
      try service.window("C1.later-review.2025-12-10", ["K1": "2025-06-12"]) == "2025-11-12..2025-12-10")
    let moved = try Derived(service.scenario).diary().following(
      [
        DiaryRow(
          line: 2, meeting: "K1", children: [], day: TinyService.day("2025-06-12"), status: .moved, rule: "",
          combined: [])
      ], publishedMayMove: true)
    #expect(moved["C1.later-review.2025-12-10"]?.window?.closes == TinyService.day("2025-12-12"))
  }

  @Test("The last of several meetings is the one that is followed") func lastOfSeveral() throws {
    var service = FollowService()
    service.addLookedAfter("C1", lastReview: "2024-12-12")
    service.publish("K2", .laterReview, ["C1"], "2025-06-05")
    service.publish("K1", .laterReview, ["C1"], "2025-06-11")
    #expect(try service.chain() == ["C1.later-review.2025-12-11 < K1", "K1", "K2"])
    // On one day, the greatest id.
    service.scenario.meeting("K2") { $0.day = TinyService.day("2025-06-11") }
    #expect(try service.chain() == ["C1.later-review.2025-12-11 < K2", "K1", "K2"])
  }

  @Test("A published booking from before the start is followed by nothing") func past() throws {
    var service = FollowService()
    service.addLookedAfter("C1", lastReview: "2024-12-12")
    service.publish("K1", .laterReview, ["C1"], "2025-05-30")
    #expect(try service.chain() == [])
  }
}
