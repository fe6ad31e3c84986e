// SPDX-License-Identifier: GPL-3.0-or-later

import LinearOptimization
import RandomNumbers

/// Large neighbourhood search by officers: takes all meetings of one or a few out of the diary and fills their days anew.
///
/// Column generation and branch and bound do so, with what the others leave of rooms and minute takers; as many
/// groups at a time as there are threads.
struct BlockSearch {
  private let grid: SlotGrid
  private let problem: BookingProblem
  private let homes: HomeOfficers
  private let workers: [Worker<BlockPricing>]
  private let limit: SearchLimit
  /// For each officer, patterns worth trying: those that earlier relaxations met.
  private var pools: [[DayPattern]]
  /// Counts the changes of the diary, and what it was when each officer was last solved without gain.
  private var settled: [Set<Int>: Int] = [:]
  private var changes = 0
  private var random: SplitMix64

  init(
    _ grid: SlotGrid, homes: HomeOfficers, pools: [[DayPattern]], threads: Int, seed: UInt64,
    limit: SearchLimit
  ) {
    self.grid = grid
    problem = grid.problem
    self.homes = homes
    self.pools = pools
    workers = (0..<max(1, threads)).map { _ in Worker(BlockPricing(grid)) }
    self.limit = limit
    random = SplitMix64(seed: seed ^ 0x9E37)
  }

  /// One group of officers to be solved anew.
  private struct Group: Sendable {
    let officers: [Int]
    let block: Block
    let left: ResidualCapacity
    let pool: [DayPattern]
    let present: [DayPattern]
  }

  private struct Answer: Sendable {
    let officers: [Int]
    let patterns: [DayPattern]
    let met: [DayPattern]
  }

  /// Goes on until the diary is good enough, the time is over, or nothing was found for long.
  ///
  /// - Parameter improved: told of every better diary.
  mutating func improve(
    _ search: inout NeighbourhoodSearch, isGoodEnough: (Int) -> Bool, improved: (Int) -> Void
  ) throws {
    let officers = problem.officers.indices.filter { officer in
      homes.officer.contains(officer)
    }
    guard !officers.isEmpty else { return }
    var size = 1
    var fruitless = 0
    while !limit.isOver, !isGoodEnough(search.best.cost) {
      let before = search.best.cost
      let groups = drawGroups(size: size, officers, search.best)
      if groups.isEmpty {
        size += 1
        if size > min(3, officers.count) { return }
        continue
      }
      let tasks = groups.map { task(for: $0, search.best) }
      let answers = try solve(tasks)
      for answer in answers {
        if let answer { apply(answer, to: &search) }
      }
      if search.best.cost < before {
        changes += 1
        fruitless = 0
        improved(search.best.cost)
      } else {
        fruitless += 1
      }
      for group in groups { settled[Set(group)] = changes }
      // Meetings without a place, or one that is late, may need others of several officers to give way.
      if fruitless > 0, fruitless % 4 == 0 {
        let cost = search.best.cost
        _ = search.improve(iterations: 60) { limit.isOver }
        if search.best.cost < cost {
          changes += 1
          improved(search.best.cost)
        }
      }
      if size == 1, fruitless > 0, drawGroups(size: 1, officers, search.best).isEmpty { size = 2 }
      if size > 1, fruitless > 3 * officers.count {
        if size == min(3, officers.count) { return }
        size += 1
        fruitless = 0
      }
    }
  }

  /// Disjoint groups that have not been tried since the diary last changed, at most one for each thread.
  private mutating func drawGroups(size: Int, _ officers: [Int], _ diary: DiaryState) -> [[Int]] {
    var groups: [[Int]] = []
    var used: Set<Int> = []
    var order = officers
    for index in order.indices.dropLast() { order.swapAt(index, index + random.below(order.count - index)) }
    for first in order where !used.contains(first) {
      var group = [first]
      if size > 1 {
        // Those who are at the same venues: they compete for rooms; and now and then anybody.
        let near = order.filter { $0 != first && !used.contains($0) }
        let ranked = near.map { other in
          (Double(shared(first, other, diary)) * (0.5 + random.unit()) + 0.5 * random.unit(), other)
        }.sorted { ($0.0, $1.1) > ($1.0, $0.1) }
        group += ranked.prefix(size - 1).map(\.1)
      }
      guard group.count == size, settled[Set(group)] != changes else { continue }
      groups.append(group.sorted())
      used.formUnion(group)
      if groups.count == workers.count { break }
    }
    return groups
  }

  /// On how many days two officers both have meetings that need a room of one venue.
  private func shared(_ left: Int, _ right: Int, _ diary: DiaryState) -> Int {
    (0..<problem.dayCount).count { day in
      let mine = diary.venues(officer: left, day: day)
      return !mine.isEmpty && !mine.isDisjoint(with: diary.venues(officer: right, day: day))
    }
  }

  private func task(for officers: [Int], _ diary: DiaryState) -> Group {
    let group = Set(officers)
    var present: [DayPattern] = []
    var taken: [ResourceCell: Int] = [:]
    for pattern in diary.orderedPatterns {
      if group.contains(pattern.officer) {
        present.append(pattern)
      } else {
        ResourceCell.forEach(in: pattern, grid) { taken[$0, default: 0] += 1 }
      }
    }
    var entries: [Block.Entry] = []
    for meeting in problem.meetings.indices {
      let home = diary.home[meeting]
      let isOurs =
        home >= 0
        ? group.contains(home / problem.dayCount)
        : problem.meetings[meeting].chairs.contains { group.contains($0.officer) }
      if isOurs {
        entries.append(.init(meeting: meeting, offset: 0, dump: Double(problem.unbookedCost)))
      }
    }
    let block = Block(grid, officers: officers, entries: entries, prices: ResourcePrices(problem))
    return Group(
      officers: officers, block: block, left: ResidualCapacity(grid, taken: taken),
      pool: officers.flatMap { pools[$0] }, present: present)
  }

  private func solve(_ tasks: [Group]) throws -> [Answer?] {
    let limit = limit
    return try Worker.map(tasks.indices, on: workers) { index, pricing -> Answer? in
      let task = tasks[index]
      let known = task.present.reduce(0) { $0 + $1.cost }
      let relaxation = try BlockGeneration(block: task.block, left: task.left, limit: limit).run(
        pool: task.present + task.pool, pricing: &pricing)
      guard !limit.isOver,
        let outcome = try BlockInteger(
          block: task.block, left: task.left,
          pool: relaxation.ranked(in: task.block).prefix(1500).map(\.pattern)
        ).solve(
          incumbent: task.present,
          timeLimit: min(2.0 * Double(task.officers.count), max(0, limit.secondsLeft)),
          nodeLimit: 400 * task.officers.count, relativeGap: 1e-4, stop: limit.stop)
      else { return nil }
      let cost = outcome.chosen.reduce(0) { $0 + $1.cost }
      let served = Set(outcome.chosen.flatMap { $0.stops.map(\.meeting) }).count
      let before = Set(task.present.flatMap { $0.stops.map(\.meeting) }).count
      let unbooked = task.block.grid.problem.unbookedCost
      guard cost - served * unbooked < known - before * unbooked else {
        return Answer(officers: task.officers, patterns: [], met: relaxation.patterns)
      }
      return Answer(officers: task.officers, patterns: outcome.chosen, met: relaxation.patterns)
    }
  }

  /// Puts an answer into the diary, as far as rooms and minute takers can really serve it.
  private mutating func apply(_ answer: Answer, to search: inout NeighbourhoodSearch) {
    for officer in answer.officers {
      let own = answer.met.filter { $0.officer == officer }
      pools[officer] = own.count > 500 ? Array(own.suffix(500)) : own
    }
    guard !answer.patterns.isEmpty else { return }
    let group = Set(answer.officers)
    var diary = search.best
    for pattern in diary.orderedPatterns where group.contains(pattern.officer) {
      diary.remove(key: diary.key(officer: pattern.officer, day: pattern.day))
    }
    for pattern in answer.patterns where diary.isServed(pattern) { diary.add(pattern) }
    if diary.cost < search.best.cost {
      search.replace(with: diary)
    } else {
      search.restart(from: diary)
    }
  }
}
