// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

@testable import Verification

/// What the checker derives from a scenario, for tests that look at one derivation.
struct Derived {
  let tables: ServiceTables

  init(_ scenario: Scenario) throws {
    tables = try ServiceTables(scenario, calendar: try TinyService.calendar)
  }

  /// Derives from the tiny service with a change.
  init(_ change: (inout Scenario) -> Void) throws {
    var scenario = TinyService.scenario
    change(&scenario)
    try self.init(scenario)
  }

  /// The meetings that are due, without the published bookings.
  func due() throws -> [ExpectedMeeting] {
    try diary().meetings.filter { $0.booking == nil }
  }

  /// A meeting of the diary.
  func meeting(_ id: RecordedMeeting.ID) throws -> ExpectedMeeting? { try diary()[id] }

  /// The diary that goes with some choices.
  func diary(_ outcome: AllocationOutcome? = nil) throws -> ExpectedDiary {
    let outcome = try outcome ?? self.outcome()
    return try ExpectedDiary(tables, officerOfChild: outcome.namedOfficer)
  }

  /// What the given choices make of the service.
  func outcome(_ chosen: [Family.ID: Officer.ID] = ["F2": "A2"], reallocate: Bool = false) throws
    -> AllocationOutcome
  {
    try outcome(
      chosen.map { Placement(part: .whole($0.key), officer: $0.value) }, reallocate: reallocate)
  }

  /// What the given placements make of the service.
  func outcome(_ placements: [Placement], reallocate: Bool = false) throws -> AllocationOutcome {
    let basis = AllocationBasis(
      tables, naming: Naming(tables), workload: try Workload(tables), reallocate: reallocate)
    return AllocationOutcome(basis, placements: Dictionary(grouping: placements, by: \.part.family))
  }

  /// The causes that a meeting outside its window may be said to have.
  func causes(_ id: RecordedMeeting.ID) throws -> [Breach.Cause] {
    let expected = try diary()
    let causes = BreachCauses(
      outcome: try outcome(), tables: tables, published: PublishedTime(Appointments([], expected: expected)))
    return expected[id].map(causes.possible) ?? []
  }
}
