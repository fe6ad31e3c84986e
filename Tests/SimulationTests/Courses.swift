// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Generation
import StatutoryCalendar

@testable import Simulation

/// Courses and scenarios that the tests share.
enum Courses {
  static let calendar: WorkingCalendar = {
    do { return try WorkingCalendar.english() } catch { fatalError("the program's own calendar: \(error)") }
  }()

  static func figure(_ quantity: String, _ value: Double, month: CourseFigure.Month? = nil) -> CourseFigure {
    CourseFigure(
      quantity: quantity, month: month, value: value, unit: "", basis: .assumed, source: "test", section: "")
  }

  /// What no service says of itself: a stand-in for the shared calibration.
  static let calibration: [CourseFigure] = [
    figure("plan-made-percent", 84), figure("entrants-from-plan-percent", 25),
    // Lancashire, annual report 2011/12: 844 ended plans.
    figure("plan-length-under-91", 18.1), figure("plan-length-under-182", 29.9),
    figure("plan-length-under-365", 68.5), figure("plan-length-under-730", 95.6),
    figure("plan-length-under-1095", 99.6),
    figure("family-of-1-percent", 60), figure("family-of-2-percent", 25), figure("family-of-3-percent", 10),
    figure("family-of-4-percent", 5),
    figure("late-notification-percent", 2), figure("late-notification-days", 10),
    figure("conference-notice-days", 6), figure("adjourned-conference-percent", 3),
    figure("adjourned-review-percent", 3), figure("rearranged-percent", 6), figure("sickness-percent", 4),
    figure("taker-sickness-percent", 4), figure("placement-move-percent", 30),
  ]

  /// A small invented service with a course of its own.
  static func small(children: Int = 60, seed: UInt64 = 1) throws -> Scenario {
    var shape = ServiceShape(start: Day(number: 20_556))
    (shape.children, shape.districts, shape.venues, shape.seed) = (children, 2, 2, seed)
    var scenario = try ServiceGenerator.generate(shape, calendar: calendar)
    let scale = Double(children) / 100
    scenario.course = [
      figure("care-entries", 40 * scale), figure("care-exits", 40 * scale),
      figure("initial-conference-children", 60 * scale), figure("transfer-in-children", 4 * scale),
      figure("short-breaks-entries", 2 * scale),
    ]
    return scenario
  }

  static func options(weeks: Int, replications: Int = 1, seed: UInt64 = 1, threads: Int = 1)
    -> SimulationOptions
  {
    var options = SimulationOptions()
    (options.weeks, options.replications, options.seed, options.threads) = (
      weeks, replications, seed, threads
    )
    return options
  }

  static func simulator(_ scenario: Scenario, _ options: SimulationOptions) throws -> Simulator {
    try Simulator(scenario, calibration: calibration, calendar: calendar, options: options)
  }
}
