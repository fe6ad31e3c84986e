// SPDX-License-Identifier: GPL-3.0-or-later

import Booking
import Casework
import LinearOptimization
import StatutoryCalendar
import Testing

@testable import Planning

/// A review on Friday, the 13th of June, and the one that follows it: due by the 13th of December, open from the 1st
/// of November and booked on Monday, the 3rd.
@Suite("Follow-ons in a published diary")
struct FollowOnDiaryTests {
  private let calendar: WorkingCalendar
  private let scenario = FollowOnServices.year()

  init() throws { calendar = try .english() }

  private func day(_ iso: String) -> Day { SmallService.day(iso) }

  private func row(_ id: String, on date: String?, opens: String, closes: String, follows: String? = nil)
    -> Casework.Booking
  {
    let span = TimeSpan(start: ClockTime(minutes: 600), end: ClockTime(minutes: 690))
    var row = Casework.Booking(
      meeting: .init(id), kind: .laterReview, family: "F1", children: ["C1"], officer: date.map { _ in "A1" },
      namedOfficer: "A1", cover: false, place: "P1", room: nil, minuteTaker: nil, day: date.map(day),
      span: date.map { _ in span }, opens: day(opens), closes: day(closes),
      status: date == nil ? .unbooked : .new, rule: "LAC3")
    row.follows = follows.map { .init($0) }
    return row
  }

  private func plan(second: String? = "2025-11-03") -> PublishedPlan {
    PublishedPlan(
      allocation: [],
      diary: [
        row("first", on: "2025-06-13", opens: "2025-05-09", closes: "2025-06-20"),
        row("second", on: second, opens: "2025-11-01", closes: "2025-12-13", follows: "first"),
      ], summary: PlanSummary())
  }

  private func rebook(_ plan: PublishedPlan, _ events: [DiaryEvent]) throws -> [RecordedMeeting.ID: Casework
    .Booking]
  {
    let mended = try MendedRows(
      scenario, calendar: calendar, plan: plan, request: RebookRequest(events: events),
      options: MendingOptions(timeLimit: 60), stop: StopSignal())
    return Dictionary(mended.rows.map { ($0.meeting, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private func absent(_ first: String, _ last: String) -> DiaryEvent {
    .absent("A1", first: day(first), last: day(last))
  }

  @Test("the slots of a meeting leave its follow-on in its window, and say what they do to it")
  func slotsOfFirst() throws {
    let finder = try SlotFinder(scenario, calendar: calendar, plan: plan())
    let slots = try finder.slots(for: "first", limit: 100).slots
    // A day later and the follow-on would open on the 2nd of November, a Sunday; on the 16th of June, on the 4th.
    #expect(slots.compactMap(\.booking.day).max() == day("2025-06-13"))
    #expect(slots.compactMap(\.booking.day).min() == day("2025-06-09"))
    func change(on date: String) -> Int? { slots.first { $0.booking.day == day(date) }?.followOnCost }
    // Forty days before its window closes it costs two minutes a day more than seven before; now three days fewer.
    #expect(change(on: "2025-06-13") == 0)
    #expect(change(on: "2025-06-10") == -6)
  }

  @Test("the slots of a follow-on have the window that the meeting before it leaves")
  func slotsOfSecond() throws {
    let finder = try SlotFinder(scenario, calendar: calendar, plan: plan())
    let answer = try finder.slots(for: "second", limit: 200)
    #expect(answer.slots.compactMap(\.booking.day).min() == day("2025-11-03"))
    // Seven days before the 13th of December is a Saturday.
    #expect(answer.slots.first?.booking.day == day("2025-12-05"))
    #expect(answer.slots.first { $0.booking.day == day("2025-12-15") }?.margin == -2)
  }

  @Test("a meeting that has to move takes the window of its follow-on along")
  func windowMoves() throws {
    let rows = try rebook(plan(), [absent("2025-06-13", "2025-06-13")])
    // Each day earlier costs it two minutes, and its follow-on two less: of equal days the first, when notice ends.
    #expect(rows["first"]?.day == day("2025-06-09"))
    #expect(rows["second"]?.closes == day("2025-12-09"))
    #expect(rows["second"]?.opens == day("2025-10-28"))
    #expect(rows["second"]?.status == .kept && rows["second"]?.day == day("2025-11-03"))
  }

  @Test("a meeting that cannot be held before has its follow-on moved, not left before its opening")
  func followOnMoves() throws {
    var scenario = scenario
    scenario.officers[1].coverRoles = []
    scenario.officers[1].roles = []
    let mended = try MendedRows(
      scenario, calendar: calendar, plan: plan(),
      request: RebookRequest(events: [absent("2025-06-03", "2025-06-17")]),
      options: MendingOptions(timeLimit: 60), stop: StopSignal())
    let rows = Dictionary(mended.rows.map { ($0.meeting, $0) }, uniquingKeysWith: { first, _ in first })
    let (first, second) = (try #require(rows["first"]), try #require(rows["second"]))
    // The 18th is the first day that is left: its follow-on opens on the 6th of November.
    #expect(first.day == day("2025-06-18"))
    #expect(second.opens == day("2025-11-06") && second.closes == day("2025-12-18"))
    #expect(second.status == .moved && second.day.map { $0 >= day("2025-11-06") } == true)
    #expect(second.inWindow)
  }

  @Test("both are booked anew in their order when both are lifted")
  func bothLifted() throws {
    let rows = try rebook(plan(), [absent("2025-06-12", "2025-06-13"), absent("2025-11-03", "2025-12-01")])
    #expect(rows["first"]?.day == day("2025-06-11"))
    #expect(rows["second"]?.closes == day("2025-12-11"))
    #expect(rows["second"]?.day == day("2025-12-04") && rows["second"]?.officer == "A1")
  }

  @Test(
    "the window of a follow-on without a day moves too, and is the latest when the meeting before it is lost")
  func unbooked() throws {
    let rows = try rebook(plan(second: nil), [])
    #expect(rows["second"]?.closes == day("2025-12-13") && rows["second"]?.day == day("2025-12-05"))
    var scenario = scenario
    scenario.officers.removeLast()
    let mended = try MendedRows(
      scenario, calendar: calendar, plan: plan(),
      request: RebookRequest(events: [absent("2025-06-03", "2026-12-31")]),
      options: MendingOptions(timeLimit: 60), stop: StopSignal())
    #expect(mended.rows.allSatisfy { $0.day == nil })
    // Six months after the last day of the first one's window.
    #expect(mended.rows.map(\.closes) == [day("2025-06-20"), day("2025-12-20")])
  }

  @Test("what follows a conference that is adjourned follows the one that is held instead")
  func adjourned() throws {
    var plan = plan()
    for index in plan.diary.indices {
      plan.diary[index].kind = .laterReviewConference
      plan.diary[index].rule = "CP3"
      (plan.diary[index].place, plan.diary[index].room, plan.diary[index].minuteTaker) = ("V1", "R1", "T1")
    }
    var scenario = scenario
    scenario.children[0].spells.append(.init(status: .onPlan, since: day("2024-09-20")))
    scenario.meetings.append(
      RecordedMeeting(
        id: "M4", kind: .firstReviewConference, status: .held, children: ["C1"], day: day("2024-12-20")))
    let mended = try MendedRows(
      scenario, calendar: calendar, plan: plan,
      request: RebookRequest(today: day("2025-06-13"), events: [.adjourn("first")]),
      options: MendingOptions(timeLimit: 60), stop: StopSignal())
    let (second, instead) = (mended.rows[1], mended.rows[2])
    #expect(instead.follows == nil && second.follows == instead.meeting)
    // Five working days' notice end on the 20th, its last day.
    #expect(instead.day == day("2025-06-20"))
    #expect(second.closes == day("2025-12-20") && second.inWindow)
  }
}
