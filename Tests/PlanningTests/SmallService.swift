// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Travel

@testable import Planning

/// A service small enough to work out by hand: two officers at one office, two families.
///
/// All places lie on a line east of the office; with one speed of 60 km/h, no detours and nothing fixed, each
/// kilometre is a minute.
enum SmallService {
  static func day(_ iso: String) -> Day { Day(iso: iso) ?? Day(number: 0) }

  static func scenario() -> Scenario {
    var policy = Policy(service: "Small", start: day("2025-06-02"))
    policy.horizonWeeks = 4
    policy.lateWeeks = 1
    policy.travel = TravelEstimate(
      circuityPercent: 100, fixedMinutes: 0, bands: [.init(upToMetres: nil, kmh: 60)])
    policy.monitoringMinutesPerYear = [.lookedAfter: 100]
    var scenario = Scenario(policy: policy)
    scenario.places = [
      place("P1", .placement, kilometres: 10), place("P2", .placement, kilometres: 30),
      place("V1", .venue, kilometres: 0), place("X0", .office, kilometres: 0),
    ]
    scenario.rooms = [Room(id: "R1", venue: "V1")]
    scenario.minuteTakers = [MinuteTaker(id: "T1", base: "X0")]
    scenario.officers = ["A1", "A2"].map {
      Officer(id: .init($0), fteThousandths: 1000, roles: [.reviews, .conferences], base: "X0")
    }
    scenario.families = [Family(id: "F1", officer: "A1"), Family(id: "F2")]
    scenario.children = [
      // Last reviewed on 20 December 2024, so due by 20 June 2025: both six months and 183 days (21 June) later.
      Child(
        id: "C1", family: "F1", birth: day("2012-05-05"), placement: "P1",
        spells: [.init(status: .lookedAfter, since: day("2023-01-09"))]),
      // Came into care on 19 May 2025: the first review is due by 17 June (26 May is a bank holiday).
      Child(
        id: "C2", family: "F2", birth: day("2024-05-05"), placement: "P2",
        spells: [.init(status: .lookedAfter, since: day("2025-05-19"))]),
    ]
    scenario.meetings = [
      held("M1", .firstReview, "2023-02-01"), held("M2", .secondReview, "2023-04-20"),
      held("M3", .laterReview, "2024-12-20"),
    ]
    return scenario
  }

  /// The same service with four brothers and sisters in the family without an officer, two at each placement.
  static func withSiblings() -> Scenario {
    var scenario = scenario()
    let eldest = scenario.children[1]
    scenario.children[1].placement = "P1"
    for (id, placement) in [("C3", "P2"), ("C4", "P2"), ("C5", "P1")] {
      scenario.children.append(
        Child(
          id: .init(id), family: "F2", birth: eldest.birth, placement: .init(placement), spells: eldest.spells
        ))
    }
    scenario.policy.capacity.splitFromChildren = 4
    return scenario
  }

  /// Ends the case of a child with one status.
  static func endCase(ofChild child: Int, on end: Day, in scenario: inout Scenario) {
    let spell = scenario.children[child].spells[0]
    scenario.children[child].spells = [.init(status: spell.status, since: spell.since, until: end)]
  }

  /// Bands that rise and rates that do not fall.
  static func randomBands(_ random: inout TestRandom) -> [Capacity.Band] {
    var bands: [Capacity.Band] = []
    var (end, rate) = (0, random.number(0...1))
    for _ in 0..<random.number(0...4) {
      end += random.number(1...60)
      bands.append(.init(upToPercent: end, rate: rate))
      rate += random.number(0...4)
    }
    return bands + [.init(upToPercent: nil, rate: rate)]
  }

  /// The allocation model of a scenario.
  static func model(
    _ scenario: Scenario, calendar: WorkingCalendar, mode: AllocationMode = .newFamilies
  ) throws -> AllocationModel {
    try AllocationStep(scenario, calendar: calendar, mode: mode).model
  }

  /// What is due when no family is split.
  static func dueMeetings(_ scenario: Scenario, calendar: WorkingCalendar) throws -> [DueMeeting] {
    let named = [Int?](repeating: nil, count: scenario.children.count)
    return try DueMeetings(ServiceTables(scenario, calendar: calendar), named: named).due
  }

  private static func place(_ id: String, _ kind: Place.Kind, kilometres: Int) -> Place {
    Place(
      id: .init(id), kind: kind, point: GridPoint(easting: 400_000 + 1000 * kilometres, northing: 300_000),
      district: "town")
  }

  private static func held(_ id: String, _ kind: MeetingKind, _ date: String) -> RecordedMeeting {
    RecordedMeeting(id: .init(id), kind: kind, status: .held, children: ["C1"], day: day(date))
  }
}
