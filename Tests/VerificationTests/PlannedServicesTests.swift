// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Exchange
import Foundation
import Generation
import LinearOptimization
import Planning
import StatutoryCalendar
import Testing
import Verification

/// The planner's own plans before the checker: two implementations of `Scenarios/MODEL.md` must agree.
@Suite("Plans of generated services pass the checker")
struct PlannedServicesTests {
  private func violations(
    _ scenario: Scenario, calendar: WorkingCalendar, reallocate: Bool = false, timeLimit: Double = 600,
    stop: StopSignal = StopSignal()
  ) throws -> [Violation] {
    var options = PlanOptions()
    options.timeLimit = timeLimit
    options.reallocate = reallocate
    options.threads = 1
    options.gap = 0.01
    let plan = try Planner.plan(scenario, calendar: calendar, options: options, stop: stop)
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try PlanWriting.write(
      plan, scenarioName: "test", policy: scenario.policy,
      versions: ["convenor": "0", "swift": "6", "glpk": "5"],
      further: [], to: folder)
    return try Checker.verify(scenario, planFolder: folder, calendar: calendar)
  }

  private func service(children: Int, seed: Int, start: String = "2026-01-05") throws -> (
    Scenario, WorkingCalendar
  ) {
    let calendar = try WorkingCalendar.english()
    var shape = ServiceShape(start: try #require(Day(iso: start)))
    shape.children = children
    shape.seed = UInt64(seed)
    shape.districts = 1 + seed % 3
    shape.venues = 1 + seed % 3
    return (try ServiceGenerator.generate(shape, calendar: calendar), calendar)
  }

  @Test("Small services of every kind", arguments: 1...12)
  func smallServices(seed: Int) throws {
    let (scenario, calendar) = try service(children: 3 + 4 * seed, seed: seed)
    let found = try violations(scenario, calendar: calendar)
    #expect(found.isEmpty, "seed \(seed): \(found)")
  }

  @Test("Services around Christmas and Easter, where days are closed", arguments: 1...4)
  func holidays(seed: Int) throws {
    let (scenario, calendar) = try service(
      children: 20, seed: seed, start: seed % 2 == 0 ? "2026-11-30" : "2026-03-16")
    let found = try violations(scenario, calendar: calendar)
    #expect(found.isEmpty, "seed \(seed): \(found)")
  }

  @Test("The whole service allocated anew", arguments: 1...4)
  func reallocated(seed: Int) throws {
    let (scenario, calendar) = try service(children: 30, seed: 100 + seed)
    let found = try violations(scenario, calendar: calendar, reallocate: true)
    #expect(found.isEmpty, "seed \(seed): \(found)")
  }

  @Test(
    "A service with a hard maximum, fixed starts, a five-minute grid and too few officers", arguments: 1...4)
  func scarce(seed: Int) throws {
    var (scenario, calendar) = try service(children: 24, seed: 200 + seed)
    scenario.policy.capacity.maximumChildrenPerFTE = 20
    scenario.policy.conferenceStarts = [ClockTime(minutes: 570), ClockTime(minutes: 810)]
    scenario.policy.gridMinutes = seed % 2 == 0 ? 5 : 30
    scenario.policy.noticeByKind[.laterReview] = 25
    let found = try violations(scenario, calendar: calendar)
    #expect(found.isEmpty, "seed \(seed): \(found)")
  }

  @Test("A plan that was stopped at once keeps every rule", arguments: 1...3)
  func stopped(seed: Int) throws {
    let (scenario, calendar) = try service(children: 40, seed: 300 + seed)
    let stop = StopSignal()
    stop.raise()
    let found = try violations(scenario, calendar: calendar, stop: stop)
    #expect(found.isEmpty, "seed \(seed): \(found)")
  }

  @Test("Journeys that contradict the map", arguments: 1...3)
  func crookedTravel(seed: Int) throws {
    var (scenario, calendar) = try service(children: 20, seed: 400 + seed)
    let places = scenario.places.map(\.id)
    for (index, place) in places.enumerated().dropFirst() where index % 3 == 0 {
      scenario.travelOverrides.append(
        TravelOverride(from: places[0], to: place, minutes: (index * 37) % 90))
    }
    let found = try violations(scenario, calendar: calendar)
    #expect(found.isEmpty, "seed \(seed): \(found)")
  }
}
