// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import LinearOptimization
import RandomNumbers

extension Annealing {
  /// Anneals officers' years one at a time, all others' as they are; what comes of one is kept when it is better.
  ///
  /// When everybody is annealed together, each officer's year freezes in a state of its own, one well, another badly. Apart,
  /// each is warmed up again and again, and freezes better now and then.
  ///
  /// - Parameters:
  ///   - temperatures: at the beginning and at the end, minutes.
  ///   - isEnough: told now and then what the diary costs and how many meetings have no place; whether to end.
  mutating func improvedOneByOne(
    _ start: DiaryState, temperatures: (from: Double, to: Double), limit: SearchLimit,
    isEnough: (_ cost: Int, _ unbooked: Int) -> Bool
  ) throws -> DiaryState {
    var diary = FlatDiary(filled(start), sheet)
    var waiting: [Int] = []
    var turnsLeft = Annealing.fruitlessTurns
    while turnsLeft > 0, !limit.isOver, !isEnough(diary.cost, diary.home.count { $0 < 0 }) {
      let before = diary.cost
      waiting = busyOfficers(diary)
      shuffle(&waiting)
      // More than there are threads, so that one does not wait long for the other.
      while !waiting.isEmpty, !limit.isOver {
        let some = Array(waiting.suffix(2 * workers.count))
        waiting.removeLast(some.count)
        let (from, problem, seeds) = (diary, problem, some.map { _ in random.next() })
        let answers = try Worker.map(some.indices, on: workers) { index, search in
          Annealing.improved(
            from, by: &search, within: Annealing.scope(of: some[index], problem), seed: seeds[index],
            temperatures: temperatures, limit: limit)
        }
        for (officer, answer) in zip(some, answers) {
          if let better = diary.taking(officer, from: answer), better.cost < diary.cost { diary = better }
        }
      }
      turnsLeft = diary.cost < before ? Annealing.fruitlessTurns : turnsLeft - 1
    }
    return diary.state
  }

  /// So many turns of all officers without gain are enough.
  private static let fruitlessTurns = 6

  /// Those who chair a meeting that may be elsewhere.
  private func busyOfficers(_ diary: FlatDiary) -> [Int] {
    Set(diary.home.lazy.filter { $0 >= 0 }.map { Int($0) / problem.dayCount }).sorted()
  }

  private static func scope(of officer: Int, _ problem: BookingProblem) -> RuinAndRecreate.Scope {
    .init(
      officers: problem.officers.indices.map { $0 == officer },
      days: Array(repeating: true, count: problem.dayCount))
  }

  /// A diary annealed once within a scope, for as long as its meetings ask for.
  private static func improved(
    _ start: FlatDiary, by search: inout RuinAndRecreate, within scope: RuinAndRecreate.Scope, seed: UInt64,
    temperatures: (from: Double, to: Double), limit: SearchLimit
  ) -> FlatDiary {
    let steps = 8
    let meetings = start.home.count { $0 >= 0 && scope.officers[Int($0) / start.dayCount] }
    var random = SplitMix64(seed: seed)
    var diary = start
    var best = start
    for step in 0..<steps where !limit.isOver {
      let temperature =
        temperatures.from * pow(temperatures.to / temperatures.from, Double(step) / Double(steps - 1))
      search.run(
        diary, scope: scope, seed: random.next(), iterations: 25 * meetings, temperature: temperature
      ) { limit.isOver }
      diary = search.diary
      if diary.cost < best.cost { best = diary }
    }
    return best
  }
}

extension FlatDiary {
  /// The diary with an officer's bookings as another diary has them; nil when the others' leave no place for one of them.
  fileprivate func taking(_ officer: Int, from other: FlatDiary) -> FlatDiary? {
    var diary = self
    for key in officer * dayCount..<(officer + 1) * dayCount {
      for position in (0..<diary.count(key)).reversed() {
        if let meeting = diary.meeting(key, position) { diary.remove(meeting) }
      }
    }
    for key in officer * dayCount..<(officer + 1) * dayCount {
      for position in 0..<other.count(key) {
        guard let meeting = other.meeting(key, position) else { continue }
        let start = Int(other.starts[meeting])
        guard diary.home[meeting] < 0, diary.excess(meeting, day: key % dayCount) != nil,
          diary.isOpen(meeting, key, start: start)
        else { return nil }
        diary.insert(meeting, key: key, start: start, own: Int(other.ownCosts[meeting]))
      }
    }
    return diary
  }
}
