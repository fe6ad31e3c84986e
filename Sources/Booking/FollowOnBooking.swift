// SPDX-License-Identifier: GPL-3.0-or-later

import LinearOptimization

/// Books a diary with follow-ons: period after period first, then all of it together by annealing, in which a meeting's
/// day costs what it makes of the windows after it; and bounds it with prices on follow-ons' days.
struct FollowOnBooking {
  private let problem: BookingProblem
  private let options: BookingOptions
  private let limit: SearchLimit
  private let report: @Sendable (_ objective: Int, _ bound: Double?) -> Void
  private let followOns: FollowOns
  private let grid: SlotGrid

  init(
    _ problem: BookingProblem, options: BookingOptions, limit: SearchLimit,
    report: @escaping @Sendable (_ objective: Int, _ bound: Double?) -> Void
  ) {
    self.problem = problem
    self.options = options
    self.limit = limit
    self.report = report
    followOns = FollowOns(problem)
    grid = SlotGrid(problem)
  }

  /// Solves.
  func solve() throws -> BookingSolution {
    var periods = PeriodBooking(problem, options: options, limit: share(0.08))
    try periods.run { report(cost(of: $0), nil) }
    var annealing = Annealing(grid, threads: options.threads, seed: options.seed)
    var best = try made(periods.placements)
    _ = try improve(&best, best.patterns, &annealing, temperature: warm, limit: share(0.03))
    let bound = try FollowOnBound(problem, options: options).find(
      best.placements, best.patterns, objective: best.objective, worth: periods.worth, limit: share(0.5),
      advice: share(0.65)
    ) { [objective = best.objective] in report(objective, proved($0, objective)) }
    // What time is left is for the diary: one that follows the prices first, annealed gently lest it forget them.
    annealing.suggest(SuggestedDays(bound.advice.days, DiaryState(grid)))
    var start = best.patterns
    if !bound.advice.diary.isEmpty, !isGoodEnough(best.objective, bound.value) {
      let part = SearchLimit(seconds: limit.secondsLeft * 0.25, stop: limit.stop)
      start = try improve(&best, bound.advice.diary, &annealing, temperature: mild, limit: part)
    }
    var before = Int.max
    while !limit.isOver, best.objective < before, !isGoodEnough(best.objective, bound.value) {
      before = best.objective
      start = try improveOneByOne(&best, start, &annealing, bound: bound.value)
      start = try improve(&best, start, &annealing, temperature: warm, limit: share(1))
    }
    let value = proved(bound.value, best.objective)
    report(best.objective, value)
    return BookingSolution(
      placements: best.placements, objective: best.objective, bound: value, prices: bound.prices,
      patterns: best.patterns)
  }

  private typealias Diary = (placements: [Placement?], objective: Int, patterns: [DayPattern])

  /// Where annealing begins, minutes: warm enough to leave where a diary stands, or not.
  private let warm = 6.0
  private let mild = 5.0
  /// The same for one officer at a time, which goes on only when it gains.
  private let hot = 12.0

  /// Anneals all periods together, and takes over what comes of it when it is better.
  ///
  /// - Parameter start: officers' days to begin with.
  /// - Returns: those to go on from.
  private func improve(
    _ best: inout Diary, _ start: [DayPattern], _ annealing: inout Annealing, temperature: Double,
    limit: SearchLimit
  ) throws -> [DayPattern] {
    guard !limit.isOver else { return best.patterns }
    return take(
      try annealing.run(
        diary(start), epochs: 10 + problem.meetings.count / 4, temperatures: (from: temperature, to: 0.5),
        limit: limit), &best)
  }

  /// The same officer by officer.
  private func improveOneByOne(
    _ best: inout Diary, _ start: [DayPattern], _ annealing: inout Annealing, bound: Double
  ) throws -> [DayPattern] {
    guard !limit.isOver else { return best.patterns }
    return take(
      try annealing.improvedOneByOne(diary(start), temperatures: (from: hot, to: 0.5), limit: limit) {
        cost, unbooked in
        // What an unbooked predecessor makes of a window is not known before the end.
        if unbooked == 0, cost < best.objective { report(cost, nil) }
        return unbooked == 0 && isGoodEnough(cost, bound)
      }, &best)
  }

  private func diary(_ patterns: [DayPattern]) -> DiaryState {
    var diary = DiaryState(grid)
    for pattern in patterns { diary.add(pattern) }
    return diary
  }

  /// Takes over a diary when it is better; returns officers' days to go on from.
  private func take(_ found: DiaryState, _ best: inout Diary) -> [DayPattern] {
    let placements = BookingSolution(found, bound: 0, prices: BookingPrices(problem)).placements
    // A meeting whose predecessor found no place may be before the window that it has then.
    if let better = evaluate(placements), better.objective < best.objective {
      best = better
      report(best.objective, nil)
      return best.patterns
    }
    // A few meetings without a place are no reason to give up all the rest of a good diary: the next run may place them.
    let unbooked = placements.count { $0 == nil }
    let excess = followOns.excess(dayOf: { placements[$0]?.day }) ?? 0
    let usual = best.objective / max(1, problem.meetings.count)
    let prospect = found.cost + excess - unbooked * (problem.unbookedCost - 10 * usual)
    return unbooked > 0 && prospect < best.objective ? found.orderedPatterns : best.patterns
  }

  /// A part of the time, and no more than what is left.
  private func share(_ part: Double) -> SearchLimit {
    SearchLimit(seconds: max(0, min(limit.seconds * part, limit.secondsLeft)), stop: limit.stop)
  }

  private func proved(_ bound: Double, _ objective: Int) -> Double {
    max(0, min((bound - 1e-4).rounded(.up), Double(objective)))
  }

  private func isGoodEnough(_ objective: Int, _ bound: Double) -> Bool {
    let all = Double(objective + options.constant)
    return all <= 0 || Double(objective) - proved(bound, objective) <= options.gap * all
  }

  private func cost(of placements: [Placement?]) -> Int {
    evaluate(placements)?.objective ?? problem.unbookedCost * problem.meetings.count
  }

  private func made(_ placements: [Placement?]) throws -> Diary {
    guard let diary = evaluate(placements) else {
      preconditionFailure("no follow-on is booked before its window opens")
    }
    return diary
  }

  /// A diary with its cost and the officers' days that it is made of; nil when a follow-on is before its window.
  private func evaluate(_ placements: [Placement?]) -> Diary? {
    guard let excess = followOns.excess(dayOf: { placements[$0]?.day }) else { return nil }
    let patterns = PatternMaking(grid).patterns(placements)
    let unbooked = placements.count { $0 == nil } * problem.unbookedCost
    return (placements, patterns.reduce(excess + unbooked) { $0 + $1.cost }, patterns)
  }
}
