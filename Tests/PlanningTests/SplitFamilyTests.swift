// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Testing

@testable import Planning

@Suite("A sibling group given to two officers")
struct SplitFamilyTests {
  private let calendar: WorkingCalendar

  init() throws { calendar = try WorkingCalendar.english() }

  private func outcome(
    _ placement: Placement, _ change: (inout Scenario) -> Void = { _ in }
  ) throws -> AllocationOutcome {
    var scenario = SmallService.withSiblings()
    change(&scenario)
    return AllocationOutcome(try SmallService.model(scenario, calendar: calendar), placements: [placement])
  }

  @Test("Two rows, each with its children, load, travel and terms; the first bears the split")
  func rows() throws {
    let outcome = try outcome(.split(first: 0, second: 1))
    let rows = outcome.decisions()
    #expect(rows.map(\.children) == [["C2", "C5"], ["C3", "C4"]])
    #expect(rows.map(\.officer) == ["A1", "A2"])
    #expect(rows.map(\.load) == [1564, 1684])
    #expect(rows.map(\.travel) == [60, 180])
    #expect(rows.map(\.terms.split) == [1200, 0])
    #expect(rows.map(\.cost) == [1260, 180])
    #expect(outcome.objective == 1440)
    #expect(rows[0].reasons.contains("the sibling group is split with A2"))
  }

  @Test("A part that would move to the other's officer makes the family whole: no split, one way")
  func whole() throws {
    let rows = try outcome(.split(first: 0, second: 1)).decisions()
    for row in rows {
      let second = try #require(row.second)
      // Together the family costs its 240 minutes of travel.
      #expect(second.extra == 240 - 1440)
      #expect(second.terms.total - row.terms.total == second.extra)
      #expect(second.terms.split - row.terms.split == -1200)
      #expect(row.third == nil)
    }
    #expect(rows[0].second?.officer == "A2")
    #expect(rows[1].second?.officer == "A1")
    #expect(rows[0].reasons.contains("another would cost 1200 less"))
  }

  @Test("A part that would move to a third officer leaves the other where it is")
  func third() throws {
    let rows = try outcome(.split(first: 0, second: 1)) {
      $0.officers.append(Officer(id: "A3", fteThousandths: 1000, roles: [.reviews], base: "P1"))
    }.decisions()
    let third = try #require(rows[0].third)
    #expect(third.officer == "A3")
    #expect(third.extra == -60)
    #expect(third.terms.split == 1200)
  }

  @Test("Maxima and families to be kept apart count for each part")
  func limits() throws {
    func others(_ change: (inout Scenario) -> Void) throws -> [Officer.ID?] {
      try outcome(.split(first: 0, second: 1), change).decisions().map { $0.second?.officer }
    }
    #expect(try others { $0.policy.capacity.maximumChildrenPerFTE = 4 } == ["A2", nil], "A1 has C1 as well")
    // A1 has 740 and 1,564 minutes; 3,988 are 4.28% of its capacity, 3,248 are 3.49% of A2's.
    #expect(try others { $0.policy.capacity.maximumPercent = 4 } == ["A2", nil])
    #expect(try others { $0.policy.capacity.maximumPercent = 5 } == ["A2", "A1"])
  }

  @Test("Each child's named officer is that of its part, and the parts do not meet together")
  func meetings() throws {
    // All four at one place: together they have one meeting, in parts two.
    func due(_ placement: Placement) throws -> [DueMeeting] {
      let outcome = try outcome(placement) { scenario in
        for child in 1...4 { scenario.children[child].placement = "P1" }
      }
      let named = outcome.namedOfficers()
      #expect(named[0] == 0)
      return try DueMeetings(outcome.model.tables, named: named).due.filter { $0.family == 1 }
    }
    let together = try due(.whole(1))
    #expect(together.map(\.children) == [[1, 2, 3, 4]])
    #expect(together.map(\.named) == [1])
    let apart = try due(.split(first: 1, second: 0))
    #expect(apart.map(\.children) == [[1, 2], [3, 4]])
    #expect(apart.map(\.named) == [1, 0])
    #expect(apart.map(\.id.text) == ["C2.first-review.2025-06-17", "C4.first-review.2025-06-17"])
    #expect(try due(.nobody).map(\.named) == [nil])
  }

  @Test("A split family counts for both officers' caseloads")
  func caseloads() throws {
    let loads = try outcome(.split(first: 0, second: 1)).officerLoads()
    #expect(loads.map(\.caseloadBefore) == [1, 0])
    #expect(loads.map(\.caseloadAfter) == [3, 2])
    #expect(loads.map(\.loadAfter) == [740 + 1564, 1684])
  }
}
