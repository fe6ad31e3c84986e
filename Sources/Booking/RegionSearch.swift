// SPDX-License-Identifier: GPL-3.0-or-later

import LinearOptimization

/// Large neighbourhood search by regions: takes all meetings of a few officers in some days out of the diary and fills
/// these days anew.
///
/// Column generation and branch and bound do so, with what the others leave of rooms and minute takers; as many
/// groups at a time as there are threads.
struct RegionSearch {
  private let grid: SlotGrid
  private let problem: BookingProblem
  private let workers: [Worker<BlockPricing>]
  /// For each officer, patterns worth trying: those that earlier relaxations met.
  private var pools: [[DayPattern]]
  private var choice: RegionChoice
  /// By meeting, what it is worth by the prices of the whole service.
  private let worth: [Double]

  init(
    _ grid: SlotGrid, homes: HomeOfficers, pools: [[DayPattern]], worth: [Double], slack: DaySlack,
    threads: Int, seed: UInt64
  ) {
    self.worth = worth
    self.grid = grid
    problem = grid.problem
    self.pools = pools
    workers = (0..<max(1, threads)).map { _ in Worker(BlockPricing(grid)) }
    choice = RegionChoice(grid, homes: homes, slack: slack, seed: seed)
  }

  /// A part of the diary to be solved anew, with what the rest leaves of rooms and minute takers.
  private struct Group: Sendable {
    let region: DiaryRegion
    /// Late meetings of other days that are taken out, to be booked in their windows here.
    let late: [Int]
    let block: Block
    let left: ResidualCapacity
    let pool: [DayPattern]
    let present: [DayPattern]
  }

  private struct Answer: Sendable {
    let region: DiaryRegion
    let late: [Int]
    let patterns: [DayPattern]
    let met: [DayPattern]
  }

  /// Goes on until the diary is good enough, the time is over, or nothing was found for long.
  mutating func improve(_ run: inout BookingRun, _ annealing: inout Annealing) throws {
    var fruitless = 0
    while !run.isOver, fruitless <= 8 * problem.officers.count {
      let before = run.best.cost
      let regions = choice.draw(workers.count, run.best)
      let answers = try solve(regions.map { task(for: $0, run.best) }, limit: run.limit)
      for (region, answer) in zip(regions, answers) {
        let cost = run.best.cost
        if let answer { apply(answer, to: &run, &annealing) }
        choice.note(region, gain: cost - run.best.cost)
      }
      fruitless = run.best.cost < before ? 0 : fruitless + 1
      // Meetings without a place may need others of several officers to give way.
      if fruitless > 0, fruitless % 12 == 0, run.best.home.contains(where: { $0 < 0 }) {
        run.take(try annealing.improved(run.best, epochs: 1, limit: run.limit))
      }
    }
  }

  private func task(for region: DiaryRegion, _ whole: DiaryState) -> Group {
    let officers = Set(region.officers)
    let diary = loosened(whole, for: region)
    var present: [DayPattern] = []
    var taken: [ResourceCell: Int] = [:]
    for pattern in diary.orderedPatterns {
      if officers.contains(pattern.officer), region.days.contains(pattern.day) {
        present.append(pattern)
      } else {
        ResourceCell.forEach(in: pattern, grid) { taken[$0, default: 0] += 1 }
      }
    }
    var meetings = present.flatMap { $0.stops.map(\.meeting) }
    meetings += problem.meetings.indices.filter { meeting in
      diary.home[meeting] < 0 && problem.meetings[meeting].chairs.contains { officers.contains($0.officer) }
        && problem.meetings[meeting].days.contains { region.days.contains($0.day) }
    }
    let block = Block(
      grid, officers: region.officers,
      entries: meetings.sorted().map { .init(meeting: $0, offset: 0, dump: Double(problem.unbookedCost)) },
      prices: ResourcePrices(problem)
    ) { region.days.contains($1) }
    let late = whole.home.indices.filter { whole.home[$0] >= 0 && diary.home[$0] < 0 }
    return Group(
      region: region, late: late, block: block, left: ResidualCapacity(grid, taken: taken),
      pool: region.officers.flatMap { pools[$0].filter { region.days.contains($0.day) } }, present: present)
  }

  /// A diary without the late meetings that could be held in their windows in a region: they stand alone on their
  /// day, so that nothing else moves when they leave it.
  private func loosened(_ diary: DiaryState, for region: DiaryRegion) -> DiaryState {
    var loose = diary
    for pattern in diary.orderedPatterns where pattern.stops.count == 1 && !region.days.contains(pattern.day)
    {
      let meeting = pattern.stops[0].meeting
      guard diary.dayOption(meeting, day: pattern.day)?.isLate ?? false,
        problem.meetings[meeting].days.contains(where: { !$0.isLate && region.days.contains($0.day) })
      else { continue }
      loose.remove(key: diary.key(officer: pattern.officer, day: pattern.day))
    }
    return loose
  }

  private func solve(_ tasks: [Group], limit: SearchLimit) throws -> [Answer?] {
    let worth = worth
    return try Worker.map(tasks.indices, on: workers) { index, pricing -> Answer? in
      let task = tasks[index]
      let officers = task.region.officers.count
      let relaxation = try BlockGeneration(block: task.block, left: task.left, limit: limit).run(
        pool: task.present + task.pool,
        // Since it is known what meetings are worth, few rounds bring most of what all would.
        duals: task.block.entries.map { min($0.dump, worth[$0.meeting]) }, rounds: 6, pricing: &pricing)
      let nothing = Answer(region: task.region, late: task.late, patterns: [], met: relaxation.patterns)
      let known = Double(task.present.reduce(0) { $0 + $1.cost })
      let served = Set(task.present.flatMap { $0.stops.map(\.meeting) }).count
      let before = known + Double((task.block.entries.count - served) * task.block.grid.problem.unbookedCost)
      // What cannot gain a minute is left.
      if relaxation.bound > before - 1 { return nothing }
      guard !limit.isOver,
        let outcome = try BlockInteger(
          block: task.block, left: task.left,
          pool: relaxation.ranked(in: task.block).prefix(1500).map(\.pattern)
        ).solve(
          incumbent: task.present, timeLimit: min(2.0 * Double(min(3, officers)), max(0, limit.secondsLeft)),
          nodeLimit: 400 * min(3, officers), relativeGap: 1e-4, stop: limit.stop)
      else { return nil }
      guard outcome.cost < before - 0.5 else { return nothing }
      return Answer(region: task.region, late: task.late, patterns: outcome.chosen, met: relaxation.patterns)
    }
  }

  /// Puts an answer into the diary, as far as rooms and minute takers can really serve it.
  private mutating func apply(_ answer: Answer, to run: inout BookingRun, _ annealing: inout Annealing) {
    for officer in answer.region.officers {
      var known = Set(pools[officer])
      pools[officer] += answer.met.filter { $0.officer == officer && known.insert($0).inserted }
      if pools[officer].count > 3000 { pools[officer].removeFirst(pools[officer].count - 3000) }
    }
    guard !answer.patterns.isEmpty else { return }
    let officers = Set(answer.region.officers)
    var diary = run.best
    for meeting in answer.late { diary.remove(key: diary.home[meeting]) }
    for pattern in diary.orderedPatterns
    where officers.contains(pattern.officer) && answer.region.days.contains(pattern.day) {
      diary.remove(key: diary.key(officer: pattern.officer, day: pattern.day))
    }
    // Another answer may have taken a meeting in the meantime that was unbooked.
    for pattern in answer.patterns
    where pattern.stops.allSatisfy({ diary.home[$0.meeting] < 0 }) && diary.isServed(pattern) {
      diary.add(pattern)
    }
    if diary.cost < run.best.cost {
      run.take(diary)
    } else if diary.home.count(where: { $0 < 0 }) <= 6 {
      run.take(annealing.filled(diary))
    }
  }
}
