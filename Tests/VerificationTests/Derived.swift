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
    try ExpectedDiary(tables).meetings.filter { $0.booking == nil }
  }

  /// A meeting of the diary.
  func meeting(_ id: RecordedMeeting.ID) throws -> ExpectedMeeting? { try ExpectedDiary(tables)[id] }

  /// What the given choices make of the service.
  func outcome(_ chosen: [Family.ID: Officer.ID] = ["F2": "A2"], reallocate: Bool = false) throws
    -> AllocationOutcome
  {
    let basis = AllocationBasis(
      tables, naming: Naming(tables), workload: try Workload(tables), reallocate: reallocate)
    return AllocationOutcome(basis, chosen: chosen)
  }

  /// The causes that a meeting outside its window may be said to have.
  func causes(_ id: RecordedMeeting.ID) throws -> [Breach.Cause] {
    let expected = try ExpectedDiary(tables)
    let causes = BreachCauses(
      outcome: try outcome(), published: PublishedTime(Appointments([], expected: expected)))
    return expected[id].map(causes.possible) ?? []
  }
}
