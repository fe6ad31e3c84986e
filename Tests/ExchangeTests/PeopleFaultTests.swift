// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Exchange

@Suite("People, places and rooms that are wrong")
struct PeopleFaultTests {
  @Test("say so with file, row, column and value", arguments: officers + time + places)
  func areReported(_ input: BadInput) throws { try input.check() }

  private static let officers: [BadInput] =
    ["0", "1.001", "1.5", "-0.5", "0.6251", "0,5", "1e-1", ".5", "1.", "full"].map { fte in
      BadInput(
        "an FTE of \(fte)", "0.625", to: fte.contains(",") ? "\"\(fte)\"" : fte, at: "officers.csv", 3, "fte",
        fte,
        says: "expected a number above 0 and at most 1, with at most three decimals")
    } + [
      BadInput(
        "an officer twice", appending: "O3,0.5,reviews,,,OFFICE,,,,0,100", at: "officers.csv", 5, "officer",
        "O3",
        says: "stands already in row 4"),
      BadInput(
        "a caseload of nothing", ",90\n", to: ",0\n", at: "officers.csv", 3, "caseload_percent", "0",
        says: "expected a whole number from 1 to 100"),
      BadInput(
        "more than a whole caseload", ",90\n", to: ",101\n", at: "officers.csv", 3, "caseload_percent", "101",
        says: "expected a whole number from 1 to 100"),
      BadInput(
        "an officer without a role", "0.8,reviews,", to: "0.8,,", at: "officers.csv", 4, "roles", nil,
        says: "expected a role"),
      BadInput(
        "cover for a role that is held", "0.8,reviews,,", to: "0.8,reviews,reviews,", at: "officers.csv", 4,
        "cover_roles", "reviews", says: "is among the roles already"
      ).warning,
      BadInput(
        "an officer who ends before the start", "2009-01-05,2013-03-01", to: "2009-01-05,2009-01-04",
        at: "officers.csv", 4, "end", "2009-01-04", says: "expected a date from 2009-01-05 on"),
      BadInput(
        "an officer with families who has left", "OFFICE,,,T9", to: "OFFICE,,2013-04-01,T9",
        at: "officers.csv", 2,
        "end", "2013-04-01",
        says: "leaves before the plan starts on 2013-04-02; the officer's 1 family must be placed"
      ).warning,
      BadInput(
        "an officer with families who is yet to come", "OFFICE,,,T9", to: "OFFICE,2013-06-25,,T9",
        at: "officers.csv", 2, "start", "2013-06-25",
        says: "starts after the horizon, which ends on 2013-06-24"
      ).warning,
      BadInput(
        "a base that does not exist", "signing,OFFICE", to: "signing,HQ", at: "officers.csv", 2, "base", "HQ",
        says: "expected a place that stands in places.csv"),
      BadInput(
        "a minute taker with an officer's id", appending: "O2,OFFICE,,", at: "minute_takers.csv", 3,
        "minute_taker",
        "O2", says: "is an id in officers.csv, row 3, too"),
      BadInput(
        "a room with a minute taker's id", appending: "M1,V1,,", at: "rooms.csv", 4, "room", "M1",
        says: "is an id in minute_takers.csv, row 2, too"),
      BadInput(
        "a family with an officer's id", at: "families.csv", 4, "family", "O1",
        says: "is an id in officers.csv, row 2, too"
      ) {
        try $0.append("O1,,,,,,,,,,,", to: "families.csv")
        try $0.append("C9,O1,2011-02-28,,", to: "children.csv")
        try $0.append("C9,on-plan,2013-03-25,", to: "statuses.csv")
      },
      BadInput(
        "a child with a room's id", at: "children.csv", 6, "child", "R1",
        says: "is an id in rooms.csv, row 2, too"
      ) {
        try $0.append("R1,F2,2011-02-28,,", to: "children.csv")
        try $0.append("R1,on-plan,2013-03-25,", to: "statuses.csv")
      },
      BadInput(
        "no officers", at: "officers.csv", nil, nil, nil, says: "the table is empty; children need officers"
      ) {
        try $0.write("officer,fte,roles,base\n", "officers.csv")
      }.alsoBreaking(
        "absences.csv", "busy.csv", "decisions.csv", "duty_days.csv",
        "families.csv", "meetings.csv", "staff_course.csv", "working_hours.csv"),
    ]

  private static let time: [BadInput] = [
    BadInput(
      "hours of an unknown person", "O2,monday", to: "O9,monday", at: "working_hours.csv", 2, "person", "O9",
      says: "expected an officer or minute taker that stands in officers.csv or minute_takers.csv"),
    BadInput(
      "hours that end before they start", "09:30,15:00", to: "15:00,09:30", at: "working_hours.csv", 2, "end",
      "09:30", says: "expected a time after 15:00"),
    BadInput(
      "hours of no length", "09:30,15:00", to: "15:00,15:00", at: "working_hours.csv", 2, "end", "15:00",
      says: "expected a time after 15:00"),
    BadInput(
      "a third week of the fortnight", "thursday,2", to: "thursday,3", at: "working_hours.csv", 4, "week",
      "3",
      says: "expected a whole number from 1 to 2"),
    BadInput(
      "a weekday both every week and in one", appending: "O2,monday,1,09:00,10:00", at: "working_hours.csv",
      5,
      "week", "1", says: "row 2 gives the same weekday for every week"),
    BadInput(
      "a weekday twice", appending: "O2,monday,,09:00,10:00", at: "working_hours.csv", 5, nil, "O2, monday, ",
      says: "row 2 has the same person, weekday, week"),
    BadInput(
      "an absence that ends before it starts", "2013-05-17", to: "2013-05-12", at: "absences.csv", 2, "last",
      "2013-05-12", says: "expected a date from 2013-05-13 on"),
    BadInput(
      "a leave that covers the year", "2013-05-13,2013-05-17", to: "2013-03-01,2014-04-30",
      at: "absences.csv", 2,
      "last", "2013-03-01 to 2014-04-30",
      says: "away for the whole year from 2013-04-02; the officer's 1 family must be placed"
    ).alsoBreaking("meetings.csv").warning,
    BadInput(
      "a leave that covers the horizon", "2013-05-13,2013-05-17", to: "2013-04-02,2013-06-24",
      at: "absences.csv",
      2, "last", "2013-04-02 to 2013-06-24", says: "away for the whole horizon, through 2013-06-24"
    ).alsoBreaking("meetings.csv").warning,
    BadInput(
      "absences that join over a weekend to cover the horizon", "O1,2013-05-13,2013-05-17,leave",
      to: "O1,2013-05-20,2013-07-01,sickness\nO1,2013-04-01,2013-05-17,leave", at: "absences.csv", 3, "last",
      "2013-04-01 to 2013-07-01", says: "away for the whole horizon"
    ).alsoBreaking("meetings.csv").warning,
    BadInput(
      "a duty of somebody who is no officer", "O1,2013", to: "M1,2013", at: "duty_days.csv", 2, "officer",
      "M1",
      says: "expected an officer that stands in officers.csv"),
    BadInput(
      "a busy time of nobody", appending: "R9,2013-04-10,09:00,10:00", at: "busy.csv", 7, "holder", "R9",
      says: "expected an officer, minute taker, room, family or child that stands in officers.csv or"),
    BadInput(
      "a busy time of half a span", appending: "R1,2013-04-10,09:00,", at: "busy.csv", 7, "end", nil,
      says: "expected a value"),
  ]

  private static let places: [BadInput] = [
    BadInput(
      "a place of an unknown kind", "P2,placement", to: "P2,placment", at: "places.csv", 5, "kind",
      "placment",
      says: "expected one of office, venue, placement, home; did you mean placement?"),
    BadInput(
      "a place off the grid", "352400,", to: "52.4,", at: "places.csv", 6, "easting", "52.4",
      says: "expected a whole number from 0 to 700000"),
    BadInput(
      "a place twice", appending: "V1,venue,1,1,north", at: "places.csv", 7, "place", "V1",
      says: "stands already in row 6"),
    BadInput(
      "a room twice", appending: "R2,V1,,", at: "rooms.csv", 4, "room", "R2", says: "stands already in row 3"),
    BadInput(
      "a room in a placement", appending: "R3,P1,,", at: "rooms.csv", 4, "venue", "P1",
      says: "expected a place of kind venue or office; it is a placement"),
    BadInput(
      "a room that opens and does not close", appending: "R3,V1,09:00,", at: "rooms.csv", 4, "end", nil,
      says: "expected both start and end, or neither"),
    BadInput(
      "a room that closes before it opens", appending: "R3,V1,19:00,08:00", at: "rooms.csv", 4, "end",
      "08:00",
      says: "expected a time after 19:00"),
    BadInput(
      "a closure of nowhere", "flooded,V1", to: "flooded,V9", at: "closures.csv", 3, "place", "V9",
      says: "expected a place that stands in places.csv"),
    BadInput(
      "a journey within a place", "OFFICE,P2,75", to: "P2,P2,75", at: "travel.csv", 2, "to", "P2",
      says: "is the place it starts from"
    ).warning,
    BadInput(
      "no rooms while conferences are due", at: "rooms.csv", nil, nil, nil,
      says: "are due: initial-conference"
    ) {
      try $0.write("room,venue\n", "rooms.csv")
      try $0.write("holder,date,start,end\n", "busy.csv")
      try $0.replace("O1,R1,M1", with: "O1,,M1", in: "meetings.csv")
    }.warning,
    BadInput(
      "no rooms while conferences follow each other", at: "rooms.csv", nil, nil, nil,
      says: "are due: first-review-conference, initial-conference"
    ) {
      try $0.replace("\"horizon_weeks\": 12", with: "\"horizon_weeks\": 30", in: "policy.json")
      try $0.write("room,venue\n", "rooms.csv")
      try $0.write("holder,date,start,end\n", "busy.csv")
      try $0.replace("O1,R1,M1", with: "O1,,M1", in: "meetings.csv")
    }.warning,
    BadInput(
      "no minute takers while conferences are due", at: "minute_takers.csv", nil, nil, nil,
      says: "there are no minute takers, and meetings that need one are due: initial-conference"
    ) {
      try $0.remove("minute_takers.csv")
      try $0.remove("staff_course.csv")
      try $0.write("holder,date,start,end\n", "busy.csv")
      try $0.replace("O1,R1,M1", with: "O1,R1,", in: "meetings.csv")
    }.warning,
  ]
}
