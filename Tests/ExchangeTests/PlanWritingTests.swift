// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Testing

@testable import Exchange

/// A plan with something in every column, and one with nothing where nothing may be.
enum SmallPlan {
  static func make() -> Plan {
    var summary = PlanSummary()
    summary.status = .timeLimit
    summary.seed = 7
    summary.threads = 2
    summary.timeLimit = 60
    summary.allocation.families = 2
    summary.allocation.allocated = 1
    summary.allocation.objective = 3000
    summary.allocation.bound = 2999.123_456
    summary.allocation.seconds = 0.123_456
    summary.booking.meetings = 2
    summary.booking.booked = 1
    summary.booking.inWindow = 1
    summary.booking.breaches = 1
    summary.booking.objective = 0
    summary.officers = [
      .init(
        id: "O2", fteThousandths: 625, caseloadBefore: 0, caseloadAfter: 2, loadBefore: 0, loadAfter: 20_000,
        capacity: 58_275)
    ]
    return Plan(
      allocation: [
        AllocationDecision(
          family: "F1", children: ["C1", "C2"], officer: "O2", previousOfficer: "O3", changed: true,
          load: 1200,
          travel: 200, cost: 1800, second: .init(officer: "O1", extra: 40),
          third: .init(officer: "O4", extra: 95),
          reasons: ["knows the family; is near", "has the skill \"court\""]),
        AllocationDecision(
          family: "F2", children: [], officer: nil, previousOfficer: nil, changed: false, load: 0, travel: 0,
          cost: 0, second: nil, third: nil, reasons: []),
      ],
      diary: [
        Booking(
          meeting: "B1", kind: .laterReviewConference, family: "F1", children: ["C1", "C2"], officer: "O1",
          namedOfficer: "O2", cover: true, place: "V1", room: "R1", minuteTaker: "M1", day: day("2013-05-08"),
          span: span("09:30", "11:00"), opens: day("2013-05-01"), closes: day("2013-05-08"), status: .kept,
          rule: "CP3"),
        Booking(
          meeting: "C3.later-review.2013-06-14", kind: .laterReview, family: "F2", children: ["C3"],
          officer: nil,
          namedOfficer: nil, cover: false, place: "P1", room: nil, minuteTaker: nil, day: nil, span: nil,
          opens: nil, closes: day("2013-06-14"), status: .unbooked, rule: "LAC3"),
      ],
      breaches: [
        Breach(subject: .family("F2"), cause: .maximumCaseload, detail: "all are full"),
        Breach(
          subject: .meeting("C3.later-review.2013-06-14", .laterReview), cause: .noOfficerTime,
          detail: "nobody, on any day"),
      ], summary: summary)
  }
}

@Suite("A plan that is written")
struct PlanWritingTests {
  private let folder: TemporaryFolder
  private let policy = RichScenario.make().policy

  init() throws {
    folder = try TemporaryFolder()
    try PlanWriting.write(
      SmallPlan.make(), scenarioName: "small", policy: policy,
      versions: ["glpk": "5.0", "swift": "6.3", "convenor": "0.1", "extra": "x"], further: [],
      to: folder.path("plan"))
  }

  private func text(_ file: String) throws -> String {
    String(decoding: try SystemFile.bytes(of: folder.path("plan/" + file)), as: UTF8.self)
  }

  @Test("has the decisions on families")
  func hasAllocation() throws {
    #expect(
      try text("allocation.csv") == """
        family,children,officer,previous_officer,changed,load,travel,cost,second,second_extra,third,third_extra,reasons
        F1,C1;C2,O2,O3,yes,1200,200,1800,O1,40,O4,95,"knows the family, is near;has the skill ""court\"""
        F2,,,,no,0,0,0,,,,,

        """)
  }

  @Test("has the diary")
  func hasDiary() throws {
    #expect(
      try text("diary.csv") == """
        meeting,kind,family,children,officer,named_officer,cover,place,room,minute_taker,date,start,end,\
        window_opens,window_closes,in_window,status,rule
        B1,later-review-conference,F1,C1;C2,O1,O2,yes,V1,R1,M1,2013-05-08,09:30,11:00,2013-05-01,2013-05-08,yes,\
        kept,CP3
        C3.later-review.2013-06-14,later-review,F2,C3,,,no,P1,,,,,,,2013-06-14,no,unbooked,LAC3

        """)
  }

  @Test("has the breaches")
  func hasBreaches() throws {
    #expect(
      try text("breaches.csv") == """
        subject,id,kind,cause,detail
        family,F2,,maximum-caseload,all are full
        meeting,C3.later-review.2013-06-14,later-review,no-officer-time,"nobody, on any day"

        """)
  }

  @Test("has the figures about the whole, in the order of the format")
  func hasSummary() throws {
    let text = try text("summary.json")
    #expect(
      try keys(text) == [
        "service", "scenario", "seed", "threads", "time_limit", "status", "reallocate", "allocation",
        "booking",
        "officers", "policy", "versions",
      ])
    for line in [
      "\"seed\": 7,", "\"time_limit\": 60,", "\"status\": \"time-limit\",", "\"reallocate\": false,",
      "\"allocation\": { \"families\": 2, \"allocated\": 1, \"objective\": 3000, \"bound\": 2999.123, "
        + "\"gap\": 0.000292, \"seconds\": 0.123 },",
      "\"booking\": { \"meetings\": 2, \"booked\": 1, \"in_window\": 1, \"breaches\": 1, \"objective\": 0, "
        + "\"bound\": 0, \"gap\": 0, \"seconds\": 0 },",
      "\"id\": \"O2\", \"fte\": 0.625, \"caseload_before\": 0, \"caseload_after\": 2, "
        + "\"utilisation_before\": 0, \"utilisation\": 0.3432",
      "\"versions\": { \"convenor\": \"0.1\", \"swift\": \"6.3\", \"glpk\": \"5.0\", \"extra\": \"x\" }",
    ] {
      #expect(text.contains(line), "no \(line)")
    }
  }

  @Test("holds the policy in force, which reads as the same policy")
  func holdsPolicy() throws {
    let (summary, fault) = JSONValue.read(file: "summary.json", in: folder.path("plan"))
    #expect(fault == nil)
    let log = FaultLog()
    let value = try #require(summary?["policy"])
    let read = PolicyReading.read(value, calendar: try #require(ScenarioOnDisk.calendar), log: log)
    #expect(log.faults == [])
    #expect(read == policy)
  }

  @Test("reads with the columns that it is said to have")
  func readsWithItsColumns() throws {
    for (file, columns) in [
      (PlanFiles.allocation, PlanFiles.allocationColumns), (PlanFiles.diary, PlanFiles.diaryColumns),
      (PlanFiles.breaches, PlanFiles.breachesColumns),
    ] {
      let (table, faults) = CSVTable.read(file: file, in: folder.path("plan"), columns: columns)
      #expect(faults == [])
      #expect(table?.rows.count == 2)
      #expect(documentedSection(of: file)?.contains("`\(columns.joined(separator: ","))`") == true)
    }
  }
}
