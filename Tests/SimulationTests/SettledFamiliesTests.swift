// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import LinearOptimization
import Planning
import StatutoryCalendar
import Testing

@testable import Simulation

@Suite("Families that a plan leaves as they are")
struct SettledFamiliesTests {
  private func year(_ scenario: Scenario, seed: UInt64, ofAll: Bool) throws -> SimulatedYear {
    var options = Courses.options(weeks: 20, replications: 2, seed: seed, threads: 2)
    // Whoever checks the plans is shown the whole service each time.
    if ofAll { options.check = { _ in } }
    return try Courses.simulator(scenario, options).run(stop: StopSignal())
  }

  /// A service in which some families may not share an officer and others are brothers and sisters.
  private func tied(seed: UInt64) throws -> Scenario {
    var scenario = try Courses.small(children: 50, seed: seed)
    for index in scenario.families.indices.dropLast(3) where index % 7 == 0 {
      scenario.families[index].apartFrom = [scenario.families[index + 1].id]
      scenario.families[index + 2].siblings = [scenario.families[index + 3].id]
    }
    return scenario
  }

  /// Whether a year is the same when every plan looks at every family.
  private func expectSame(
    _ scenario: Scenario, seed: UInt64, location: SourceLocation = #_sourceLocation
  ) throws {
    let some = try year(scenario, seed: seed, ofAll: false)
    let all = try year(scenario, seed: seed, ofAll: true)
    #expect(some.estimates == all.estimates, "seed \(seed)", sourceLocation: location)
    #expect(some.replications == all.replications, "seed \(seed)", sourceLocation: location)
  }

  @Test("change nothing in the year", arguments: [UInt64(1), 2, 3])
  func same(seed: UInt64) throws { try expectSame(tied(seed: seed), seed: seed) }

  @Test("change nothing where cases weigh less once they are settled")
  func points() throws {
    var scenario = try tied(seed: 4)
    scenario.policy.capacity.weighting = .points
    scenario.policy.capacity.settledAfterDays = 60
    for status in CaseStatus.allCases {
      scenario.policy.capacity.points[status] = .init(recent: 15, settled: 10)
    }
    try expectSame(scenario, seed: 4)
  }

  @Test("change nothing where an officer leaves and large families have two officers")
  func leaver() throws {
    var scenario = try tied(seed: 5)
    scenario.policy.capacity.splitFromChildren = 3
    let known = scenario.policy.start + 30
    scenario.staffEvents = scenario.officers.prefix(1).map {
      StaffEvent(person: $0.id.text, kind: .leaves, first: known + 20, last: known + 20, known: known)
    }
    try expectSame(scenario, seed: 5)
  }

  @Test("change nothing where meetings are overdue for weeks", arguments: [UInt64(6), 7])
  func backlog(seed: UInt64) throws {
    var scenario = try tied(seed: seed)
    // One officer for all, half of the time.
    scenario.officers.removeLast(scenario.officers.count - 1)
    scenario.officers[0].fteThousandths = 500
    let officer = scenario.officers[0].id
    for index in scenario.families.indices {
      if scenario.families[index].officer != nil { scenario.families[index].officer = officer }
      scenario.families[index].formerOfficers = []
      scenario.families[index].apartFrom = []
    }
    scenario.meetings.removeAll { $0.status == .booked }
    try expectSame(scenario, seed: seed)
    let overdue = try year(scenario, seed: seed, ofAll: false).estimates.first {
      $0.key.measure == "overdue-at-end"
    }
    #expect((overdue?.range.median ?? 0) > 2, "hardly anything is overdue")
  }

  @Test("are most of them, on most days")
  func most() throws {
    let simulator = try Courses.simulator(Courses.small(children: 100), Courses.options(weeks: 8))
    var replication = simulator.replication(0, stop: StopSignal())
    _ = try replication.run { _ in }
    let world = replication.world
    let today = world.tables.policy.start + 8 * 7
    let division = replication.settled.division(
      of: world, on: today, horizonEnd: today + 27, available: Set(world.tables.officers.map(\.id)))
    let open = world.families.indices.filter { family in
      world.childrenOfFamily[family].contains { world.children[$0].isOpen }
    }
    #expect(open.count { !division.isOfPlan[$0] } * 2 > open.count)
    #expect(division.diary.count + division.standing.bookings.count == world.diary.count)
  }
}
