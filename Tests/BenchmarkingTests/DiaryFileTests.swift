// SPDX-License-Identifier: GPL-3.0-or-later

import Booking
import Foundation
import Testing

@testable import Benchmarking

@Suite("Diaries between programs")
struct DiaryFileTests {
  /// Two days, two officers, a room and a minute taker; the second meeting follows the first.
  private static func instance() -> PortableDiary {
    func person(_ base: Int) -> BookingProblem.Person {
      BookingProblem.Person(
        base: base,
        days: [
          .init(hours: 540..<1020, busy: [600..<630], kept: [.init(span: 780..<840, place: 1)]),
          .init(hours: nil),
        ])
    }
    var review = BookingProblem.Meeting(
      place: 1, minutes: 60, venue: nil, needsMinuteTaker: false, chairs: [.init(officer: 0, cost: 0)],
      days: [.init(day: 0, cost: 4, isLate: false, isSchoolDay: true)], starts: nil)
    review.unavailable = [0: [900..<960]]
    let conference = BookingProblem.Meeting(
      place: 2, minutes: 120, venue: 0, needsMinuteTaker: true,
      chairs: [.init(officer: 1, cost: 0), .init(officer: 0, cost: 240)],
      days: [
        .init(day: 0, cost: 0, isLate: false, isSchoolDay: false),
        .init(day: 1, cost: 10, isLate: true, isSchoolDay: false),
      ], starts: [600, 840])
    var problem = BookingProblem(
      grid: 30, dayCount: 2, meetingsPerDay: 3, gap: 15, unbookedCost: 100_000,
      school: .init(hours: 540..<930, cost: 60), meetings: [review, conference],
      officers: [person(0), person(2)],
      minuteTakers: [person(2)], venues: [.init(rooms: [[[540..<1020], []]])],
      travelMinutes: [0, 10, 20, 12, 0, 15, 21, 15, 0], placeCount: 3, detourSaving: 5)
    problem.rest = .init(minutes: 30, span: 690..<870)
    problem.dayNumbers = [5, 8]
    problem.timing = .init(late: 20_000, latePerDay: 500, marginDays: 7, earlyPerDay: 2, marginPerDay: 10)
    problem.followOns = [
      .init(predecessor: 0, successor: 1, opens: [5, 0], closes: [7, 0], otherwise: 5...9)
    ]
    return PortableDiary(
      name: "small", constant: 44, problem: problem,
      labels: .init(
        meetings: ["a", "b"], officers: ["O1", "O2"], minuteTakers: ["M1"],
        days: ["2026-01-05", "2026-01-08"]))
  }

  private func withFolder(_ work: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("diary-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try work(folder.path)
  }

  @Test("An instance that is read is the one that was written, every field of it")
  func roundTrip() throws {
    try withFolder { folder in
      try JSONFile.write(Self.instance(), to: "\(folder)/a.json")
      let read = try JSONFile.diary(path: "\(folder)/a.json")
      let (old, new) = (Self.instance().problem, read.problem)
      #expect(read.name == "small" && read.constant == 44 && read.labels == Self.instance().labels)
      #expect(
        new.meetings == old.meetings && new.officers == old.officers && new.minuteTakers == old.minuteTakers)
      #expect(new.venues == old.venues && new.rest == old.rest && new.school == old.school)
      #expect(new.travelMinutes == old.travelMinutes && new.placeCount == old.placeCount)
      #expect(new.followOns == old.followOns && new.timing == old.timing && new.dayNumbers == old.dayNumbers)
      #expect(DiaryFile(read) == DiaryFile(Self.instance()))
      try JSONFile.write(read, to: "\(folder)/b.json")
      #expect(
        try Data(contentsOf: URL(fileURLWithPath: "\(folder)/a.json"))
          == Data(contentsOf: URL(fileURLWithPath: "\(folder)/b.json")))
    }
  }

  @Test(
    "A wrong number is refused with its place",
    arguments: [
      ("\"grid\":30", "\"grid\":0", "grid is 0"),
      ("\"meetings_per_day\":3", "\"meetings_per_day\":8", "meetings_per_day is 8; expected 0 to 7"),
      ("\"base\":2", "\"base\":9", "officers[1].base is 9; expected 0 to 2"),
      ("\"successor\":1", "\"successor\":7", "follow_ons[0].successor is 7"),
      ("\"span\":[780,840]", "\"span\":[840,780]", "officers[0].days[0].kept[0].span is [840, 780]"),
      ("\"day\":[0,1],\"late\"", "\"day\":[1,0],\"late\"", "meetings[1].days"),
      ("diary-instance-1", "diary-instance-9", "format is convenor-diary-instance-9"),
    ])
  func refusal(text: String, wrong: String, expected: String) throws {
    try withFolder { folder in
      let path = "\(folder)/a.json"
      try JSONFile.write(Self.instance(), to: path)
      let good = try String(contentsOfFile: path, encoding: .utf8)
      let bad = good.replacingOccurrences(of: text, with: wrong)
      #expect(bad != good)
      try bad.write(toFile: path, atomically: true, encoding: .utf8)
      let error = #expect(throws: JSONFileError.self) { try JSONFile.diary(path: path) }
      #expect(error?.description.contains(expected) == true, "\(error.map(\.description) ?? "")")
    }
  }

  @Test("An answer is priced by its travel, chair, day, school hours and the predecessor's day")
  func price() throws {
    let problem = Self.instance().problem
    let review = Placement(officer: 0, day: 0, start: 660, room: nil, minuteTaker: nil)
    let conference = Placement(officer: 0, day: 0, start: 840, room: 0, minuteTaker: 0)
    let empty = try BookingSolution([nil, nil], of: problem)
    #expect(empty.objective == 200_000)
    // The kept booking is at the review's place: no minute more; 4 for the day, 60 for school hours.
    #expect(try BookingSolution([review, nil], of: problem).objective == 100_000 + 64)
    // Base 0, kept at 1, conference at 2, base 0: 10 + 15 + 21, less 10 + 12; cover; the window closes on day 9.
    #expect(try BookingSolution([nil, conference], of: problem).objective == 100_000 + 24 + 240 + 30)
    // Its predecessor held on day 5, it is to be held by day 7: two days of margin instead of seven.
    #expect(try BookingSolution([review, conference], of: problem).objective == 64 + 24 + 240 + 50)
  }

  @Test("Placements that the problem does not have are refused with the meeting and the reason")
  func strangePlacements() {
    let problem = Self.instance().problem
    func reason(_ placements: [Placement?]) -> String {
      do throws(PlacementError) {
        _ = try BookingSolution(placements, of: problem)
        return "none"
      } catch {
        return error.description
      }
    }
    func review(officer: Int = 0, day: Int = 0, start: Int = 660, room: Int? = nil, taker: Int? = nil)
      -> [Placement?]
    {
      [Placement(officer: officer, day: day, start: start, room: room, minuteTaker: taker), nil]
    }
    #expect(reason(review()) == "none")
    #expect(reason([nil]) == "there are 1 placements; expected one for each of the 2 meetings")
    #expect(reason(review(officer: 1)) == "placements[0]: officer 1 may not chair the meeting")
    #expect(reason(review(day: 1)) == "placements[0]: day 1 is no day of the meeting")
    #expect(reason(review(start: 665)).hasPrefix("placements[0]: start 665: expected a multiple of 30"))
    #expect(reason(review(start: 990)).hasPrefix("placements[0]: start 990"))
    #expect(reason(review(room: 0)) == "placements[0]: it needs no room, but has one")
    #expect(reason(review(taker: 0)) == "placements[0]: it needs no minute taker, but has one")
    let noRoom = Placement(officer: 1, day: 0, start: 600, room: nil, minuteTaker: 0)
    #expect(reason([nil, noRoom]) == "placements[1]: expected a room of its venue, 0 to 0")
    let noTaker = Placement(officer: 1, day: 0, start: 600, room: 0, minuteTaker: 4)
    #expect(reason([nil, noTaker]) == "placements[1]: expected a minute taker, 0 to 0")
  }

  @Test(
    "A generated diary is exported, filled, and its answer judged by the checker; a spoilt one is found out")
  func chain() throws {
    try withFolder { folder in
      func run(_ line: String...) -> (status: Int32, results: [String], notes: [String]) {
        var (results, notes): ([String], [String]) = ([], [])
        let status = BenchmarkProgram.run(line, result: { results.append($0) }, note: { notes.append($0) })
        return (status, results, notes)
      }
      let exported = run("export-diary", "--size", "borough-quarter", "--folder", folder)
      #expect(exported.status == 0 && exported.notes == [])
      #expect(exported.results.first?.hasPrefix("borough-quarter-s1 meetings=") == true)
      let (instance, answer) = ("\(folder)/borough-quarter-s1.json", "\(folder)/answer.json")
      let filled = run(
        "solve-diary", instance, "--time-limit", "2", "--answer", answer, "--trajectory", "\(folder)/t.csv")
      #expect(filled.status == 0 && filled.notes == [])
      let objective = filled.results.first?.split(separator: " ").first { $0.hasPrefix("objective=") }
      let judged = run("judge-diary", "\(folder)/borough-quarter-s1", answer, "--plans", "\(folder)/plans")
      #expect(judged.status == 0 && judged.notes == [])
      #expect(judged.results.first?.contains(" violations=0") == true)
      #expect(
        judged.results.first?.contains(" \(objective ?? "?") ") == true, "\(judged.results) \(filled.results)"
      )
      #expect(FileManager.default.fileExists(atPath: "\(folder)/plans/answer/diary.csv"))

      var placements = try JSONFile.placements(path: answer)
      let officers = placements.compactMap { $0 }.map { [$0.officer, $0.day, $0.start] }
      let first = try #require(placements.firstIndex { $0 != nil })
      // Everybody who may is moved to the officer's day and start of the first one.
      let meetings = try JSONFile.diary(path: instance).problem.meetings
      let other = try #require(
        meetings.indices.first { index in
          index != first && meetings[index].venue == nil
            && meetings[index].chairs.contains { $0.officer == officers[0][0] }
            && meetings[index].days.contains { $0.day == officers[0][1] }
        })
      placements[other] = placements[first].map {
        Placement(officer: $0.officer, day: $0.day, start: $0.start, room: nil, minuteTaker: nil)
      }
      try JSONFile.write(placements: placements, to: answer)
      let found = run("judge-diary", "\(folder)/borough-quarter-s1", answer)
      #expect(found.status == 1 && found.results.first?.contains(" violations=0") == false)
      #expect(found.notes.joined().contains("officer-double-booked"), "\(found.notes)")
    }
  }
}
