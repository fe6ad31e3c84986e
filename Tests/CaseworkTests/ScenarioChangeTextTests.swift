// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Testing

/// Changes of staff as people write them.
struct ScenarioChangeTextTests {
  @Test(
    "A change is written as it is read",
    arguments: [
      "leave:IRO1:2026-03-31", "absent:IRO_2:2026-01-05..2026-03-27", "absent:c-3:2026-02-28..2026-02-28",
      "back:IRO1:2026-02-02", "merge",
    ])
  func roundTrip(text: String) throws {
    #expect(try ScenarioChange(text).description == text)
  }

  @Test("The parts of a change are what the text says")
  func parts() throws {
    let january = try #require(Day(year: 2026, month: 1, day: 5))
    let march = try #require(Day(year: 2026, month: 3, day: 27))
    #expect(try ScenarioChange("leave:IRO1:2026-03-27") == .leave("IRO1", last: march))
    #expect(
      try ScenarioChange("absent:IRO1:2026-01-05..2026-03-27") == .absent("IRO1", first: january, last: march)
    )
    #expect(try ScenarioChange("back:IRO1:2026-01-05") == .back("IRO1", first: january))
    #expect(try ScenarioChange("merge") == .merge)
  }

  @Test(
    "A text of no form is refused with what was expected",
    arguments: [
      ("", "one of the forms"), ("merge:", "one of the forms"), ("Merge", "one of the forms"),
      ("leave:IRO1", "one of the forms"), ("leave:IRO1:2026-03-31:now", "one of the forms"),
      ("leave::2026-03-31", "an officer's id"), ("back:Jane Doe:2026-03-31", "an officer's id"),
      ("leave:IRO1:2026-02-30", "a date that exists"), ("leave:IRO1:31/03/2026", "a date that exists"),
      ("absent:IRO1:2026-01-05", "two dates"), ("absent:IRO1:2026-01-05...2026-02-05", "two dates"),
      ("absent:IRO1:2026-01-05..", "a date that exists"),
      ("absent:IRO1:2026-02-05..2026-01-05", "TO not to be before FROM"),
    ])
  func refused(text: String, expectation: String) {
    let error = #expect(throws: ScenarioChangeError.self) { try ScenarioChange(text) }
    #expect(error?.description.contains("\"\(text)\"") == true)
    #expect(error?.description.contains(expectation) == true, "\(error?.description ?? "nothing thrown")")
  }
}
