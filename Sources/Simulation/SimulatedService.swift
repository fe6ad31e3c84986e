// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Planning
import StatutoryCalendar

/// What the replications of a year have in common: the tables, the figures of the year, and what is looked up in them.
struct SimulatedService: Sendable {
  /// The tables at the start, with what they say of staff going on through the year.
  let tables: Scenario
  let calendar: WorkingCalendar
  let course: YearCourse
  let donors: Donors
  let pace: PlanPace
  let judge: TimeJudge
  let roads: Roads
  let hours: OfficerHours
  /// What the plans of all weeks have in common.
  let ground: ServiceGround

  /// Reads a scenario.
  ///
  /// - Throws: `CourseError` when the year cannot be drawn, `RuleError` when the policy loosens the law.
  init(_ scenario: Scenario, calibration: [CourseFigure], calendar: WorkingCalendar, weeks: Int) throws {
    tables = scenario.recurring(through: scenario.policy.start + 7 * weeks + 364)
    self.calendar = calendar
    course = try YearCourse(scenario, calibration: calibration)
    donors = Donors(scenario)
    try donors.check(course)
    pace = PlanPace(scenario, course: course)
    judge = try TimeJudge(scenario.policy, calendar: calendar)
    roads = Roads(scenario)
    hours = OfficerHours(tables)
    ground = try ServiceGround(scenario, calendar: calendar)
  }
}
