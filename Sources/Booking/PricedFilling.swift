// SPDX-License-Identifier: GPL-3.0-or-later

import LinearOptimization

/// Fills a diary with what every officer would do alone, officer by officer, as far as rooms and minute takers reach.
///
/// The prices have told each what is dear to the others, so that little is wanted twice. What remains open is for
/// others to join.
struct PricedFilling {
  let grid: SlotGrid
  let threads: Int
  let limit: SearchLimit

  /// Fills an empty diary.
  func run(_ parts: [PriceCoordination.Part]) throws -> DiaryState {
    var diary = DiaryState(grid)
    let parts = parts.filter { !$0.block.entries.isEmpty && !$0.relaxation.patterns.isEmpty }
    let workers = (0..<max(1, threads)).map { _ in Worker(()) }
    for from in stride(from: 0, to: parts.count, by: workers.count) where !limit.isOver {
      let left = ResidualCapacity(grid, taken: diary.takenCells)
      let home = diary.home
      let answers = try Worker.map(from..<min(from + workers.count, parts.count), on: workers) { index, _ in
        try chosen(parts[index], left: left) { stop in home[stop.meeting] < 0 }
      }
      for pattern in answers.joined()
      where pattern.stops.allSatisfy({ diary.home[$0.meeting] < 0 }) && diary.isServed(pattern) {
        diary.add(pattern)
      }
    }
    return diary
  }

  /// The best whole patterns of an officer.
  private func chosen(
    _ part: PriceCoordination.Part, left: ResidualCapacity, isOpen: (DayPattern.Stop) -> Bool
  ) throws -> [DayPattern] {
    var pool: [DayPattern] = []
    for (_, pattern) in part.relaxation.ranked(in: part.block)
    where pool.count < 3000 && pattern.stops.allSatisfy(isOpen) {
      pool.append(pattern)
    }
    let found = try BlockInteger(block: part.block, left: left, pool: pool).solve(
      incumbent: nil, timeLimit: min(2, max(0, limit.secondsLeft)), nodeLimit: 500, relativeGap: 1e-3,
      stop: limit.stop)
    return found?.chosen ?? []
  }
}
