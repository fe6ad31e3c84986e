// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Travel

/// A scenario with everything found by index: what the steps of planning share.
///
/// A class, so that the many who hold it share one: copying its dozens of tables would count each of them.
final class ServiceTables: Sendable {
  let scenario: Scenario
  let policy: Policy
  let calendar: WorkingCalendar
  let ground: ServiceGround
  let officerIndex: [Officer.ID: Int]
  let familyIndex: [Family.ID: Int]
  let childIndex: [Child.ID: Int]
  let roomIndex: [Room.ID: Int]
  let takerIndex: [MinuteTaker.ID: Int]
  /// Where each officer's day starts and ends, or nil when the tables lack the place.
  let officerBase: [Int?]
  /// The children of each family, by id.
  let childrenOfFamily: [[Int]]
  /// Those of them who have an open state.
  let openChildren: [[Int]]
  /// The family of each child, or nil when the tables lack it.
  let familyOfChild: [Int?]
  /// The roles that each family's named officer needs.
  let rolesNeeded: [Set<Role>]
  /// The managers' decisions on each family.
  let decisions: [FamilyDecisions]
  /// For each child the states that are open at the plan's start.
  let openSpells: [[CaseHistory.Spell]]
  /// What the rules need to know of each child; ended states are left out.
  let histories: [CaseHistory]
  /// Days on which a new meeting may be held at all, from the start through the late end.
  let bookableDays: [Day]
  /// The index of each of them.
  let dayIndex: [Day: Int]
  /// The place of each family's conferences, or nil when there is none in the tables.
  let conferencePlace: [Int?]

  var rules: RuleBook { ground.rules }
  var travel: TravelTable { ground.travel }
  var placeIndex: [Place.ID: Int] { ground.placeIndex }

  /// Prepares a scenario.
  ///
  /// - Parameter known: what is known of its places and rules already, if it is.
  /// - Throws: `RuleError` and `CalendarError`.
  init(_ unordered: Scenario, calendar: WorkingCalendar, ground known: ServiceGround? = nil) throws {
    var scenario = unordered
    if let known {
      precondition(
        known.places.count == scenario.places.count, "the ground is that of a service with these places")
      scenario.places = known.places
    }
    scenario.order()
    self.scenario = scenario
    self.calendar = calendar
    let policy = scenario.policy
    self.policy = policy
    let ground =
      try known ?? ServiceGround(ordered: scenario, rules: policy.rules(calendar: calendar))
    self.ground = ground
    officerIndex = ServiceTables.index(scenario.officers.map(\.id))
    familyIndex = ServiceTables.index(scenario.families.map(\.id))
    childIndex = ServiceTables.index(scenario.children.map(\.id))
    roomIndex = ServiceTables.index(scenario.rooms.map(\.id))
    takerIndex = ServiceTables.index(scenario.minuteTakers.map(\.id))
    let places = ground.placeIndex
    officerBase = scenario.officers.map { places[$0.base] }
    let families = familyIndex
    familyOfChild = scenario.children.map { families[$0.family] }
    var members = Array(repeating: [Int](), count: scenario.families.count)
    for (child, family) in familyOfChild.enumerated() {
      if let family { members[family].append(child) }
    }
    childrenOfFamily = members
    let open = scenario.children.map { child in
      child.spells.filter { $0.until.map { $0 > policy.start } ?? true }
    }
    openSpells = open
    openChildren = members.map { $0.filter { !open[$0].isEmpty } }
    rolesNeeded = members.map { Set($0.flatMap { open[$0].map(\.status.role) }) }
    decisions = FamilyDecisions.byFamily(scenario, familyIndex: families)
    histories = ServiceTables.histories(scenario, openSpells: openSpells, childIndex: childIndex)
    let closed = Set(scenario.closures.filter { $0.place == nil }.map(\.day))
    var days: [Day] = []
    for day in policy.start...policy.lateEnd where try calendar.isWorkingDay(day) && !closed.contains(day) {
      days.append(day)
    }
    bookableDays = days
    dayIndex = ServiceTables.index(days)
    let table = ground.travel
    let venues = Set(scenario.rooms.compactMap { places[$0.venue] }).sorted()
    conferencePlace = scenario.families.indices.map { family in
      ServiceTables.conferencePlace(
        scenario.families[family], children: members[family].map { scenario.children[$0] },
        venues: venues, places: places, travel: table)
    }
  }

  static func index<Key: Hashable>(_ keys: [Key]) -> [Key: Int] {
    Dictionary(keys.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private static func histories(
    _ scenario: Scenario, openSpells: [[CaseHistory.Spell]], childIndex: [Child.ID: Int]
  ) -> [CaseHistory] {
    var histories = scenario.children.indices.map {
      // A state that will end after the start still keeps its clock; the rules take any end for the past.
      CaseHistory(
        spells: openSpells[$0].map { .init(status: $0.status, since: $0.since) }, held: [],
        cohorts: scenario.children[$0].cohorts)
    }
    for meeting in scenario.meetings {
      for id in meeting.children {
        guard let child = childIndex[id] else { continue }
        switch meeting.status {
        case .held:
          histories[child].held.append(.init(kind: meeting.kind, day: meeting.day))
          if let review = meeting.combined[id] {
            histories[child].held.append(.init(kind: review, day: meeting.day))
          }
        case .due: histories[child].events.append(.init(kind: meeting.kind, day: meeting.day))
        case .booked, .adjourned: break
        }
      }
    }
    return histories
  }

  /// Where a family's conferences are held (`Scenarios/MODEL.md`, Place).
  private static func conferencePlace(
    _ family: Family, children: [Child], venues: [Int], places: [Place.ID: Int], travel: TravelTable
  ) -> Int? {
    if let venue = family.venue { return places[venue] }
    let origin = family.home ?? children.first?.placement
    guard let origin, let from = places[origin] else { return venues.first }
    // Places stand by id, so the first of the least is the smallest id.
    return venues.min { travel.minutes(from: from, to: $0) < travel.minutes(from: from, to: $1) }
  }

  /// Where a meeting of a child's family is held, or nil when the tables have no place for it.
  func place(of kind: MeetingKind, child: Int) -> Int? {
    if kind.isConference {
      return familyOfChild[child].flatMap { conferencePlace[$0] }
    }
    return scenario.children[child].placement.flatMap { placeIndex[$0] }
  }
}
