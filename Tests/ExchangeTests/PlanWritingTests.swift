// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Testing

@testable import Exchange

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

  @Test("has the terms of each choice, row by row")
  func hasTerms() throws {
    #expect(
      try text("terms.csv") == """
        family,children,rank,officer,travel,change,skills,leaving,split,caseload,total,extra
        F1,C1;C2,1,O2,200,1200,0,0,0,400,1800,0
        F1,C1;C2,2,O1,240,1200,0,0,0,400,1840,40
        F1,C1;C2,3,O4,95,0,300,1200,0,300,1895,95

        """)
  }

  @Test("has what managers' decisions cost")
  func hasOverrides() throws {
    #expect(
      try text("overrides.csv") == """
        family,decision,officer,reason,better_officer,saving
        F1,forbid,O5,"a dispute, heard in May",O5,12
        F3,keep,O2,near the end,,0

        """)
  }

  @Test("of a rebalancing has the trade-off and no diary")
  func hasTradeOff() throws {
    try PlanWriting.write(
      SmallPlan.rebalancing(), scenarioName: "small", policy: policy, versions: [:], further: [],
      to: folder.path("plan"))
    #expect(
      try folder.names(in: "plan") == [
        "allocation.csv", "breaches.csv", "overrides.csv", "summary.json", "terms.csv", "tradeoff.csv",
      ])
    #expect(
      try text("tradeoff.csv") == """
        children_moved,families_moved,caseload_cost,travel,highest_utilisation,lowest_utilisation,cost,cost_bound,chosen
        0,0,5000,900,1.180,0.007,5900,5900,no
        7,3,1000,950,1.050,0.800,1950,1900,yes

        """)
    let summary = try text("summary.json")
    for line in [
      "\"scope\": \"rebalance\",", "\"changes\": [\"leave:O3:2013-05-01\", \"merge\"],", "\"booking\": null,",
      "\"rebalance\": { \"target_percent\": 105, \"reached\": true, \"children_moved\": 7, "
        + "\"children_moved_bound\": 6, \"families_moved\": 3, \"target_given\": true, \"move_at_most\": null },",
    ] {
      #expect(summary.contains(line), "no \(line)")
    }
  }

  @Test("of an allocation alone has neither trade-off nor diary, and stale files vanish")
  func hasNoDiary() throws {
    var plan = try SmallPlan.rebalancing()
    plan.summary.scope = .allocate
    try PlanWriting.write(
      plan, scenarioName: "small", policy: policy, versions: [:], further: [], to: folder.path("plan"))
    #expect(
      try folder.names(in: "plan") == [
        "allocation.csv", "breaches.csv", "overrides.csv", "summary.json", "terms.csv",
      ])
    let summary = try text("summary.json")
    #expect(summary.contains("\"booking\": null,") && summary.contains("\"rebalance\": null,"))
  }

  @Test("has the diary")
  func hasDiary() throws {
    #expect(
      try text("diary.csv") == """
        meeting,kind,family,children,officer,named_officer,cover,place,room,minute_taker,date,start,end,\
        window_opens,window_closes,in_window,status,rule,combined,follows
        B1,later-review-conference,F1,C1;C2,O1,O2,yes,V1,R1,M1,2013-05-08,09:30,11:00,2013-05-01,2013-05-08,yes,\
        kept,CP3,C1:second-review;C2:later-review,
        C3.later-review.2013-06-14,later-review,F2,C3,,,no,P1,,,,,,,2013-06-14,no,unbooked,LAC3,,B1

        """)
  }

  @Test("has the breaches")
  func hasBreaches() throws {
    #expect(
      try text("breaches.csv") == """
        subject,id,kind,cause,detail,remedy
        family,F2,,maximum-caseload,all are full,
        meeting,C3.later-review.2013-06-14,later-review,no-officer-time,"nobody, on any day","one more half-day of \
        O2, on 2013-06-12"

        """)
  }

  @Test("has what binds, by week, resource and id")
  func hasBinding() throws {
    #expect(
      try text("binding.csv") == """
        week,resource,id,minutes,breaches
        2013-04-29,notice,initial-conference,1,0
        2013-06-10,room,V1,310,0
        2013-06-10,minute-taker,service,12,0
        2013-06-10,officer,O2,20010,1

        """)
  }

  @Test("of a re-booking has the diary before, what changed and why")
  func hasChanges() throws {
    let diary = try text("diary.csv")
    try PlanWriting.write(
      SmallPlan.rebooking(), scenarioName: "small", policy: policy, versions: [:], further: [],
      to: folder.path("plan"))
    #expect(
      try folder.names(in: "plan") == [
        "allocation.csv", "before.csv", "binding.csv", "breaches.csv", "changes.csv", "diary.csv",
        "overrides.csv", "summary.json", "terms.csv",
      ])
    #expect(try text("before.csv") == diary)
    #expect(
      try text("diary.csv").contains("B1,later-review-conference,F1,C1;C2,O2,O2,no,V1,R1,M1,2013-05-08"))
    #expect(
      try text("changes.csv") == """
        meeting,change,before,after,reason
        B1,moved,O1 2013-05-08 09:30 R1 M1,O2 2013-05-08 09:30 R1 M1,"officer O1 is away, ""sick\"""
        C3.later-review.2013-06-14,lost,O1 2013-06-12 10:00 - -,-,nobody else may chair

        """)
    let summary = try text("summary.json")
    for line in [
      "\"scope\": \"rebook\",", "\"booking\": { \"meetings\": 2,", "\"rebalance\": null,",
      "\"today\": \"2013-04-08\"", "\"changes\": [\"absent:O1:2013-05-01..2013-07-31\"]",
      "\"pinned\": [\"B7\", \"B9\"]",
      "\"published\": 2,", "\"moved\": 0,", "\"lifted\": 2,", "\"lost\": 1,",
      "\"objective\": 100060\n",
    ] {
      #expect(summary.contains(line), "no \(line)")
    }
  }

  @Test("of a whole plan replaces the files of a re-booking")
  func replacesRebooking() throws {
    for plan in [try SmallPlan.rebooking(), SmallPlan.make()] {
      try PlanWriting.write(
        plan, scenarioName: "small", policy: policy, versions: [:], further: [], to: folder.path("plan"))
    }
    #expect(
      try folder.names(in: "plan") == [
        "allocation.csv", "binding.csv", "breaches.csv", "diary.csv", "overrides.csv", "summary.json",
        "terms.csv",
      ])
  }

  @Test("has the figures about the whole, in the order of the format")
  func hasSummary() throws {
    let text = try text("summary.json")
    #expect(
      try keys(text) == [
        "service", "scenario", "scope", "changes", "seed", "threads", "time_limit", "status", "reallocate",
        "allocation", "booking", "rebalance", "rebook", "officers", "policy", "versions",
      ])
    for line in [
      "\"scope\": \"plan\",", "\"changes\": [],", "\"rebalance\": null,", "\"rebook\": null,", "\"seed\": 7,",
      "\"time_limit\": 60,", "\"status\": \"time-limit\",", "\"reallocate\": false,",
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
      (PlanFiles.breaches, PlanFiles.breachesColumns), (PlanFiles.terms, PlanFiles.termsColumns),
      (PlanFiles.overrides, PlanFiles.overridesColumns), (PlanFiles.binding, PlanFiles.bindingColumns),
    ] {
      let (table, faults) = CSVTable.read(file: file, in: folder.path("plan"), columns: columns)
      #expect(faults == [])
      let rows = [PlanFiles.terms: 3, PlanFiles.binding: 4][file] ?? 2
      #expect(table?.rows.count == rows, "\(file)")
      #expect(documentedSection(of: file)?.contains("`\(columns.joined(separator: ","))`") == true)
    }
  }
}
