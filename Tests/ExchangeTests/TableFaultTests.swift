// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Foundation
import Testing

@testable import Exchange

@Suite("Files, headers and cells that are wrong")
struct TableFaultTests {
  @Test("say so with file, row, column and value", arguments: files + headers + cells + bytes)
  func areReported(_ input: BadInput) throws { try input.check() }

  private static let files: [BadInput] = [
    BadInput("a table that is missing", at: "working_hours.csv", nil, nil, nil, says: "the file is missing") {
      try $0.remove("working_hours.csv")
    },
    BadInput("an empty file", at: "travel.csv", nil, nil, nil, says: "the file is empty") {
      try $0.write("", "travel.csv")
    },
    BadInput("a file of blank lines", at: "travel.csv", nil, nil, nil, says: "the file is empty") {
      try $0.write("\r\n\n,,\n", "travel.csv")
    },
    BadInput("no data package", at: "datapackage.json", nil, nil, nil, says: "the file is missing") {
      try $0.remove("datapackage.json")
    }.warning,
    BadInput("an unknown table", at: "Travels.CSV", nil, nil, nil, says: "not known here and was not read") {
      try $0.write("a,b\n", "Travels.CSV")
    }.warning,
    BadInput("no policy", at: "policy.json", nil, nil, nil, says: "cannot be read: No such file") {
      try $0.remove("policy.json")
    },
  ]

  private static let headers: [BadInput] = [
    BadInput(
      "a missing column", "person,first,last,kind\nO1,2013-05-13,2013-05-17,leave",
      to: "person,first,kind\nO1,2013-05-13,leave", at: "absences.csv", 1, "last", nil,
      says: "the column is missing; needed: person, first, last, kind"),
    BadInput(
      "an unknown column", "officer,date,duty\nO1,2013-04-08,front-door",
      to: "officer,date,duty,note\nO1,2013-04-08,front-door,x", at: "duty_days.csv", 1, "note", nil,
      says: "not known here; known: officer, date, duty"),
    BadInput(
      "a misspelt optional column", "roles,skills,base", to: "roles,skils,base", at: "officers.csv", 1,
      "skils", nil,
      says: "did you mean skills?"),
    BadInput("a repeated column", at: "travel.csv", 1, "from", nil, says: "stands twice") {
      try $0.write("from,to,minutes,from\nOFFICE,P2,75,P1\n", "travel.csv")
    },
    BadInput("a column without a name", at: "travel.csv", 1, "", nil, says: "a column has no name") {
      try $0.write("from,to,minutes,\nOFFICE,P2,75,\n", "travel.csv")
    },
    BadInput("semicolons", at: "travel.csv", 1, nil, "from;to;minutes", says: "separated by semicolons") {
      try $0.write("from;to;minutes\nOFFICE;P2;75\n", "travel.csv")
    },
    BadInput("tabs", at: "travel.csv", 1, nil, "from\\tto\\tminutes", says: "separated by tabs") {
      try $0.write("from\tto\tminutes\nOFFICE\tP2\t75\n", "travel.csv")
    },
  ]

  private static let cells: [BadInput] = [
    BadInput(
      "too few cells", "OFFICE,P2,75", to: "OFFICE,P2", at: "travel.csv", 2, nil, "2 cells",
      says: "expected 3 cells"),
    BadInput(
      "too many cells", appending: "V1,P2,75,x", at: "travel.csv", 3, nil, "4 cells",
      says: "expected 3 cells"),
    BadInput(
      "a needed cell that is empty", "OFFICE,P2,75", to: "OFFICE,,75", at: "travel.csv", 2, "to", nil,
      says: "expected a value; the cell is empty"),
    BadInput(
      "words for a number", "P2,75", to: "P2,an hour", at: "travel.csv", 2, "minutes", "an hour",
      says: "expected a whole number from 0 to 600"),
    BadInput(
      "a number out of range", "P2,75", to: "P2,601", at: "travel.csv", 2, "minutes", "601",
      says: "expected a whole number from 0 to 600"),
    BadInput(
      "a number with a plus sign", "P2,75", to: "P2,+75", at: "travel.csv", 2, "minutes", "+75",
      says: "expected a whole number"),
    BadInput(
      "a number beyond all bounds", "P2,75", to: "P2,99999999999999999999", at: "travel.csv", 2, "minutes",
      "99999999999999999999", says: "expected a whole number"),
    BadInput(
      "an impossible date", "2005-01-31", to: "2005-02-30", at: "children.csv", 3, "birth", "2005-02-30",
      says: "expected a date that exists"),
    BadInput(
      "a date as a spreadsheet saves it", "2005-01-31", to: "31/01/2005", at: "children.csv", 3, "birth",
      "31/01/2005", says: "write 2005-01-31"),
    BadInput(
      "a date that is none", "2005-01-31", to: "January", at: "children.csv", 3, "birth", "January",
      says: "expected a date as yyyy-mm-dd"),
    BadInput(
      "a date before 1900", "2005-01-31", to: "1899-12-31", at: "children.csv", 3, "birth", "1899-12-31",
      says: "from 1900-01-01 to 2100-12-31"),
    BadInput(
      "a date after 2100", "2013-07-01", to: "2101-01-01", at: "children.csv", 5, "birth", "2101-01-01",
      says: "from 1900-01-01 to 2100-12-31"),
    BadInput(
      "a time that is none", "09:30,15:00", to: "9:30,15:00", at: "working_hours.csv", 2, "start", "9:30",
      says: "expected a time as hh:mm"),
    BadInput(
      "a word that is not among those allowed", "leave", to: "leav", at: "absences.csv", 2, "kind", "leav",
      says: "expected one of leave, training, sickness, parental, other; did you mean leave?"),
    BadInput(
      "a weekend as a weekday", "monday", to: "saturday", at: "working_hours.csv", 2, "weekday", "saturday",
      says: "expected one of monday, tuesday, wednesday, thursday, friday"),
    BadInput(
      "an id with a blank", "C3,F2", to: "C 3,F2", at: "children.csv", 4, "child", "C 3",
      says: "expected an id of 1 to 40 letters"
    ).alsoBreaking("busy.csv", "statuses.csv", "meetings.csv"),
    BadInput(
      "an id that is too long", "O1,2013-04-08,front-door",
      to: "O1,2013-04-08,\(String(repeating: "x", count: 41))",
      at: "duty_days.csv", 2, "duty", String(repeating: "x", count: 41), says: "expected a word of 1 to 40"),
    BadInput(
      "an id with an invisible blank", "OFFICE,P2,75", to: "OFFICE\u{A0},P2,75", at: "travel.csv", 2, "from",
      "OFFICE\\u{A0}", says: "expected an id"),
    BadInput(
      "a name where a word is expected", "front-door", to: "Mrs Müller", at: "duty_days.csv", 2, "duty",
      "Mrs Müller", says: "expected a word"),
    BadInput(
      "a list with an empty item", "court;signing", to: "court;;signing", at: "officers.csv", 2, "skills",
      "court;;signing", says: "without an empty item"),
    BadInput(
      "a list with an item twice", "court;signing", to: "court;signing;court", at: "officers.csv", 2,
      "skills",
      "court", says: "stands twice in the list"),
    BadInput(
      "a key twice", appending: "OFFICE,P2,80", at: "travel.csv", 3, nil, "OFFICE, P2",
      says: "row 2 has the same from, to"),
  ]

  private static let bytes: [BadInput] = [
    BadInput(
      "bytes that are not UTF-8", at: "duty_days.csv", 3, "duty", "caf\u{FFFD}", says: "is not UTF-8; save"
    ) {
      try $0.write(
        Array(try $0.bytes("duty_days.csv")) + Array("O1,2013-04-09,caf".utf8) + [0xE9, 0x0A], "duty_days.csv"
      )
    },
    BadInput(
      "a header that is not UTF-8", at: "duty_days.csv", 1, nil, "\u{FFFD}", says: "is not UTF-8; save"
    ) {
      try $0.write(Array("officer,".utf8) + [0xE9, 0x0A], "duty_days.csv")
    },
    BadInput("UTF-16 with a mark", at: "travel.csv", nil, nil, nil, says: "UTF-16; save it as UTF-8") {
      try $0.write([0xFF, 0xFE] + Array("from,to".utf16).flatMap { [UInt8($0 & 0xFF), 0] }, "travel.csv")
    },
    BadInput("UTF-16 without a mark", at: "travel.csv", nil, nil, nil, says: "UTF-16; save it as UTF-8") {
      try $0.write(Array("from,to".utf16).flatMap { [0, UInt8($0 & 0xFF)] }, "travel.csv")
    },
    BadInput("a zero byte", at: "duty_days.csv", 2, "duty", "front\\u{0}door", says: "control character") {
      try $0.replace("front-door", with: "front\0door", in: "duty_days.csv")
    },
    BadInput(
      "a quotation mark inside a cell", at: "duty_days.csv", 2, "duty", nil, says: "double those inside"
    ) {
      try $0.replace("front-door", with: "front\"door", in: "duty_days.csv")
    },
    BadInput(
      "text after a closing quotation mark", at: "duty_days.csv", 2, "duty", nil, says: "double those inside"
    ) {
      try $0.replace("front-door", with: "\"front\"door", in: "duty_days.csv")
    },
    BadInput("a quotation mark never closed", at: "duty_days.csv", 2, "duty", nil, says: "never closed") {
      try $0.replace("front-door", with: "\"front-door", in: "duty_days.csv")
    },
  ]

  @Test("are all reported at once, by file, row and column")
  func areReportedTogether() throws {
    let scenario = try ScenarioOnDisk()
    try scenario.replace("OFFICE,P2,75", with: "NOWHERE,P2,x", in: "travel.csv")
    try scenario.replace("2005-01-31", with: "2005-02-30", in: "children.csv")
    try scenario.append("O9,2013-13-01,a b", to: "duty_days.csv")
    let faults = try scenario.read().faults
    #expect(
      faults.map { "\($0.file) \($0.row ?? 0) \($0.column ?? "")" } == [
        "children.csv 3 birth", "duty_days.csv 3 date", "duty_days.csv 3 duty", "duty_days.csv 3 officer",
        "travel.csv 2 from", "travel.csv 2 minutes",
      ])
  }

  @Test("say where there is no scenario at all")
  func sayThereIsNoFolder() throws {
    let folder = try TemporaryFolder()
    let calendar = try #require(ScenarioOnDisk.calendar)
    for path in [folder.path("nothing"), "/etc/hostname"] {
      let reading = ScenarioReading.read(folder: path, calendar: calendar)
      #expect(reading.scenario == nil)
      #expect(
        reading.faults.map(\.description) == ["\(path): expected a folder with the tables of a scenario"])
    }
    #expect(
      ScenarioReading.read(folder: folder.path, calendar: calendar).faults.filter { $0.severity == .error }
        .map(\.file) == [
          "children.csv", "families.csv", "officers.csv", "places.csv", "policy.json", "statuses.csv",
          "working_hours.csv",
        ])
  }

  @Test("do not hide what is good: byte order mark, CRLF, blank rows, quotes, blanks")
  func toleratesSpreadsheets() throws {
    let original = try ScenarioOnDisk()
    let expected = try #require(try original.read().scenario)
    for schema in TableSchema.scenario {
      let text = try original.text(schema.file)
      let lines = text.components(separatedBy: "\n")
      // A cell of figures.csv holds a line break, which stays one.
      let isFigures = schema.name == "figures"
      let ended = isFigures ? text : lines.joined(separator: "\r\n") + "\r\n,,\r\n"
      try original.write([0xEF, 0xBB, 0xBF] + Array(ended.utf8), schema.file)
    }
    try original.replace(
      "O1,2013-04-08,front-door", with: " O1 ,\"2013-04-08\",\tfront-door", in: "duty_days.csv")
    let reading = try original.read()
    #expect(reading.faults.map(\.description) == [])
    let scenario = try #require(reading.scenario)
    #expect(scenario.meetings == expected.meetings)
    #expect(scenario.dutyDays == expected.dutyDays)
    #expect(scenario.figures == expected.figures)
    #expect(scenario.children == expected.children)
  }
}
