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

  /// Finds a bound.
  ///
  /// - Parameters:
  ///   - objective: the cost of the diary; nothing better is asked for than that is within the gap.
  ///   - worth: what each meeting is worth, about.
  /// - Returns: 0 when there was no time.
  func find(
    _ placements: [Placement?], _ patterns: [DayPattern], objective: Int, worth: [Double], limit: SearchLimit,
    report: @escaping @Sendable (Double) -> Void
  ) throws -> (value: Double, prices: BookingPrices) {
    var best = (value: 0.0, prices: BookingPrices(problem))
    guard !limit.isOver else { return best }
    let enough = Double(objective) - options.gap * Double(objective + options.constant)
    if problem.meetings.count <= largestWhole {
      var free = problem
      free.followOns = []
      var options = options
      options.timeLimit = max(0.05, 0.5 * limit.secondsLeft)
      let found = try BookingSolver(free, options: options, stop: limit.stop) { _, _ in }.solve()
      best = (found.bound, found.prices)
      if best.value >= enough || limit.isOver { return best }
    }
    let (free, fees) = relaxed
    var coordination = PriceCoordination(
      SlotGrid(free), homes: HomeOfficers(free), threads: options.threads, fees: fees)
    try coordination.raise(
      rounds: 400, seeds: patterns,
      from: .init(
        worth: worth, days: fees.prices(dayOf: { placements[$0]?.day }), below: Double(objective),
        enough: enough), limit: limit, report: report)
    if coordination.bound > best.value { best = (coordination.bound, coordination.bookingPrices) }
    return best
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
