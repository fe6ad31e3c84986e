// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Testing

@testable import Verification

@Suite("Mended diaries that break no rule") struct RebookTests {
  @Test("A booking that nothing made impossible may be moved, at its cost")
  func moved() throws {
    var plan = RebookedPlan.plan
    RebookedPlan.unpin(&plan)
    RebookedPlan.move(&plan)
    #expect(try plan.verify() == [])
  }

  @Test("A booking that was lifted may be lost, and counts as lost")
  func lost() throws {
    var plan = RebookedPlan.plan
    plan.diary(
      RebookedPlan.lateReview,
      ["status": "unbooked", "officer": "", "date": "", "start": "", "end": "", "cover": "no"])
    plan.set("changes.csv", RebookedPlan.lateReview, "change", "lost")
    plan.set("changes.csv", RebookedPlan.lateReview, "after", "-")
    plan.replace("summary.json", "\"lost\": 0", "\"lost\": 1")
    plan.replace("summary.json", "\"booked\": 9", "\"booked\": 8")
    // 3050 less for the late review, 5000 more for one unbooked; the 20th is 50 of travel with it and without.
    plan.replaceAll("summary.json", "11020", "12970")
    plan.replace("summary.json", "\"gap\": 0.274047", "\"gap\": 0.383192")
    #expect(try plan.verify() == [])
  }

  @Test("The room or minute taker of a booking that stays may change, and that is no move")
  func roomOrTaker() throws {
    var plan = RebookedPlan.plan
    var scenario = TinyService.scenario
    scenario.absences.removeAll { $0.person == "M2" }
    plan.diary("C3", ["minute_taker": "M2"])
    plan.files["changes.csv"]?
      .append(
        "C3.later-review-conference.2025-06-20,room-or-taker,A2 2025-06-12 14:00 R1 M1,A2 2025-06-12 14:00 R1 M2,asked\n"
      )
    #expect(try plan.verify(scenario) == [])
  }

  @Test("A meeting that was unbooked and is booked now is new")
  func booked() throws {
    var plan = RebookedPlan.plan
    // The review that was unbooked before the day of mending, in the same place as it is now.
    for (column, value) in [
      "officer": "", "date": "", "start": "", "end": "", "in_window": "no", "status": "unbooked",
    ] {
      plan.set("before.csv", RebookedPlan.lateReview, column, value)
    }
    plan.diary(RebookedPlan.lateReview, ["status": "new"])
    plan.set("changes.csv", RebookedPlan.lateReview, "change", "booked")
    plan.set("changes.csv", RebookedPlan.lateReview, "before", "-")
    plan.replace("summary.json", "\"published\": 5", "\"published\": 4")
    plan.replace("summary.json", "\"lifted\": 2", "\"lifted\": 1")
    #expect(try plan.verify() == [])
  }

  @Test("The conference after an adjourned one may need an id of its own")
  func sameClosingDay() throws {
    let adjourned: RecordedMeeting.ID = "C3.later-review-conference.2025-06-20"
    var files = PlanTables()
    files.diary = try rows([adjourned.text, adjourned.text + ".2"])
    let derived = try Derived { _ in }
    let plan = try derived.diary()
    let events = try EventMeetings(
      [.adjourn(adjourned)], rows: files.diary, plan: plan, tables: derived.tables)
    #expect(events.violations == [])
    #expect(events.meetings.map(\.id) == ["C3.later-review-conference.2025-06-20.2"])
    #expect(events.meetings.first?.window?.opens == TinyService.day("2025-06-13"))
    #expect(events.meetings.first?.window?.closes == TinyService.day("2025-06-20"))
    // Nobody else's meeting is taken for it.
    let others = try EventMeetings(
      [.adjourn(adjourned)], rows: try rows([adjourned.text, "C4.later-review-conference.2025-06-21"]),
      plan: plan, tables: derived.tables)
    #expect(others.violations.map(\.name) == ["event-meeting-missing"])
  }

  @Test("Of conferences adjourned in turn that close on one day, each is known by its window")
  func sameClosingDayTwice() throws {
    let first: RecordedMeeting.ID = "C3.later-review-conference.2025-06-20"
    let (second, third): (RecordedMeeting.ID, RecordedMeeting.ID) = (.init("\(first).2"), .init("\(first).3"))
    var rows = try rows([first.text, third.text, second.text])
    let closes = TinyService.day("2025-06-20")
    (rows[1].day, rows[1].opens, rows[1].closes) = (closes, TinyService.day("2025-06-17"), closes)
    (rows[2].day, rows[2].opens, rows[2].closes) = (
      TinyService.day("2025-06-16"), TinyService.day("2025-06-13"), closes
    )
    let derived = try Derived { _ in }
    let events = try EventMeetings(
      [.adjourn(first), .adjourn(second)], rows: rows, plan: try derived.diary(), tables: derived.tables)
    #expect(events.violations == [])
    #expect(events.meetings.map(\.id) == [second, third])
    #expect(events.meetings.map { $0.window?.opens } == [rows[2].opens, rows[1].opens])
    #expect(events.reconvened == [first: second, second: third])
  }

  @Test("The conference after an adjourned one that no rule asks for opens the day after, without a last day")
  func withoutWindow() throws {
    func reconvened(_ days: Int?) throws -> ExpectedMeeting? {
      let derived = try Derived { scenario in
        scenario.children[8].spells = []
        scenario.policy.reconveneDays = days
      }
      let closes = days == nil ? "2025-06-13" : "2025-07-10"
      let events = try EventMeetings(
        [.adjourn("K2")],
        rows: try rows(["x.later-review-conference.K2", "C9.later-review-conference." + closes])
          .map { row in
            var row = row
            if row.meeting.text.hasPrefix("x") { row.meeting = "K2" }
            return row
          }, plan: try derived.diary(), tables: derived.tables)
      #expect(events.violations == [])
      return events.meetings.first
    }
    let unlimited = try #require(try reconvened(nil)?.window)
    #expect(unlimited.opens == TinyService.day("2025-06-13"))
    #expect(unlimited.closes == nil)
    #expect(try reconvened(nil)?.isInWindow(TinyService.day("2025-06-12")) == false)
    #expect(try reconvened(nil)?.isInWindow(TinyService.day("2027-06-12")) == true)
    #expect(try reconvened(28)?.window?.closes == TinyService.day("2025-07-10"))
  }

  @Test("An adjourned review has a second part within twenty working days, by its first child's time")
  func secondPart() throws {
    let review: RecordedMeeting.ID = "C1.later-review.2025-06-16"
    let derived = try Derived { _ in }
    let events = try EventMeetings(
      [.adjourn(review)], rows: try rows([review.text, "C1.second-part-review.2025-07-10"]),
      plan: try derived.diary(), tables: derived.tables)
    #expect(events.violations == [])
    let meeting = try #require(events.meetings.first)
    #expect(meeting.kind == .secondPartReview)
    #expect(meeting.children == ["C1", "C2"])
    #expect(meeting.place == "P1")
    #expect(meeting.window?.opens == TinyService.day("2025-06-13"))
    // 20 working days after Thursday 12 June.
    #expect(meeting.window?.closes == TinyService.day("2025-07-10"))
    #expect(meeting.window?.rule == "ADJ")
  }

  @Test("The meeting after one that was held with a review has the review too")
  func withReview() throws {
    let derived = try Derived(CombinedPlan.scenario)
    let adjourned = RecordedMeeting.ID(CombinedPlan.meeting)
    let events = try EventMeetings(
      [.adjourn(adjourned)],
      rows: try rows([adjourned.text, "C9.later-review-conference.2025-06-20"]),
      plan: try derived.diary(), tables: derived.tables)
    #expect(events.violations == [])
    #expect(events.meetings.first?.joined == [JoinedReview(child: "C9", kind: .laterReview)])
  }

  /// Rows of a diary in which all meetings are on 12 June.
  private func rows(_ ids: [String]) throws -> [DiaryRow] {
    try ids.enumerated().map { index, id in
      let kind = try #require(MeetingKind(rawValue: String(id.split(separator: ".")[1])))
      return DiaryRow(
        line: index + 2, meeting: .init(id), kind: kind, family: nil, children: [], officer: nil,
        namedOfficer: nil, cover: nil, place: nil, room: nil, minuteTaker: nil,
        day: TinyService.day("2025-06-12"), start: nil, end: nil, opens: nil, closes: nil, inWindow: nil,
        status: nil, rule: "", combined: [])
    }
  }
}
