// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

extension ScenarioChecks {
  /// What the figures of a year's course say together.
  func checkCourse() { CourseChecks.check(rows.course, of: .course, log: log) }

  /// Months of the course lie in the year from the plan's start.
  func checkCourse(_ policy: Policy) {
    let (year, month, _) = policy.start.civil
    let first = CourseFigure.Month(year: year, month: month)
    let last = CourseFigure.Month(
      year: month == 1 ? year : year + 1, month: month == 1 ? 12 : month - 1)
    // A start within a month has its year end in the same month.
    let end =
      policy.start.civil.day == 1 ? last : CourseFigure.Month(year: year + 1, month: month)
    for figure in rows.course {
      guard let month = figure.value.month, month < first || month > end else { continue }
      warn(
        .course, row: figure.row, column: "month", value: month.description,
        "expected a month from \(first) to \(end), the year from the start in \(PolicyFile.name)")
    }
  }
}

/// What the figures of a course, or of a calibration, must keep together.
enum CourseChecks {
  /// Percentages by size add up; plans are not likelier to be shorter than a shorter time.
  static func check(_ figures: [Located<CourseFigure>], of schema: TableSchema, log: FaultLog) {
    var ofYear: [String: Located<CourseFigure>] = [:]
    for figure in figures where figure.value.month == nil {
      // A second one is a fault of the key.
      if ofYear[figure.value.quantity] == nil { ofYear[figure.value.quantity] = figure }
    }
    func refuse(_ figure: Located<CourseFigure>, _ expectation: String) {
      log.add(
        Fault(
          file: schema.file, row: figure.row, column: "value", value: amountText(figure.value.value),
          expectation: expectation))
    }
    var shorter: Located<CourseFigure>?
    for (_, quantity) in CourseQuantity.planLengths {
      guard let figure = ofYear[quantity.rawValue] else { continue }
      if let shorter, figure.value.value < shorter.value.value {
        refuse(
          figure,
          "expected at least \(amountText(shorter.value.value)), the value of \(shorter.value.quantity)")
      }
      shorter = figure
    }
    for sizes in [CourseQuantity.familySizes, CourseQuantity.careFamilySizes] {
      let found = sizes.compactMap { ofYear[$0.rawValue] }
      guard let last = found.last else { continue }
      let sum = found.map(\.value.value).reduce(0, +)
      if abs(sum - 100) > 0.5 {
        refuse(last, "the shares of families by size add up to \(amountText(sum)) percent; expected 100")
      }
    }
  }
}
