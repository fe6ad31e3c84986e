// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

extension CourseFigure {
  /// Reads a row of `course.csv` or `calibration.csv`.
  init?(row: inout RowReader) {
    let quantity: CourseQuantity? = row.choice("quantity")
    let month = row.month("month")
    let thousandths = row.amount("value")
    let unit = row.anyText("unit")
    let basis: CourseFigure.Basis? = row.choice("basis")
    let source = row.anyText("source")
    let section = row.anyText("section")
    if let quantity, let unit, unit != quantity.unit {
      row.fault("unit", "expected \(quantity.unit), the unit of \(quantity.rawValue)")
    }
    if quantity?.unit == "percent", let thousandths, thousandths > 100_000 {
      row.fault("value", "expected a percentage from 0 to 100")
    }
    if basis == .published, section == nil {
      row.fault("section", "expected the page or section of the report that published it")
    }
    guard let quantity, let thousandths, let unit, let basis, let source else { return nil }
    self.init(
      quantity: quantity.rawValue, month: month, value: Double(thousandths) / 1000, unit: unit, basis: basis,
      source: source, section: section ?? "")
  }
}

extension StaffEvent {
  /// Reads a row of `staff_course.csv`.
  init?(row: inout RowReader) {
    let person: Identifier<Person>? = row.identifier("person")
    let event: StaffEventWord? = row.choice("event")
    let days = row.days("first", "last")
    let known = row.day("known")
    guard let person, let event, let first = days.first, let last = days.last, let known else { return nil }
    if event.kind == .leaves, first != last {
      row.fault("last", "expected \(first), as in first: who leaves has one last day")
    }
    if first <= last, known > last { row.fault("known", "expected a day on or before \(last), the last day") }
    self.init(person: person.text, kind: event.kind, first: first, last: last, known: known)
  }

  /// The order of the table.
  static func comesBefore(_ left: StaffEvent, _ right: StaffEvent) -> Bool {
    (left.person, left.first, left.last, left.kind.word)
      < (right.person, right.first, right.last, right.kind.word)
  }
}

/// The word of a staff event, as a choice that a row reader knows.
private struct StaffEventWord: RawRepresentable {
  let kind: StaffEvent.Kind
  var rawValue: String { kind.word }

  init?(rawValue: String) {
    guard let kind = StaffEvent.Kind(word: rawValue) else { return nil }
    self.kind = kind
  }
}

extension PublishedOutcome {
  /// Reads a row of `published.csv`.
  init?(row: inout RowReader) {
    let outcome: YearOutcome? = row.choice("outcome")
    let thousandths = row.amount("value")
    let unit = row.anyText("unit")
    let period = row.anyText("period")
    let source = row.anyText("source")
    let section = row.anyText("section")
    if let outcome, outcome.isPercent, let unit, unit != "percent" {
      row.fault("unit", "expected percent, the unit of \(outcome.rawValue)")
    }
    if outcome?.isPercent == true, let thousandths, thousandths > 100_000 {
      row.fault("value", "expected a percentage from 0 to 100")
    }
    guard let outcome, let thousandths, let unit, let period, let source, let section else { return nil }
    self.init(
      outcome: outcome.rawValue, value: Double(thousandths) / 1000, unit: unit, period: period,
      source: source, section: section)
  }
}
