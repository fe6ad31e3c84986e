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
  private func options(reallocate: Bool = false) -> PlanOptions {
    var options = PlanOptions()
    options.timeLimit = 600
    options.reallocate = reallocate
    options.threads = 1
    options.gap = 0.01
    return options
  }

  private func service(children: Int, seed: Int, start: String = "2026-01-05") throws -> Scenario {
    let calendar = try WorkingCalendar.english()
    var shape = ServiceShape(start: try #require(Day(iso: start)))
    shape.children = children
    shape.seed = UInt64(seed)
    shape.districts = 1 + seed % 3
    shape.venues = 1 + seed % 3
    return try ServiceGenerator.generate(shape, calendar: calendar)
  }

  @Test("Small services of every kind", arguments: 1...6)
  func smallServices(seed: Int) throws {
    let scenario = try service(children: 3 + 6 * seed, seed: seed)
    let found = try violations(inPlanOf: scenario, options())
    #expect(found.isEmpty, "seed \(seed): \(found)")
  }

  @Test("Services around Christmas and Easter, where days are closed", arguments: 1...2)
  func holidays(seed: Int) throws {
    let scenario = try service(
      children: 20, seed: seed, start: seed % 2 == 0 ? "2026-11-30" : "2026-03-16")
    let found = try violations(inPlanOf: scenario, options())
    #expect(found.isEmpty, "seed \(seed): \(found)")
  }

  @Test("The whole service allocated anew", arguments: 1...2)
  func reallocated(seed: Int) throws {
    let scenario = try service(children: 30, seed: 100 + seed)
    let found = try violations(inPlanOf: scenario, options(reallocate: true))
    #expect(found.isEmpty, "seed \(seed): \(found)")
  }

  @Test(
    "A service with a hard maximum, fixed starts, a five-minute grid and too few officers", arguments: 1...2)
  func scarce(seed: Int) throws {
    var scenario = try service(children: 24, seed: 200 + seed)
    scenario.policy.capacity.maximumChildrenPerFTE = 20
    scenario.policy.conferenceStarts = [ClockTime(minutes: 570), ClockTime(minutes: 810)]
    scenario.policy.gridMinutes = seed % 2 == 0 ? 5 : 30
    scenario.policy.noticeByKind[.laterReview] = 25
    let found = try violations(inPlanOf: scenario, options())
    #expect(found.isEmpty, "seed \(seed): \(found)")
  }

  @Test("A plan that was stopped at once keeps every rule", arguments: 1...2)
  func stopped(seed: Int) throws {
    let scenario = try service(children: 30, seed: 300 + seed)
    let stop = StopSignal()
    stop.raise()
    let found = try violations(inPlanOf: scenario, options(), stop: stop)
    #expect(found.isEmpty, "seed \(seed): \(found)")
  }

  @Test("Journeys that contradict the map", arguments: 1...2)
  func crookedTravel(seed: Int) throws {
    var scenario = try service(children: 20, seed: 400 + seed)
    let places = scenario.places.map(\.id)
    for (index, place) in places.enumerated().dropFirst() where index % 3 == 0 {
      scenario.travelOverrides.append(
        TravelOverride(from: places[0], to: place, minutes: (index * 37) % 90))
    }
    let found = try violations(inPlanOf: scenario, options())
    #expect(found.isEmpty, "seed \(seed): \(found)")
  }
}
