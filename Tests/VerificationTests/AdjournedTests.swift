// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Testing

@testable import Verification

@Suite("Adjourned conferences") struct AdjournedTests {
  /// The tiny service after C3's conference was adjourned on a day; its window closes on 20 June otherwise.
  private func service(
    _ day: String, _ kind: MeetingKind = .laterReviewConference, _ change: (inout Scenario) -> Void = { _ in }
  ) throws -> Derived {
    try Derived { scenario in
      scenario.meetings.append(
        RecordedMeeting(id: "J1", kind: kind, status: .adjourned, children: ["C3"], day: TinyService.day(day))
      )
      change(&scenario)
    }
  }

  private func window(_ derived: Derived) throws -> JoinedWindow? {
    try derived.due().first { $0.children == ["C3"] }?.window
  }

  @Test(
    "The window closes 28 days after, when that is earlier",
    arguments: [
      ("2025-05-22", "2025-06-19", true), ("2025-05-23", "2025-06-20", false),
      ("2025-06-02", "2025-06-20", false),
    ])
  func closes(day: String, closes: String, byAdjournment: Bool) throws {
    let derived = try service(day)
    let window = try #require(try window(derived))
    #expect(window.closes == TinyService.day(closes))
    #expect(window.opens == TinyService.day(closes) - 28)
    #expect(window.closesByAdjournment == byAdjournment)
    #expect(window.rule == "CP3")
    #expect(try derived.meeting(.init("C3.later-review-conference.\(closes)"))?.children == ["C3"])
  }

  @Test("Without a limit, nothing changes") func unlimited() throws {
    let window = try window(try service("2025-05-06") { $0.policy.reconveneDays = nil })
    #expect(window?.closes == TinyService.day("2025-06-20"))
  }

  @Test("A conference of another clock changes nothing") func otherClock() throws {
    let window = try window(try service("2025-05-06", .initialConference))
    #expect(window?.closes == TinyService.day("2025-06-20"))
  }

  @Test(
    "The last of several adjournments that nothing has answered counts",
    arguments: ["2025-05-08", "2025-05-09"])
  func several(held: String) throws {
    let derived = try service("2025-05-09") { scenario in
      scenario.meetings.append(
        RecordedMeeting(
          id: "J0", kind: .laterReviewConference, status: .adjourned, children: ["C3"],
          day: TinyService.day("2025-05-06")))
      scenario.meetings.append(
        RecordedMeeting(
          id: "J2", kind: .laterReviewConference, status: .held, children: ["C3"], day: TinyService.day(held))
      )
    }
    // Held on the 8th it answers the first of the two, on the 9th both; six months later it is due again.
    let last = try #require(derived.tables.scenario.meetings.last { $0.status == .held })
    #expect(last.day == TinyService.day(held))
    let adjournments = Adjournments(derived.tables.scenario)
    let expected = held == "2025-05-08" ? TinyService.day("2025-06-06") : nil
    #expect(adjournments.lastDay(of: "C3", .reviewConference) == expected)
  }

  @Test("A booking answers it") func booked() throws {
    let derived = try Derived { scenario in
      scenario.meetings.append(
        RecordedMeeting(
          id: "J1", kind: .laterReviewConference, status: .adjourned, children: ["C9"],
          day: TinyService.day("2025-05-06")))
    }
    // K2 is booked for C9.
    #expect(try derived.meeting("K2")?.window?.closes == TinyService.day("2025-06-30"))
  }

  @Test("It is the cause when no day is left, beside what leaves none")
  func cause() throws {
    func causes(_ day: String) throws -> [Breach.Cause] {
      let derived = try service(day)
      let id = try #require(try derived.due().first { $0.children == ["C3"] }?.id)
      return try derived.causes(id)
    }
    #expect(try causes("2025-05-02") == [.adjourned, .overdueAtStart])
    // Five working days' notice end on 9 June.
    #expect(try causes("2025-05-09") == [.adjourned, .noticeTooLong])
    #expect(try causes("2025-05-12") == [.resourcesTaken])
    #expect(try !causes("2025-05-23").contains(.adjourned))
  }
}
