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
/// can trade its rooms. For a meeting without a lawful place, everybody gives way on a few days, or those who use its
/// venue do over two weeks. Where others chair an officer's meetings, those who cover and are covered share them out
/// anew. Now and then a few who are near to each other trade meetings. The ways that lately gained most
/// for their trouble come more often (after Ropke and Pisinger 2006), and so does what is around the days that cost most
/// beyond what the prices say they could.
struct RegionChoice {
  private enum Way: Int, CaseIterable {
    case officer, venue, neighbours, trouble, crowd, covers
  }

  private let problem: BookingProblem
  private let grid: SlotGrid
  private let officers: [Int]
  private let daySlack: DaySlack
  /// By officer-day, the slack of the diary at hand.
  private var slack: [Double] = []
  /// The meetings of the diary at hand that are unbooked or late.
  private var troubled: [Int] = []
  /// Its meetings that another than the cheapest chair has.
  private var covers: [Cover] = []
  private var costAtHand = -1
  private var random: SplitMix64
  /// How good each way was lately.
  private var merit = Way.allCases.map { _ in 1.0 }
  private var ways: [DiaryRegion: Way] = [:]
  /// How often the diary has changed, and when each officer was last filled without gain.
  private var changes = 0
  private var settled: [Int: Int] = [:]

  init(_ grid: SlotGrid, homes: HomeOfficers, slack: DaySlack, seed: UInt64) {
    daySlack = slack
    self.grid = grid
    problem = grid.problem
    officers = problem.officers.indices.filter { homes.officer.contains($0) }
    random = SplitMix64(seed: seed ^ 0x9E37)
  }

  /// Regions without a common officer-day, as many as are wanted or can be found.
  mutating func draw(_ wanted: Int, _ diary: DiaryState) -> [DiaryRegion] {
    guard !officers.isEmpty else { return [] }
    if diary.cost != costAtHand {
      slack = daySlack.slack(of: diary)
      troubled = problem.meetings.indices.filter { isTroubled($0, diary) }
      covers = Self.covers(problem, diary)
      costAtHand = diary.cost
    }
    var regions: [DiaryRegion] = []
    ways = [:]
    for _ in 0..<12 * wanted where regions.count < wanted {
      let way = drawWay()
      let drawn =
        switch way {
        case .officer: oneOfficer()
        case .venue: officersOfVenue(diary)
        case .neighbours: neighbours()
        case .trouble: everybodyAroundTrouble()
        case .crowd: officersOfCrowdedVenue(diary)
        case .covers: officersOfCovers(diary)
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

  /// A meeting that another has than the officer named for it.
  private struct Cover {
    let own: Int
    let chair: Int
    let day: Int
  }

  private static func covers(_ problem: BookingProblem, _ diary: DiaryState) -> [Cover] {
    problem.meetings.indices.compactMap { meeting in
      guard diary.home[meeting] >= 0, let own = problem.meetings[meeting].chairs.first, own.cost == 0 else {
        return nil
      }
      let (chair, day) = diary.home[meeting].quotientAndRemainder(dividingBy: problem.dayCount)
      return chair == own.officer ? nil : Cover(own: own.officer, chair: chair, day: day)
    }
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
    return Way.allCases[
      random.drawn(
        Way.allCases.map { way in
          let isIdle =
            switch way {
            case .trouble, .crowd: troubled.isEmpty
            case .covers: covers.isEmpty
            default: false
            }
          return isIdle ? 0 : merit[way.rawValue] + floor
        })]
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
    let weights = some.map { officer in
      slack[officer * problem.dayCount..<(officer + 1) * problem.dayCount].reduce(10, +)
    }
    return some[random.drawn(weights)]
  }

  /// An officer-day, by what there may be to gain.
  private mutating func drawnDay() -> Int { random.drawn(slack.map { $0 + 0.1 }) }

  /// Officers who need rooms of a venue within about two weeks.
  private mutating func officersOfVenue(_ diary: DiaryState) -> DiaryRegion? {
    let (officer, day) = drawnDay().quotientAndRemainder(dividingBy: problem.dayCount)
    let venues = diary.venues(officer: officer, day: day).sorted()
    guard !venues.isEmpty else { return nil }
    return users(of: venues[random.below(venues.count)], around: day, reach: 5, 5, besides: officer, diary)
  }

  /// Officers who need rooms of the venue of a meeting that is unbooked or late while it could be held in its window.
  private mutating func officersOfCrowdedVenue(_ diary: DiaryState) -> DiaryRegion? {
    let crowded = troubled.filter { problem.meetings[$0].venue != nil }
    guard !crowded.isEmpty else { return nil }
    let needs = problem.meetings[crowded[random.below(crowded.count)]]
    guard let venue = needs.venue, let day = lawfulDay(needs), let chair = needs.chairs.first else {
      return nil
    }
    return users(of: venue, around: day, reach: 6, 7 + random.below(4), besides: chair.officer, diary)
  }

  /// Some of those who need rooms of a venue around a day, and one more officer.
  private mutating func users(
    of venue: Int, around day: Int, reach: Int, _ most: Int, besides officer: Int, _ diary: DiaryState
  ) -> DiaryRegion {
    let days = max(0, day - reach)..<min(problem.dayCount, day + reach + 1)
    let users = officers.filter { user in
      days.contains { diary.venues(officer: user, day: $0).contains(venue) }
    }
    var chosen = random.drawn(most, of: users)
    if !chosen.contains(officer) { chosen.append(officer) }
    return DiaryRegion(officers: chosen.sorted(), days: days)
  }

  /// All who work on a few days of the window of a meeting that is unbooked or late.
  private mutating func everybodyAroundTrouble() -> DiaryRegion? {
    guard !troubled.isEmpty else { return nil }
    let needs = problem.meetings[troubled[random.below(troubled.count)]]
    guard let centre = lawfulDay(needs) else { return nil }
    let days = max(0, centre - 1)..<min(problem.dayCount, centre + 2)
    var everybody = Set(officers)
    if everybody.count > 40 {
      everybody = Set(random.drawn(39, of: officers))
      if let own = needs.chairs.first?.officer { everybody.insert(own) }
    }
    return DiaryRegion(officers: everybody.sorted(), days: days)
  }

  /// A day of a meeting's window.
  private mutating func lawfulDay(_ needs: BookingProblem.Meeting) -> Int? {
    let lawful = needs.days.filter { !$0.isLate }
    return lawful.isEmpty ? nil : lawful[random.below(lawful.count)].day
  }

  private func isTroubled(_ meeting: Int, _ diary: DiaryState) -> Bool {
    let home = diary.home[meeting]
    return home < 0 || diary.dayOption(meeting, day: home % problem.dayCount)?.isLate ?? false
  }

  /// An officer who does not chair a meeting of his or her own, the one who does, and some of those with whom these two
  /// have to do in the same way within some weeks.
  private mutating func officersOfCovers(_ diary: DiaryState) -> DiaryRegion? {
    guard !covers.isEmpty else { return nil }
    let first = covers[random.drawn(covers.map { slack[$0.chair * problem.dayCount + $0.day] + 20 })]
    let length = min(problem.dayCount, 20)
    let from = min(max(0, first.day - random.below(length)), problem.dayCount - length)
    let days = from..<from + length
    var group = [first.own, first.chair]
    let most = 2 + random.below(4)
    while group.count < most {
      let next = covers.filter { days.contains($0.day) && group.contains($0.own) != group.contains($0.chair) }
      guard !next.isEmpty else { break }
      let cover = next[random.below(next.count)]
      group.append(group.contains(cover.own) ? cover.chair : cover.own)
    }
    return DiaryRegion(officers: group.sorted(), days: days)
  }

  /// Two to five officers who are near to each other, over some weeks.
  private mutating func neighbours() -> DiaryRegion? {
    guard officers.count > 1 else { return nil }
    let focus = drawnDay()
    let first = focus / problem.dayCount
    let base = problem.officers[first].base
    let ranked = officers.filter { $0 != first }.map { other in
      (Double(problem.travel(base, problem.officers[other].base) + 10) * (0.5 + random.unit()), other)
    }.sorted { ($0.0, $0.1) < ($1.0, $1.1) }
    let group = [first] + ranked.prefix(1 + random.below(4)).map(\.1)
    let length = min(problem.dayCount, 20)
    let from = min(max(0, focus % problem.dayCount - random.below(length)), problem.dayCount - length)
    return DiaryRegion(officers: group.sorted(), days: from..<from + length)
  }
}

extension SplitMix64 {
  /// An index of some weights, each as likely as its weight says.
  fileprivate mutating func drawn(_ weights: [Double]) -> Int {
    var left = unit() * weights.reduce(0, +)
    for (index, weight) in weights.enumerated() {
      left -= weight
      if left <= 0 { return index }
    }
    return weights.count - 1
  }

  /// Some of a list, or all when there are no more.
  fileprivate mutating func drawn(_ wanted: Int, of list: [Int]) -> [Int] {
    var list = list
    for index in list.indices.dropLast() { list.swapAt(index, index + below(list.count - index)) }
    return Array(list.prefix(wanted))
  }
}
