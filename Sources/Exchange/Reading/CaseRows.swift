// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

extension Family {
  /// Reads a row of `families.csv`.
  init?(row: inout RowReader) {
    let id: Family.ID? = row.identifier("family")
    let officer: Officer.ID? = row.identifier("officer")
    let former: [Officer.ID] = row.identifiers("former_officers")
    let home: Place.ID? = row.identifier("home")
    let venue: Place.ID? = row.identifier("venue")
    let team = row.word("team")
    let complexity = row.integer("complexity")
    let skills = row.words("skills")
    let preferred = row.words("preferred_skills")
    let conflicts: [Officer.ID] = row.identifiers("conflicts")
    let apartFrom: [Family.ID] = row.identifiers("apart_from")
    let siblings: [Family.ID] = row.identifiers("siblings")
    guard let id else { return nil }
    for (column, others) in [("apart_from", apartFrom), ("siblings", siblings)] where others.contains(id) {
      row.fault(column, value: id.text, "is the family itself; expected another family")
    }
    if let officer, conflicts.contains(officer) {
      row.fault("officer", "is among the conflicts too; expected another officer or none", severity: .warning)
    }
    self.init(
      id: id, officer: officer, formerOfficers: former, home: home, venue: venue, team: team,
      complexityPercent: complexity ?? 100, skills: Set(skills), preferredSkills: Set(preferred),
      conflicts: Set(conflicts), apartFrom: Set(apartFrom))
    self.siblings = Set(siblings)
  }
}

extension Decision {
  /// Reads a row of `decisions.csv`.
  init?(row: inout RowReader) {
    let family: Family.ID? = row.identifier("family")
    let kind: Decision.Kind? = row.choice("decision")
    let officer: Officer.ID? = row.identifier("officer")
    let reason = row.line("reason")
    guard let family, let kind, let officer, let reason else { return nil }
    self.init(family: family, kind: kind, officer: officer, reason: reason)
  }

  /// The order of the table: by family, kind and officer.
  static func comesBefore(_ left: Decision, _ right: Decision) -> Bool {
    (left.family, left.kind.rawValue, left.officer) < (right.family, right.kind.rawValue, right.officer)
  }
}

extension Child {
  /// Reads a row of `children.csv`.
  init?(row: inout RowReader) {
    let id: Child.ID? = row.identifier("child")
    let family: Family.ID? = row.identifier("family")
    let birth = row.day("birth")
    let placement: Place.ID? = row.identifier("placement")
    let cohorts = row.words("cohorts")
    guard let id, let family, let birth else { return nil }
    self.init(id: id, family: family, birth: birth, placement: placement, cohorts: Set(cohorts))
  }
}

/// A row of `statuses.csv`: a spell of a child.
struct ChildSpell {
  /// The child.
  let child: Child.ID
  /// The spell.
  let spell: CaseHistory.Spell

  /// Reads a row of `statuses.csv`.
  init?(row: inout RowReader) {
    let child: Child.ID? = row.identifier("child")
    let status: CaseStatus? = row.choice("status")
    let days = row.days("since", "until")
    guard let child, let status, let since = days.first else { return nil }
    self.child = child
    spell = CaseHistory.Spell(status: status, since: since, until: days.last)
  }
}
