// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

extension Scenario {
  /// The tables of officers, minute takers and their time.
  var peopleTables: [TableText] {
    [
      TableText(schema: .officers, rows: officers.sorted { $0.id < $1.id }.map(cells)),
      TableText(schema: .workingHours, rows: workingHours.sorted(by: WorkingHours.comesBefore).map(cells)),
      TableText(schema: .absences, rows: absences.sorted(by: Absence.comesBefore).map(cells)),
      TableText(
        schema: .dutyDays,
        rows: dutyDays.sorted { ($0.officer, $0.day) < ($1.officer, $1.day) }.map {
          [$0.officer.text, $0.day.description, $0.duty]
        }),
      TableText(schema: .busy, rows: busyTimes.sorted(by: BusyTime.comesBefore).map(cells)),
      TableText(
        schema: .minuteTakers,
        rows: minuteTakers.sorted { $0.id < $1.id }.map {
          [$0.id.text, $0.base.text, cell($0.start), cell($0.end)]
        }),
    ]
  }

  private func cells(_ officer: Officer) -> [String] {
    [
      officer.id.text, CellText.text(thousandths: officer.fteThousandths),
      CellText.list(officer.roles.sorted().map(\.rawValue)),
      CellText.list(officer.coverRoles.sorted().map(\.rawValue)),
      CellText.list(officer.skills.sortedByBytes), officer.base.text, cell(officer.start), cell(officer.end),
      CellText.list(officer.excludedTeams.sortedByBytes), String(officer.otherMinutesPerWeek),
      String(officer.caseloadPercent),
    ]
  }

  private func cells(_ hours: WorkingHours) -> [String] {
    [
      hours.person.text, hours.weekday.rawValue, hours.week.map { String($0) } ?? "",
      hours.span.start.description, hours.span.end.description,
    ]
  }

  private func cells(_ absence: Absence) -> [String] {
    [absence.person.text, absence.first.description, absence.last.description, absence.kind.rawValue]
  }

  private func cells(_ busy: BusyTime) -> [String] {
    [
      busy.holder.text, busy.day.description, busy.span.start.description, busy.span.end.description,
    ]
  }
}
