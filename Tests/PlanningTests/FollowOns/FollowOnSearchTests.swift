// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Generation
import StatutoryCalendar
import Testing

@testable import Planning

@Suite("Follow-on meetings")
struct FollowOnSearchTests {
  private func day(_ iso: String) -> Day { SmallService.day(iso) }

  @Test("of a year are chains, each meeting counted from the last day of the one before")
  func chain() throws {
    // Six months, or 183 days when that is less, from the 20th of June end on the 20th of December; three months and
    // 91 days from the 17th of June on the 16th of September, and six months more on the 16th of March.
    #expect(
      try FollowOnServices.meetings(FollowOnServices.year()).chain == [
        "C1.later-review.2025-06-20",
        "C1.later-review.2025-12-20 after C1.later-review.2025-06-20",
        "C2.first-review.2025-06-17",
        "C2.later-review.2026-03-16 after C2.second-review.2025-09-16",
        "C2.second-review.2025-09-16 after C2.first-review.2025-06-17",
      ])
  }

  @Test("are none in a horizon that ends before them, and due on its last day")
  func horizonEdge() throws {
    // 28 weeks end on Sunday, the 14th of December, six months after the booking.
    func chain(weeks: Int) throws -> [String] {
      try FollowOnServices.meetings(
        FollowOnServices.year {
          $0.policy.horizonWeeks = weeks
          $0.meetings.append(FollowOnServices.booked("2025-06-14"))
          $0.children.removeLast()
        }
      ).chain
    }
    #expect(try chain(weeks: 27) == [])
    #expect(try chain(weeks: 28) == ["C1.later-review.2025-12-14 after B1"])
  }

  @Test("of a published booking are counted from its day")
  func published() throws {
    let meetings = try FollowOnServices.meetings(
      FollowOnServices.year { $0.meetings.append(FollowOnServices.booked("2025-06-11")) })
    let next = try #require(meetings["C1.later-review.2025-12-11"])
    #expect(next.follows == "B1")
    #expect(next.opens == day("2025-12-11") - 42)
    #expect(next.rule == "LAC3")
    #expect(meetings["C1.later-review.2025-06-20"] == nil)
  }

  @Test("of an initial conference are review conferences, whose plan begins with it")
  func conference() throws {
    let meetings = try FollowOnServices.meetings(FollowOnServices.withConference())
    // Fifteen working days from the 19th of May, with a bank holiday between: the 10th of June.
    #expect(
      meetings.chain.filter { $0.hasPrefix("C2") } == [
        "C2.first-review-conference.2025-09-09 after C2.initial-conference.2025-06-10",
        "C2.initial-conference.2025-06-10",
        "C2.later-review-conference.2026-03-09 after C2.first-review-conference.2025-09-09",
      ])
  }

  @Test("of a child who is on a plan already come of the review conference, not of a further initial one")
  func secondDiscussion() throws {
    var scenario = FollowOnServices.withCombined()
    scenario.children[0].spells.append(.init(status: .strategyDiscussion, since: day("2025-05-19")))
    let meetings = try FollowOnServices.meetings(scenario)
    #expect(!meetings.chain.contains { $0.hasSuffix("after C1.initial-conference.2025-06-10") })
    #expect(
      meetings["C1.later-review-conference.2025-12-18"]?.follows == "C1.later-review-conference.2025-06-18")
  }

  @Test("of a combined conference are combined again")
  func combined() throws {
    let meetings = try FollowOnServices.meetings(FollowOnServices.withCombined())
    let next = try #require(meetings["C1.later-review-conference.2025-12-18"])
    #expect(next.follows == "C1.later-review-conference.2025-06-18")
    #expect(next.joined.map(\.kind) == [.laterReview])
    #expect(next.closes == day("2025-12-18"))
    // The review opens six weeks before, the conference four: the later counts.
    #expect(next.opens == day("2025-12-18") - 28)
    #expect(!meetings.chain.contains { $0.hasPrefix("C1.later-review.") })
  }

  @Test("of a published combined conference are combined too")
  func publishedCombined() throws {
    var scenario = FollowOnServices.withCombined()
    var booking = FollowOnServices.booked("2025-06-12", .laterReviewConference)
    booking.combined = ["C1": .laterReview]
    scenario.meetings.append(booking)
    let next = try #require(
      try FollowOnServices.meetings(scenario).due.first { $0.follows == "B1" })
    #expect(next.id == "C1.later-review-conference.2025-12-12")
    #expect(next.joined.map(\.kind) == [.laterReview])
  }

  @Test("of brothers and sisters who met together are together while their windows end near each other")
  func siblings() throws {
    var scenario = SmallService.withSiblings()
    scenario.policy.horizonWeeks = 53
    scenario.policy.capacity.splitFromChildren = nil
    let together = try FollowOnServices.meetings(scenario)
    #expect(
      together["C2.second-review.2025-09-16"]?.children.map { scenario.children[$0].id } == ["C2", "C5"])
    #expect(
      together["C3.second-review.2025-09-16"]?.children.map { scenario.children[$0].id } == ["C3", "C4"])
    // One of them has to be seen again within thirty days.
    scenario.children[4].cohorts = ["soon"]
    scenario.policy.tightenings = [
      .init(rule: "LAC2", cohort: "soon", within: .calendarDays(30), source: "local")
    ]
    let apart = try FollowOnServices.meetings(scenario)
    #expect(apart["C5.second-review.2025-07-17"]?.follows == "C2.first-review.2025-06-17")
    #expect(apart["C2.second-review.2025-09-16"]?.follows == "C2.first-review.2025-06-17")
    #expect(apart["C2.second-review.2025-09-16"]?.children.count == 1)
    // From then on each has a predecessor of its own.
    #expect(apart["C5.later-review.2026-01-16"]?.follows == "C5.second-review.2025-07-17")
    #expect(apart["C2.later-review.2026-03-16"]?.follows == "C2.second-review.2025-09-16")
  }

  @Test("of an overdue meeting are counted from the first day that its notice allows")
  func overdue() throws {
    let meetings = try FollowOnServices.meetings(
      FollowOnServices.year {
        $0.children[1].spells = [.init(status: .lookedAfter, since: day("2025-03-03"))]
      })
    // Five working days after the 2nd of June are the 9th; 91 days later it is the 8th of September.
    #expect(meetings["C2.second-review.2025-09-08"] != nil)
  }

  @Test(
    "of generated services are the meetings of a year that the rule book itself foresees", arguments: 1...6)
  func schedule(seed: UInt64) throws {
    let calendar = try WorkingCalendar.english()
    var shape = ServiceShape(start: day("2026-01-05"))
    shape.children = 60
    shape.seed = seed
    var scenario = try ServiceGenerator.generate(shape, calendar: calendar)
    scenario.policy.horizonWeeks = 53
    // The rule book knows neither notice nor brothers and sisters, and nothing of published bookings.
    (scenario.policy.reviewNotice, scenario.policy.conferenceNotice) = (0, 0)
    scenario.policy.noticeByKind = [:]
    scenario.policy.siblingJoinDays = 0
    scenario.policy.combineWithinDays = nil
    scenario.policy.reconveneDays = nil
    scenario.meetings.removeAll { $0.status == .booked }
    let tables = try ServiceTables(scenario, calendar: calendar)
    let due = try FollowOnServices.meetings(scenario).due
    #expect(due.contains { $0.follows != nil })
    for child in scenario.children.indices {
      let foreseen = try tables.rules.schedule(
        of: tables.histories[child], from: scenario.policy.start, through: scenario.policy.horizonEnd)
      let own = due.filter { $0.children.contains(child) }
      #expect(
        own.map { "\($0.kind.rawValue) \($0.closes)" }.sorted()
          == foreseen.map { "\($0.kind.rawValue) \($0.closes)" }.sorted(),
        "seed \(seed), \(tables.scenario.children[child].id)")
    }
  }
}
