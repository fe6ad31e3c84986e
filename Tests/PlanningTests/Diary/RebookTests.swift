// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import LinearOptimization
import StatutoryCalendar
import Testing

@testable import Planning

@Suite("Re-booking")
struct RebookTests {
  private func place(_ plan: Plan, _ id: RecordedMeeting.ID) -> DiaryChange.Place? {
    plan.diary.first { $0.meeting == id }.flatMap { DiaryChange.Place($0) }
  }

  @Test("changes nothing when nothing happened")
  func nothing() throws {
    let service = try PublishedService(start: "2025-06-02")
    let mended = try service.rebook()
    #expect(mended.changes.isEmpty)
    #expect(mended.diary.map(\.meeting) == service.plan.diary.map(\.meeting))
    #expect(mended.diary.allSatisfy { $0.status == ($0.day == nil ? .unbooked : .kept) })
    #expect(mended.allocation.map(\.family) == service.plan.allocation.map(\.family))
  }

  @Test("an absence moves the officer's bookings of those days and leaves the others")
  func absence() throws {
    let service = try PublishedService(start: "2025-06-02", children: 40)
    let officer = try #require(service.booked()?.officer)
    let (first, last) = (SmallService.day("2025-06-09"), SmallService.day("2025-06-27"))
    let mended = try service.rebook([.absent(officer, first: first, last: last)])
    let lifted = service.plan.diary.filter { row in
      row.officer == officer && row.day.map { (first...last).contains($0) } ?? false
    }
    try #require(!lifted.isEmpty)
    #expect(mended.summary.rebook?.lifted == lifted.count)
    for row in lifted {
      let change = try #require(mended.changes.first { $0.meeting == row.meeting })
      #expect(change.reason.hasPrefix("\(officer) is away from 2025-06-09 to 2025-06-27"))
      #expect(change.before == DiaryChange.Place(row))
      #expect(change.after == place(mended, row.meeting))
    }
    #expect(mended.summary.rebook?.moved == 0)
    let untouched = service.plan.diary.filter { row in !lifted.contains { $0.meeting == row.meeting } }
    for row in untouched { #expect(place(mended, row.meeting) == DiaryChange.Place(row)) }
  }

  @Test("an adjourned conference stays and another follows within 28 days or the old window")
  func adjournedConference() throws {
    let service = try PublishedService(start: "2025-06-02", children: 40)
    let row = try #require(service.booked { $0.kind.isConference && $0.closes != nil })
    let (day, closes) = (try #require(row.day), try #require(row.closes))
    let mended = try service.rebook([.adjourn(row.meeting)], today: day)
    let old = try #require(mended.diary.first { $0.meeting == row.meeting })
    #expect(old.status == .adjourned && DiaryChange.Place(old) == DiaryChange.Place(row))
    let added = try #require(mended.changes.first { $0.change == .added })
    let next = try #require(mended.diary.first { $0.meeting == added.meeting })
    #expect(next.meeting != row.meeting)
    #expect(next.kind == row.kind && next.children == row.children && next.place == row.place)
    #expect(next.opens == day + 1 && next.closes == min(closes, day + 28))
    #expect(mended.changes.contains { $0.change == .adjourned && $0.meeting == row.meeting })
    // It cannot be adjourned again, but the one that follows can.
    var after = service
    after.plan = PublishedPlan(mended)
    #expect(throws: DiaryError.alreadyAdjourned(row.meeting)) {
      try after.rebook([.adjourn(row.meeting)], today: day)
    }
    let again = try after.rebook([.adjourn(next.meeting)], today: day)
    #expect(Set(again.diary.map(\.meeting)).count == again.diary.count)
    #expect(again.summary.rebook?.events == [.adjourn(row.meeting), .adjourn(next.meeting)])
  }

  @Test("a second part follows an adjourned review within twenty working days")
  func adjournedReview() throws {
    let service = try PublishedService(start: "2025-06-02", children: 30)
    let row = try #require(service.booked { !$0.kind.isConference })
    let day = try #require(row.day)
    let mended = try service.rebook([.adjourn(row.meeting)], today: day)
    let next = try #require(mended.diary.first { $0.kind == .secondPartReview })
    let closes = try service.calendar.adding(workingDays: 20, to: day)
    #expect(next.rule == "ADJ" && next.opens == day + 1 && next.closes == closes)
    #expect(next.meeting.text == "\(row.children[0]).second-part-review.\(closes)")
  }

  @Test("an addition has the window that was given and no rule")
  func addition() throws {
    let service = try PublishedService(start: "2025-06-02", children: 30)
    let child = try #require(
      service.scenario.children.first { child in
        child.placement != nil && child.spells.contains { $0.until == nil }
      })
    let (opens, closes) = (SmallService.day("2025-06-10"), SmallService.day("2025-07-10"))
    let mended = try service.rebook([.add(child.family, .laterReview, opens: opens, closes: closes)])
    let change = try #require(mended.changes.first { $0.change == .added })
    let row = try #require(mended.diary.first { $0.meeting == change.meeting })
    #expect(row.opens == opens && row.closes == closes && row.rule.isEmpty)
    #expect(row.meeting.text.hasSuffix(".later-review.2025-07-10"))
    #expect(row.status == .new && row.inWindow)
  }

  @Test("pins hold, also against a meeting that would be late without moving them")
  func pins() throws {
    // One officer, one day: two reviews of which the published one has the only slot that the added one could have.
    let calendar = try WorkingCalendar.english()
    var scenario = SmallService.scenario()
    scenario.officers.removeLast()
    scenario.policy.dayBreak = nil
    let day = SmallService.day("2025-06-13")
    scenario.workingHours = [
      WorkingHours(
        person: "A1", weekday: .friday,
        span: TimeSpan(start: ClockTime(minutes: 540), end: ClockTime(minutes: 680)))
    ]
    func row(_ id: RecordedMeeting.ID, closes: String) -> Booking {
      var row = Booking(
        meeting: id, kind: .laterReview, family: "F1", children: ["C1"], officer: "A1", namedOfficer: "A1",
        cover: false, place: "P1", room: nil, minuteTaker: nil, day: day,
        span: TimeSpan(start: ClockTime(minutes: 570), end: ClockTime(minutes: 660)),
        opens: SmallService.day("2025-05-09"), closes: SmallService.day(closes), status: .kept, rule: "LAC3")
      row.status = .new
      return row
    }
    let plan = PublishedPlan(
      allocation: [.init(family: "F2", children: ["C2"], officer: nil)],
      diary: [row("M9", closes: "2025-06-27")], summary: PlanSummary())
    func mend(pinned: [RecordedMeeting.ID]) throws -> Plan {
      try Planner.rebook(
        scenario, calendar: calendar, plan: plan,
        request: RebookRequest(
          events: [.add("F1", .broughtForwardReview, opens: day, closes: day)], pinned: pinned),
        options: PlanOptions(), stop: .init())
    }
    let free = try mend(pinned: [])
    let moved = try #require(free.changes.first { $0.meeting == "M9" })
    #expect(moved.change == .moved && moved.reason.hasPrefix("makes room for C1.brought-forward-review"))
    #expect(free.diary.allSatisfy { $0.inWindow })
    #expect(free.summary.rebook?.moved == 1)
    let pinned = try mend(pinned: ["M9"])
    #expect(place(pinned, "M9")?.day == day)
    #expect(pinned.summary.rebook?.moved == 0 && pinned.breaches.contains { $0.cause == .noOfficerTime })
  }

  @Test("refuses what the diary cannot follow, in words")
  func errors() throws {
    let service = try PublishedService(start: "2025-06-02", children: 16)
    let day = SmallService.day("2025-06-10")
    #expect(throws: DiaryError.unknownOfficer("nobody")) {
      try service.rebook([.absent("nobody", first: day, last: day)])
    }
    #expect(throws: DiaryError.unknownPlace("nowhere")) {
      try service.rebook([.close("nowhere", first: day, last: day)])
    }
    #expect(throws: DiaryError.unknownMeeting("none")) { try service.rebook([.adjourn("none")]) }
    #expect(throws: DiaryError.unknownMeeting("none")) { try service.rebook(pinned: ["none"]) }
    #expect(throws: DiaryError.unknownFamily("none")) {
      try service.rebook([.add("none", .laterReview, opens: day, closes: day)])
    }
    let late = service.scenario.policy.lateEnd + 1
    #expect(
      throws: DiaryError.todayOutsidePlan(late, first: service.scenario.policy.start, last: late - 1)
    ) { try service.rebook(today: late) }
    var after = service
    after.plan = PublishedPlan(try service.rebook(today: day))
    #expect(throws: DiaryError.todayBeforeLastMending(day - 1, last: day)) {
      try after.rebook(today: day - 1)
    }
    // Without a day it goes on from the last mending.
    #expect(try after.rebook().summary.rebook?.today == day)
  }
}
