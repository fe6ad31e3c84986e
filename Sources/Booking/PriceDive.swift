// SPDX-License-Identifier: GPL-3.0-or-later

import LinearOptimization

/// What prices say of a good diary.
struct PriceAdvice {
  /// Officers' days of one, none of which is at odds with another.
  var diary: [DayPattern] = []
  /// Officers' days that may be part of one.
  var days: [DayPattern] = []
}

/// Makes a diary of what prices choose: the patterns that they choose most steadily are booked, and the others, moved
/// on by what that leaves and joined by those that have become good, choose again, until nothing is left to choose (a dive
/// with column generation, as in Joncour and others 2010).
struct PriceDive {
  let pricing: OfficerPricing
  let apart: OfficerAscents
  var pool: PatternPool
  let followOns: FollowOns
  /// Steps of a round, and how many of them are counted.
  private let steps = (all: 300, counted: 200)
  /// Chosen in so great a part of the steps, a pattern is booked.
  private let steady = 0.8
  /// In every round at least this part of the officer-days that are left is booked.
  private let leastShare = 0.04
  /// How far prices move in a round, minutes.
  private let reach = 16.0
  /// New patterns of an officer-day in a round at the most.
  private let wanted = 3

  /// Makes the patterns of a diary.
  ///
  /// - Parameter prices: near the best ones.
  mutating func run(_ prices: VolumeAscent.Prices, limit: SearchLimit) throws -> [DayPattern] {
    var prices = prices
    var left = pool.patternsByOfficer
    let grid = pricing.grid
    var diary = DiaryState(grid)
    var days: [Int?] = grid.problem.meetings.map { _ in nil }
    var settled = SettledLinks(followOns, pricing.fees)
    while !limit.isOver {
      settled.settle(&prices.days) { days[$0] }
      let counts = try apart.raise(
        &prices, near: prices, reach: reach, pool.columns, left, steps: steps.all, counted: steps.counted,
        fixed: settled.isFixed
      ) { limit.isOver }
      if limit.stop.isRaised { break }
      let chosen = zip(left, counts).flatMap { zip($0, $1) }.filter { $1 > 0 && !isBooked($0, diary) }
        .sorted { ($1.1, $0.0) < ($0.1, $1.0) }
      let enough = max(20, Int(leastShare * Double(Set(chosen.map { pool.columns.officerDays[$0.0] }).count)))
      var booked = 0
      var refused: Set<Int> = []
      for (index, count) in chosen {
        if booked >= enough, Double(count) < steady * Double(steps.counted) { break }
        guard isFree(index, diary) else { continue }
        let pattern = pool.pattern(index)
        guard fits(pattern, days), diary.isServed(pattern) else {
          refused.insert(index)
          continue
        }
        diary.add(pattern)
        for stop in pattern.stops { days[stop.meeting] = pattern.day }
        booked += 1
      }
      let known = pool.count
      let beside = days
      _ = pool.add(
        try pricing.patterns(prices, pool, beside: diary, wanted: wanted, limit: limit) {
          [followOns] meeting, day in
          Self.fits(followOns.excess(of: meeting, on: day) { beside[$0] }, grid)
        })
      if booked == 0, refused.isEmpty, pool.count == known { break }
      for index in known..<pool.count { left[pool.officer(ofPattern: index)].append(index) }
      for officer in left.indices {
        left[officer].removeAll { index in
          refused.contains(index) || !(isBooked(index, diary) || isFree(index, diary))
        }
      }
    }
    return diary.orderedPatterns
  }

  private func isBooked(_ number: Int, _ diary: DiaryState) -> Bool {
    guard let booked = diary.patterns[officerDay(number, diary)] else { return false }
    return booked == pool.pattern(number)
  }

  /// Whether neither the officer's day nor a meeting is booked.
  private func isFree(_ number: Int, _ diary: DiaryState) -> Bool {
    diary.patterns[officerDay(number, diary)] == nil
      && pool.meetings(ofPattern: number).allSatisfy { diary.home[$0] < 0 }
  }

  private func officerDay(_ number: Int, _ diary: DiaryState) -> Int {
    diary.key(officer: pool.officer(ofPattern: number), day: pool.day(ofPattern: number))
  }

  /// Whether no follow-on would be before its window or, for the sake of the meeting before it, after it.
  private func fits(_ pattern: DayPattern, _ days: [Int?]) -> Bool {
    // Two that depend on each other may be of one pattern.
    func day(of meeting: Int) -> Int? {
      pattern.stops.contains { $0.meeting == meeting } ? pattern.day : days[meeting]
    }
    return pattern.stops.allSatisfy { stop in
      PriceDive.fits(followOns.excess(of: stop.meeting, on: pattern.day, dayOf: day), pricing.grid)
    }
  }

  private static func fits(_ excess: Int?, _ grid: SlotGrid) -> Bool {
    guard let excess else { return false }
    return grid.problem.timing.late == 0 || excess < grid.problem.timing.late
  }
}
