// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// The scenario's tables by id, with the facts that nearly every rule needs.
struct ServiceTables {
  let scenario: Scenario
  let rules: RuleBook
  let days: PlanDays
  let time: WorkingTime
  let journeys: Journeys
  let officers: [Officer.ID: Officer]
  let minuteTakers: [MinuteTaker.ID: MinuteTaker]
  let rooms: [Room.ID: Room]
  let families: [Family.ID: Family]
  let children: [Child.ID: Child]
  /// The children of each family, by id.
  let childrenOfFamily: [Family.ID: [Child]]
  /// What the rules need to know of each child.
  let histories: [Child.ID: CaseHistory]
  /// The parts of each family that may be split.
  let halves: [Family.ID: SiblingHalves]
  /// The managers' decisions.
  let decisions: ManagersDecisions
  /// The families whose officers each family knows: rows of the same siblings, whichever names the other.
  let siblings: [Family.ID: Set<Family.ID>]
  /// The open spells of each family's children, a list for each child.
  private let openSpellsOfFamily: [Family.ID: [[CaseHistory.Spell]]]

  var policy: Policy { scenario.policy }

  /// Indexes a scenario.
  ///
  /// - Parameter today: the day from which on meetings are booked, when it is not the plan's first.
  /// - Throws: `RuleError` when the policy loosens the law, `CalendarError` when the plan reaches beyond the
  ///   known years.
  init(_ scenario: Scenario, calendar: WorkingCalendar, today: Day? = nil) throws {
    self.scenario = scenario
    rules = try RuleBook(
      calendar: calendar, months: scenario.policy.months, countStartDay: scenario.policy.countStartDay,
      tightenings: scenario.policy.tightenings,
      unconfirmedIntervals: scenario.policy.unconfirmed.reduce(into: [:]) { $0[$1.rule] = $1.within })
    days = try PlanDays(scenario, calendar: calendar, today: today)
    time = WorkingTime(scenario)
    journeys = Journeys(scenario)
    officers = Self.byID(scenario.officers, \.id)
    minuteTakers = Self.byID(scenario.minuteTakers, \.id)
    rooms = Self.byID(scenario.rooms, \.id)
    families = Self.byID(scenario.families, \.id)
    children = Self.byID(scenario.children, \.id)
    childrenOfFamily = Dictionary(grouping: scenario.children.sorted { $0.id < $1.id }, by: \.family)
    openSpellsOfFamily = childrenOfFamily.mapValues { children in
      children.map { $0.openSpells(at: scenario.policy.start) }
    }
    let decisions = ManagersDecisions(scenario.decisions)
    self.decisions = decisions
    var halves: [Family.ID: SiblingHalves] = [:]
    for (family, children) in childrenOfFamily {
      halves[family] = SiblingHalves(
        children, policy: scenario.policy, isPinned: decisions.pinned(family) != nil)
    }
    self.halves = halves
    siblings = Self.bothWays(scenario.families, \.siblings)
    histories = Self.histories(scenario)
  }

  /// The minutes and resources of a kind; a kind that the policy does not have takes an hour and nothing else.
  func needs(_ kind: MeetingKind) -> MeetingNeeds {
    policy.kinds[kind]
      ?? MeetingNeeds(
        chair: 60, preparation: 0, visit: 0, writeUp: 0, extraChair: 0, extraOther: 0, room: false,
        minuteTaker: false)
  }

  /// The open statuses of a family's children, all together: a status of two children stands there twice.
  func openStatuses(_ family: Family.ID) -> [CaseStatus] {
    openSpellsOfFamily[family]?.flatMap { $0.map(\.status) } ?? []
  }

  /// The number of the family's children with an open status: what it adds to a caseload.
  func openChildren(_ family: Family.ID) -> Int {
    openSpellsOfFamily[family]?.count { !$0.isEmpty } ?? 0
  }

  /// The children of a family or part of one; a part has only those with an open status.
  func children(of part: FamilyPart) -> [Child] {
    switch part.piece {
    case .whole: childrenOfFamily[part.family] ?? []
    case .first: halves[part.family]?.first ?? []
    case .second: halves[part.family]?.second ?? []
    }
  }

  /// The number of children with an open status in a family or part of one.
  func openChildren(_ part: FamilyPart) -> Int {
    part.piece == .whole ? openChildren(part.family) : children(of: part).count
  }

  /// A relation of families that binds both ways, whichever row says it.
  static func bothWays(
    _ families: [Family], _ others: (Family) -> Set<Family.ID>
  ) -> [Family.ID: Set<Family.ID>] {
    var related: [Family.ID: Set<Family.ID>] = [:]
    for family in families {
      for other in others(family) {
        related[family.id, default: []].insert(other)
        related[other, default: []].insert(family.id)
      }
    }
    return related
  }

  private static func byID<Key: Hashable, Row>(_ rows: [Row], _ id: (Row) -> Key) -> [Key: Row] {
    Dictionary(rows.map { (id($0), $0) }, uniquingKeysWith: { first, _ in first })
  }

  private static func histories(_ scenario: Scenario) -> [Child.ID: CaseHistory] {
    var histories: [Child.ID: CaseHistory] = [:]
    for child in scenario.children {
      // The rule book takes a state with an end for ended; one that ends after the start lasts for this plan.
      let spells = child.spells.map { spell in
        spell.until.map { $0 > scenario.policy.start } ?? false
          ? CaseHistory.Spell(status: spell.status, since: spell.since) : spell
      }
      histories[child.id] = CaseHistory(spells: spells, held: [], events: [], cohorts: child.cohorts)
    }
    for meeting in scenario.meetings {
      for child in meeting.children {
        switch meeting.status {
        case .held:
          let kinds = [meeting.kind] + [meeting.combined[child]].compactMap(\.self)
          histories[child]?.held += kinds.map { .init(kind: $0, day: meeting.day) }
        case .due: histories[child]?.events.append(.init(kind: meeting.kind, day: meeting.day))
        case .booked, .adjourned: break
        }
      }
    }
    return histories
  }
}
