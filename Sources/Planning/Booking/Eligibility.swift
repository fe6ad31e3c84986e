// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// Who may be named for a family and who may chair its meetings (`Scenarios/MODEL.md`, Roles).
struct Eligibility: Sendable {
  private let tables: ServiceTables
  /// For each officer whether any day of the horizon is workable.
  let isAvailable: [Bool]
  /// For each officer whether he or she may chair reviews, or conferences, as cover.
  private let reviews: [Bool]
  private let conferences: [Bool]
  /// For each family the officers who may chair none of its meetings: a conflict, or their own team's.
  private let barred: [[Int]]

  init(_ tables: ServiceTables, availability: Availability) {
    self.tables = tables
    let horizon = tables.bookableDays.prefix { $0 <= tables.policy.horizonEnd }
    isAvailable = tables.scenario.officers.map { officer in
      let times = availability.times(of: officer.id.text)
      return horizon.contains { times.bookableHours(start: officer.start, end: officer.end, on: $0) != nil }
    }
    func mayCover(_ role: Role) -> [Bool] {
      tables.scenario.officers.map { $0.roles.contains(role) || $0.coverRoles.contains(role) }
    }
    reviews = mayCover(.reviews)
    conferences = mayCover(.conferences)
    barred = Eligibility.barred(tables)
  }

  /// For each family the officers whom a conflict or their own team keeps from chairing.
  private static func barred(_ tables: ServiceTables) -> [[Int]] {
    var ofTeam: [String: [Int]] = [:]
    for (officer, person) in tables.scenario.officers.enumerated() {
      for team in person.excludedTeams { ofTeam[team, default: []].append(officer) }
    }
    return tables.scenario.families.map { family in
      (family.team.flatMap { ofTeam[$0] } ?? []) + family.conflicts.compactMap { tables.officerIndex[$0] }
    }
  }

  /// Everything that stops an officer from being named for a family, whoever else has what; nothing when the officer
  /// may be.
  ///
  /// - Parameter lifted: a decision that is taken not to have been made.
  func obstacles(family: Int, officer: Int, lifting lifted: Decision? = nil) -> [NamingObstacle] {
    let group = tables.scenario.families[family]
    let person = tables.scenario.officers[officer]
    let decisions = tables.decisions[family]
    var obstacles: [NamingObstacle] = []
    if let pin = decisions.pin, pin != person.id, lifted?.kind != .pin { obstacles.append(.pinned(to: pin)) }
    if decisions.forbidden.contains(person.id), lifted?.kind != .forbid || lifted?.officer != person.id {
      obstacles.append(.forbidden)
    }
    let roles = tables.rolesNeeded[family]
    if !roles.isSubset(of: person.roles) {
      obstacles += roles.subtracting(person.roles).sorted().map { .missingRole($0) }
    }
    if !group.skills.isSubset(of: person.skills) {
      obstacles += group.skills.subtracting(person.skills).sorted().map { .missingSkill($0) }
    }
    if group.conflicts.contains(person.id) { obstacles.append(.conflict) }
    if let team = group.team, person.excludedTeams.contains(team) {
      obstacles.append(.notIndependent(team: team))
    }
    if !isAvailable[officer] { obstacles.append(.unavailable) }
    return obstacles
  }

  /// Whether an officer may be named for a family, whoever else has what.
  func mayBeNamed(family: Int, officer: Int, lifting lifted: Decision? = nil) -> Bool {
    obstacles(family: family, officer: officer, lifting: lifted).isEmpty
  }

  /// Whether an officer may review as cover: a conference that is held with a review needs that too.
  func mayReview(officer: Int) -> Bool {
    reviews[officer]
  }

  /// Whether an officer may chair a meeting as cover.
  func mayCover(_ kind: MeetingKind, family: Int, officer: Int) -> Bool {
    (kind.isConference ? conferences : reviews)[officer] && !barred[family].contains(officer)
  }
}
