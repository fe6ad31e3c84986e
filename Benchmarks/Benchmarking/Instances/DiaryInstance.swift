// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Generation
import LinearOptimization
import Planning
import StatutoryCalendar

/// A generated service whose diary is measured.
struct DiaryInstance {
  /// What it is called in results, as `county-quarter-s1`.
  let name: String
  let scenario: Scenario
  let calendar: WorkingCalendar
  /// How its diary is to be made.
  let options: PlanOptions

  /// The option that names the size.
  static let sizeOption = DeclaredOption(
    name: "size", value: "SIZE",
    help:
      "\(DiarySize.allCases.map(\.rawValue).joined(separator: ", ")) (\(DiarySize.countyQuarter.rawValue))"
  )

  /// Generates the service that the options name.
  ///
  /// - Parameter timeLimit: seconds for its diary when the options do not say.
  /// - Throws: `UsageError`, `GenerationError`, `CalendarError`.
  init(_ arguments: Arguments, timeLimit: Double = 60) throws {
    let settings = try arguments.settings(timeLimit: timeLimit, gap: 0.0001)
    try arguments.requireNoWords()
    let word = try arguments.text("size") ?? DiarySize.countyQuarter.rawValue
    guard let size = DiarySize(rawValue: word) else {
      throw UsageError(
        "--size \(word): expected one of \(DiarySize.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    var options = PlanOptions()
    options.timeLimit = settings.timeLimit
    options.threads = settings.threads
    options.seed = settings.seed
    options.gap = settings.gap
    self.options = options
    calendar = try WorkingCalendar.english()
    scenario = try ServiceGenerator.generate(
      size.shape(seed: settings.seed, start: ServiceInstance.firstDay), calendar: calendar)
    name = "\(size.rawValue)-s\(settings.seed)"
  }

  /// Its plan, made as the options say and then published.
  ///
  /// - Throws: as `Planner.plan`.
  func published() throws -> PublishedPlan {
    PublishedPlan(try Planner.plan(scenario, calendar: calendar, options: options, stop: StopSignal()))
  }
}
