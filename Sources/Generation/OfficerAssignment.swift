// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// Gives families their officers as a service has them when the plan starts: near by, evenly, and some without.
struct OfficerAssignment {
  /// Past meetings that somebody else chaired, in thousandths.
  static let coverPerThousand = 30

  let blueprint: ServiceBlueprint
  let calendar: WorkingCalendar
  private let officers: [OfficerDraft]
  private let start: Day
  /// Officers in post when the plan starts, and those who left before.
  let inPost: [Int]
  private let leavers: [Int]
  /// The places where officers' days start, each once.
  private let bases: [Int]

  init(blueprint: ServiceBlueprint, calendar: WorkingCalendar) {
    self.blueprint = blueprint
    self.calendar = calendar
    officers = blueprint.staff.officers
    start = blueprint.policy.start
    bases = Set(blueprint.staff.officers.map(\.base)).sorted()
    let start = start
    inPost = officers.indices.filter {
      blueprint.staff.officers[$0].isInPost(on: start) && !blueprint.staff.officers[$0].isLongAway(on: start)
    }
    leavers = officers.indices.filter { blueprint.staff.officers[$0].hasLeft(by: start) }
      .sorted {
        (blueprint.staff.officers[$0].work.end ?? start) > (blueprint.staff.officers[$1].work.end ?? start)
      }
  }

  /// Names officers for all families, and who chaired the meetings held so far.
  func assign(_ families: inout [FamilyDraft], using random: inout SeededRandom) throws {
    let caseload = nameOfficers(&families, using: &random)
    try leaveUnallocated(&families, using: &random)
    keepApart(&families, caseload: caseload, using: &random)
    for index in families.indices { nameChairs(of: &families[index], using: &random) }
  }

  // MARK: Named officers

  /// Names the officer with the lightest caseload for the FTE among those near by; gives each officer's
  /// children.
  private func nameOfficers(_ families: inout [FamilyDraft], using random: inout SeededRandom) -> [Int] {
    var children = officers.map { _ in 0 }
    // Requests come in random order, so that no kind of family has the first choice.
    for index in families.indices {
      giveSkillsAndConflicts(to: &families[index], using: &random)
      let family = families[index]
      let roles = family.request.roles
      let minutesFromBase = minutesFromBases(to: family)
      var best: (officer: Int, score: Int)?
      for officer in inPost where mayBeNamed(officer, for: family, roles: roles) {
        let minutes = minutesFromBase[officers[officer].base] ?? 0
        let load = children[officer] * 1000 / officers[officer].fteThousandths
        // Ten minutes of travel weigh as much as two children; and allocation is never quite even.
        let score = load * 10 + minutes * 2 + random.integer(in: 0...60)
        if best.map({ score < $0.score }) ?? true { best = (officer, score) }
      }
      guard let officer = best?.officer else { continue }
      families[index].officer = officer
      children[officer] += family.children.count
    }
    return children
  }

  /// Minutes to where a family lives, or to a child's placement, from each place that is an officer's base.
  private func minutesFromBases(to family: FamilyDraft) -> [Int: Int] {
    guard let place = family.home ?? family.children[0].placement else { return [:] }
    return Dictionary(uniqueKeysWithValues: bases.map { ($0, blueprint.places.minutes(from: $0, to: place)) })
  }

  /// Whether an officer may be named for a family.
  func mayBeNamed(_ index: Int, for family: FamilyDraft) -> Bool {
    mayBeNamed(index, for: family, roles: family.request.roles)
  }

  /// Whether an officer may be named for a family that needs roles.
  ///
  /// A service has many officers to try, so empty sets, which most are, are passed over first.
  private func mayBeNamed(_ index: Int, for family: FamilyDraft, roles: Set<Role>) -> Bool {
    (officers[index].excludedTeams.isEmpty || !officers[index].excludedTeams.contains(family.team))
      && (family.conflicts.isEmpty || !family.conflicts.contains(index))
      && (family.skills.isEmpty || officers[index].skills.isSuperset(of: family.skills))
      && officers[index].roles.isSuperset(of: roles)
  }

  /// Few families need a skill outright, and then only one that three officers have; few have a conflict.
  private func giveSkillsAndConflicts(to family: inout FamilyDraft, using random: inout SeededRandom) {
    for skill in family.preferredSkills.sorted() where random.chance(perThousand: 120) {
      let able = inPost.filter {
        officers[$0].skills.contains(skill) && officers[$0].roles.isSuperset(of: family.request.roles)
          && !officers[$0].excludedTeams.contains(family.team)
      }
      if able.count >= 3 {
        family.skills.insert(skill)
        family.preferredSkills.remove(skill)
      }
    }
    if inPost.count >= 6, random.chance(perThousand: 12), let officer = random.element(of: inPost) {
      family.conflicts.insert(officer)
    }
  }

  // MARK: Families without an officer

  /// Takes the officer from the newest families and, up to the share that the service has, from families of
  /// the officer who left last.
  private func leaveUnallocated(_ families: inout [FamilyDraft], using random: inout SeededRandom) throws {
    let newest = try calendar.adding(workingDays: -blueprint.practice.allocationWorkingDays, to: start)
    var without = 0
    for index in families.indices {
      let isNew = families[index].meetings.isEmpty && (families[index].began.map { $0 >= newest } ?? false)
      if isNew, blueprint.unallocated != 0 {
        families[index].officer = nil
        without += 1
      }
    }
    if let leaver = leavers.first, let share = blueprint.unallocated {
      let wanted = Int((Double(families.count) * share).rounded()) - without
      if wanted > 0 {
        for index in vacated(by: leaver, in: families, count: wanted, using: &random) {
          families[index].officer = nil
          families[index].formerOfficers = [leaver]
        }
      }
    }
    giveFormerOfficers(to: &families, using: &random)
  }

  /// The families of an officer who left: those that the officer may have had, nearest to the base.
  private func vacated(
    by leaver: Int, in families: [FamilyDraft], count: Int, using random: inout SeededRandom
  ) -> [Int] {
    let gone = officers[leaver].work.end ?? start
    let base = officers[leaver].base
    let distances = families.indices.compactMap { index -> (family: Int, minutes: Int)? in
      let family = families[index]
      guard family.officer != nil, mayBeNamed(leaver, for: family), let began = family.began, began < gone,
        let place = family.home ?? family.children[0].placement
      else { return nil }
      return (index, blueprint.places.minutes(from: base, to: place) + random.integer(in: 0...30))
    }
    return distances.sorted { ($0.minutes, $0.family) < ($1.minutes, $1.family) }.prefix(count).map(\.family)
  }

  /// One family in seven was with somebody who left, until that day.
  private func giveFormerOfficers(to families: inout [FamilyDraft], using random: inout SeededRandom) {
    guard !leavers.isEmpty else { return }
    for index in families.indices where families[index].officer != nil {
      guard random.chance(perThousand: 140), let leaver = random.element(of: leavers),
        let gone = officers[leaver].work.end, let began = families[index].began, began < gone,
        mayBeNamed(leaver, for: families[index])
      else { continue }
      families[index].formerOfficers = [leaver]
    }
  }

  /// A looked-after parent and the looked-after child have different officers, in rare families.
  private func keepApart(
    _ families: inout [FamilyDraft], caseload: [Int], using random: inout SeededRandom
  ) {
    guard inPost.count >= 4 else { return }
    let inCare = families.indices.filter {
      families[$0].request.course == .lookedAfter && families[$0].children.count == 1
    }
    let parents = inCare.filter { start - families[$0].children[0].birth > 15 * 365 + 180 }
    var infants = inCare.filter { start - families[$0].children[0].birth < 500 }
    for parent in parents where random.chance(perThousand: 30) {
      guard let infant = infants.popLast() else { return }
      if let officer = families[infant].officer, officer == families[parent].officer {
        let others = inPost.filter { $0 != officer && mayBeNamed($0, for: families[infant]) }
        guard let other = others.min(by: { caseload[$0] < caseload[$1] }) else { continue }
        families[infant].officer = other
      }
      families[parent].apartFrom = infant
    }
  }

  // MARK: Chairs of the past

  /// Names who chaired each held meeting: the officer of the time, now and then somebody else as cover.
  private func nameChairs(of family: inout FamilyDraft, using random: inout SeededRandom) {
    let handover = family.formerOfficers.first.flatMap { officers[$0].work.end }
    for index in family.meetings.indices {
      let meeting = family.meetings[index]
      var named = family.officer
      if let former = family.formerOfficers.first, let handover, meeting.day <= handover { named = former }
      // The named officer never chairs a secure review.
      let isCovered =
        named == nil || meeting.kind.group == .secure || random.chance(perThousand: Self.coverPerThousand)
      let others = isCovered ? cover(for: meeting, of: family).filter { $0 != named } : []
      family.meetings[index].officer = random.element(of: others) ?? named
    }
  }

  /// Officers in post who may chair a meeting as cover.
  private func cover(for meeting: MeetingDraft, of family: FamilyDraft) -> [Int] {
    inPost.filter { index in
      let officer = officers[index]
      return officer.roles.union(officer.coverRoles).contains(meeting.kind.role)
        && !officer.excludedTeams.contains(family.team) && !family.conflicts.contains(index)
    }
  }
}
