// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Exchange
import Foundation
import LinearOptimization
import StatutoryCalendar
import Synchronization
import Testing
import Verification

@testable import Simulation

@Suite("Every week's plan")
struct CheckedWeeksTests {
  @Test("keeps all the rules that the checker knows", arguments: [UInt64(1), 5])
  func checked(seed: UInt64) throws {
    let found = Mutex<[String]>([])
    let weeks = Mutex(0)
    var options = Courses.options(weeks: 6, replications: 2, seed: seed, threads: 2)
    options.check = { week in
      let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
        "convenor-\(UUID().uuidString)")
      defer { try? FileManager.default.removeItem(at: folder) }
      try PlanWriting.write(
        week.plan, scenarioName: "week", policy: week.scenario.policy,
        versions: ["convenor": "0", "swift": "6", "glpk": "5"], further: [],
        to: folder.path)
      let violations = try Checker.verify(week.scenario, planFolder: folder.path, calendar: Courses.calendar)
      found.withLock { $0 += violations.map { "seed \(seed), week \(week.week): \($0)" } }
      weeks.withLock { $0 += 1 }
    }
    _ = try Courses.simulator(try Courses.small(children: 40, seed: seed), options).run(stop: StopSignal())
    #expect(weeks.withLock { $0 } >= 12)
    #expect(found.withLock { $0 } == [])
  }
}
