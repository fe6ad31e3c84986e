// SPDX-License-Identifier: GPL-3.0-or-later

import LinearOptimization

/// Makes a fractional diary whole: takes the patterns that it is surest of, finds prices for what is left, and so on
/// (a dive without return, as in Sadykov and others 2019, on the volume algorithm's fractional diary).
struct VolumeDive {
  let grid: SlotGrid
  let limit: SearchLimit
  /// How many steps of ascent come between two takings.
  var steps = 80

  /// Fills the officers' days.
  ///
  /// - Parameters:
  ///   - pool: the patterns known, those of the ascent's values.
  ///   - price: further patterns for what is left of a diary at the prices of an ascent.
  /// - Returns: the diary, which may leave meetings unbooked that could be booked.
  func run(
    _ pool: PatternPool, _ ascent: VolumeAscent,
    price: (VolumeAscent, PatternPool, DiaryState) throws -> [DayPattern]?
  ) rethrows -> DiaryState {
    var diary = DiaryState(grid)
    var pool = pool
    var ascent = ascent
    while !limit.isOver, take(pool, ascent.values, into: &diary) {
      let left = diary.home.count { $0 < 0 }
      if left == 0 { break }
      let kept = pool.keep { fits($0, diary) }
      ascent.narrow(to: diary, pool, kept: kept)
      ascent.run(pool, steps: steps) { limit.isOver }
      guard let found = try price(ascent, pool, diary) else { break }
      if pool.add(found) > 0 { ascent.run(pool, steps: steps) { limit.isOver } }
    }
    return diary
  }

  /// Whether a pattern could still be taken, as far as counting tells.
  private func fits(_ pattern: DayPattern, _ diary: DiaryState) -> Bool {
    diary.patterns[diary.key(officer: pattern.officer, day: pattern.day)] == nil
      && pattern.stops.allSatisfy { diary.home[$0.meeting] < 0 } && diary.hasCells(for: pattern)
  }

  /// Takes the surest patterns; false when none was left to take.
  private func take(_ pool: PatternPool, _ values: [Double], into diary: inout DiaryState) -> Bool {
    let ranked = values.indices.sorted { (values[$0], $1) > (values[$1], $0) }
    let left = diary.home.count { $0 < 0 }
    // Those that are all but whole, and a few more, so that it comes to an end.
    let few = max(2, left / 40)
    var unsure = 0
    var taken = 0
    for index in ranked {
      let value = values[index]
      if value < 1e-3 || (value < 0.9 && unsure >= few) { break }
      let pattern = pool.patterns[index]
      guard fits(pattern, diary), diary.isServed(pattern) else { continue }
      diary.add(pattern)
      taken += 1
      if value < 0.9 { unsure += 1 }
    }
    return taken > 0
  }
}
