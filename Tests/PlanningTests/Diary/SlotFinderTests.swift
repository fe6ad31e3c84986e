// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Testing

@testable import Planning

@Suite("Slots of a published diary")
struct SlotFinderTests {
  @Test("keep every rule, wherever they are, also over the end of summer time and the year's end")
  func lawful() throws {
    let service = try PublishedService(start: "2026-10-12", children: 24, seed: 3)
    let today = SmallService.day("2026-10-20")
    let finder = try SlotFinder(
      service.scenario, calendar: service.calendar, plan: service.plan, today: today)
    let check = DiaryCheck(service.scenario, calendar: service.calendar, today: today)
    var days: Set<Day> = []
    for row in service.plan.diary where row.day.map({ $0 >= today }) ?? true {
      let answer = try finder.slots(for: row.meeting, limit: 6)
      for slot in answer.slots {
        let others = service.plan.diary.filter { $0.meeting != row.meeting }
        let found = try check.violations(others + [slot.booking], before: others)
        #expect(found.isEmpty, "\(row.meeting) on \(slot.booking.day?.description ?? "")")
        // What it costs is what the whole diary costs more.
        let with = check.objective(others + [slot.booking], before: [], lifted: [])
        let without = check.objective(others, before: [], lifted: [])
        #expect(slot.cost == with - without, "\(row.meeting)")
        days.formUnion([slot.booking.day].compactMap(\.self))
      }
      #expect(answer.slots.map(\.cost) == answer.slots.map(\.cost).sorted(), "\(row.meeting)")
    }
    #expect(days.contains { $0 > SmallService.day("2026-10-25") })
    #expect(!days.contains { SmallService.day("2026-12-25") <= $0 && $0 <= SmallService.day("2026-12-28") })
  }

  @Test("of a new meeting have the window that the rules give it")
  func newMeeting() throws {
    let calendar = try WorkingCalendar.english()
    let scenario = SmallService.scenario()
    let plan = PublishedPlan(allocation: [], diary: [], summary: PlanSummary())
    let finder = try SlotFinder(scenario, calendar: calendar, plan: plan)
    let answer = try finder.slots(family: "F1", kind: .laterReview, limit: 3)
    // Last reviewed on 20 December 2024; six weeks before the 20th of June is the 9th of May.
    #expect(answer.meeting.closes == SmallService.day("2025-06-20"))
    #expect(answer.meeting.opens == SmallService.day("2025-05-09"))
    #expect(answer.meeting.rule.hasPrefix("LAC"))
    #expect(answer.noticeEnds == SmallService.day("2025-06-09"))
    #expect(answer.slots.first?.booking.officer == "A1")
    // Seven days of margin, a journey of ten minutes each way, and school: after half past three it would end too late.
    #expect(answer.slots.first?.booking.day == SmallService.day("2025-06-13"))
    #expect(answer.slots.first?.cost == 80)
    #expect(answer.slots.first?.booking.span?.start.minutes == 570)
    // No rule asks for this one: any day is as good as another.
    let other = try finder.slots(family: "F1", kind: .broughtForwardReview, limit: 1)
    #expect(other.meeting.closes == nil && other.slots.first?.margin == nil)
  }

  @Test("refuse what the diary cannot answer, in words")
  func errors() throws {
    let service = try PublishedService(start: "2025-06-02", children: 16)
    let booked = try #require(service.booked())
    let (id, day) = (booked.meeting, try #require(booked.day))
    func finder(_ today: String? = nil) throws -> SlotFinder {
      try SlotFinder(
        service.scenario, calendar: service.calendar, plan: service.plan,
        today: today.map(SmallService.day))
    }
    #expect(throws: DiaryError.unknownMeeting("nobody")) { try finder().slots(for: "nobody", limit: 1) }
    #expect(throws: DiaryError.unknownFamily("nobody")) {
      try finder().slots(family: "nobody", kind: .laterReview, limit: 1)
    }
    #expect(throws: DiaryError.isOver(id, on: day, today: day + 1)) {
      try finder((day + 1).description).slots(for: id, limit: 1)
    }
    let policy = service.scenario.policy
    for wrong in [policy.start - 1, policy.lateEnd + 1] {
      #expect(
        throws: DiaryError.todayOutsidePlan(wrong, first: policy.start, last: policy.lateEnd)
      ) { try finder(wrong.description) }
    }
  }

  @Test("say what stops a meeting that has none")
  func obstacle() throws {
    let calendar = try WorkingCalendar.english()
    var scenario = SmallService.scenario()
    scenario.families[1].conflicts = ["A1", "A2"]
    let plan = PublishedPlan(
      allocation: [.init(family: "F2", children: ["C2"], officer: nil)], diary: [], summary: PlanSummary())
    let finder = try SlotFinder(scenario, calendar: calendar, plan: plan)
    let answer = try finder.slots(family: "F2", kind: .firstReview, limit: 3)
    #expect(answer.slots.isEmpty)
    #expect(answer.obstacle == "No officer may chair it: roles, conflicts and independence leave nobody.")
  }
}
