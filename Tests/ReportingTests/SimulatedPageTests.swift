// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Testing

@testable import Reporting

@Suite("The pages of simulations")
struct SimulatedPageTests {
  private static func range(_ value: Double) -> ValueRange {
    ValueRange(median: value, low: value - 2, high: value + 2, mean: value, count: 9)
  }

  private static func year(done: Int = 20) -> SimulatedYear {
    func estimate(_ table: MeasureKey.Table, _ subject: String, _ measure: String, _ value: Double)
      -> Estimate
    {
      Estimate(
        key: MeasureKey(table, subject, measure, unit: measure.contains("time") ? "percent" : ""),
        range: range(value))
    }
    func outcome(_ name: String, _ value: Double) -> PublishedOutcome {
      PublishedOutcome(
        outcome: name, value: value, unit: "percent", period: "2026/27", source: "Report <1> & more",
        section: "2")
    }
    return SimulatedYear(
      service: "Sample & Sons", start: Day(number: 20_556), weeks: 52, asked: 20, done: done, seed: 7,
      changes: [.merge],
      estimates: [
        estimate(.service, "", "initial-conferences-in-time", 93.4),
        estimate(.service, "", "caseload-per-fte", 61.25),
        estimate(.meetings, "initial-conference", "held", 70),
        estimate(.meetings, "initial-conference", "in-time", 93.4),
        estimate(.causes, "late-notification", "late-meetings", 3),
        estimate(.officers, "O01", "meetings", 210),
        estimate(.months, "2026-04", "caseload-per-fte", 61), estimate(.weeks, "2026-04-13", "overdue", 2),
        estimate(.weeks, "2026-04-20", "overdue", 4),
      ],
      replications: [],
      comparisons: [
        OutcomeComparison(
          published: outcome("initial-conferences-in-time", 75.4), predicted: range(93.4), tolerance: 5),
        OutcomeComparison(published: outcome("reviews-in-time", 99), predicted: range(97), tolerance: 5),
        OutcomeComparison(published: outcome("something-else", 1), predicted: nil, tolerance: 0),
      ], figures: [], assumptions: [Assumption(assumption: "delays", value: "1", unit: "", reason: "none")])
  }

  private static func comparison() -> ScenarioComparison {
    ScenarioComparison(
      service: "Sample & Sons", start: Day(number: 20_556), weeks: 52, seed: 7,
      variants: [
        .init(name: "as-is", changes: [], origin: "as-is", step: nil, replications: 9),
        .init(name: "posts=1", changes: ["posts:1"], origin: "posts", step: 1, replications: 9),
        .init(name: "posts=2", changes: ["posts:2"], origin: "posts", step: 2, replications: 9),
      ],
      rows: [0, 1, 2].map { variant in
        .init(
          variant: variant, measure: "reviews-in-time", unit: "percent",
          range: range(90 + Double(variant) * 3),
          difference: variant == 0 ? nil : .init(mean: 3, low: 1, high: 5))
      },
      frontier: [
        .init(origin: "posts", measure: "reviews-in-time", target: 95, needed: 2, neededForMost: nil)
      ])
  }

  static let pages = [
    SimulationReport.html(year()), SimulationReport.html(year(done: 3)), SweepReport.html(comparison()),
  ]

  @Test(
    "are well-formed, in English, with one h1, landmarks, a skip link, sound headings, tables and regions",
    arguments: pages)
  func structure(page: String) throws {
    let page = try ParsedPage(text: page)
    try page.checkOpening()
    try page.checkHeadings(atLeast: 4)
    try page.checkTables()
    try page.checkRegions()
    #expect(try page.texts("//h1") == ["Sample & Sons"])
    #expect(try page.elements("//script").isEmpty)
  }

  @Test("calls a miss a miss, a hit a hit, and says what is not predicted")
  func verdicts() throws {
    let rows = try ParsedPage(text: SimulationReport.html(Self.year())).rows(ofTable: "published-table")
    #expect(rows.map { $0[6] } == ["Miss", "Hit", "Not predicted"])
    #expect(rows[0][1] == "75.4%")
    #expect(rows[0][5] == "18.0")
    #expect(rows[0][7] == "Report <1> & more, 2; 2026/27")
  }

  @Test("says when it was stopped early")
  func stopped() throws {
    let page = try ParsedPage(text: SimulationReport.html(Self.year(done: 3)))
    #expect(page.text.contains("Stopped early: 20 were asked for"))
  }

  @Test("compares scenarios with intervals, and says what it takes")
  func compared() throws {
    let page = try ParsedPage(text: SweepReport.html(Self.comparison()))
    let differences = try page.rows(ofTable: "differences-table")
    #expect(differences.count == 2)
    #expect(differences[0].contains("+3.0 (+1.0 to +5.0) clear"))
    let frontier = try page.rows(ofTable: "frontier-table")
    #expect(frontier == [["posts", "Reviews in time", "95.0%", "2.0", "more than the range has"]])
  }
}
