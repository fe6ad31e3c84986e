// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// Why an officer may not be named for a family.
enum NamingObstacle: String, CaseIterable {
  case lacksRole = "officer-lacks-role"
  case inConflict = "officer-in-conflict"
  case teamExcluded = "officer-of-excluded-team"
  case lacksSkill = "officer-lacks-skill"
  case notAvailable = "officer-not-available"
  case notPinned = "officer-not-the-pinned-one"
  case forbidden = "officer-forbidden"
}

/// Who may be named for a family, and who may chair its meetings (`MODEL.md`, Roles and eligibility).
struct Naming {
  private let tables: ServiceTables
  private let available: Set<Officer.ID>
  private let rolesOfFamily: [Family.ID: Set<Role>]

  init(_ tables: ServiceTables) {
    self.tables = tables
    let horizon = tables.days.bookableDays(from: tables.days.start, through: tables.days.horizonEnd)
    available = Set(
      tables.scenario.officers.filter { officer in
        horizon.contains { day in
          isEmployed(from: officer.start, to: officer.end, on: day)
            && tables.time.hours(of: officer.id.text, on: day) != nil
            && tables.time.absence(of: officer.id.text, on: day) == nil
        }
      }.map(\.id))
    rolesOfFamily = tables.families.mapValues { family in
      Set(
        tables.openStatuses(family.id).map { $0.isOfConferences ? .conferences : .reviews })
    }
  }

  /// Whether the officer works on at least one bookable day of the horizon.
  func isAvailable(_ officer: Officer.ID) -> Bool { available.contains(officer) }

  /// The roles that the family's open statuses need.
  func rolesNeeded(_ family: Family.ID) -> Set<Role> { rolesOfFamily[family] ?? [] }

  /// Everything that keeps an officer from being named for a family, other families aside.
  ///
  /// - Parameter lifted: a manager's decision to be taken as not made.
  func obstacles(_ officer: Officer, _ family: Family, lifting lifted: Decision? = nil) -> [NamingObstacle] {
    var obstacles: [NamingObstacle] = []
    if !rolesNeeded(family.id).isSubset(of: officer.roles) { obstacles.append(.lacksRole) }
    if family.conflicts.contains(officer.id) { obstacles.append(.inConflict) }
    if let team = family.team, officer.excludedTeams.contains(team) { obstacles.append(.teamExcluded) }
    if !family.skills.isSubset(of: officer.skills) { obstacles.append(.lacksSkill) }
    if !isAvailable(officer.id) { obstacles.append(.notAvailable) }
    let pinned = tables.decisions.pinned(family.id, lifting: lifted)
    if let pinned, pinned != officer.id { obstacles.append(.notPinned) }
    if tables.decisions.isForbidden(officer.id, family.id, lifting: lifted) { obstacles.append(.forbidden) }
    return obstacles
  }

  /// Whether an officer may chair a meeting of a family.
  ///
  /// - Parameters:
  ///   - named: the family's named officer in this plan.
  ///   - withReview: whether a review is held with the meeting: whoever covers it does both.
  func mayChair(
    _ officer: Officer, _ kind: MeetingKind, _ family: Family, named: Officer.ID?, withReview: Bool = false
  ) -> Bool {
    if officer.id == named { return !kind.isSecure }
    var needed: Set<Role> = [kind.isConference ? .conferences : .reviews]
    if withReview { needed.insert(.reviews) }
    return needed.isSubset(of: officer.roles.union(officer.coverRoles))
      && !family.conflicts.contains(officer.id)
      && family.team.map { !officer.excludedTeams.contains($0) } ?? true
  }
}

extension MeetingKind {
  /// Whether the meeting is a review of secure accommodation, which the named officer may not chair.
  var isSecure: Bool { self == .secureFirstReview || self == .secureLaterReview }
}
