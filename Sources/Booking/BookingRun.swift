// SPDX-License-Identifier: GPL-3.0-or-later

import LinearOptimization

/// What a solve has come to: the best diary, the bound, what things are worth, and the time that is left.
struct BookingRun {
  /// The best diary so far.
  private(set) var best: DiaryState
  /// The best bound so far.
  private(set) var bound = -Double.infinity
  /// What the bound says things are worth.
  private(set) var prices: BookingPrices
  let options: BookingOptions
  let limit: SearchLimit
  private let report: @Sendable (_ objective: Int, _ bound: Double?) -> Void

  init(
    best: DiaryState, prices: BookingPrices, options: BookingOptions, limit: SearchLimit,
    report: @escaping @Sendable (_ objective: Int, _ bound: Double?) -> Void
  ) {
    self.best = best
    self.prices = prices
    self.options = options
    self.limit = limit
    self.report = report
  }

  /// What the bound proves: costs are whole minutes.
  var proved: Double { (bound - 1e-4).rounded(.up) }

  /// Whether the best diary is proved to be good enough.
  var isGoodEnough: Bool {
    let objective = Double(best.cost + options.constant)
    return objective <= 0
      || (objective - (bound + Double(options.constant))) / objective <= options.gap
  }

  /// Whether there is nothing left to do, or no time.
  var isOver: Bool { isGoodEnough || limit.isOver }

  /// A part of the time, and no more than what is left.
  func share(_ part: Double) -> SearchLimit {
    SearchLimit(seconds: min(limit.seconds * part, max(0, limit.secondsLeft)), stop: limit.stop)
  }

  /// Takes over a diary when it is better.
  mutating func take(_ diary: DiaryState) {
    guard diary.cost < best.cost else { return }
    best = diary
    tell()
  }

  /// Takes over a bound when it is better.
  mutating func take(bound better: Double, _ prices: @autoclosure () -> BookingPrices? = nil) {
    guard better > bound else { return }
    bound = better
    if let prices = prices() { self.prices = prices }
    tell()
  }

  /// Tells how far it has come.
  func tell() { report(best.cost, bound > -.infinity ? proved : nil) }
}
