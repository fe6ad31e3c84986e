// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Exchange

@Suite("Meetings that are wrong")
struct MeetingFaultTests {
  @Test("say so with file, row, column and value", arguments: rows + dates + bookings)
  func areReported(_ input: BadInput) throws { try input.check() }

  private static let file = "meetings.csv"

  private static let rows: [BadInput] = [
    BadInput(
      "a child that does not exist", "H4,C3", to: "H4,C9", at: file, 10, "child", "C9",
      says: "expected a child that stands in children.csv"),
    BadInput(
      "a child twice on one meeting", appending: "H4,C3,initial-conference,held,2013-02-20,,,O3,,", at: file,
      11, nil,
      "H4, C3", says: "row 10 has the same meeting, child"),
    BadInput(
      "an unknown kind", "initial-conference,held", to: "inital-conference,held", at: file, 10, "kind",
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
      appending: "B1,C1,first-review-conference,booked,2013-05-08,09:30,11:00,O1,R1,M1",
      at: file, 11, "child", "C1", says: "expected a child of family F2, as in row 2"),
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
      appending: "D2,C3,placement-with-parents-review,due,2013-05-01,,,,,",
      at: file, 11, "child", "C3", says: "expected a child with a placement"),
  ]

  private static let dates: [BadInput] = [
    BadInput(
      "a review before birth", at: file, 11, "date", "2003-05-04",
      says: "expected a date from the child's birth on, 2003-05-05"
    ) { try $0.append("H0,C1,first-review,held,2003-05-04,,,,,", to: file) },
    BadInput(
      "a conference too long before birth", at: file, 11, "date", "2012-10-03",
      says: "expected a date at most 270 days before the child's birth, 2013-07-01"
    ) { try $0.append("H0,C4,initial-conference,held,2012-10-03,,,,,", to: file) },
    BadInput(
      "a held meeting in the future", appending: "H0,C1,later-review,held,2013-04-03,,,,,", at: file, 11,
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
      appending: "B2,C4,initial-conference,booked,2013-05-08,10:30,12:00,O2,R1,",
      at: file, 11, "room", "R1", says: "the room is booked already on 2013-05-08, 09:30 to 11:00 (row 2)"),
    BadInput(
      "an officer booked twice at a time",
      appending: "B2,C4,initial-conference,booked,2013-05-08,10:30,12:00,O1,R2,",
      at: file, 11, "officer", "O1",
      says: "the officer is booked already on 2013-05-08, 09:30 to 11:00 (row 2)"),
    BadInput(
      "a minute taker booked twice at a time",
      appending: "B2,C4,initial-conference,booked,2013-05-08,10:30,12:00,O2,R2,M1", at: file, 11,
      "minute_taker", "M1",
      says: "the minute taker is booked already on 2013-05-08, 09:30 to 11:00 (row 2)"),
    BadInput(
      "a child booked twice at a time",
      appending: "B2,C3,first-review-conference,booked,2013-05-08,10:30,12:00,O2,R2,", at: file, 11, "child",
      "C3",
      says: "the child is booked already"),
    BadInput(
      "a booking in the officer's busy time", "09:30,11:00,O1", to: "13:30,14:30,O1", at: file, 2, "officer",
      "O1",
      says: "is busy on 2013-05-08, 14:00 to 15:00 (busy.csv, row 3)"
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

  @Test("are not bookings that touch")
  func acceptTouchingBookings() throws {
    let scenario = try ScenarioOnDisk()
    try scenario.append("B2,C4,initial-conference,booked,2013-05-08,11:00,12:00,O1,R1,M1", to: Self.file)
    #expect(try scenario.read().faults.map(\.description) == [])
  }

  @Test("overlapping a long booking is found behind a short one")
  func findsOverlapBehindShortBooking() throws {
    let scenario = try ScenarioOnDisk()
    try scenario.append("B2,C4,initial-conference,booked,2013-05-10,09:00,16:00,O1,,", to: Self.file)
    try scenario.append("B3,C3,first-review-conference,booked,2013-05-10,10:00,11:00,O1,,", to: Self.file)
    try scenario.append("B4,C3,first-review-conference,booked,2013-05-10,12:00,13:00,O1,,", to: Self.file)
    let faults = try scenario.read().faults
    #expect(faults.map(\.row) == [12, 13])
    #expect(faults.allSatisfy { $0.column == "officer" && $0.severity == .error })
  }
}
