// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import LinearOptimization
import StatutoryCalendar
import Testing

@testable import Simulation

@Suite("Scenarios compared")
struct SweepTests {
  @Test(
    "a change is written as it is read",
    arguments: [
      "leave:O01:2026-05-29", "merge", "posts:2", "posts:1.5:reviews", "posts:1:conferences;reviews",
      "fte:O02:0.6",
      "minute-takers:1", "rooms:V01:2", "figure:sickness-percent:6", "figure:care-entries:x1.2",
      "policy:costs.cover:100",
    ])
  func text(_ text: String) throws {
    #expect(try SweepChange(text).description == text)
  }

  @Test(
    "what is no change is refused",
    arguments: [
      "", "posts", "posts:two", "posts:1:kings", "fte:O01:1.5", "rooms:V01:-1", "figure:x", "nothing:1",
    ])
  func refused(_ text: String) {
    #expect(throws: SweepChangeError.self) { try SweepChange(text) }
  }

  @Test("a range makes a scenario for each number, and the service as it is comes first")
  func ranges() throws {
    let variants = try SweepPlan.variants([
      ("posts", "posts:0..2"), ("ill", "figure:sickness-percent:2..6/2"), ("ill", "minute-takers:1"),
      ("leaver", "leave:O01:2026-05-29"),
    ])
    #expect(
      variants.map(\.name) == ["as-is", "posts=0", "posts=1", "posts=2", "ill=2", "ill=4", "ill=6", "leaver"])
    #expect(variants[3].changes == [.posts(2, roles: [])])
    #expect(variants[5].changes == [.figure("sickness-percent", .exactly(4)), .minuteTakers(1)])
    #expect(variants[7].step == nil)
    // The range may stand before other parts, with a factor, and beside dates.
    let others = try SweepPlan.variants([
      ("chairs", "posts:0.5..1/0.5:conferences"), ("demand", "figure:care-entries:x1..1.2/0.1"),
      ("away", "absent:O01:2026-05-04..2026-05-15"),
    ])
    #expect(
      others.map(\.name) == [
        "as-is", "chairs=0.5", "chairs=1", "demand=1", "demand=1.1", "demand=1.2", "away",
      ])
    #expect(others[2].changes == [.posts(1, roles: [.conferences])])
    #expect(others[5].changes == [.figure("care-entries", .times(1.2))])
    #expect(throws: SweepChangeError.self) {
      try SweepPlan.variants([("a", "posts:0..2"), ("a", "minute-takers:0..2")])
    }
  }

  @Test("the tasks cover every replication of every scenario once")
  func tasks() throws {
    let plan = SweepPlan(variants: try SweepPlan.variants([("posts", "posts:0..2")]), replications: 12)
    var seen: [String: Int] = [:]
    for task in plan.tasks {
      for replication in task.replications { seen["\(task.variant) \(replication)", default: 0] += 1 }
    }
    #expect(seen.count == 4 * 12)
    #expect(seen.values.allSatisfy { $0 == 1 })
    #expect(plan.tasks.map(\.number) == Array(1...plan.tasks.count))
  }

  @Test("changes are made to the tables, the course and the policy")
  func applying() throws {
    let scenario = try Courses.small()
    let changes = try [
      "posts:1.5", "fte:O01:0.5", "minute-takers:2", "figure:care-entries:x2", "figure:sickness-percent:9",
    ]
    .map { try SweepChange($0) }
    let id = scenario.officers[0].id.text
    let own = changes.map { change -> SweepChange in
      if case .fullTime(_, let thousandths) = change { return .fullTime(.init(id), thousandths: thousandths) }
      return change
    }
    let changed = try SweepChange.applying(own, to: scenario, calibration: Courses.calibration) {
      policy, _, _ in policy
    }
    #expect(changed.officers.count == scenario.officers.count + 2)
    #expect(changed.officers.suffix(2).map(\.fteThousandths) == [1000, 500])
    #expect(changed.officers[0].fteThousandths == 500)
    #expect(changed.minuteTakers.count == scenario.minuteTakers.count + 2)
    let entries = scenario.course.first { $0.quantity == "care-entries" }?.value ?? 0
    #expect(changed.course.first { $0.quantity == "care-entries" }?.value == 2 * entries)
    #expect(changed.course.first { $0.quantity == "sickness-percent" }?.value == 9)
    #expect(throws: SweepChangeError.self) {
      try SweepChange.applying(
        [.fullTime("nobody", thousandths: 500)], to: scenario, calibration: []
      ) { policy, _, _ in policy }
    }
  }

  @Test("differences are paired, with the interval of Student's t")
  func differences() throws {
    // Mean 2, standard deviation 1, of five: 2.776 / sqrt(5) either way.
    let difference = try #require(SweepSummary.difference([1, 1.5, 2, 2.5, 3].map { $0 }))
    #expect(abs(difference.mean - 2) < 1e-12)
    let half = 2.776 * (0.625 / 5.0).squareRoot()
    #expect(abs(difference.low - (2 - half)) < 1e-9 && abs(difference.high - (2 + half)) < 1e-9)
    #expect(difference.isClear)
    #expect(SweepSummary.difference([1]) == nil)
    // From tables of the distribution.
    for (degrees, quantile) in [(13, 2.160), (20, 2.086), (30, 2.042), (60, 2.000), (120, 1.980)] {
      #expect(abs(SweepSummary.studentQuantile(degrees: degrees) - quantile) < 0.0015)
    }
  }

  @Test("the frontier is the least number from which on the target is kept")
  func frontier() throws {
    let plan = SweepPlan(variants: try SweepPlan.variants([("posts", "posts:0..3")]), replications: 2)
    // By variant: as it is, then 0, 1, 2 and 3 posts more; one post is a lucky one.
    let means = [80.0, 80, 96, 94, 97]
    let samples = means.enumerated().flatMap { variant, mean in
      [-1.0, 1].enumerated().map { replication, off in
        SweepSample(
          variant: variant, replication: replication,
          values: [.init(measure: "reviews-in-time", unit: "percent", number: mean + off)])
      }
    }
    let comparison = SweepSummary.comparison(
      plan, samples, scenario: TinyService.scenario(), options: SimulationOptions())
    let row = try #require(comparison.frontier.first { $0.measure == "reviews-in-time" })
    #expect(row.needed == 3)
    #expect(row.neededForMost == 3)
    #expect(comparison.frontier.first { $0.measure == "initial-conferences-in-time" }?.needed == nil)
    let paired = try #require(comparison.row(2, "reviews-in-time")?.difference)
    #expect(paired.mean == 16 && paired.low == 16 && paired.high == 16)
  }

  @Test("with common chances more officers do not make more late, beyond noise")
  func moreOfficers() throws {
    let scenario = try Courses.small(children: 80, seed: 4)
    let more = try SweepChange.applying([.posts(2, roles: [])], to: scenario, calibration: []) {
      policy, _, _ in policy
    }
    func late(_ scenario: Scenario) throws -> Double {
      let tallies = try Courses.simulator(scenario, Courses.options(weeks: 13, replications: 2, threads: 2))
        .tallies(stop: StopSignal()) { _ in }
      let held = tallies.reduce(0) { sum, tally in sum + tally.kinds.values.reduce(0) { $0 + $1.held } }
      let late = tallies.reduce(0) { sum, tally in sum + tally.kinds.values.reduce(0) { $0 + $1.late } }
      return 100 * Double(late) / Double(held)
    }
    let (few, many) = (try late(scenario), try late(more))
    #expect(many <= few + 1, "\(few)% late as it is, \(many)% with two officers more")
  }
}
