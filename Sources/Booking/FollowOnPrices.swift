// SPDX-License-Identifier: GPL-3.0-or-later

import LinearOptimization

/// Finds prices of meetings, of rooms and minute takers, of the days of follow-ons and of trios of meetings, from what a
/// diary says of them; and so a lower bound of every diary in which follow-ons choose their days freely, and advice for a
/// better one.
struct FollowOnPrices {
  /// The best bound proved.
  private(set) var bound = -Double.infinity
  /// The prices that proved it, and those of them that rooms and minute takers have.
  private var best: VolumeAscent.Prices
  private var resources: ResourcePrices
  private var pool: PatternPool
  private let pricing: OfficerPricing
  private let apart: OfficerAscents
  /// Patterns that cost so much more than the best of their officer-days are left out of most steps, minutes.
  private let margin: Float = 60

  /// What is known of a diary before its bound is sought.
  struct Start {
    /// The officers' days of the diary.
    var patterns: [DayPattern]
    /// What each meeting is worth, about.
    var worth: [Double]
    /// By slot of the follow-ons' fees, prices to begin with.
    var days: [Double]
    /// What the diary costs.
    var below: Double
    /// No higher bound is asked for.
    var enough: Double
  }

  /// - Parameter fees: those of the follow-ons of the problem.
  init(_ grid: SlotGrid, fees: FollowOnFees, threads: Int, from start: Start) {
    let homes = HomeOfficers(grid.problem)
    pricing = OfficerPricing(grid, homes: homes, fees: fees, threads: threads)
    apart = OfficerAscents(grid.problem, homes: homes, fees: fees, threads: threads)
    pool = PatternPool(grid, fees: fees)
    _ = pool.add(start.patterns)
    resources = ResourcePrices(grid.problem)
    best = VolumeAscent.Prices(
      worth: start.worth, cells: Array(repeating: 0, count: pool.cellCount), days: start.days)
  }

  /// Raises the bound until it is enough or hardly rises although hardly any pattern is missing.
  ///
  /// - Parameters:
  ///   - rounds: how often patterns are priced at the most.
  ///   - report: told of each better bound.
  mutating func raise(
    rounds: Int, from start: Start, limit: SearchLimit, report: (Double) -> Void
  ) throws {
    var ascent = pricing.ascent(pool, from: best)
    var tried = best
    // How far prices may go from the best ones, minutes.
    var reach = 16.0
    // While the patterns known say little of those that are not, more of them matter more than the best prices for them.
    var isNear = false
    // Whether what they say is close enough to what all say for trios of meetings to be sought.
    var isClose = false
    // Whether what the patterns known say is nearly what all say.
    var isSettled = false
    var stale = 0
    for _ in 0..<rounds where stale < 4 && bound < start.enough && !limit.isOver {
      ascent.stay(near: best, reach: reach)
      tried = ascent.prices
      // What is far too dear is not read in every step; pricing finds it again when prices have changed so much.
      let columns = isNear ? pool.columns.some(pool.cheap(at: tried, within: margin)) : pool.columns
      let patterns = byOfficer(columns)
      let counted = isClose ? 100 : 0
      // A step of the officers apart costs a tenth of one of all together, but what they share only the latter settle; and
      // many of these pay only when hardly any pattern is missing.
      let counts = try apart.raise(
        &tried, near: best, reach: reach, columns, patterns, steps: isNear ? 150 : 50, counted: counted
      ) { limit.isOver }
      if limit.isOver { break }
      let trios = TrioSearch.violated(
        by: zip(patterns, counts).flatMap { zip($0, $1) }, counted: counted, of: columns, pricing.homes,
        pricing.fees, besides: pool.trios)
      ascent.restart(from: tried)
      ascent.run(columns, steps: isSettled ? 300 : isNear ? 100 : 20, below: start.below) { limit.isOver }
      tried = ascent.prices
      guard let priced = try pricing.price(tried, pool, wanted: isNear ? 3 : 12, limit: limit) else { break }
      _ = pool.add(priced.patterns)
      if !isNear, priced.bound > 0.9 * ascent.value {
        isNear = true
        reach = min(reach, 12)
      }
      isClose = isNear && priced.bound > TrioSearch.closeness * ascent.value
      // A bound that falls because new patterns were found is on its way to a better one.
      isSettled = isNear && priced.bound > 0.997 * ascent.value
      stale = isSettled && priced.bound < bound + 3e-4 * abs(bound) ? stale + 1 : 0
      if priced.bound > bound {
        (bound, best, resources) = (priced.bound, tried, priced.prices)
        report(bound)
      } else if reach > 1 {
        reach *= 0.8
      }
      guard !trios.isEmpty else { continue }
      let added = pool.add(trios)
      try apart.add(pool)
      ascent.addCells(added)
      best.cells += Array(repeating: 0, count: added)
      // Many of them raise the bound once they have their prices.
      if added > pricing.grid.problem.officers.count { stale = 0 }
      reach = max(reach, TrioSearch.reach)
    }
  }

  /// By officer, which patterns are its own.
  private func byOfficer(_ columns: PatternColumns) -> [[Int]] {
    var own = pricing.grid.problem.officers.map { _ in [Int]() }
    for (pattern, day) in columns.officerDays.enumerated() {
      own[Int(day) / pricing.grid.problem.dayCount].append(pattern)
    }
    return own
  }

  /// What the best bound says things are worth.
  var bookingPrices: BookingPrices {
    BookingPrices(
      meetings: best.worth, resources: resources, fees: (pricing.fees, pricing.fees.fees(best.days)))
  }

  /// What the best prices say of a good diary.
  ///
  /// - Parameter followOns: what ties the meetings' days together.
  func advice(_ followOns: FollowOns, limit: SearchLimit) throws -> PriceAdvice {
    guard bound > -.infinity, !limit.isOver else { return PriceAdvice() }
    var dive = PriceDive(pricing: pricing, apart: apart, pool: pool, followOns: followOns)
    let diary = try dive.run(best, limit: limit)
    // Nobody will follow it.
    if limit.stop.isRaised { return PriceAdvice() }
    return PriceAdvice(
      diary: diary,
      days: pool.cheap(at: best, within: 12).map(pool.pattern))
  }
}
