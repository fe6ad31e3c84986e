// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

extension Scenario {
  /// The tables of a year's course: figures and outcomes in the order given, staff by person and day.
  var courseTables: [TableText] {
    [
      TableText(
        schema: .course,
        rows: course.map {
          [
            $0.quantity, $0.month?.description ?? "", amountText($0.value), $0.unit, $0.basis.rawValue,
            $0.source, $0.section,
          ]
        }),
      TableText(
        schema: .staffCourse,
        rows: staffEvents.sorted(by: StaffEvent.comesBefore).map {
          [$0.person, $0.kind.word, $0.first.description, $0.last.description, $0.known.description]
        }),
      TableText(
        schema: .published,
        rows: outcomes.map {
          [$0.outcome, amountText($0.value), $0.unit, $0.period, $0.source, $0.section]
        }),
    ]
  }
}

/// An amount as a cell, with at most three decimals.
func amountText(_ value: Double) -> String {
  CellText.text(thousandths: Int((max(0, min(value, 1e9)) * 1000).rounded()))
}
