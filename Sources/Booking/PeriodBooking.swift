// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import LinearOptimization

/// Books a diary with follow-ons: period after period, each meeting once the one before it has its day.
///
/// A period is a booking problem of its own, in which what was booked before stands like published bookings. Small
/// diaries are gone over again, period by period with all others in place, until that gains nothing. The bound is
/// that of the diary in which every follow-on may choose among all its possible windows.
struct PeriodBooking {
  private let problem: BookingProblem
  private let options: BookingOptions
  private let limit: SearchLimit
  private let report: @Sendable (_ objective: Int, _ bound: Double?) -> Void
  private let followOns: FollowOns
  private let grid: SlotGrid
  private var worth: [Double]
  /// Days of a period: under three months, in which hardly ever a meeting follows another.
  private let periodDays = 60
  /// Late days are only looked at up to so many calendar days after a window.
  private let patience = 42
  /// Up to so many meetings a diary is gone over again.
  private let largestRevisited = 150

  init(
    _ problem: BookingProblem, options: BookingOptions, limit: SearchLimit,
    report: @escaping @Sendable (_ objective: Int, _ bound: Double?) -> Void
  ) {
    self.problem = problem
    self.options = options
    self.limit = limit
    self.report = report
    followOns = FollowOns(problem)
    worth = problem.meetings.map { _ in 0 }
    grid = SlotGrid(problem)
  }

  /// Solves.
  mutating func solve() throws -> BookingSolution {
    var placements: [Placement?] = problem.meetings.map { _ in nil }
    let periods = periods()
    let work = Double(max(1, problem.meetings.count))
    let start = limit.secondsLeft
    var done = 0
    for meetings in periods {
      done += meetings.count
      // Two thirds of the time, shared by the number of meetings; what a period leaves, the next ones have.
      let end = start * (1 - (Double(getenv("PERIODS").map { String(cString: $0) } ?? "") ?? 0.2) * Double(done) / work)
      try book(meetings, in: &placements, patience: patience, seconds: max(0.05, limit.secondsLeft - end))
      // Who waits longer than that is booked on any later day that there is.
      let waiting = meetings.filter { placements[$0] == nil }
      if !waiting.isEmpty, !limit.isOver {
        try book(waiting, in: &placements, patience: .max, seconds: max(0.05, 0.02 * limit.secondsLeft))
      }
      report(evaluate(placements)?.objective ?? problem.unbookedCost * problem.meetings.count, nil)
    }
    let anneal = Double(getenv("ANNEAL").map { String(cString: $0) } ?? "") ?? 0.35
    if anneal > 0 { try improve(&placements, seconds: start * anneal) }
    if problem.meetings.count <= largestRevisited { try revisit(&placements, periods) }
    guard let made = evaluate(placements) else {
      preconditionFailure("no follow-on is booked before its window opens")
    }
    let (bound, prices) = try bound(patterns: made.patterns, placements)
    let proved = max(0, min((bound - 1e-4).rounded(.up), Double(made.objective)))
    report(made.objective, proved)
    return BookingSolution(
      placements: placements, objective: made.objective, bound: proved, prices: prices,
      patterns: made.patterns)
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

  private mutating func book(
    _ meetings: [Int], in placements: inout [Placement?], patience: Int, seconds: Double
  ) throws {
    let found = try solve(meetings, placements, revisited: false, patience: patience, seconds: seconds)
    for (meeting, placement) in zip(meetings, found.placements) { placements[meeting] = placement }
    for (meeting, worth) in zip(meetings, found.prices.meetings) { self.worth[meeting] = worth }
  }

  /// Books some meetings among the others as they are.
  private func solve(
    _ meetings: [Int], _ placements: [Placement?], revisited: Bool, patience: Int, seconds: Double
  ) throws -> BookingSolution {
    let part = Set(meetings)
    var others = placements
    for meeting in meetings { others[meeting] = nil }
    var sub = PublishedProblem(problem, others).problem
    sub.followOns = []
    sub.meetings = meetings.map { meeting in
      var needs = problem.meetings[meeting]
      needs.days = followOns.days(
        of: meeting, dayOf: { placements[$0]?.day }, isFixed: { revisited && !part.contains($0) },
        patience: patience)
      return needs
    }
    var options = options
    options.timeLimit = seconds
    return try BookingSolver(sub, options: options, stop: limit.stop) { _, _ in }.solve()
  }

  /// Anneals all periods together.
  private func improve(_ placements: inout [Placement?], seconds: Double) throws {
    guard !limit.isOver, let made = evaluate(placements) else { return }
    var diary = DiaryState(grid)
    for pattern in made.patterns { diary.add(pattern) }
    var annealing = Annealing(grid, threads: options.threads, seed: options.seed)
    let from = Double(getenv("TFROM").map { String(cString: $0) } ?? "") ?? 4
    let better = try annealing.run(
      diary, epochs: 50_000, temperatures: (from: from, to: 0.5),
      limit: SearchLimit(seconds: min(seconds, limit.secondsLeft), stop: limit.stop))
    let found = BookingSolution(better, bound: 0, prices: BookingPrices(problem)).placements
    print("annealed", made.objective, evaluate(found)?.objective ?? -1)
    if let objective = evaluate(found)?.objective, objective < made.objective {
      placements = found
      report(objective, nil)
    }
  }

  /// Goes over the periods again, while that gains something.
  private func revisit(_ placements: inout [Placement?], _ periods: [[Int]]) throws {
    guard periods.count > 1, var best = evaluate(placements)?.objective else { return }
    var hasGained = true
    while hasGained, !limit.isOver {
      hasGained = false
      for meetings in periods.reversed() where !limit.isOver {
        let found = try solve(
          meetings, placements, revisited: true, patience: patience, seconds: limit.secondsLeft * 0.3)
        var changed = placements
        for (meeting, placement) in zip(meetings, found.placements) { changed[meeting] = placement }
        if let objective = evaluate(changed)?.objective, objective < best {
          (placements, best, hasGained) = (changed, objective, true)
          report(best, nil)
        }
      }
    }
  }

  /// The cost of a diary and the officers' days that it is made of; nil when a follow-on is before its window.
  private func evaluate(_ placements: [Placement?]) -> (objective: Int, patterns: [DayPattern])? {
    guard let excess = followOns.excess(dayOf: { placements[$0]?.day }) else { return nil }
    let patterns = PatternMaking(grid).patterns(placements)
    let unbooked = placements.count { $0 == nil } * problem.unbookedCost
    return (patterns.reduce(excess + unbooked) { $0 + $1.cost }, patterns)
  }

  /// A bound of every diary: every follow-on in any of its windows.
  ///
  /// Late days beyond the patience are left out; that a meeting is not booked costs as little as the first of these.
  private func bound(patterns: [DayPattern], _ placements: [Placement?]) throws -> (Double, BookingPrices) {
    var relaxed = problem
    relaxed.followOns = []
    let isSmall = problem.meetings.count <= largestRevisited
    if !isSmall {
      relaxed.unbookedCost = min(
        problem.unbookedCost,
        problem.timing.late + problem.timing.latePerDay * (patience + 1) - problem.detourSaving)
      for meeting in relaxed.meetings.indices {
        let days = relaxed.meetings[meeting].days
        guard let last = days.last(where: { !$0.isLate }) ?? days.first else { continue }
        let end = problem.dayNumbers[last.day] + patience
        relaxed.meetings[meeting].days = days.filter { problem.dayNumbers[$0.day] <= end }
      }
    }
    guard !limit.isOver else { return (0, BookingPrices(problem)) }
    guard !isSmall else {
      var options = options
      options.timeLimit = max(0.05, limit.secondsLeft)
      let found = try BookingSolver(relaxed, options: options, stop: limit.stop) { _, _ in }.solve()
      return (found.bound, found.prices)
    }
    relaxed.followOns = problem.followOns
    let fees = FollowOnFees(relaxed)
    relaxed.followOns = []
    relaxed.unbookedCost -= fees.most
    let grid = SlotGrid(relaxed)
    var coordination = PriceCoordination(
      grid, homes: HomeOfficers(relaxed), threads: options.threads, fees: fees)
    let begin = limit.secondsLeft
    let share = Double(getenv("SHARE").map { String(cString: $0) } ?? "") ?? -1
    let start: (worth: [Double], days: [Double])? =
      share < 0 ? nil : (worth, fees.prices(dayOf: { placements[$0]?.day }, share: share))
    print("worth", worth.reduce(0, +))
    let upper = evaluate(placements).map { Double($0.objective) }
    try coordination.raise(rounds: 400, seeds: patterns, from: start, below: upper, limit: limit) {
      print("bound", $0, begin - limit.secondsLeft)
    }
    guard coordination.bound > -.infinity else { return (0, BookingPrices(problem)) }
    return (coordination.bound, coordination.bookingPrices)
  }
}
