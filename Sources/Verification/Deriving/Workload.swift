// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// What every family's year takes, by the rule book's schedule and the policy's weighting (`MODEL.md`, Load), and
/// that of the parts of families that may be split.
struct Workload {
  private struct PartWork {
    /// Officer minutes without travel, by complexity; with a weighting that counts no hours, the load.
    let minutes: Int
    /// Minutes of travel from each officer's base.
    let travel: [Place.ID: Int]
  }

  private struct MeetingsAtPlace: Hashable {
    let kind: MeetingKind
    let place: Place.ID?
  }

  private let works: [FamilyPart: PartWork]
  private let countsTravel: Bool
  private let periods: Int

  /// - Throws: what the rule book throws when the year reaches beyond the known ones.
  init(_ tables: ServiceTables) throws {
    let places = MeetingPlaces(tables)
    let bases = Set(tables.scenario.officers.map(\.base)).sorted()
    var works: [FamilyPart: PartWork] = [:]
    for family in tables.scenario.families {
      let pieces: [FamilyPart.Piece] = tables.halves[family.id] == nil ? [.whole] : [.whole, .first, .second]
      for piece in pieces {
        let part = FamilyPart(family: family.id, piece: piece)
        works[part] = try Self.work(part, of: family, places: places, bases: bases, tables: tables)
      }
    }
    self.works = works
    countsTravel = tables.policy.capacity.weighting == .hours
    periods = max(1, tables.policy.capacity.periods)
  }

  /// Travel of a family's year for an officer, in minutes.
  func travel(_ part: FamilyPart, _ officer: Officer) -> Int { works[part]?.travel[officer.base] ?? 0 }

  /// Load of a family on an officer, in minutes a year: the same in every period, and something in each.
  func load(_ part: FamilyPart, _ officer: Officer) -> Int {
    let weighed = (works[part]?.minutes ?? 0) + (countsTravel ? travel(part, officer) : 0)
    return max(periods, weighed / periods * periods)
  }

  private static func work(
    _ part: FamilyPart, of family: Family, places: MeetingPlaces, bases: [Place.ID], tables: ServiceTables
  ) throws -> PartWork {
    let children = tables.children(of: part)
    let counts = try meetings(of: children, family, places: places, tables: tables)
    var visits: [Place.ID: Int] = [:]
    for (meetings, ofChildren) in counts {
      if let place = meetings.place { visits[place, default: 0] += ofChildren.max() ?? 0 }
    }
    let travel = bases.map { base in
      (base, visits.reduce(0) { $0 + $1.value * tables.journeys.minutesThereAndBack(base, $1.key) })
    }
    let capacity = tables.policy.capacity
    let minutes =
      switch capacity.weighting {
      case .hours: hours(of: counts, children, tables) * family.complexityPercent / 100
      case .heads:
        tables.openChildren(part) * capacity.productiveMinutesPerYear / max(1, capacity.childrenPerFTE)
      case .points:
        tenthsOfPoints(of: children, tables) * family.complexityPercent / 100
          * capacity.productiveMinutesPerYear / max(1, 10 * capacity.pointsPerFTE)
      }
    return PartWork(
      minutes: minutes, travel: Dictionary(travel, uniquingKeysWith: { first, _ in first }))
  }

  /// How many meetings of each kind at each place each child has in the year.
  private static func meetings(
    of children: [Child], _ family: Family, places: MeetingPlaces, tables: ServiceTables
  ) throws -> [MeetingsAtPlace: [Int]] {
    let lastDay = tables.policy.start + 364
    var counts: [MeetingsAtPlace: [Int]] = [:]
    for child in children {
      guard let history = tables.histories[child.id] else { continue }
      let year = try tables.rules.schedule(of: history, from: tables.policy.start, through: lastDay)
      for (kind, meetings) in Dictionary(grouping: year, by: \.kind) {
        let place = places.place(of: kind, child: child, family: family)
        counts[MeetingsAtPlace(kind: kind, place: place), default: []].append(meetings.count)
      }
    }
    return counts
  }

  private static func hours(
    of counts: [MeetingsAtPlace: [Int]], _ children: [Child], _ tables: ServiceTables
  ) -> Int {
    var minutes = 0
    for child in children {
      for spell in child.openSpells(at: tables.policy.start) {
        minutes += tables.policy.monitoringMinutesPerYear[spell.status] ?? 0
      }
    }
    for (meetings, ofChildren) in counts {
      let held = ofChildren.max() ?? 0
      let further = ofChildren.reduce(0, +) - held
      let needs = tables.needs(meetings.kind)
      minutes += held * (needs.chair + needs.preparation + needs.visit + needs.writeUp)
      minutes += further * (needs.extraChair + needs.extraOther)
    }
    return minutes
  }

  /// Each child counts the most of its open states.
  private static func tenthsOfPoints(of children: [Child], _ tables: ServiceTables) -> Int {
    let capacity = tables.policy.capacity
    let start = tables.policy.start
    return children.reduce(0) { sum, child in
      let points = child.openSpells(at: start).map { spell in
        let tiers = capacity.points[spell.status]
        return (start - spell.since < capacity.settledAfterDays ? tiers?.recent : tiers?.settled) ?? 0
      }
      return sum + (points.max() ?? 0)
    }
  }
}
