// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// Brings the replications together: a range for each number, and what was published beside what is predicted.
struct YearSummary {
  private let numbers: YearNumbers
  private let tables: Scenario
  private let course: YearCourse
  private let options: SimulationOptions
  private let changes: [ScenarioChange]

  init(
    _ numbers: YearNumbers, tables: Scenario, course: YearCourse, options: SimulationOptions,
    changes: [ScenarioChange]
  ) {
    self.numbers = numbers
    self.tables = tables
    self.course = course
    self.options = options
    self.changes = changes
  }

  func year() -> SimulatedYear {
    var estimates: [Estimate] = []
    for key in numbers.keys {
      if let range = ValueRange(of: numbers.values(key).compactMap(\.self)) {
        estimates.append(Estimate(key: key, range: range))
      }
    }
    let own = estimates.map(\.key).filter { $0.table == .service }
    let columns = own.map { numbers.values($0) }
    let byKey = Dictionary(estimates.map { ($0.key, $0.range) }, uniquingKeysWith: { first, _ in first })
    return SimulatedYear(
      service: tables.policy.service, start: tables.policy.start, weeks: options.weeks,
      asked: options.replications, done: numbers.count, seed: options.seed, changes: changes,
      estimates: estimates,
      replications: (0..<numbers.count).map { replication in columns.map { $0[replication] } },
      comparisons: tables.outcomes.map { comparison($0, byKey) }, figures: course.figures,
      assumptions: YearAssumptions.rows(options))
  }

  private func comparison(_ outcome: PublishedOutcome, _ ranges: [MeasureKey: ValueRange])
    -> OutcomeComparison
  {
    let key = ranges.keys.first { $0.table == .service && $0.measure == outcome.outcome }
    guard let key, var range = ranges[key] else {
      return OutcomeComparison(published: outcome, predicted: nil, tolerance: 0)
    }
    if YearSummary.yearly.contains(outcome.outcome) {
      let scale = 365.0 / Double(7 * options.weeks)
      range = ValueRange(
        median: range.median * scale, low: range.low * scale, high: range.high * scale,
        mean: range.mean * scale,
        count: range.count)
    }
    // Five percentage points of a percentage, and a tenth of anything else.
    let tolerance = key.unit == "percent" ? 5 : outcome.value * 0.1
    return OutcomeComparison(published: outcome, predicted: range, tolerance: tolerance)
  }

  /// What is counted over a year, so that a simulation of other weeks is brought to one.
  private static let yearly: Set<String> = [
    "children-reviews", "reviews-held", "conferences-held", "initial-conference-children",
    "review-conference-children", "reviews-per-child", "reviews-per-child-at-end",
  ]
}
