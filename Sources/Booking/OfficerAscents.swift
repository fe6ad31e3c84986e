// SPDX-License-Identifier: GPL-3.0-or-later

/// Raises the prices of every officer's own meetings apart from those of the others, at fixed prices of all the rest.
///
/// Follow-ons tie together meetings that hardly ever leave an officer; rooms, minute takers and cover tie officers far
/// more loosely. So most of what there is to raise lies inside an officer's year, where steps have a length of their own
/// and everything that they read is at hand.
struct OfficerAscents {
  private let fees: FollowOnFees
  private let dayCount: Int
  private let parts: [Worker<Part>]
  private let threads: [Worker<Void>]

  /// An officer's meetings and what is known of their prices.
  fileprivate struct Part {
    /// Its meetings among all, and by meeting of all its number among them, or -1.
    let meetings: [Int]
    let numbers: [Int32]
    let fees: FollowOnFees
    var ascent: VolumeAscent
    /// The cells of its trios, and by trio of all its number among them, or -1.
    var trios: [Int] = []
    var trioNumbers: [Int32] = []
  }

  init(_ problem: BookingProblem, homes: HomeOfficers, fees: FollowOnFees, threads: Int) {
    self.fees = fees
    dayCount = problem.dayCount
    self.threads = (0..<max(1, threads)).map { _ in Worker(()) }
    parts = problem.officers.indices.map { officer in
      let meetings = problem.meetings.indices.filter { homes.officer[$0] == officer }
      let local = Dictionary(uniqueKeysWithValues: meetings.enumerated().map { ($1, $0) })
      var own = problem
      own.meetings = meetings.map { problem.meetings[$0] }
      own.followOns = problem.followOns.compactMap { link in
        guard let predecessor = local[link.predecessor], let successor = local[link.successor] else {
          return nil
        }
        var link = link
        link.predecessor = predecessor
        link.successor = successor
        return link
      }
      let ownFees = FollowOnFees(own)
      let nothing = VolumeAscent.Prices(
        worth: meetings.map { _ in 0 }, cells: [], days: Array(repeating: 0, count: ownFees.slotCount))
      return Worker(
        Part(
          meetings: meetings, numbers: problem.meetings.indices.map { Int32(local[$0] ?? -1) }, fees: ownFees,
          ascent: VolumeAscent(
            capacity: [], officerDays: problem.dayCount, dump: problem.unbookedCost, fees: ownFees,
            from: nothing)))
    }
  }

  /// Takes note of the trios of a pool that are new; each is of the officer whose meetings they are.
  func add(_ pool: PatternPool) throws {
    _ = try Worker.map(parts.indices, on: threads) { officer, _ in
      parts[officer].use { part in
        let before = part.trios.count
        for trio in pool.trios.all[part.trioNumbers.count...] {
          let isOwn = [trio.first, trio.second, trio.third].allSatisfy { part.numbers[$0] >= 0 }
          let cell = pool.resourceCells + part.trioNumbers.count
          part.trioNumbers.append(isOwn ? Int32(part.trios.count) : -1)
          if isOwn { part.trios.append(cell) }
        }
        part.ascent.addCells(part.trios.count - before)
      }
    }
  }

  /// Raises prices.
  ///
  /// - Parameters:
  ///   - prices: where to begin.
  ///   - centre: what they are kept near.
  ///   - reach: how far they may be from it, minutes.
  ///   - patterns: by officer, the patterns of the pool among which to choose.
  ///   - counted: how many of the last steps are counted.
  ///   - fixed: by slot, whether its price stays what it is; none when empty.
  /// - Returns: by officer, in how many of these steps each of its patterns was chosen.
  @discardableResult
  func raise(
    _ prices: inout VolumeAscent.Prices, near centre: VolumeAscent.Prices, reach: Double,
    _ columns: PatternColumns, _ patterns: [[Int]], steps: Int, counted: Int = 0, fixed: [Bool] = [],
    shouldStop: @Sendable () -> Bool
  ) throws -> [[Int32]] {
    let dayFees = fees.fees(prices.days)
    let before = prices
    let found = try Worker.map(parts.indices, on: threads) { officer, _ in
      parts[officer].use { part in
        part.raise(
          before, dayFees, near: centre, reach: reach, columns, patterns[officer], fees, dayCount: dayCount,
          steps: steps, counted: counted, fixed: fixed, shouldStop: shouldStop)
      }
    }
    for part in found {
      for (meeting, value) in part.worth { prices.worth[meeting] = value }
      for (slot, value) in part.days { prices.days[slot] = value }
      for (cell, value) in part.cells { prices.cells[cell] = value }
    }
    return found.map(\.counts)
  }
}

extension OfficerAscents.Part {
  fileprivate mutating func raise(
    _ prices: VolumeAscent.Prices, _ dayFees: [Double], near centre: VolumeAscent.Prices, reach: Double,
    _ pool: PatternColumns, _ patterns: [Int], _ all: FollowOnFees, dayCount: Int, steps: Int, counted: Int,
    fixed: [Bool],
    shouldStop: () -> Bool
  ) -> (worth: [(Int, Double)], days: [(Int, Double)], cells: [(Int, Double)], counts: [Int32]) {
    func mine(_ prices: VolumeAscent.Prices) -> VolumeAscent.Prices {
      var days = Array(repeating: 0.0, count: fees.slotCount)
      forEachPrice(all) { slot, local in days[local] = prices.days[slot] }
      return .init(
        worth: meetings.map { prices.worth[$0] }, cells: trios.map { prices.cells[$0] }, days: days)
    }
    let start = mine(prices)
    let ownFees = fees.fees(start.days)
    // What others' prices make of a pattern is part of its cost.
    var columns = PatternColumns()
    for pattern in patterns {
      var cost = Double(pool.costs[pattern])
      for at in pool.cellRange(ofPattern: pattern) {
        let cell = Int(pool.cells[at])
        // Trios are the last cells.
        let trio = cell - (prices.cells.count - trioNumbers.count)
        if trio >= 0, trioNumbers[trio] >= 0 {
          columns.add(cell: Int(trioNumbers[trio]))
        } else {
          cost += prices.cells[cell]
        }
      }
      for at in pool.meetingRange(ofPattern: pattern) {
        let slot = Int(pool.slots[at])
        if let local = number(of: slot, all) {
          cost += dayFees[slot] - ownFees[local]
          columns.add(slot: local)
        } else {
          cost += dayFees[slot] - prices.worth[Int(all.meetings[slot])]
        }
      }
      columns.end(cost: Float(cost), officerDay: Int(pool.officerDays[pattern]) % dayCount)
    }
    ascent.restart(from: start)
    var ownFixed: [Bool] = []
    if !fixed.isEmpty {
      ownFixed = Array(repeating: false, count: fees.slotCount)
      forEachPrice(all) { slot, local in ownFixed[local] = fixed[slot] }
    }
    ascent.stay(near: mine(centre), reach: reach, fixed: ownFixed)
    ascent.run(columns, steps: steps, counted: counted, shouldStop: shouldStop)
    let found = ascent.prices
    var days: [(Int, Double)] = []
    forEachPrice(all) { slot, local in days.append((slot, found.days[local])) }
    return (Array(zip(meetings, found.worth)), days, Array(zip(trios, found.cells)), ascent.counts)
  }

  /// The number of a slot among the officer's own; nil when its meeting is another's.
  private func number(of slot: Int, _ all: FollowOnFees) -> Int? {
    let meeting = Int(all.meetings[slot])
    let own = Int(numbers[meeting])
    guard own >= 0 else { return nil }
    let range = fees.slots(of: own)
    // A meeting that only others' meetings follow, or that follows one, has no days of its own here.
    return range.count == 1 ? range.lowerBound : range.lowerBound + slot - all.slots(of: meeting).lowerBound
  }

  /// Visits the slots that have a price here.
  private func forEachPrice(_ all: FollowOnFees, _ body: (_ slot: Int, _ number: Int) -> Void) {
    for (own, meeting) in meetings.enumerated() {
      for (local, slot) in zip(fees.slots(of: own), all.slots(of: meeting)) where fees.isPriced[local] {
        body(slot, local)
      }
    }
  }
}
