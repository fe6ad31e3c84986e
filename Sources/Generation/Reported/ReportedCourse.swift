// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// The year's course of a real service and what its report published of the year, from rows such as
/// `course.care-entries`, `course.sickness-percent.2020-01` and `outcome.reviews-in-time`.
struct ReportedCourse {
  let basis: ServiceBasis

  /// The figures of the course: published ones, and arithmetic on them, stand among the figures.
  func figures() throws -> [CourseFigure] {
    let published = Dictionary(
      basis.figures.map { ($0.figure, $0) }, uniquingKeysWith: { first, _ in first })
    let assumed = Dictionary(
      basis.assumptions.map { ($0.assumption, $0) }, uniquingKeysWith: { first, _ in first })
    return try basis.names(from: "course.").map { name in
      let parts = name.split(separator: ".").map(String.init)
      let month = parts.count == 3 ? CourseFigure.Month(parts[2]) : nil
      guard let quantity = CourseQuantity(rawValue: parts[1]), parts.count == 2 || month != nil else {
        throw GenerationError.basis(
          name: name, value: nil, expected: "a name as course.QUANTITY or course.QUANTITY.yyyy-mm")
      }
      return CourseFigure(
        quantity: quantity.rawValue, month: month, value: try thousandths(name), unit: quantity.unit,
        basis: published[name] == nil ? .assumed : .published,
        source: published[name]?.source ?? assumed[name]?.reason ?? "",
        section: published[name]?.section ?? "")
    }
  }

  /// What the report published; the unit of such a row ends in its period, as in `percent; 2013/14`.
  func outcomes() throws -> [PublishedOutcome] {
    try basis.names(from: "outcome.").map { name in
      let word = String(name.dropFirst("outcome.".count))
      guard let figure = basis.figures.first(where: { $0.figure == name }),
        let outcome = YearOutcome(rawValue: word)
      else {
        throw GenerationError.basis(
          name: name, value: nil, expected: "a published figure, named outcome.OUTCOME")
      }
      let parts = figure.unit.split(separator: ";", maxSplits: 1).map(String.init)
      guard parts.count == 2, parts[1].hasPrefix(" ") else {
        throw GenerationError.basis(
          name: name, value: figure.unit, expected: "a unit and its period as in: percent; 2013/14")
      }
      return PublishedOutcome(
        outcome: outcome.rawValue, value: try thousandths(name), unit: parts[0],
        period: String(parts[1].dropFirst()), source: figure.source, section: figure.section)
    }
  }

  /// A number with three decimals, as the tables have it.
  private func thousandths(_ name: String) throws -> Double {
    (try basis.number(name) * 1000).rounded() / 1000
  }
}
