// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// What every family's year takes, by the rule book's schedule (`MODEL.md`, Load).
struct Workload {
  private struct FamilyWork {
    /// Officer minutes without travel, by complexity.
    let minutes: Int
    /// Minutes of travel from each officer's base.
    let travel: [Place.ID: Int]
  }

  private struct MeetingsAtPlace: Hashable {
    let kind: MeetingKind
    let place: Place.ID?
  }

  private let works: [Family.ID: FamilyWork]

  /// - Throws: what the rule book throws when the year reaches beyond the known ones.
  init(_ tables: ServiceTables) throws {
    let places = MeetingPlaces(tables)
    let bases = Set(tables.scenario.officers.map(\.base)).sorted()
    var works: [Family.ID: FamilyWork] = [:]
    for family in tables.scenario.families {
      works[family.id] = try Self.work(family, places: places, bases: bases, tables: tables)
    }
    self.works = works
  }

  /// Travel of a family's year for an officer, in minutes.
  func travel(_ family: Family.ID, _ officer: Officer) -> Int {
    works[family]?.travel[officer.base] ?? 0
  }

  /// Load of a family on an officer, in minutes a year.
  func load(_ family: Family.ID, _ officer: Officer) -> Int {
    (works[family]?.minutes ?? 0) + travel(family, officer)
  }

  private static func work(
    _ family: Family, places: MeetingPlaces, bases: [Place.ID], tables: ServiceTables
  ) throws -> FamilyWork {
    let lastDay = tables.policy.start + 364
    var counts: [MeetingsAtPlace: [Int]] = [:]
    for child in tables.childrenOfFamily[family.id] ?? [] {
      guard let history = tables.histories[child.id] else { continue }
      let year = try tables.rules.schedule(of: history, from: tables.policy.start, through: lastDay)
      for (kind, meetings) in Dictionary(grouping: year, by: \.kind) {
        let place = places.place(of: kind, child: child, family: family)
        counts[MeetingsAtPlace(kind: kind, place: place), default: []].append(meetings.count)
      }
    }
    var minutes = tables.openStatuses(family.id).reduce(0) {
      $0 + (tables.policy.monitoringMinutesPerYear[$1] ?? 0)
    }
    var visits: [Place.ID: Int] = [:]
    for (meetings, ofChildren) in counts {
      let held = ofChildren.max() ?? 0
      let further = ofChildren.reduce(0, +) - held
      let needs = tables.needs(meetings.kind)
      minutes += held * (needs.chair + needs.preparation + needs.visit + needs.writeUp)
      minutes += further * (needs.extraChair + needs.extraOther)
      if let place = meetings.place { visits[place, default: 0] += held }
    }
    let travel = bases.map { base in
      (base, visits.reduce(0) { $0 + $1.value * tables.journeys.minutesThereAndBack(base, $1.key) })
    }
    return FamilyWork(
      minutes: minutes * family.complexityPercent / 100,
      travel: Dictionary(travel, uniquingKeysWith: { first, _ in first }))
  }
}
