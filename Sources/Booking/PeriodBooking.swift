// SPDX-License-Identifier: GPL-3.0-or-later

import LinearOptimization

/// Fills a diary with follow-ons for the first time: period after period, each meeting once the one before it has its
/// day.
///
/// A period is a booking problem of its own, in which what was booked before stands like published bookings.
struct PeriodBooking {
  private let problem: BookingProblem
  private let options: BookingOptions
  private let limit: SearchLimit
  private let followOns: FollowOns
  /// Where each meeting went.
  private(set) var placements: [Placement?]
  /// What each meeting was worth in its period.
  private(set) var worth: [Double]
  /// Days of a period: under three months, in which hardly ever a meeting follows another.
  private let periodDays = 60
  /// Late days are only looked at up to so many calendar days after a window.
  static let patience = 42

  init(_ problem: BookingProblem, options: BookingOptions, limit: SearchLimit) {
    self.problem = problem
    self.options = options
    self.limit = limit
    followOns = FollowOns(problem)
    placements = problem.meetings.map { _ in nil }
    worth = problem.meetings.map { _ in 0 }
  }

  /// Books all periods.
  ///
  /// - Parameter report: told of each period's end.
  mutating func run(report: ([Placement?]) -> Void) throws {
    let work = Double(max(1, problem.meetings.count))
    let start = limit.secondsLeft
    var done = 0
    for meetings in periods() {
      done += meetings.count
      // The time is shared by the number of meetings; what a period leaves, the next ones have.
      let end = start * (1 - Double(done) / work)
      try book(meetings, patience: PeriodBooking.patience, seconds: max(0.05, limit.secondsLeft - end))
      // Who waits longer than that is booked on any later day that there is.
      let waiting = meetings.filter { placements[$0] == nil }
      if !waiting.isEmpty, !limit.isOver {
        try book(waiting, patience: .max, seconds: max(0.05, 0.1 * limit.secondsLeft))
      }
      report(placements)
    }
  }

  /// The meetings of each period: those whose window ends in it, and later those that follow one of the same period.
  private func periods() -> [[Int]] {
    var turns: [Int?] = problem.meetings.map { _ in nil }
    var periods: [[Int]] = []
    for meeting in problem.meetings.indices {
      let turn = self.turn(meeting, &turns)
      while periods.count <= turn { periods.append([]) }
      periods[turn].append(meeting)
    }
    return periods.filter { !$0.isEmpty }
  }

  private func turn(_ meeting: Int, _ turns: inout [Int?]) -> Int {
    if let known = turns[meeting] { return known }
    let days = problem.meetings[meeting].days
    let last = (days.last { !$0.isLate } ?? days.first)?.day ?? 0
    var turn = last / periodDays
    if let before = followOns.predecessor(of: meeting) { turn = max(turn, self.turn(before, &turns) + 1) }
    turns[meeting] = turn
    return turn
  }

  /// Books some meetings among those that are booked.
  private mutating func book(_ meetings: [Int], patience: Int, seconds: Double) throws {
    var sub = PublishedProblem(problem, placements).problem
    sub.followOns = []
    sub.meetings = meetings.map { meeting in
      var needs = problem.meetings[meeting]
      needs.days = followOns.days(of: meeting, dayOf: { placements[$0]?.day }, patience: patience)
      return needs
    }
    var options = options
    options.timeLimit = seconds
    let found = try BookingSolver(sub, options: options, stop: limit.stop) { _, _ in }.solve()
    for (index, meeting) in meetings.enumerated() {
      placements[meeting] = found.placements[index]
      worth[meeting] = found.prices.meetings[index]
    }
  }
}
