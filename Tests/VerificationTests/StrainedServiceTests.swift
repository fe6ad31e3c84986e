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
  @Test("A strained service's plan breaks no rule", arguments: (1...40) as ClosedRange<UInt64>)
  func strained(seed: UInt64) throws {
    let calendar = try WorkingCalendar.english()
    let scenario = try StrainedService(seed: seed, children: 40, calendar: calendar).scenario
    var options = PlanOptions()
    options.timeLimit = 2
    options.threads = 1
    options.seed = seed
    options.reallocate = seed.isMultiple(of: 4)
    let found = try violations(scenario, options)
    #expect(found.isEmpty, "seed \(seed):\n\(found.map(\.description).joined(separator: "\n"))")
  }

  /// What the checker finds in the plan that the planner makes and the writer writes.
  private func violations(_ scenario: Scenario, _ options: PlanOptions) throws -> [Violation] {
    let calendar = try WorkingCalendar.english()
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
