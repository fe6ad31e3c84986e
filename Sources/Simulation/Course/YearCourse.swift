// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// The figures that a simulated year draws from: those of the service, and the shared calibration for the rest.
struct YearCourse: Sendable {
  /// The figures in force.
  let figures: [CourseFigure]
  private let whole: [String: Double]
  private let months: [String: [CourseFigure.Month: Double]]
  let planLength: PlanLength
  /// How often a new family has one child, two and so on, summing up to 1.
  ///
  /// The first is of families of conferences, the other of families in care.
  let familySizes: [Double]
  let careFamilySizes: [Double]

  /// Joins the two tables: a quantity of which the service has the year's figure is the service's own.
  ///
  /// - Throws: `CourseError`.
  init(_ scenario: Scenario, calibration: [CourseFigure]) throws(CourseError) {
    // A figure of a month alone says something of that month only.
    let own = Set(scenario.course.filter { $0.month == nil }.map { YearCourse.family(of: $0.quantity) })
    let shared = calibration.filter { !own.contains(YearCourse.family(of: $0.quantity)) }
    figures = scenario.course + shared
    for figure in figures {
      let isPercent = figure.quantity.contains("percent") || figure.quantity.hasPrefix("plan-length-under-")
      guard figure.value >= 0, figure.value.isFinite, !isPercent || figure.value <= 100 else {
        throw .impossible(
          quantity: figure.quantity, value: figure.value,
          expected: isPercent ? "0 to 100" : "a number of at least 0")
      }
    }
    var whole: [String: Double] = [:]
    var months: [String: [CourseFigure.Month: Double]] = [:]
    for figure in figures {
      if let month = figure.month {
        months[figure.quantity, default: [:]][month] = figure.value
      } else {
        whole[figure.quantity] = figure.value
      }
    }
    self.whole = whole
    self.months = months
    planLength = try PlanLength(whole)
    familySizes = YearCourse.sizes("family", whole) ?? YearCourse.sizes(of: scenario)
    careFamilySizes = YearCourse.sizes("care-family", whole) ?? familySizes
  }

  /// What overrides together: the parts of one distribution are one quantity.
  private static func family(of quantity: String) -> String {
    for prefix in ["family-of-", "care-family-of-", "plan-length-under-"] where quantity.hasPrefix(prefix) {
      return prefix
    }
    return quantity
  }

  /// The sizes of new families as the figures have them, or nil when they do not.
  private static func sizes(_ name: String, _ whole: [String: Double]) -> [Double]? {
    let weights = (1...6).map { whole["\(name)-of-\($0)-percent"] ?? 0 }
    let sum = weights.reduce(0, +)
    return sum > 0 ? weights.map { $0 / sum } : nil
  }

  /// The sizes of the families of a scenario.
  private static func sizes(of scenario: Scenario) -> [Double] {
    var children: [Family.ID: Int] = [:]
    for child in scenario.children { children[child.family, default: 0] += 1 }
    var weights = [0.0, 0, 0, 0, 0, 0]
    for count in children.values { weights[min(count, 6) - 1] += 1 }
    let sum = weights.reduce(0, +)
    return sum > 0 ? weights.map { $0 / sum } : [1]
  }

  /// The mean of some sizes.
  static func mean(_ sizes: [Double]) -> Double {
    sizes.enumerated().reduce(0) { $0 + Double($1.offset + 1) * $1.element }
  }

  /// A figure of the whole year; the sum of its months when it has only those; 0 when there is none.
  func value(_ quantity: String) -> Double {
    whole[quantity] ?? (months[quantity]?.values.sorted().reduce(0, +) ?? 0)
  }

  /// Whether a table has a quantity.
  func has(_ quantity: String) -> Bool { whole[quantity] != nil || months[quantity] != nil }

  /// A percentage as a fraction: that of the day's month, or else of the year.
  func fraction(_ quantity: String, on day: Day) -> Double {
    let civil = day.civil
    if let own = months[quantity]?[.init(year: civil.year, month: civil.month)] { return own / 100 }
    return (whole[quantity] ?? 0) / 100
  }

  /// How many of a year's fall on a day: spread evenly, or by the figures of months.
  ///
  /// A month without a figure, or of another year, has as much as the same month of another year, or else as the mean
  /// month.
  func perDay(_ quantity: String, on day: Day) -> Double {
    let year = value(quantity)
    guard let spread = months[quantity], !spread.isEmpty, year > 0 else { return year / 365 }
    let civil = day.civil
    let mean = spread.values.sorted().reduce(0, +) / Double(spread.count)
    func weight(_ month: Int) -> Double {
      if let own = spread[.init(year: civil.year, month: month)], month == civil.month { return own }
      return spread.filter { $0.key.month == month }.min { $0.key < $1.key }?.value ?? mean
    }
    let all = (1...12).reduce(0) { $0 + weight($1) }
    guard all > 0 else { return 0 }
    return year * weight(civil.month) / all / Double(Day.length(ofMonth: civil.month, year: civil.year))
  }
}
