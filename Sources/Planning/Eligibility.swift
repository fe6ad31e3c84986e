// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// Who may be named for a family and who may chair its meetings (`Scenarios/MODEL.md`, Roles).
struct Eligibility: Sendable {
  private let tables: ServiceTables
  /// For each officer whether any day of the horizon is workable.
  let isAvailable: [Bool]

  init(_ tables: ServiceTables, availability: Availability) {
    self.tables = tables
    let horizon = tables.bookableDays.prefix { $0 <= tables.policy.horizonEnd }
    isAvailable = tables.scenario.officers.map { officer in
      horizon.contains {
        availability.bookableHours(officer.id.text, start: officer.start, end: officer.end, on: $0) != nil
      }
    }
  }

  /// Why an officer may not be named for a family; nil when the officer may.
  func obstacle(family: Int, officer: Int) -> String? {
    let group = tables.scenario.families[family]
    let person = tables.scenario.officers[officer]
    if let pinned = group.pinnedOfficer, pinned != person.id { return "the family is pinned to \(pinned)" }
    let missingRoles = tables.rolesNeeded(family).subtracting(person.roles)
    if !missingRoles.isEmpty {
      return "lacks the role \(missingRoles.sorted().map(\.rawValue).joined(separator: " and "))"
    }
    if group.conflicts.contains(person.id) { return "declared conflict" }
    if let team = group.team, person.excludedTeams.contains(team) {
      return "not independent of team \(team)"
    }
    let missingSkills = group.skills.subtracting(person.skills)
    if !missingSkills.isEmpty {
      return "lacks the skill \(missingSkills.sorted().joined(separator: " and "))"
    }
    if !isAvailable[officer] { return "not available on any day of the horizon" }
    return nil
  }

  /// Whether an officer may chair a meeting as cover.
  func mayCover(_ kind: MeetingKind, family: Int, officer: Int) -> Bool {
    let group = tables.scenario.families[family]
    let person = tables.scenario.officers[officer]
    guard person.roles.contains(kind.role) || person.coverRoles.contains(kind.role) else { return false }
    if group.conflicts.contains(person.id) { return false }
    if let team = group.team, person.excludedTeams.contains(team) { return false }
    return true
  }
}
