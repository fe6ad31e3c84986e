// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Exchange
import Foundation
import Generation
import LinearOptimization
import Planning
import StatutoryCalendar
import Testing

@testable import Verification

@Suite("Plans of strained services pass the checker") struct StrainedServiceTests {
  @Test("A strained service's plan breaks no rule", arguments: (1...8) as ClosedRange<UInt64>)
  func strained(seed: UInt64) throws {
    let scenario = try StrainedService(seed: seed, children: 24, calendar: try TinyService.calendar).scenario
    var options = PlanOptions()
    options.timeLimit = 2
    options.threads = 1
    options.seed = seed
    options.reallocate = seed.isMultiple(of: 4)
    let found = try violations(scenario, options)
    #expect(found.isEmpty, "seed \(seed):\n\(found.map(\.description).joined(separator: "\n"))")
  }

  @Test("Of two families apart whom one officer alone may take, the second has nobody eligible")
  func apart() throws {
    var scenario = TinyService.scenario
    scenario.officer("A4") { $0.skills = ["bsl"] }
    scenario.family("F6") {
      $0.officer = nil
      $0.skills = ["bsl"]
      $0.apartFrom = ["F5"]
    }
    var options = PlanOptions()
    options.threads = 1
    let found = try violations(scenario, options)
    // The planner takes the second family for one that the maximum stops, and charges for it.
    withKnownIssue("apart families that find no officer", isIntermittent: true) {
      #expect(found == [])
    }
  }

  /// What the checker finds in the plan that the planner makes and the writer writes.
  private func violations(_ scenario: Scenario, _ options: PlanOptions) throws -> [Violation] {
    let calendar = try TinyService.calendar
    let plan = try Planner.plan(scenario, calendar: calendar, options: options, stop: StopSignal())
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "convenor-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try PlanWriting.write(
      plan, scenarioName: "generated", policy: scenario.policy,
      versions: ["convenor": "0", "swift": "6", "glpk": "5"], further: [], to: folder.path)
    return try Checker.verify(scenario, planFolder: folder.path, calendar: calendar)
  }
}
