// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Testing

@testable import Verification

@Suite("Which causes a breach may have") struct BreachCauseTests {
  private let conference: RecordedMeeting.ID = "C3.later-review-conference.2025-06-20"
  private let review: RecordedMeeting.ID = "C6.later-review.2025-06-27"

  private func causes(_ id: RecordedMeeting.ID, _ change: (inout Scenario) -> Void) throws -> [Breach.Cause] {
    try Derived(change).causes(id)
  }

  private func close(_ scenario: inout Scenario, _ first: String, _ last: String, _ place: Place.ID? = nil) {
    let last = TinyService.day(last)
    var day = TinyService.day(first)
    while day <= last {
      scenario.closures.append(Closure(day: day, reason: "works", place: place))
      day = day + 1
    }
  }

  @Test("A meeting that could be held alone was kept out by the others") func others() throws {
    #expect(try causes(conference) { _ in } == [.resourcesTaken])
    #expect(try causes(review) { _ in } == [.resourcesTaken])
  }

  @Test("The window was over at the start") func overdue() throws {
    #expect(try causes("C7.later-review.2025-05-30") { _ in } == [.overdueAtStart])
  }

  @Test(
    "The notice ends after the window",
    arguments: [(14, [Breach.Cause.resourcesTaken]), (15, [.noticeTooLong])])
  func notice(days: Int, expected: [Breach.Cause]) throws {
    #expect(try causes(conference) { $0.policy.noticeByKind[.laterReviewConference] = days } == expected)
  }

  @Test("No day of the window is bookable") func closed() throws {
    #expect(
      try causes(conference) { close(&$0, "2025-06-02", "2025-06-20") } == [.windowHasNoWorkingDay])
    #expect(
      try causes(conference) { close(&$0, "2025-06-02", "2025-06-20", "V1") }.contains(.windowHasNoWorkingDay)
    )
  }

  @Test("No day is bookable and the notice ends after the window: either is true") func closedAndNotice()
    throws
  {
    let found = try causes(conference) {
      close(&$0, "2025-06-02", "2025-06-20")
      $0.policy.noticeByKind[.laterReviewConference] = 15
    }
    #expect(found == [.noticeTooLong, .windowHasNoWorkingDay])
  }

  @Test("The days that give notice are closed, the others too early: either is true") func both() throws {
    #expect(
      try causes(conference) { close(&$0, "2025-06-09", "2025-06-20") } == [
        .noticeTooLong, .windowHasNoWorkingDay,
      ])
  }

  @Test("Nobody may chair it") func nobody() throws {
    #expect(try causes("C8.secure-later-review.2025-06-25") { _ in } == [.noEligibleOfficer])
  }

  @Test("Whoever may chair has no hours for it") func hours() throws {
    #expect(
      try causes(review) { scenario in
        scenario.family("F5") { $0.conflicts = ["A1", "A3", "A4"] }
        scenario.workingHours = [
          WorkingHours(person: "A2", weekday: .tuesday, span: TinyService.span("09:00", "10:00"))
        ]
      } == [.noOfficerTime])
  }

  @Test("Whoever may chair has appointments: officers' time or the others") func appointments() throws {
    let found = try causes(review) { scenario in
      scenario.family("F5") { $0.conflicts = ["A1", "A3", "A4"] }
      scenario.busyTimes = ["2025-06-12", "2025-06-17", "2025-06-19", "2025-06-26"].map {
        BusyTime(holder: "A2", day: TinyService.day($0), span: TinyService.span("09:00", "17:00"))
      }
    }
    #expect(found == [.noOfficerTime, .resourcesTaken])
  }

  /// Leaves one officer and one day for the review: A2 on 17 June.
  private func leaveOneDay(_ scenario: inout Scenario) {
    scenario.family("F5") { $0.conflicts = ["A1", "A3", "A4"] }
    scenario.workingHours = [
      WorkingHours(person: "A2", weekday: .tuesday, week: 1, span: TinyService.span("09:00", "17:00"))
    ]
  }

  @Test(
    "Published bookings fill the only day",
    arguments: [
      (1, [Breach.Cause.noOfficerTime, .resourcesTaken]), (2, [.resourcesTaken]),
    ])
  func fullDay(meetingsPerDay: Int, expected: [Breach.Cause]) throws {
    let found = try causes(review) { scenario in
      leaveOneDay(&scenario)
      scenario.policy.meetingsPerDay = meetingsPerDay
      scenario.meeting("K1") {
        $0.day = TinyService.day("2025-06-17")
        $0.officer = "A2"
      }
    }
    #expect(found == expected)
  }

  @Test("A duty takes the only day") func duty() throws {
    let found = try causes(review) { scenario in
      leaveOneDay(&scenario)
      scenario.dutyDays = [DutyDay(officer: "A2", day: TinyService.day("2025-06-17"), duty: "lado")]
    }
    #expect(found == [.noOfficerTime])
  }

  @Test("No room is open") func room() throws {
    #expect(try causes(conference) { $0.rooms[0].opening = TinyService.span("09:00", "10:30") } == [.noRoom])
  }

  @Test("No minute taker is there") func minuteTaker() throws {
    #expect(try causes(conference) { $0.minuteTakers = [] } == [.noMinuteTaker])
  }

  @Test("A room is open, but never when an officer could chair") func never() throws {
    #expect(
      try causes(conference) { scenario in
        scenario.rooms[0].opening = TinyService.span("09:00", "12:00")
        for officer in ["A1", "A2", "A3", "A4"] {
          scenario.workingHours.removeAll { $0.person.text == officer }
          for weekday in Weekday.allCases.prefix(5) {
            scenario.workingHours.append(
              WorkingHours(person: .init(officer), weekday: weekday, span: TinyService.span("12:00", "17:00"))
            )
          }
        }
      } == [.noRoom])
  }

  @Test("A published booking outside its window is just that") func published() throws {
    #expect(try causes("K1") { _ in } == [.publishedBookingLate])
  }
}
