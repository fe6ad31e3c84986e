// SPDX-License-Identifier: GPL-3.0-or-later

import RandomNumbers

/// Days of some officers.
struct DiaryRegion: Hashable, Sendable {
  /// The officers, rising.
  let officers: [Int]
  /// The days.
  let days: Range<Int>
}

/// Chooses which part of a diary is filled anew next.
///
/// One officer over all days settles what an officer can do alone. Officers who meet at one venue within two weeks
/// can trade its rooms. For a meeting without a lawful place, everybody gives way on a few days. Now and then a few who
/// are near to each other trade meetings. The ways that lately gained most for their trouble come more often (after
/// Ropke and Pisinger 2006), and so do officers whose days cost most beyond what the prices say they could.
struct RegionChoice {
  private enum Way: Int, CaseIterable {
    case officer, venue, neighbours, trouble
  }

  private let problem: BookingProblem
  private let grid: SlotGrid
  private let officers: [Int]
  /// By officer, what the days cost beyond the bound, minutes.
  private let slack: [Double]
  private var random: SplitMix64
  /// How good each way was lately.
  private var merit = Way.allCases.map { _ in 1.0 }
  private var ways: [DiaryRegion: Way] = [:]
  /// How often the diary has changed, and when each officer was last filled without gain.
  private var changes = 0
  private var settled: [Int: Int] = [:]

  init(_ grid: SlotGrid, homes: HomeOfficers, slack: [Double], seed: UInt64) {
    self.slack = slack
    self.grid = grid
    problem = grid.problem
    officers = problem.officers.indices.filter { homes.officer.contains($0) }
    random = SplitMix64(seed: seed ^ 0x9E37)
  }

  /// Regions without a common officer-day, as many as are wanted or can be found.
  mutating func draw(_ wanted: Int, _ diary: DiaryState) -> [DiaryRegion] {
    guard !officers.isEmpty else { return [] }
    var regions: [DiaryRegion] = []
    ways = [:]
    for _ in 0..<12 * wanted where regions.count < wanted {
      let way = drawWay()
      let drawn =
        switch way {
        case .officer: oneOfficer()
        case .venue: officersOfVenue(diary)
        case .neighbours: neighbours(diary)
        case .trouble: everybodyAroundTrouble(diary)
        }
      guard let region = drawn,
        regions.allSatisfy({ other in
          !other.days.overlaps(region.days) || Set(other.officers).isDisjoint(with: region.officers)
        })
      else { continue }
      regions.append(region)
      ways[region] = way
    }
    return regions
  }

  /// Tells what came of a region.
  mutating func note(_ region: DiaryRegion, gain: Int) {
    guard let way = ways[region] else { return }
    merit[way.rawValue] = 0.9 * merit[way.rawValue] + 0.1 * min(500, Double(max(0, gain)))
    if gain > 0 {
      changes += 1
    } else if way == .officer {
      settled[region.officers[0]] = changes
    }
  }

  private mutating func drawWay() -> Way {
    let floor = 0.15 * merit.reduce(0, +) + 0.1
    let weights = merit.map { $0 + floor }
    var left = random.unit() * weights.reduce(0, +)
    for (way, weight) in zip(Way.allCases, weights) {
      left -= weight
      if left <= 0 { return way }
    }
    return .venue
  }

  /// An officer for whom something may have changed.
  private mutating func oneOfficer() -> DiaryRegion? {
    let open = officers.filter { settled[$0].map { changes - $0 > officers.count / 3 } ?? true }
    guard !open.isEmpty else { return nil }
    return DiaryRegion(officers: [drawn(open)], days: 0..<problem.dayCount)
  }

  /// One of some officers, by what there may be to gain.
  private mutating func drawn(_ some: [Int]) -> Int {
    // Prices are not the whole truth: the others come too.
    let weights = some.map { 10 + max(0, slack[$0]) }
    var left = random.unit() * weights.reduce(0, +)
    for (officer, weight) in zip(some, weights) {
      left -= weight
      if left <= 0 { return officer }
    }
    return some[some.count - 1]
  }

  /// Officers who need rooms of the venue of a meeting within about two weeks of it.
  private mutating func officersOfVenue(_ diary: DiaryState) -> DiaryRegion? {
    let focus = random.below(problem.meetings.count)
    let home = diary.home[focus]
    guard let venue = problem.meetings[focus].venue, home >= 0 else { return nil }
    let centre = home % problem.dayCount
    let days = max(0, centre - 5)..<min(problem.dayCount, centre + 6)
    var near = officers.filter { officer in
      days.contains { diary.venues(officer: officer, day: $0).contains(venue) }
    }
    for index in near.indices.dropLast() { near.swapAt(index, index + random.below(near.count - index)) }
    var chosen = Array(near.prefix(5))
    if !chosen.contains(home / problem.dayCount) { chosen.append(home / problem.dayCount) }
    return DiaryRegion(officers: chosen.sorted(), days: days)
  }

  /// All who work on a few days of the window of a meeting that is unbooked or late.
  private mutating func everybodyAroundTrouble(_ diary: DiaryState) -> DiaryRegion? {
    let troubled = problem.meetings.indices.filter { isTroubled($0, diary) }
    guard !troubled.isEmpty else { return nil }
    let needs = problem.meetings[troubled[random.below(troubled.count)]]
    let lawful = needs.days.filter { !$0.isLate }
    guard !lawful.isEmpty else { return nil }
    let centre = lawful[random.below(lawful.count)].day
    let days = max(0, centre - 1)..<min(problem.dayCount, centre + 2)
    var everybody = Set(officers)
    if everybody.count > 40 {
      var near = officers
      for index in near.indices.dropLast() { near.swapAt(index, index + random.below(near.count - index)) }
      everybody = Set(near.prefix(39))
      if let own = needs.chairs.first?.officer { everybody.insert(own) }
    }
    return DiaryRegion(officers: everybody.sorted(), days: days)
  }

  private func isTroubled(_ meeting: Int, _ diary: DiaryState) -> Bool {
    let home = diary.home[meeting]
    return home < 0 || diary.dayOption(meeting, day: home % problem.dayCount)?.isLate ?? false
  }

  /// Two or three officers with meetings that others of them may chair, over some weeks.
  private mutating func neighbours(_ diary: DiaryState) -> DiaryRegion? {
    guard officers.count > 1 else { return nil }
    let first = drawn(officers)
    let base = problem.officers[first].base
    let ranked = officers.filter { $0 != first }.map { other in
      (Double(problem.travel(base, problem.officers[other].base) + 10) * (0.5 + random.unit()), other)
    }.sorted { ($0.0, $0.1) < ($1.0, $1.1) }
    let group = [first] + ranked.prefix(1 + random.below(2)).map(\.1)
    let length = min(problem.dayCount, 20)
    let from = random.below(problem.dayCount - length + 1)
    return DiaryRegion(officers: group.sorted(), days: from..<from + length)
  }
}
