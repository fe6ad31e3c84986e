// SPDX-License-Identifier: GPL-3.0-or-later

import LinearOptimization
import Testing

@testable import Booking

@Suite("Mending a diary")
struct MendingTests {
  private func mend(_ task: MendingProblem, seed: UInt64 = 1) -> MendedDiary {
    var mender = DiaryMender(task, options: .init(timeLimit: 600, seed: seed), stop: StopSignal())
    return mender.mend()
  }

  /// The least cost of any diary that moves at most two published bookings, by trying everything.
  private func leastCost(_ diary: PublishedDiary, moveCost: Int) -> Int {
    let rules = DiaryRules(problem: diary.problem, published: diary.published)
    let wanted = diary.published.indices.filter { diary.published[$0] == nil }
    let movable = diary.published.indices.filter { diary.published[$0] != nil && diary.isMovable[$0] }
    var subsets: [[Int]] = [[]] + movable.map { [$0] }
    for (index, first) in movable.enumerated() {
      subsets += movable[(index + 1)...].map { [first, $0] }
    }
    var best = Int.max
    for subset in subsets {
      let free = wanted + subset
      func descend(_ position: Int, _ trial: [DiaryBooking?]) {
        guard position < free.count else {
          let cost = rules.cost(trial, publishedCost: diary.publishedCost, moveCost: moveCost)
          if cost < best, rules.violations(trial).isEmpty { best = cost }
          return
        }
        let meeting = free[position]
        var trial = trial
        for place in rules.everyPlace(meeting) where !rules.isKept(meeting, place) {
          trial[meeting] = place
          // What is unlawful beside fewer others is not tried with more.
          let partial = rules.cost(trial, publishedCost: diary.publishedCost, moveCost: moveCost)
          let rest = free[(position + 1)...].filter { trial[$0] == nil }.count
          if partial - rest * diary.problem.unbookedCost >= best { continue }
          if rules.violations(trial).isEmpty { descend(position + 1, trial) }
        }
        if diary.published[meeting] == nil {
          trial[meeting] = nil
          descend(position + 1, trial)
        }
      }
      var start = diary.published
      for meeting in subset { start[meeting] = nil }
      descend(0, start)
    }
    return best
  }

  @Test("costs no more than trying every move of up to two bookings", arguments: 0..<10)
  func bruteForce(seed: UInt64) {
    let diary = PublishedDiary(seed: seed, bookings: 4, wanted: seed % 2 == 0 ? 1 : 2, grid: 120)
    let mended = mend(diary.task(moveCost: 30))
    #expect(mended.objective <= leastCost(diary, moveCost: 30), "seed \(seed)")
  }

  @Test("with follow-ons costs no more than trying every move of up to two bookings", arguments: 20..<26)
  func bruteForceWithFollowOns(seed: UInt64) {
    let diary = PublishedDiary(
      seed: seed, bookings: 3, wanted: 1, days: 3, grid: 120, pairs: 5)
    let mended = mend(diary.task(moveCost: 30))
    #expect(mended.objective <= leastCost(diary, moveCost: 30), "seed \(seed)")
  }

  @Test("with follow-ons breaks no rule, loses no published booking and adds up", arguments: 40..<60)
  func lawfulWithFollowOns(seed: UInt64) {
    let diary = PublishedDiary(
      seed: seed, bookings: 10, wanted: 4, officers: 4, days: 6, grid: 30, rooms: 2, metric: seed % 3 != 0,
      pairs: 12)
    for moveCost in [0, 100, 3000] {
      let mended = mend(diary.task(moveCost: moveCost))
      let rules = DiaryRules(problem: diary.problem, published: diary.published)
      #expect(rules.violations(mended.bookings).isEmpty, "seed \(seed), \(moveCost)")
      #expect(
        mended.objective
          == rules.cost(mended.bookings, publishedCost: diary.publishedCost, moveCost: moveCost),
        "seed \(seed), \(moveCost)")
      #expect(
        zip(diary.published, mended.bookings).allSatisfy { $0 == nil || $1 != nil }, "seed \(seed)")
    }
  }

  @Test("breaks no rule, loses no published booking and adds up", arguments: 0..<12)
  func lawful(seed: UInt64) {
    let diary = PublishedDiary(
      seed: seed, bookings: 12, wanted: 4, officers: 4, days: 4, grid: 30, rooms: 2, metric: seed % 3 != 0)
    for moveCost in [0, 100, 3000] {
      let mended = mend(diary.task(moveCost: moveCost))
      let rules = DiaryRules(problem: diary.problem, published: diary.published)
      #expect(
        rules.violations(mended.bookings).isEmpty, "seed \(seed), \(moveCost)")
      #expect(
        mended.objective
          == rules.cost(mended.bookings, publishedCost: diary.publishedCost, moveCost: moveCost),
        "seed \(seed), \(moveCost)")
      for (meeting, booking) in diary.published.enumerated() {
        guard let booking else { continue }
        guard let now = mended.bookings[meeting] else {
          Issue.record("seed \(seed): published booking \(meeting) is lost")
          continue
        }
        if !diary.isMovable[meeting] {
          #expect(rules.isKept(meeting, now) && now == booking, "seed \(seed): pinned \(meeting)")
        }
      }
    }
  }

  @Test("is the same for a seed", arguments: 0..<6)
  func deterministic(seed: UInt64) {
    let diary = PublishedDiary(
      seed: seed, bookings: 14, wanted: 5, officers: 4, days: 4, grid: 30, rooms: 2)
    let task = diary.task(moveCost: 100)
    #expect(mend(task, seed: 7).bookings == mend(task, seed: 7).bookings, "seed \(seed)")
  }

  @Test("leaves a diary alone in which nothing is wanted and moves are dear", arguments: 0..<10)
  func nothingToDo(seed: UInt64) {
    let diary = PublishedDiary(seed: seed, bookings: 10, wanted: 0, officers: 4, days: 4, rooms: 2)
    #expect(mend(diary.task(moveCost: 100_000)).bookings == diary.published, "seed \(seed)")
  }

  @Test("still books what it can when it is stopped at once")
  func stopped() {
    let stop = StopSignal()
    stop.raise()
    let diary = PublishedDiary(seed: 3, bookings: 8, wanted: 3, officers: 4, days: 4, rooms: 2)
    var mender = DiaryMender(diary.task(moveCost: 100), stop: stop)
    let rules = DiaryRules(problem: diary.problem, published: diary.published)
    let mended = mender.mend()
    #expect(rules.violations(mended.bookings).isEmpty)
    #expect(mended.bookings[8...].contains { $0 != nil })
  }
}
