// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Exchange

@Suite("Meetings that are wrong")
struct MeetingFaultTests {
  @Test(
    "say so with file, row, column and value",
    arguments: rows + dates + bookings + combined + adjourned + participants)
  func areReported(_ input: BadInput) throws { try input.check() }

  private static let file = "meetings.csv"

  private static let rows: [BadInput] = [
    BadInput(
      "a child that does not exist", "H4,C3", to: "H4,C9", at: file, 10, "child", "C9",
      says: "expected a child that stands in children.csv"),
    BadInput(
      "a child twice on one meeting", appending: "H4,C3,initial-conference,held,2013-02-20,,,O3,,,,",
      at: file,
      13, nil,
      "H4, C3", says: "row 10 has the same meeting, child"),
    BadInput(
      "an unknown kind", "H4,C3,initial-conference,held", to: "H4,C3,inital-conference,held", at: file, 10,
      "kind",
      "inital-conference", says: "did you mean initial-conference?"),
    BadInput(
      "rows that disagree on the date", "H3,C2,later-review,held,2013-02-05",
      to: "H3,C2,later-review,held,2013-02-06",
      at: file, 9, "date", "2013-02-06", says: "expected 2013-02-05 as in row 8"),
    BadInput(
      "rows that disagree on the officer", "H3,C2,later-review,held,2013-02-05,,,O3",
      to: "H3,C2,later-review,held,2013-02-05,,,", at: file, 9, "officer", nil,
      says: "expected O3 as in row 8"),
    BadInput(
      "a meeting of two families",
      appending: "B1,C1,first-review-conference,booked,2013-05-08,09:30,11:00,O1,R1,M1,,yes",
      at: file, 13, "child", "C1", says: "expected a child of family F2, as in row 2"),
    BadInput(
      "a review that no event asks for", "D1,C1,brought-forward-review", to: "D1,C1,later-review", at: file,
      3,
      "status", "due", says: "only these are due by an event: second-part-review, brought-forward-review"),
    BadInput(
      "an officer for a due meeting", "due,2013-04-25,,,,", to: "due,2013-04-25,,,O1,", at: file, 3,
      "officer", "O1",
      says: "is not used"
    ).warning,
    BadInput(
      "a review of a child without placement",
      appending: "D2,C3,placement-with-parents-review,due,2013-05-01,,,,,,,",
      at: file, 13, "child", "C3", says: "expected a child with a placement"),
  ]

  private static let dates: [BadInput] = [
    BadInput(
      "a review before birth", at: file, 13, "date", "2003-05-04",
      says: "expected a date from the child's birth on, 2003-05-05"
    ) { try $0.append("H0,C1,first-review,held,2003-05-04,,,,,,,", to: file) },
    BadInput(
      "a conference too long before birth", at: file, 13, "date", "2012-10-03",
      says: "expected a date at most 270 days before the child's birth, 2013-07-01"
    ) { try $0.append("H0,C4,initial-conference,held,2012-10-03,,,,,,,", to: file) },
    BadInput(
      "a held meeting in the future", appending: "H0,C1,later-review,held,2013-04-03,,,,,,,", at: file, 13,
      "date",
      "2013-04-03", says: "expected a date up to 2013-04-02, the start of the plan"),
    BadInput(
      "a booking in the past", "booked,2013-05-08", to: "booked,2013-03-28", at: file, 2, "date",
      "2013-03-28",
      says: "mark the meeting held or remove it"
    ),
    BadInput(
      "a booking on a bank holiday", "booked,2013-05-08", to: "booked,2013-05-06", at: file, 2, "date",
      "2013-05-06",
      says: "is a weekend or a bank holiday"
    ).warning,
  ]

  private static let bookings: [BadInput] = [
    BadInput(
      "a booking without officer", "09:30,11:00,O1", to: "09:30,11:00,", at: file, 2, "officer", nil,
      says: "a booked meeting needs start, end and officer"),
    BadInput(
      "a booking that ends before it starts", "09:30,11:00,O1", to: "11:00,09:30,O1", at: file, 2, "end",
      "09:30",
      says: "expected a time after 11:00"),
    BadInput(
      "a room that does not exist", "O1,R1,M1", to: "O1,R9,M1", at: file, 2, "room", "R9",
      says: "expected a room that stands in rooms.csv"),
    BadInput(
      "a minute taker that does not exist", "O1,R1,M1", to: "O1,R1,M9", at: file, 2, "minute_taker", "M9",
      says: "expected a minute taker that stands in minute_takers.csv"),
    BadInput(
      "a room booked twice at a time",
      appending: "B2,C4,initial-conference,booked,2013-05-08,10:30,12:00,O2,R1,,,",
      at: file, 13, "room", "R1", says: "the room is booked already on 2013-05-08, 09:30 to 11:00 (row 2)"),
    BadInput(
      "an officer booked twice at a time",
      appending: "B2,C4,initial-conference,booked,2013-05-08,10:30,12:00,O1,R2,,,",
      at: file, 13, "officer", "O1",
      says: "the officer is booked already on 2013-05-08, 09:30 to 11:00 (row 2)"),
    BadInput(
      "a minute taker booked twice at a time",
      appending: "B2,C4,initial-conference,booked,2013-05-08,10:30,12:00,O2,R2,M1,,", at: file, 13,
      "minute_taker", "M1",
      says: "the minute taker is booked already on 2013-05-08, 09:30 to 11:00 (row 2)"),
    BadInput(
      "a child booked twice at a time",
      appending: "B2,C3,first-review-conference,booked,2013-05-08,10:30,12:00,O2,R2,,,", at: file, 13,
      "child",
      "C3",
      says: "the child is booked already"),
    BadInput(
      "a booking in the officer's busy time", "09:30,11:00,O1", to: "13:30,14:30,O1", at: file, 2, "officer",
      "O1",
      says: "is busy on 2013-05-08, 14:00 to 15:00 (busy.csv, row 5)"
    ).warning,
    BadInput(
      "a booking in the officer's leave", "booked,2013-05-08", to: "booked,2013-05-14", at: file, 2,
      "officer", "O1",
      says: "is away on 2013-05-14 (absences.csv, row 2)"
    ).warning,
    BadInput(
      "a booking on the officer's duty day", "booked,2013-05-08", to: "booked,2013-04-08", at: file, 2,
      "officer",
      "O1", says: "is on duty on 2013-04-08 (duty_days.csv, row 2)"
    ).warning,
  ]

  private static let combined: [BadInput] = [
    BadInput(
      "a review held with a review", "H3,C1,later-review,held,2013-02-05,,,O3,,,,",
      to: "H3,C1,later-review,held,2013-02-05,,,O3,,,later-review,", at: file, 8, "combined", "later-review",
      says: "a review is held with a conference, and this is none"),
    BadInput(
      "a review held with a conference that is only adjourned", "adjourned,2013-03-28,,,O1,,,,",
      to: "adjourned,2013-03-28,,,O1,,,later-review,", at: file, 11, "combined", "later-review",
      says: "with a conference that is held or booked"),
    BadInput(
      "a review of another clock held with a conference", "O3,,,later-review,", to: "O3,,,pathway-review,",
      at: file, 12, "combined", "pathway-review", says: "expected one of first-review, second-review"),
    BadInput(
      "a review of a child who is not looked after", "H4,C3,initial-conference,held,2013-02-20,,,O3,,,,",
      to: "H4,C3,initial-conference,held,2013-02-20,,,O3,,,first-review,", at: file, 10, "combined",
      "first-review", says: "the child C3 is not looked after on 2013-02-20"),
    BadInput(
      "a review of a child before it was looked after", "X2,C2,initial-conference,held,2013-02-05",
      to: "X2,C2,initial-conference,held,2012-05-31", at: file, 12, "combined", "later-review",
      says: "the child C2 is not looked after on 2012-05-31"),
    BadInput(
      "a held meeting that is pinned", "H4,C3,initial-conference,held,2013-02-20,,,O3,,,,",
      to: "H4,C3,initial-conference,held,2013-02-20,,,O3,,,,yes", at: file, 10, "pinned", "yes",
      says: "only a booked meeting can be pinned"),
    BadInput(
      "a pin that is neither yes nor no", "O1,R1,M1,,yes", to: "O1,R1,M1,,true", at: file, 2, "pinned",
      "true",
      says: "expected one of yes, no"),
    BadInput(
      "rows that disagree on the pin",
      appending: "B1,C4,first-review-conference,booked,2013-05-08,09:30,11:00,O1,R1,M1,,no",
      at: file, 13, "pinned", "no", says: "expected yes as in row 2"),
  ]

  private static let adjourned: [BadInput] = [
    BadInput(
      "an adjourned review", "H4,C3,initial-conference,held", to: "H4,C3,later-review,adjourned", at: file,
      10,
      "status", "adjourned", says: "of a review that was adjourned a second-part-review is due"),
    BadInput(
      "a conference adjourned in the future", "adjourned,2013-03-28", to: "adjourned,2013-04-03", at: file,
      11,
      "date", "2013-04-03", says: "a meeting that was adjourned is in the past"),
    BadInput(
      "a conference that was to be reconvened before the plan starts", "adjourned,2013-03-28",
      to: "adjourned,2013-03-12", at: "children.csv", 5, nil, "2013-04-01",
      says: "counted from 2013-03-12, when it was adjourned (meetings.csv, row 11", in: file
    ).warning,
  ]

  private static let participants: [BadInput] = [
    BadInput(
      "a booking when the child cannot come", "C3,2013-05-09,09:00,12:00", to: "C3,2013-05-08,10:30,12:00",
      at: file, 2, "child", "C3", says: "cannot come on 2013-05-08, 10:30 to 12:00 (busy.csv, row 2)",
      in: "busy.csv"
    ).warning,
    BadInput(
      "a booking when the family cannot come", "F1,2013-05-07", to: "F2,2013-05-08", at: file, 2, "child",
      "C3", says: "the family F2 cannot come on 2013-05-08, 00:00 to 24:00 (busy.csv, row 3)", in: "busy.csv"
    ).warning,
  ]

  @Test("do not adjourn what was held since", arguments: ["2013-03-12", "2013-03-20"])
  func heldSinceAdjourned(day: String) throws {
    let scenario = try ScenarioOnDisk()
    try scenario.replace("adjourned,2013-03-28", with: "adjourned,2013-03-12", in: Self.file)
    try scenario.append("X3,C4,initial-conference,held,\(day),,,,,,,", to: Self.file)
    #expect(try scenario.read().faults.map(\.description) == [])
  }

  @Test("in a busy time that they touch are in order")
  func touchBusyTimes() throws {
    let scenario = try ScenarioOnDisk()
    try scenario.replace("C3,2013-05-09,09:00,12:00", with: "C3,2013-05-08,11:00,12:00", in: "busy.csv")
    try scenario.append("F2,2013-05-08,09:00,09:30", to: "busy.csv")
    #expect(try scenario.read().faults.map(\.description) == [])
  }

  @Test("are not bookings that touch")
  func acceptTouchingBookings() throws {
    let scenario = try ScenarioOnDisk()
    try scenario.append("B2,C4,initial-conference,booked,2013-05-08,11:00,12:00,O1,R1,M1,,", to: Self.file)
    #expect(try scenario.read().faults.map(\.description) == [])
  }

  @Test("overlapping a long booking is found behind a short one")
  func findsOverlapBehindShortBooking() throws {
    let scenario = try ScenarioOnDisk()
    try scenario.append("B2,C4,initial-conference,booked,2013-05-10,09:00,16:00,O1,,,,", to: Self.file)
    try scenario.append("B3,C3,first-review-conference,booked,2013-05-10,10:00,11:00,O1,,,,", to: Self.file)
    try scenario.append("B4,C3,first-review-conference,booked,2013-05-10,12:00,13:00,O1,,,,", to: Self.file)
    let faults = try scenario.read().faults
    #expect(faults.map(\.row) == [14, 15])
    #expect(faults.allSatisfy { $0.column == "officer" && $0.severity == .error })
  }
}
