// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Travel

/// How much work families are in a year, and what load that makes (`Scenarios/MODEL.md`, Load).
struct Workload: Sendable {
  private let tables: ServiceTables
  /// For each family the whole of it.
  let families: [FamilyPart]

  /// Works out a year of every family.
  ///
  /// - Throws: as `RuleBook.schedule(of:from:through:)`.
  init(_ tables: ServiceTables) throws {
    self.tables = tables
    families = try tables.scenario.families.indices.map { family in
      try Workload.part(
        of: family, children: tables.openChildren[family], meeting: tables.childrenOfFamily[family],
        bearsSplit: false, tables)
    }
  }

  /// The two parts of a family that is split: its children by placement, age and id, cut after the first half.
  ///
  /// - Throws: as `init`.
  func halves(of family: Int) throws -> (first: FamilyPart, second: FamilyPart) {
    let scenario = tables.scenario
    let children = tables.openChildren[family].sorted { left, right in
      let (one, other) = (scenario.children[left], scenario.children[right])
      // No placement sorts as the empty word, before every id.
      return (one.placement?.text ?? "", one.birth, one.id) < (
        other.placement?.text ?? "", other.birth, other.id
      )
    }
    let middle = (children.count + 1) / 2
    func half(_ members: ArraySlice<Int>, first: Bool) throws -> FamilyPart {
      let sorted = members.sorted()
      return try Workload.part(of: family, children: sorted, meeting: sorted, bearsSplit: first, tables)
    }
    return (try half(children[..<middle], first: true), try half(children[middle...], first: false))
  }

  /// Travel of a year when an officer has a family or a part of one.
  func travel(_ part: FamilyPart, officer: Int) -> Int {
    guard let base = tables.officerBase[officer] else { return 0 }
    return part.visits.reduce(0) { sum, visit in
      sum + visit.count
        * (tables.travel.minutes(from: base, to: visit.place)
          + tables.travel.minutes(from: visit.place, to: base))
    }
  }

  /// The load on an officer, minutes a year: a multiple of the policy's periods, never 0.
  func load(_ part: FamilyPart, officer: Int) -> Int {
    let periods = tables.policy.capacity.periods
    let minutes = part.fixedLoad ?? part.work + travel(part, officer: officer)
    return max(periods, minutes / periods * periods)
  }

  // MARK: - A year

  private struct Gathering: Hashable {
    let kind: MeetingKind
    let place: Int?
  }

  private static func part(
    of family: Int, children: [Int], meeting: [Int], bearsSplit: Bool, _ tables: ServiceTables
  ) throws -> FamilyPart {
    let policy = tables.policy
    // For each kind and place: the largest count of one child, and the sum over the children.
    var counts: [Gathering: (largest: Int, sum: Int)] = [:]
    var monitoring = 0
    var ends: [Day] = []
    for child in meeting {
      let year = try tables.rules.course(
        of: tables.histories[child], from: policy.start, through: policy.start + 364)
      let own = gatherings(year.meetings, of: child, tables)
      if let end = year.holdsThrough {
        ends.append(try max(end, lastLike(own, of: child, hasOverdue: end == policy.start, tables)))
      }
      for (gathering, count) in own {
        let known = counts[gathering] ?? (0, 0)
        counts[gathering] = (max(known.largest, count), known.sum + count)
      }
      for spell in tables.openSpells[child] {
        monitoring += policy.monitoringMinutesPerYear[spell.status] ?? 0
        // While a case is recent it has other points.
        let settled = spell.since + policy.capacity.settledAfterDays
        if settled > policy.start { ends.append(settled - 1) }
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
    return FamilyPart(
      family: family, children: children, work: (meetings + monitoring) * complexity / 100,
      visits: byPlace.keys.sorted().map { .init(place: $0, count: byPlace[$0] ?? 0) },
      fixedLoad: fixedLoad(of: children, complexityPercent: complexity, tables), bearsSplit: bearsSplit,
      holdsThrough: ends.min())
  }

  private static func gatherings(
    _ meetings: [Window], of child: Int, _ tables: ServiceTables
  ) -> [Gathering: Int] {
    var gatherings: [Gathering: Int] = [:]
    for window in meetings {
      let gathering = Gathering(kind: window.kind, place: tables.place(of: window.kind, child: child))
      gatherings[gathering, default: 0] += 1
    }
    return gatherings
  }

  /// So many days after a plan others of the same week need not look at a family again although a meeting of it is overdue.
  private static let overdueDays = 6

  /// The last day on which a year of a child that begins then has the same meetings at the same places.
  ///
  /// What is overdue is held on the year's first day, and what follows it moves on with every day that passes: of how many
  /// meetings a year has that seldom makes another number, but there is no day on which it could not.
  private static func lastLike(
    _ year: [Gathering: Int], of child: Int, hasOverdue: Bool, _ tables: ServiceTables
  ) throws -> Day {
    var last = tables.policy.start
    guard hasOverdue, tables.ground.isShared else { return last }
    while last < tables.policy.start + overdueDays {
      let next = try tables.rules.course(of: tables.histories[child], from: last + 1, through: last + 365)
      guard gatherings(next.meetings, of: child, tables) == year else { break }
      last = last + 1
    }
    return last
  }

  /// The load by heads or by points, minutes a year; nil by hours.
  private static func fixedLoad(of children: [Int], complexityPercent: Int, _ tables: ServiceTables) -> Int? {
    let capacity = tables.policy.capacity
    switch capacity.weighting {
    case .hours: return nil
    case .heads: return children.count * capacity.productiveMinutesPerYear / capacity.childrenPerFTE
    case .points:
      let tenths = children.reduce(0) { sum, child in
        sum + (tables.openSpells[child].map { points(of: $0, tables.policy) }.max() ?? 0)
      }
      return tenths * complexityPercent / 100 * capacity.productiveMinutesPerYear
        / (10 * capacity.pointsPerFTE)
    }
  }

  /// Tenths of a point of a status: more while it is recent.
  private static func points(of spell: CaseHistory.Spell, _ policy: Policy) -> Int {
    guard let tiers = policy.capacity.points[spell.status] else { return 0 }
    return policy.start - spell.since < policy.capacity.settledAfterDays ? tiers.recent : tiers.settled
  }
}
