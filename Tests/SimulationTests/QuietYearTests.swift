// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import LinearOptimization
import StatutoryCalendar
import Testing

@testable import Simulation

@Suite("A year in which nothing happens")
struct QuietYearTests {
  @Test("makes nothing late but what was late, or all but late, when it began", arguments: [UInt64(1), 2, 3])
  func quiet(seed: UInt64) throws {
    var scenario = try Courses.small(seed: seed)
    scenario.course = []
    // Nobody comes, leaves, falls ill or asks for another day; plan lengths have to be there.
    let simulator = try Simulator(
      scenario, calibration: TinyService.calm, calendar: Courses.calendar,
      options: Courses.options(weeks: 20, seed: seed))
    let tally = try #require(try simulator.tallies(stop: StopSignal()) { _ in }.first)
    let held = tally.kinds.values.reduce(0) { $0 + $1.held }
    #expect(held > 20, "seed \(seed)")
    #expect(tally.arrivals.careEntries == 0 && tally.lifted == 0 && tally.adjourned == 0, "seed \(seed)")
    let sinceTheStart = tally.causes.filter { cause, _ in
      cause != .booking(.overdueAtStart) && cause != .lateNotification
    }
    #expect(sinceTheStart == [:], "seed \(seed)")
    #expect(tally.overdueAtEnd == 0, "seed \(seed)")
  }
}
