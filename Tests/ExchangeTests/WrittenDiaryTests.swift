// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Foundation
import StatutoryCalendar
import Testing
import Travel

@testable import Exchange

@Suite("Reading back a diary")
struct WrittenDiaryTests {
  private static let header = PlanFiles.diaryColumns.joined(separator: ",")
  private static let booked =
    "C1.later-review.2026-06-14,later-review,F1,C1,A1,A1,no,P1,,,2026-06-01,10:00,11:30,2026-05-03,2026-06-14,yes,new,LAC3,,"
  private static let summary = """
    {"scope": "plan", "changes": [], "reallocate": false,
     "allocation": {"families": 1, "allocated": 1, "objective": 7, "bound": 6.5, "gap": 0, "seconds": 0.1}}
    """

  private static func scenario() -> Scenario {
    var scenario = Scenario(policy: Policy(service: "Small", start: Day(number: 20_000)))
    scenario.officers = [Officer(id: "A1", fteThousandths: 1000, roles: [.reviews], base: "P1")]
    scenario.families = [Family(id: "F1")]
    scenario.children = [Child(id: "C1", family: "F1", birth: Day(number: 15_000))]
    scenario.places = [Place(id: "P1", kind: .venue, point: .init(easting: 0, northing: 0), district: "d")]
    scenario.rooms = [Room(id: "R1", venue: "P1")]
    scenario.minuteTakers = [MinuteTaker(id: "T1", base: "P1")]
    return scenario
  }

  private func read(
    rows: [String], header: String = header, summary: String = summary
  ) throws -> (diary: WrittenDiary?, faults: [String]) {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("diary-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let text = ([header] + rows).joined(separator: "\n") + "\n"
    try text.write(to: folder.appendingPathComponent(PlanFiles.diary), atomically: true, encoding: .utf8)
    try summary.write(
      to: folder.appendingPathComponent(PlanFiles.summary), atomically: true, encoding: .utf8)
    let (diary, faults) = WrittenDiary.read(folder: folder.path, scenario: Self.scenario())
    return (diary, faults.map(\.description))
  }

  @Test("gives its rows as they were written")
  func rows() throws {
    let unbooked =
      "C1.later-review-conference.2026-07-01,later-review-conference,F1,C1,,A1,no,P1,,,,,,,2026-07-01,no,unbooked,CP3,C1:later-review,C1.later-review.2026-06-14"
    let (diary, faults) = try read(rows: [Self.booked, unbooked])
    #expect(faults.isEmpty)
    let rows = try #require(diary).rows
    #expect(rows.count == 2)
    #expect(rows[0].officer == "A1" && rows[0].day == Day(iso: "2026-06-01"))
    #expect(rows[0].span == TimeSpan(start: ClockTime(minutes: 600), end: ClockTime(minutes: 690)))
    #expect(rows[0].opens == Day(iso: "2026-05-03") && rows[0].inWindow && rows[0].status == .new)
    #expect(rows[0].follows == nil && rows[1].follows == "C1.later-review.2026-06-14")
    #expect(rows[1].day == nil && rows[1].combined == [JoinedReview(child: "C1", kind: .laterReview)])
    #expect(diary?.summary.allocation.objective == 7 && diary?.summary.allocation.bound == 6.5)
  }

  @Test(
    "says file, row, column, value and what was expected",
    arguments: [
      (
        ",A1,A1,", ",A9,A1,",
        "column officer, \"A9\": expected an officer that stands in the scenario's officers.csv"
      ),
      (",A1,A1,", ",,A1,", "column officer: expected an officer that stands in the scenario's officers.csv"),
      (
        "F1,C1,", "F9,C1,",
        "column family, \"F9\": expected a family that stands in the scenario's families.csv"
      ),
      (
        "F1,C1,", "F1,C9,",
        "column children, \"C9\": expected a child that stands in the scenario's children.csv"
      ),
      ("F1,C1,", "F1,,", "column children: expected the ids of one or more children"),
      (
        "no,P1,,", "no,P1,R9,", "column room, \"R9\": expected a room that stands in the scenario's rooms.csv"
      ),
      (
        "no,P1,,", "no,P9,,",
        "column place, \"P9\": expected a place that stands in the scenario's places.csv"
      ),
      (
        "2026-06-01,", "2026-02-30,",
        "column date, \"2026-02-30\": expected a date that exists, as yyyy-mm-dd"
      ),
      ("10:00,11:30", "10:00,09:30", "column end, \"09:30\": expected a time after 10:00, the start"),
      ("10:00,11:30", "ten,11:30", "column start, \"ten\": expected a time as hh:mm, 00:00 to 24:00"),
      (",later-review,F1", ",later-revue,F1", "column kind, \"later-revue\": expected one of first-review"),
      (",new,", ",newer,", "column status, \"newer\": expected one of new, kept, unbooked, moved, adjourned"),
      (",A1,no,", ",A1,maybe,", "column cover, \"maybe\": expected yes or no"),
      (",new,", ",unbooked,", "column date, \"2026-06-01\": expected nothing: the meeting is unbooked"),
      (
        "LAC3,", "LAC3,C1",
        "column combined, \"C1\": expected CHILD:KIND, a review that is held with the conference"
      ),
      (
        "LAC3,,", "LAC3,,C1.later-review.2025-12-14",
        "column follows, \"C1.later-review.2025-12-14\": expected a meeting that stands in diary.csv"
      ),
      (
        "LAC3,,", "LAC3,,C1.later-review.2026-06-14",
        "column follows, \"C1.later-review.2026-06-14\": expected another meeting, which this one comes after"
      ),
    ])
  func faults(from: String, to: String, expected: String) throws {
    let row = Self.booked.replacing(from, with: to, maxReplacements: 1)
    let (diary, faults) = try read(rows: [row])
    #expect(diary == nil)
    #expect(faults.contains { $0.hasPrefix("diary.csv, row 2, \(expected)") }, "\(faults)")
  }

  @Test("reads a diary of an earlier version: without follow-ons, or without combined meetings as well")
  func earlierVersions() throws {
    for count in [1, 2] {
      let header = PlanFiles.diaryColumns.dropLast(count).joined(separator: ",")
      let (diary, faults) = try read(rows: [String(Self.booked.dropLast(count))], header: header)
      #expect(faults.isEmpty)
      #expect(diary?.rows.map(\.follows) == [nil] && diary?.rows.map(\.combined) == [[]])
    }
    let (diary, faults) = try read(
      rows: [String(Self.booked.dropLast(7))],
      header: PlanFiles.diaryColumns.dropLast(3).joined(separator: ","))
    #expect(diary == nil)
    #expect(faults.contains { $0.contains("rule") }, "\(faults)")
  }

  @Test("refuses a meeting that stands twice")
  func twice() throws {
    let (diary, faults) = try read(rows: [Self.booked, Self.booked])
    #expect(diary == nil)
    #expect(
      faults == [
        "diary.csv, row 3, column meeting, \"C1.later-review.2026-06-14\": stands already in row 2; each meeting has"
          + " one row"
      ])
  }

  @Test(
    "says of the summary what is wrong with it",
    arguments: [
      ("\"plan\"", "\"allocate\"", "column scope, \"allocate\": expected plan or rebook"),
      ("\"plan\"", "\"rebook\"", "column rebook: expected the day of the mending as today"),
      ("[]", "[\"gone\"]", "column changes, \"gone\""),
      ("false", "0", "column reallocate: expected true or false"),
      ("\"objective\": 7,", "", "column allocation: expected a whole number as objective"),
    ])
  func summaryFaults(from: String, to: String, expected: String) throws {
    let (diary, faults) = try read(rows: [Self.booked], summary: Self.summary.replacing(from, with: to))
    #expect(diary == nil)
    #expect(faults.contains { $0.hasPrefix("summary.json, \(expected)") }, "\(faults)")
  }
}
