// SPDX-License-Identifier: GPL-3.0-or-later

import Dispatch
import LinearOptimization
import Synchronization

/// Prices every officer-day exactly: the best patterns against given duals, and the bound they prove.
///
/// With duals on the meeting, room and minute-taker rows the officer-days are independent (Lagrangian
/// relaxation): each takes its best pattern or none. So for any duals
///
///     sum of meeting duals - sum of prices x capacities + sum over officer-days of their least value
///
/// is a lower bound of every diary's cost.
final class Pricing: Sendable {
  /// What pricing found.
  struct Result: Sendable {
    /// The bound that the duals prove, kept bookings' own travel not counted.
    var bound: Double
    /// Patterns that may improve the master, by officer-day; `value` is against the duals.
    var patterns: [(value: Double, pattern: DayPattern)]
  }

  private struct Worker {
    var search: PatternSearch
    var table: StartCostTable
    var leastValue = 0.0
    var patterns: [(value: Double, pattern: DayPattern)] = []
  }

  private struct Item: Sendable {
    let meeting: Int
    let chairCost: Int
    let option: BookingProblem.DayOption
  }

  private let grid: SlotGrid
  private let problem: BookingProblem
  /// For each officer-day the meetings whose cheapest chair the officer is.
  private let own: [[Item]]
  /// For each meeting the chairs that are not the cheapest.
  private let workers: [WorkerBox]

  /// A worker of its own for each thread; the mutex is never contended.
  private final class WorkerBox: Sendable {
    let worker: Mutex<Worker>
    init(_ grid: SlotGrid) {
      worker = Mutex(Worker(search: PatternSearch(grid), table: StartCostTable(grid)))
    }
  }

  init(_ grid: SlotGrid, threads: Int) {
    self.grid = grid
    problem = grid.problem
    var own = Array(repeating: [Item](), count: problem.officers.count * problem.dayCount)
    for (meeting, needs) in problem.meetings.enumerated() {
      for chair in needs.chairs where chair.cost == needs.chairs[0].cost {
        for option in needs.days where problem.officers[chair.officer].days[option.day].hours != nil {
          own[chair.officer * problem.dayCount + option.day].append(
            Item(meeting: meeting, chairCost: chair.cost, option: option))
        }
      }
    }
    self.own = own
    workers = (0..<max(1, threads)).map { _ in WorkerBox(grid) }
  }

  /// Prices all officer-days.
  ///
  /// - Parameters:
  ///   - wanted: patterns for each officer-day at the most.
  ///   - stop: when raised, nothing is found and nothing is proved.
  /// - Returns: nil when stopped before the end.
  func price(_ duals: Duals, wanted: Int, shouldStop: @Sendable () -> Bool) -> Result? {
    let covers = covers(duals)
    let officerDays = own.count
    let share = (officerDays + workers.count - 1) / workers.count
    DispatchQueue.concurrentPerform(iterations: workers.count) { index in
      workers[index].worker.withLock { worker in
        worker.leastValue = 0
        worker.patterns = []
        for key in index * share..<min(officerDays, (index + 1) * share) {
          if key % 64 == 0, shouldStop() { return }
          price(key, duals, covers, wanted: wanted, &worker)
        }
      }
    }
    if shouldStop() { return nil }
    var bound = duals.meeting.reduce(0, +)
    for (venue, prices) in duals.rooms.enumerated() {
      for (cell, price) in prices.enumerated() where price != 0 {
        bound -= price * Double(grid.roomCapacity[venue][cell])
      }
    }
    for (cell, price) in duals.takers.enumerated() where price != 0 {
      bound -= price * Double(grid.takerCapacity[cell])
    }
    var patterns: [(value: Double, pattern: DayPattern)] = []
    for box in workers {
      box.worker.withLock { worker in
        bound += worker.leastValue
        patterns.append(contentsOf: worker.patterns)
      }
    }
    return Result(bound: bound, patterns: patterns)
  }

  /// For each officer-day the meetings that it could be worth the price of cover to chair there.
  private func covers(_ duals: Duals, allowance: Double = 0) -> [Int: [Item]] {
    var covers: [Int: [Item]] = [:]
    for (meeting, needs) in problem.meetings.enumerated() {
      for chair in needs.chairs where chair.cost != needs.chairs[0].cost {
        let left = duals.meeting[meeting] + allowance - Double(chair.cost - problem.detourSaving)
        guard left > 0 else { continue }
        for option in needs.days
        where Double(option.cost) < left && problem.officers[chair.officer].days[option.day].hours != nil {
          covers[chair.officer * problem.dayCount + option.day, default: []].append(
            Item(meeting: meeting, chairCost: chair.cost, option: option))
        }
      }
    }
    return covers
  }

  private func price(
    _ key: Int, _ duals: Duals, _ covers: [Int: [Item]], wanted: Int, _ worker: inout Worker
  ) {
    let officer = key / problem.dayCount
    let day = key % problem.dayCount
    guard worker.search.capacity(officer: officer, day: day) > 0 else { return }
    let candidates = candidates(
      key, duals, covers, allowance: Double(problem.detourSaving), table: &worker.table)
    guard !candidates.isEmpty else { return }
    let outcome = worker.search.search(officer: officer, day: day, candidates: candidates, wanted: wanted)
    worker.leastValue += outcome.leastValue
    worker.patterns.append(contentsOf: outcome.patterns)
  }

  /// The meetings that may be in a pattern of interest.
  ///
  /// - Parameter allowance: by how much a meeting's chair and day may cost more than it is worth.
  private func candidates(
    _ key: Int, _ duals: Duals, _ covers: [Int: [Item]], allowance: Double, table: inout StartCostTable
  ) -> [DayCandidate] {
    let officer = key / problem.dayCount
    let day = key % problem.dayCount
    var candidates: [DayCandidate] = []
    for item in own[key] + (covers[key] ?? []) {
      let worth = duals.meeting[item.meeting]
      let fixed = item.chairCost + item.option.cost
      guard worth + allowance > Double(fixed),
        let costs = table.costs(meeting: item.meeting, officer: officer, option: item.option)
      else { continue }
      candidates.append(
        DayCandidate(
          meeting: item.meeting, fixedCost: fixed, worth: worth, startCosts: costs,
          resourcePrices: duals.resourcePrices(item.meeting, day: day, grid: grid)))
    }
    return candidates
  }

  /// Every pattern that a diary cheaper than a known one can have.
  ///
  /// A diary with a pattern costs at least the bound that the duals prove, with the officer-day's least value
  /// replaced by the pattern's.
  ///
  /// - Parameters:
  ///   - duals: those that proved `bound`.
  ///   - cost: the cost of the known diary.
  ///   - limit: how many patterns at the most.
  /// - Returns: nil when there are more, or when stopped.
  func enumerate(
    _ duals: Duals, bound: Double, cheaperThan cost: Int, limit: Int, shouldStop: () -> Bool
  ) -> [DayPattern]? {
    let allowance = Double(cost) - 1 - bound + 1e-6
    let covers = covers(duals, allowance: allowance)
    let enumeration = PatternEnumeration(grid)
    var all: [DayPattern] = []
    return workers[0].worker.withLock { worker in
      for key in own.indices {
        if shouldStop() { return nil }
        let officer = key / problem.dayCount
        let day = key % problem.dayCount
        let capacity = worker.search.capacity(officer: officer, day: day)
        let near = candidates(
          key, duals, covers, allowance: allowance + Double(problem.detourSaving), table: &worker.table)
        guard capacity > 0, !near.isEmpty else { continue }
        let least = worker.search.search(officer: officer, day: day, candidates: near, wanted: 1).leastValue
        guard
          let patterns = enumeration.patterns(
            officer: officer, day: day, candidates: near, capacity: capacity, threshold: allowance + least,
            limit: limit - all.count)
        else { return nil }
        all += patterns
      }
      return all
    }
  }
}
