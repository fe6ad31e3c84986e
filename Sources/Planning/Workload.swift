// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Travel

/// How much work a family is in a year, and how much an officer can carry (`Scenarios/MODEL.md`, Load).
struct Workload: Sendable {
  /// A year's meetings of a family at one place.
  struct Visits: Sendable {
    let place: Int
    let count: Int
  }

  private let tables: ServiceTables
  /// For each family the officer minutes of a year, travel left out.
  let work: [Int]
  /// For each family the meetings of a year by place.
  let visits: [[Visits]]
  /// For each officer the minutes of a year.
  let capacity: [Int]
  /// For each officer what load costs.
  private let bandEnds: [[Int]]

  init(_ tables: ServiceTables, availability: Availability) throws {
    self.tables = tables
    var work: [Int] = []
    var visits: [[Visits]] = []
    for family in tables.scenario.families.indices {
      let (minutes, places) = try Workload.year(of: family, tables)
      work.append(minutes)
      visits.append(places)
    }
    self.work = work
    self.visits = visits
    capacity = tables.scenario.officers.map { Workload.capacity(of: $0, tables.policy, availability) }
    let bands = tables.policy.capacity.bands
    bandEnds = capacity.map { minutes in
      bands.map { band in band.upToPercent.map { minutes * $0 / 100 } ?? .max }
    }
  }

  /// The ends of an officer's bands, in minutes of load a year.
  func bandEnds(officer: Int) -> [Int] { bandEnds[officer] }

  /// Travel of a year when an officer has a family.
  func travel(family: Int, officer: Int) -> Int {
    guard let base = tables.placeIndex[tables.scenario.officers[officer].base] else { return 0 }
    return visits[family].reduce(0) { sum, visit in
      sum + visit.count
        * (tables.travel.minutes(from: base, to: visit.place)
          + tables.travel.minutes(from: visit.place, to: base))
    }
  }

  /// The load of a family on an officer.
  func load(family: Int, officer: Int) -> Int { work[family] + travel(family: family, officer: officer) }

  private struct Gathering: Hashable {
    let kind: MeetingKind
    let place: Int?
  }

  private static func year(of family: Int, _ tables: ServiceTables) throws -> (Int, [Visits]) {
    let policy = tables.policy
    // For each kind and place: the largest count of one child, and the sum over the children.
    var counts: [Gathering: (largest: Int, sum: Int)] = [:]
    var monitoring = 0
    for child in tables.childrenOfFamily[family] {
      var own: [Gathering: Int] = [:]
      let year = try tables.rules.schedule(
        of: tables.histories[child], from: policy.start, through: policy.start + 364)
      for window in year {
        own[Gathering(kind: window.kind, place: tables.place(of: window.kind, child: child)), default: 0] += 1
      }
      for (gathering, count) in own {
        let known = counts[gathering] ?? (0, 0)
        counts[gathering] = (max(known.largest, count), known.sum + count)
      }
      for spell in tables.openSpells[child] {
        monitoring += policy.monitoringMinutesPerYear[spell.status] ?? 0
      }
    }
    var meetings = 0
    var byPlace: [Int: Int] = [:]
    for (gathering, count) in counts {
      let needs = policy.needs(gathering.kind)
      meetings += count.largest * needs.total + (count.sum - count.largest) * needs.extraTotal
      if let place = gathering.place { byPlace[place, default: 0] += count.largest }
    }
    let complexity = tables.scenario.families[family].complexityPercent
    let places = byPlace.keys.sorted().map { Visits(place: $0, count: byPlace[$0] ?? 0) }
    return ((meetings + monitoring) * complexity / 100, places)
  }

  private static func capacity(of officer: Officer, _ policy: Policy, _ availability: Availability) -> Int {
    var total = 0
    var employed = 0
    for day in policy.start...(policy.start + 364) where !day.weekday.isWeekend {
      total += 1
      if let start = officer.start, day < start { continue }
      if let end = officer.end, day > end { continue }
      if availability.isLongAbsent(officer.id.text, on: day) { continue }
      employed += 1
    }
    let yearly = policy.capacity.productiveMinutesPerYear * officer.fteThousandths / 1000
    return max(1, yearly * employed / total - 52 * officer.otherMinutesPerWeek)
  }
}
