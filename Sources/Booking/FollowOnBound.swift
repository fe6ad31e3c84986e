// SPDX-License-Identifier: GPL-3.0-or-later

import LinearOptimization

/// A lower bound of every diary with follow-ons.
///
/// Every follow-on may choose among all its possible windows, whatever the day of the meeting before it; prices on its
/// days (`FollowOnFees`) make the two choose alike.
struct FollowOnBound {
  private let problem: BookingProblem
  private let options: BookingOptions
  /// Up to so many meetings the problem without prices is solved too, to the end: where follow-ons are few that proves
  /// more than the linear relaxation with prices.
  var largestWhole = 150

  init(_ problem: BookingProblem, options: BookingOptions) {
    self.problem = problem
    self.options = options
  }

  /// What was found.
  struct Found {
    /// The bound; 0 when there was no time.
    var value: Double
    /// What it says that things are worth.
    var prices: BookingPrices
    /// What it says of a good diary.
    var advice = PriceAdvice()
  }

  /// Finds a bound.
  ///
  /// - Parameters:
  ///   - objective: the cost of the diary; nothing better is asked for than that is within the gap.
  ///   - worth: what each meeting is worth, about.
  ///   - limit: how long the bound may be raised.
  ///   - advice: when advice must be there.
  func find(
    _ placements: [Placement?], _ patterns: [DayPattern], objective: Int, worth: [Double], limit: SearchLimit,
    advice: SearchLimit, report: @escaping @Sendable (Double) -> Void
  ) throws -> Found {
    var best = Found(value: 0, prices: BookingPrices(problem))
    guard !limit.isOver else { return best }
    let enough = Double(objective) - options.gap * Double(objective + options.constant)
    if problem.meetings.count <= largestWhole {
      var free = problem
      free.followOns = []
      var options = options
      options.timeLimit = max(0.05, 0.5 * limit.secondsLeft)
      let found = try BookingSolver(free, options: options, stop: limit.stop) { _, _ in }.solve()
      best = Found(value: found.bound, prices: found.prices)
      if best.value >= enough || limit.isOver { return best }
    }
    let (free, fees) = relaxed
    let start = FollowOnPrices.Start(
      patterns: patterns, worth: zip(worth, leastCosts).map { max($0, $1) },
      days: fees.prices(dayOf: { placements[$0]?.day }),
      below: Double(objective), enough: enough)
    var prices = FollowOnPrices(SlotGrid(free), fees: fees, threads: options.threads, from: start)
    try prices.raise(rounds: 400, from: start, limit: limit, report: report)
    if prices.bound > best.value { best = Found(value: prices.bound, prices: prices.bookingPrices) }
    best.advice = try prices.advice(FollowOns(problem), limit: advice)
    return best
  }

  /// By meeting, what it costs at the least wherever it is held, without travel: where it cannot but be late, prices that
  /// move by minutes would never rise to that.
  private var leastCosts: [Double] {
    problem.meetings.map { meeting in
      var least = problem.unbookedCost
      for chair in meeting.chairs {
        let offers = problem.officers[chair.officer].days
        for option in meeting.days where offers[option.day].hours != nil {
          least = min(least, chair.cost + option.cost)
        }
      }
      return Double(max(0, least - problem.detourSaving))
    }
  }

  /// The problem with follow-ons that choose freely among few days, and what their days cost.
  ///
  /// Days later than anybody waits are left out; so that a meeting is not booked costs as little as the first of these.
  private var relaxed: (problem: BookingProblem, fees: FollowOnFees) {
    var relaxed = problem
    let patience = PeriodBooking.patience
    relaxed.unbookedCost = min(
      problem.unbookedCost,
      problem.timing.late + problem.timing.latePerDay * (patience + 1) - problem.detourSaving)
    for meeting in relaxed.meetings.indices {
      let days = relaxed.meetings[meeting].days
      guard let last = days.last(where: { !$0.isLate }) ?? days.first else { continue }
      let end = problem.dayNumbers[last.day] + patience
      relaxed.meetings[meeting].days = days.filter { problem.dayNumbers[$0.day] <= end }
    }
    let fees = FollowOnFees(relaxed)
    relaxed.followOns = []
    // Where it costs next to nothing that a meeting is not booked, fees could make it a gain.
    if relaxed.unbookedCost <= fees.most { return (relaxed, FollowOnFees(relaxed)) }
    relaxed.unbookedCost -= fees.most
    return (relaxed, fees)
  }
}
