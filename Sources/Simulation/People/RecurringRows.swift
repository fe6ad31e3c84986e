// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

extension Scenario {
  /// The scenario with what its tables say of a quarter going on through a year.
  ///
  /// Tables that were made for a plan name the leave, training, duty days and appointments of its horizon only. When
  /// none of a table's lies beyond the late weeks, they come again each horizon, on the same weekdays; a table that
  /// goes further is taken at its word.
  func recurring(through last: Day) -> Scenario {
    var scenario = self
    let period = 7 * policy.horizonWeeks
    let first = policy.start
    /// The rows of the horizon moved by one, two, ... horizons.
    func again<Row>(_ rows: [Row], day: (Row) -> Day, moved: (Row, Int) -> Row) -> [Row] {
      let end = rows.lazy.map(day).max() ?? first
      guard end <= policy.lateEnd else { return [] }
      let covered = end > policy.horizonEnd ? policy.lateEnd : policy.horizonEnd
      let model = rows.filter { day($0) >= first && day($0) <= policy.horizonEnd }
      return stride(from: period, through: max(0, last - first), by: period).flatMap { shift in
        model.filter { day($0) + shift <= last && day($0) + shift > covered }.map { moved($0, shift) }
      }
    }
    // Leave that the course of the year names is all there is.
    let isNamed = staffEvents.contains { event in
      if case .absent(let kind) = event.kind { return !kind.reducesCapacity }
      return false
    }
    let planned = isNamed ? [] : absences.filter { !$0.kind.reducesCapacity }
    scenario.absences += again(planned, day: \.first) { row, shift in
      Absence(person: row.person, first: row.first + shift, last: row.last + shift, kind: row.kind)
    }
    scenario.dutyDays += again(dutyDays, day: \.day) { row, shift in
      DutyDay(officer: row.officer, day: row.day + shift, duty: row.duty)
    }
    scenario.busyTimes += again(busyTimes, day: \.day) { row, shift in
      BusyTime(holder: row.holder, day: row.day + shift, span: row.span)
    }
    return scenario
  }
}
