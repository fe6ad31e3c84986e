// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

extension Scenario {
  /// The tables of families, children, their states and their meetings.
  var caseTables: [TableText] {
    let children = children.sorted { $0.id < $1.id }
    return [
      TableText(schema: .families, rows: families.sorted { $0.id < $1.id }.map(cells)),
      TableText(
        schema: .decisions,
        rows: decisions.sorted(by: Decision.comesBefore).map {
          [$0.family.text, $0.kind.rawValue, $0.officer.text, $0.reason]
        }),
      TableText(
        schema: .children,
        rows: children.map {
          [
            $0.id.text, $0.family.text, $0.birth.description, cell($0.placement),
            CellText.list($0.cohorts.sortedByBytes),
          ]
        }),
      TableText(
        schema: .statuses,
        rows: children.flatMap { child in
          child.spells.sorted(by: CaseHistory.Spell.comesBefore).map {
            [child.id.text, $0.status.rawValue, $0.since.description, cell($0.until)]
          }
        }),
      TableText(schema: .meetings, rows: meetings.sorted { $0.id < $1.id }.flatMap(rows)),
    ]
  }

  private func cells(_ family: Family) -> [String] {
    [
      family.id.text, cell(family.officer), CellText.list(family.formerOfficers.map(\.text)),
      cell(family.home), cell(family.venue), family.team ?? "", String(family.complexityPercent),
      CellText.list(family.skills.sortedByBytes), CellText.list(family.preferredSkills.sortedByBytes),
      CellText.list(family.conflicts.sorted().map(\.text)),
      CellText.list(family.apartFrom.sorted().map(\.text)),
      CellText.list(family.siblings.sorted().map(\.text)),
    ]
  }

  private func rows(_ meeting: RecordedMeeting) -> [[String]] {
    meeting.children.sorted().map { child in
      [
        meeting.id.text, child.text, meeting.kind.rawValue, meeting.status.rawValue,
        meeting.day.description, cell(meeting.span?.start), cell(meeting.span?.end), cell(meeting.officer),
        cell(meeting.room), cell(meeting.minuteTaker), meeting.combined[child]?.rawValue ?? "",
        meeting.isPinned ? YesOrNo.yes.rawValue : "",
      ]
    }
  }
}

extension CaseHistory.Spell {
  /// The order of a child's spells: by their first day, then by status.
  static func comesBefore(_ left: CaseHistory.Spell, _ right: CaseHistory.Spell) -> Bool {
    (left.since, left.status.rawValue) < (right.since, right.status.rawValue)
  }
}
