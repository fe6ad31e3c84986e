// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// What a family's year takes (`MODEL.md`, Load).
struct FamilyWork {
  /// Officer minutes without travel, by complexity.
  let minutes: Int
  /// How many journeys there and back the year takes to each place, by place.
  let journeys: [(place: Place.ID, count: Int)]

  /// Officer minutes of travel from a base.
  func travel(from base: Place.ID, _ table: Journeys) -> Int {
    journeys.reduce(0) { $0 + $1.count * table.minutesThereAndBack(base, $1.place) }
  }
}

/// Works out every family's year from the rule book's schedule.
struct Workload {
  private struct MeetingsAtPlace: Hashable {
    let kind: MeetingKind
    let place: Place.ID?
  }

  private let works: [Family.ID: FamilyWork]
  private let journeys: Journeys

  /// - Throws: what the rule book throws when the year reaches beyond the known ones.
  init(_ tables: ServiceTables) throws {
    let places = MeetingPlaces(tables)
    journeys = tables.journeys
    var works: [Family.ID: FamilyWork] = [:]
    for family in tables.scenario.families {
      works[family.id] = try Self.work(family, places: places, tables: tables)
    }
    self.works = works
  }

  /// Travel of a family's year for an officer, in minutes.
  func travel(_ family: Family.ID, _ officer: Officer) -> Int {
    works[family]?.travel(from: officer.base, journeys) ?? 0
  }

  /// Load of a family on an officer, in minutes a year.
  func load(_ family: Family.ID, _ officer: Officer) -> Int {
    (works[family]?.minutes ?? 0) + travel(family, officer)
  }

  private static func work(
    _ family: Family, places: MeetingPlaces, tables: ServiceTables
  ) throws -> FamilyWork {
    let lastDay = tables.policy.start + 364
    var counts: [MeetingsAtPlace: [Int]] = [:]
    var monitoring = 0
    for child in tables.childrenOfFamily[family.id] ?? [] {
      guard let history = tables.histories[child.id] else { continue }
      let year = try tables.rules.schedule(of: history, from: tables.policy.start, through: lastDay)
      for (kind, meetings) in Dictionary(grouping: year, by: \.kind) {
        let place = places.place(of: kind, child: child, family: family)
        counts[MeetingsAtPlace(kind: kind, place: place), default: []].append(meetings.count)
      }
      for status in tables.openStatuses(child) {
        monitoring += tables.policy.monitoringMinutesPerYear[status] ?? 0
      }
    }
    var minutes = monitoring
    var visits: [Place.ID: Int] = [:]
    for (meetings, ofChildren) in counts {
      let held = ofChildren.max() ?? 0
      let further = ofChildren.reduce(0, +) - held
      let needs = tables.needs(meetings.kind)
      minutes += held * (needs.chair + needs.preparation + needs.visit + needs.writeUp)
      minutes += further * (needs.extraChair + needs.extraOther)
      if let place = meetings.place { visits[place, default: 0] += held }
    }
    return FamilyWork(
      minutes: minutes * family.complexityPercent / 100,
      journeys: visits.map { (place: $0.key, count: $0.value) }.sorted { $0.place < $1.place })
  }
}
