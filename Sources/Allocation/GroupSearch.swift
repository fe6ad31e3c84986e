// SPDX-License-Identifier: GPL-3.0-or-later

import LinearOptimization
import RandomNumbers

/// Large neighbourhood search: takes all families from a few officers and divides them anew, several groups of
/// officers at a time, each on a thread of its own.
///
/// Groups grow while nothing is found and shrink again when something is. Problems that are all about limits
/// are divided by `PackingSearch`, all others by branch and bound on the compact model.
struct GroupSearch {
  let table: OptionTable
  let packing: PackingCase?
  let options: AllocationOptions
  let limit: SearchLimit

  /// Improves an answer until it is good enough, the time is over, or nothing has been found for long.
  ///
  /// - Parameters:
  ///   - bound: a proved lower bound.
  ///   - familyPrices: of the packing bound, for problems all about limits.
  ///   - improved: told of every better answer.
  func improve(
    _ state: inout AllocationState, groups: OfficerGroups, bound: Double, familyPrices: [Double],
    isGoodEnough: (Int) -> Bool, improved: (Int) -> Void
  ) throws {
    guard table.officers > 1, table.families > 1 else { return }
    var random = SplitMix64(seed: options.seed)
    let smallest = min(table.officers, 3)
    let largest = min(table.officers, packing == nil ? 6 : 14)
    var size = smallest
    var roundsWithout = 0
    var cyclesWithout = 0
    while !limit.isOver, !isGoodEnough(state.objective) {
      let tasks = draw(size: size, groups, state, &random)
      let before = state.objective
      let answers = try divide(tasks, state, familyPrices)
      for (task, answer) in zip(tasks, answers) {
        if let answer { place(answer, task.families, &state) }
      }
      if state.objective < before {
        improved(state.objective)
        roundsWithout = 0
        cyclesWithout = 0
        if size > smallest + 1, random.below(2) == 0 { size -= 1 }
      } else {
        roundsWithout += 1
        if roundsWithout > 4 + 2 * table.officers / (size * tasks.count) {
          roundsWithout = 0
          if size < largest {
            size += 1
          } else {
            // Answers of the same cost have been taken in meanwhile, so that small groups may help again.
            cyclesWithout += 1
            if cyclesWithout > patience { return }
            size = smallest
          }
        }
      }
    }
  }

  /// Times that all sizes have been tried without any progress, after which there is no point in going on.
  private var patience: Int { packing == nil ? 1 : 100 }

  /// The tasks of a round: groups of officers, or for problems all about limits every other time dear families.
  private func draw(
    size: Int, _ groups: OfficerGroups, _ state: AllocationState, _ random: inout SplitMix64
  ) -> [Task] {
    let count = max(1, 2 * options.threads)
    if packing != nil, size < table.officers, random.below(2) == 0 {
      let families = 2 * size * table.families / table.officers
      return (0..<count).map { _ in
        let drawn = groups.drawFamilies(families, state: state, random: &random)
        return Task(officers: drawn.officers, families: drawn.families, seed: random.next())
      }
    }
    let drawn = groups.draw(count, size: size, state: state, random: &random)
    return (drawn.count == 1 ? Array(repeating: drawn[0], count: options.threads) : drawn).map {
      Task(officers: $0, families: families(of: $0, in: state), seed: random.next())
    }
  }

  private struct Task: Sendable {
    let officers: [Int]
    let families: [Int]
    let seed: UInt64
  }

  /// The families that are with officers of the group only, and those that nobody has.
  private func families(of officers: [Int], in state: AllocationState) -> [Int] {
    var isMember = Array(repeating: false, count: table.officers)
    for officer in officers { isMember[officer] = true }
    return (0..<table.families).filter { family in
      let option = state.choice[family]
      guard option >= 0 else { return true }
      let second = Int(table.secondOfficer[option])
      return isMember[Int(table.officer[option])] && (second < 0 || isMember[second])
    }
  }

  /// For each task the options of its families in a better or equally good answer, or nil.
  private func divide(_ tasks: [Task], _ state: AllocationState, _ prices: [Double]) throws -> [[Int]?] {
    var results: [Result<[Int]?, any Error>] = Array(repeating: .success(nil), count: tasks.count)
    results.withUnsafeMutableBufferPointer { buffer in
      // Each index writes elements of its own, and forEach returns before the buffer ends.
      Parallel.forEach(tasks.count, threads: options.threads) { index in
        buffer[index] = Result {
          if let packing { return repack(tasks[index], state, packing, prices) }
          return try resolve(tasks[index], state)
        }
      }
    }
    return try results.map { try $0.get() }
  }

  /// Divides by dives on the packing relaxation.
  private func repack(
    _ task: Task, _ state: AllocationState, _ packing: PackingCase, _ prices: [Double]
  ) -> [Int]? {
    let problem = packing.problem(families: task.families, officers: task.officers, state: state)
    let present = task.families.reduce(0) {
      $0 + (state.choice[$1] < 0 ? table.problem.unplacedCost : table.cost[state.choice[$1]])
    }
    var random = SplitMix64(seed: task.seed)
    // An answer that costs the same is welcome now and then: it opens other exchanges.
    let target = random.below(2) == 0 ? present : present - 1
    let spread = 0.05 * Double(present) / Double(max(1, task.families.count))
    let search = PackingSearch(
      problem, target: target, aim: present,
      prices: task.families.map { prices[$0] + spread * (random.unit() - 0.5) },
      seed: random.next()
    ) { limit.isOver }
    search.dive(first: 60, later: 15, quota: 0.15, noise: 0.05)
    guard !search.best.isEmpty else { return nil }
    return zip(task.families, search.best).map { family, officer in
      table.option(of: family, officer: task.officers[Int(officer)]) ?? -1
    }
  }

  /// Divides by branch and bound, the other officers' families staying as they are.
  private func resolve(_ task: Task, _ state: AllocationState) throws -> [Int]? {
    let part = AllocationPart(state, families: task.families, officers: task.officers)
    let table = OptionTable(part.problem)
    var incumbent = AllocationState(table)
    for (index, option) in part.presentChoice.enumerated() where option >= 0 {
      incumbent.move(index, to: option)
    }
    let outcome = try CompactModel(
      table: table, open: (0..<table.families).map { Array(table.options(of: $0)) }
    ).solve(
      incumbent: incumbent, timeLimit: max(0, min(5, limit.secondsLeft)), nodeLimit: 400,
      relativeGap: options.gap / 4, stop: limit.stop)
    guard let choice = outcome.choice else { return nil }
    var found = AllocationState(table)
    for (index, option) in choice.enumerated() where option >= 0 { found.move(index, to: option) }
    guard found.objective < incumbent.objective else { return nil }
    return choice.map { $0 < 0 ? -1 : part.option[$0] }
  }

  /// Puts families on other options, if that is no worse.
  ///
  /// Tasks of one round may meet at an officer or a family, so that what one has done bars another.
  private func place(_ answer: [Int], _ families: [Int], _ state: inout AllocationState) {
    var changed = state
    for family in families { changed.move(family, to: -1) }
    for (family, option) in zip(families, answer) where option >= 0 {
      guard changed.moveCost(family, to: option) != nil else { return }
      changed.move(family, to: option)
    }
    if changed.objective <= state.objective { state = changed }
  }
}
