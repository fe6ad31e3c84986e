// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Foundation
import StatutoryCalendar

/// How much longer plans last in a service than the lengths of ended plans say (`course.csv`, `plan-length-under-N`).
///
/// Published lengths are of all plans that ended, of children who came into care too; the simulation lets those end
/// when the child comes into care. So the lengths drawn for the others have to be longer, or more plans would end than
/// did. The pace is the factor at which, of the plans that are open at the start or made in the year, as many come to
/// their drawn end as ended and are left over by those who come into care; these come into care at an even rate.
struct PlanPace: Sendable {
  /// By what the published lengths are multiplied.
  let factor: Double

  /// Finds the factor.
  ///
  /// - Parameters:
  ///   - ages: of the plans that are open at the start, in days.
  ///   - made: plans made on average each day, by day of the year.
  ///   - ended: plans that end in the year; 0 when nobody knows: then as many as a constant number of plans loses.
  ///   - throughCare: children on a plan who come into care in the year.
  init(_ length: PlanLength, ages: [Double], made: [Double], ended: Double, throughCare: Double) {
    let constant = Double(ages.count) * 365 / max(1, length.mean)
    let all = ended > 0 ? ended : constant
    // A plan that a child's coming into care ends does so at the next conference, a quarter of a year on in the mean.
    let wanted = all - throughCare * (1 - 0.25)
    let open = Double(ages.count) + (made.reduce(0, +) - all) / 2
    guard wanted > 0, open > 0 else {
      factor = 1
      return
    }
    let risk = throughCare / 365 / open
    /// How many of plans of an age, open from a day on, come to their drawn end in the year, by steps of a week.
    func ending(_ factor: Double, age: Double, from first: Int) -> Double {
      let over = length.below(age / factor)
      guard over < 1 else { return 1 }
      var sum = 0.0
      var before = over
      for days in stride(from: 7, through: 365 - first, by: 7) {
        let below = length.below((age + Double(days)) / factor)
        sum += (below - before) * exp(-risk * (Double(days) - 3.5))
        before = below
      }
      return sum / (1 - over)
    }
    func expected(_ factor: Double) -> Double {
      let old = ages.reduce(0) { $0 + ending(factor, age: $1, from: 0) }
      return made.enumerated().reduce(old) { $0 + $1.element * ending(factor, age: 0, from: $1.offset) }
    }
    // The longer plans last, the fewer end.
    var (short, long) = (0.25, 8.0)
    for _ in 0..<30 {
      let middle = (short + long) / 2
      if expected(middle) > wanted { short = middle } else { long = middle }
    }
    factor = (short + long) / 2
  }
}

extension PlanPace {
  /// The pace of a service in its year.
  init(_ scenario: Scenario, course: YearCourse) {
    let start = scenario.policy.start
    let ages = scenario.children.compactMap { child in
      child.spells.first { $0.status == .onPlan && $0.until == nil }.map { Double(start - $0.since) }
    }
    let decided = course.has("plan-made-percent")
    let days = (0..<365).map { start + $0 }
    self.init(
      course.planLength, ages: ages,
      made: days.map { day in
        let fraction = decided ? course.fraction("plan-made-percent", on: day) : 1
        return course.perDay("initial-conference-children", on: day) * fraction
          + course.perDay("transfer-in-children", on: day)
      },
      ended: course.value("plans-ended"),
      throughCare: days.reduce(0) { sum, day in
        sum + course.perDay("care-entries", on: day) * course.fraction("entrants-from-plan-percent", on: day)
      })
  }
}
