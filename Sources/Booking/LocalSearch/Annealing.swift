// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import LinearOptimization
import RandomNumbers

/// Anneals a diary on all threads.
///
/// In each epoch the officers are dealt out to the threads anew, and so are the days on which conferences may come and
/// go: then no two threads can want the same officer, room or minute taker, and what they did fits together.
struct Annealing {
  private let grid: SlotGrid
  let problem: BookingProblem
  let sheet: MeetingSheet
  let workers: [Worker<RuinAndRecreate>]
  var random: SplitMix64
  /// Removals and repairs of a thread in an epoch.
  private let epoch: Int

  init(_ grid: SlotGrid, threads: Int, seed: UInt64) {
    self.grid = grid
    problem = grid.problem
    let sheet = MeetingSheet(grid)
    self.sheet = sheet
    random = SplitMix64(seed: seed ^ 0x5EED)
    let relatives = RuinAndRecreate.relatives(grid.problem, sheet)
    epoch = max(200, min(4000, 20 * problem.meetings.count))
    // An officer or two is not worth a thread.
    let count = max(1, min(threads, grid.problem.officers.count / 4))
    workers = (0..<count).map { _ in
      Worker(RuinAndRecreate(grid, sheet, relatives: relatives))
    }
  }

  /// Has days tried that prices speak for.
  func suggest(_ days: SuggestedDays) { for worker in workers { worker.use { $0.suggestions = days } } }

  /// A diary with its unbooked meetings booked where it costs least, the most constrained first; what finds no place
  /// stays out.
  mutating func filled(_ diary: DiaryState) -> DiaryState {
    let whole = FlatDiary(diary, sheet)
    let scope = everything
    let seed = random.next()
    return workers[0].use { search in
      search.fill(whole, scope: scope, seed: seed)
      return search.diary
    }.state
  }

  /// A diary filled from nothing, with a fixed number of removals and repairs: no clock is looked at.
  mutating func quick(rounds: Int) -> DiaryState {
    let scope = everything
    let whole = FlatDiary(grid, sheet)
    let seed = random.next()
    return workers[0].use { search -> FlatDiary in
      search.fill(whole, scope: scope, seed: seed)
      var best = search.diary
      guard rounds > 0 else { return best }
      for temperature in [4.0, 1.0, 0.0] {
        search.run(
          best, scope: scope, seed: seed, iterations: rounds / 3 + 1, temperature: temperature
        ) { false }
        if search.diary.cost < best.cost { best = search.diary }
      }
      return best
    }.state
  }

  /// A diary after a short annealing that begins warm enough to leave where it stands.
  mutating func improved(_ diary: DiaryState, epochs: Int, limit: SearchLimit) throws -> DiaryState {
    try run(diary, epochs: epochs, temperatures: (from: 4, to: 0.5), limit: limit)
  }

  /// Anneals.
  ///
  /// - Parameters:
  ///   - epochs: at the most.
  ///   - temperatures: at the beginning and at the end, minutes.
  ///   - limit: when it has to end; the temperature falls so that it is low by then.
  /// - Returns: the best diary seen at the end of an epoch, the one to begin with filled up.
  mutating func run(
    _ start: DiaryState, epochs: Int, temperatures: (from: Double, to: Double), limit: SearchLimit
  ) throws -> DiaryState {
    var diary = FlatDiary(filled(start), sheet)
    var best = diary
    let epoch = epoch
    for number in 0..<epochs where !limit.isOver {
      let done = max(Double(number) / Double(epochs), 1 - limit.secondsLeft / limit.seconds)
      let temperature = temperatures.from * pow(temperatures.to / temperatures.from, min(1, done))
      let scopes = deal()
      let seeds = scopes.map { _ in random.next() }
      let from = diary
      let parts = try Worker.map(workers.indices, on: workers) { index, search -> FlatDiary in
        search.run(
          from, scope: scopes[index], seed: seeds[index], iterations: epoch, temperature: temperature,
          shouldStop: { limit.isOver })
        return search.diary
      }
      diary = merged(parts, scopes)
      if diary.cost < best.cost { best = diary }
    }
    return best.state
  }

  /// Puts officers into a random order.
  mutating func shuffle(_ officers: inout [Int]) {
    for index in officers.indices.dropLast() {
      officers.swapAt(index, index + random.below(officers.count - index))
    }
  }

  private var everything: RuinAndRecreate.Scope {
    .init(
      officers: Array(repeating: true, count: problem.officers.count),
      days: Array(repeating: true, count: problem.dayCount))
  }

  /// Who may change what.
  private mutating func deal() -> [RuinAndRecreate.Scope] {
    guard workers.count > 1 else { return [everything] }
    var scopes = workers.map { _ in
      RuinAndRecreate.Scope(
        officers: Array(repeating: false, count: problem.officers.count),
        days: Array(repeating: false, count: problem.dayCount))
    }
    var officers = Array(problem.officers.indices)
    shuffle(&officers)
    for (position, officer) in officers.enumerated() {
      scopes[position % scopes.count].officers[officer] = true
    }
    for day in 0..<problem.dayCount { scopes[random.below(scopes.count)].days[day] = true }
    return scopes
  }

  /// One diary of what each thread made of its officers' days.
  private func merged(_ parts: [FlatDiary], _ scopes: [RuinAndRecreate.Scope]) -> FlatDiary {
    var whole = parts[0]
    for (part, scope) in zip(parts, scopes).dropFirst() {
      var theirs: [Int] = []
      for meeting in problem.meetings.indices {
        let key = Int(whole.home[meeting])
        if key >= 0, scope.officers[key / problem.dayCount] { whole.remove(meeting) }
        let new = Int(part.home[meeting])
        if new >= 0, scope.officers[new / problem.dayCount] { theirs.append(meeting) }
      }
      for meeting in theirs {
        whole.insert(
          meeting, key: Int(part.home[meeting]), start: Int(part.starts[meeting]),
          own: Int(part.ownCosts[meeting]))
      }
    }
    return whole
  }
}
