// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Testing

/// Events of a diary as people write them.
struct RebookTextTests {
  @Test(
    "An event is written as it is read",
    arguments: [
      "absent:IRO_2:2026-01-05..2026-03-27", "absent:c-3:2026-02-28..2026-02-28",
      "close:CIVIC:2026-12-24..2027-01-04", "adjourn:M-0417",
      "adjourn:C0034.later-review-conference.2013-06-14",
      "adjourn:C0034.later-review-conference.2013-06-14.2",
      "add:F12:brought-forward-review:2026-01-05..2026-01-30",
    ])
  func roundTrip(text: String) throws {
    #expect(try DiaryEvent(text).description == text)
  }

  @Test("The parts of an event are what the text says")
  func parts() throws {
    let january = try #require(Day(year: 2026, month: 1, day: 5))
    let march = try #require(Day(year: 2026, month: 3, day: 27))
    #expect(
      try DiaryEvent("absent:IRO1:2026-01-05..2026-03-27") == .absent("IRO1", first: january, last: march))
    #expect(
      try DiaryEvent("close:CIVIC:2026-01-05..2026-03-27") == .close("CIVIC", first: january, last: march))
    #expect(
      try DiaryEvent("adjourn:C1.initial-conference.2026-01-05")
        == .adjourn("C1.initial-conference.2026-01-05"))
    #expect(
      try DiaryEvent("add:F1:initial-conference:2026-01-05..2026-03-27")
        == .add("F1", .initialConference, opens: january, closes: march))
  }

  @Test("Every kind of meeting can be added", arguments: MeetingKind.allCases)
  func everyKind(kind: MeetingKind) throws {
    let text = "add:F1:\(kind.rawValue):2026-01-05..2026-01-06"
    let day = try #require(Day(year: 2026, month: 1, day: 5))
    #expect(try DiaryEvent(text) == .add("F1", kind, opens: day, closes: day + 1))
  }

  @Test(
    "A text of no form is refused with what was expected",
    arguments: [
      ("", "one of the forms"), ("absent", "one of the forms"), ("merge", "one of the forms"),
      ("Adjourn:M1", "one of the forms"), ("adjourn:M1:2026-01-05", "one of the forms"),
      ("add:F1:later-review", "one of the forms"),
      ("absent::2026-01-05..2026-01-06", "an officer's id"),
      ("close:The Hall:2026-01-05..2026-01-06", "a place's id"),
      ("add:Smith family:later-review:2026-01-05..2026-01-06", "a family's id"),
      ("add:F1:review:2026-01-05..2026-01-06", "a kind of meeting"),
      ("adjourn:", "a meeting's id"), ("adjourn:C1.later-review", "a meeting's id"),
      ("adjourn:.later-review.2026-01-05", "a child's id"),
      ("adjourn:C1.review.2026-01-05", "\"review\" is no kind"),
      ("adjourn:C1.later-review.2026-02-30", "a date that exists"),
      ("adjourn:C1.later-review.2026-02-20.", "a meeting's id"),
      ("adjourn:C1.later-review.2026-02-20.2.2", "a meeting's id"),
      ("close:CIVIC:2026-01-05", "two dates"), ("close:CIVIC:2026-01-05..", "a date that exists"),
      ("close:CIVIC:2026-02-05..2026-01-05", "TO not to be before FROM"),
    ])
  func refused(text: String, expectation: String) {
    let error = #expect(throws: DiaryEventError.self) { try DiaryEvent(text) }
    #expect(error?.text == text)
    #expect(error?.description.contains("\"\(text)\"") == true)
    #expect(error?.description.contains(expectation) == true, "\(error?.description ?? "nothing thrown")")
  }
}
