// SPDX-License-Identifier: GPL-3.0-or-later

import LinearOptimization

/// Makes a relaxation whole: takes the patterns that it is surest of, solves what is left, and so on (a dive, as
/// in Sadykov and others 2019, without return).
///
/// Every step is a smaller block, so that the programs stay fresh and get quicker.
struct Dive {
  let grid: SlotGrid
  let limit: SearchLimit

  /// Fills the open days of some officers of a diary with its unbooked meetings.
  ///
  /// - Parameters:
  ///   - officers: whose days without a pattern are filled.
  ///   - relaxation: of the same officers and meetings, with the block it is of.
  /// - Returns: the diary, which may leave meetings unbooked that could be booked.
  func run(
    _ diary: DiaryState, officers: [Int], from relaxation: BlockRelaxation, of block: Block,
    pricing: inout BlockPricing
  ) throws -> DiaryState {
    var diary = diary
    var relaxation = relaxation
    var block = block
    var dualOfMeeting: [Int: Double] = [:]
    while !limit.isOver, take(relaxation, into: &diary) {
      for (entry, dual) in zip(block.entries, relaxation.duals) { dualOfMeeting[entry.meeting] = dual }
      let next = openBlock(diary, officers: officers, dualOfMeeting)
      if next.entries.isEmpty { break }
      let pool = relaxation.ranked(in: next) { dualOfMeeting[$0] ?? 0 }.prefix(6 * next.entries.count + 50)
      block = next
      relaxation = try BlockGeneration(
        block: block, left: ResidualCapacity(grid, taken: diary.takenCells), limit: limit
      ).run(
        pool: pool.map(\.pattern), duals: block.entries.map { dualOfMeeting[$0.meeting] ?? $0.dump },
        rounds: 8,
        pricing: &pricing)
    }
    return diary
  }

  /// What is left: the unbooked meetings that the officers may chair, on days without a pattern.
  ///
  /// To leave a meeting for later costs a little more than it was worth, and not what an unbooked one costs: then
  /// the duals stay tame while patterns are missing.
  private func openBlock(_ diary: DiaryState, officers: [Int], _ worth: [Int: Double]) -> Block {
    let problem = grid.problem
    let unbooked = Double(problem.unbookedCost)
    let isOurs = Set(officers)
    return Block(
      grid, officers: officers,
      entries: problem.meetings.indices.filter { meeting in
        diary.home[meeting] < 0 && problem.meetings[meeting].chairs.contains { isOurs.contains($0.officer) }
      }.map { .init(meeting: $0, offset: 0, dump: min(unbooked, max(0, worth[$0] ?? unbooked) + 300)) },
      prices: ResourcePrices(problem),
      isOpen: { diary.patterns[diary.key(officer: $0, day: $1)] == nil })
  }

  /// Takes the surest patterns; false when none was left to take.
  private func take(_ relaxation: BlockRelaxation, into diary: inout DiaryState) -> Bool {
    let ranked = relaxation.chosen.enumerated().sorted {
      ($0.element.value, $1.offset) > ($1.element.value, $0.offset)
    }.map(\.element)
    // Those that are all but whole, and a few more, so that it comes to an end.
    let few = max(1, ranked.count { $0.value < 0.9 } / 15)
    var unsure = 0
    var taken = 0
    for (pattern, value) in ranked {
      if value < 0.9, unsure >= few || (taken > 0 && value < 0.6) { break }
      guard diary.patterns[diary.key(officer: pattern.officer, day: pattern.day)] == nil,
        pattern.stops.allSatisfy({ diary.home[$0.meeting] < 0 }), diary.isServed(pattern)
      else { continue }
      diary.add(pattern)
      taken += 1
      if value < 0.9 { unsure += 1 }
    }
    return taken > 0
  }
}
