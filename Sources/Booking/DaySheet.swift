// SPDX-License-Identifier: GPL-3.0-or-later

/// An officer's day and the meetings that a search may put into it, laid out flat: what `PatternSearch` reads again
/// and again in its innermost loops.
///
/// Rows of a candidate have a value for each slot; tables of two candidates are indexed `last * count + next`.
struct DaySheet {
  /// How many candidates there are.
  private(set) var count = 0
  /// How many slots the day has.
  private(set) var slots = 0
  /// The meeting of each candidate.
  private(set) var meetings: [Int] = []
  /// What a candidate itself adds to a pattern's value when it starts in a slot, infinity where it cannot.
  private(set) var own: [Double] = []
  /// The same with the way from the base, when it is the first new meeting of the day.
  private(set) var opening: [Double] = []
  /// Whether the day's break fits before a candidate that is the first new meeting of the day.
  private(set) var opensRested: [Bool] = []
  /// What it adds that a candidate is the last new meeting of the day.
  private(set) var closing: [Double] = []
  /// Whether the break fits after it then.
  private(set) var closesRested: [Bool] = []
  /// The direct way between two candidates, minutes.
  private(set) var way: [Double] = []
  /// How many slots after a candidate's start another may start.
  private(set) var apart: [Int] = []
  /// The same with a break in between, wherever it lies.
  private(set) var apartRested: [Int] = []
  /// By candidate, the slots it takes.
  private(set) var lengths: [Int] = []
  /// By slot in which a meeting has ended, the first slot in which another may start after a break that begins no
  /// earlier; beyond the day when none.
  private(set) var breakOver: [Int] = []

  /// Lays out a day.
  ///
  /// - Parameters:
  ///   - ranked: which of the candidates, in which order.
  mutating func fill(_ grid: SlotGrid, _ round: RoundTravel, _ candidates: [DayCandidate], ranked: [Int]) {
    count = ranked.count
    slots = grid.count
    meetings.removeAll(keepingCapacity: true)
    lengths.removeAll(keepingCapacity: true)
    for each in ranked {
      let meeting = candidates[each].meeting
      meetings.append(meeting)
      lengths.append(grid.length(of: meeting))
    }
    fillRows(grid, round, candidates, ranked)
    guard round.kept.isEmpty else { return }
    fillPairs(grid, round)
    guard let rest = round.rest else { return }
    let ends = slots + (lengths.max() ?? 0)
    breakOver.removeAll(keepingCapacity: true)
    for end in 0..<ends {
      let over = rest.over(from: grid.minute(of: end))
      breakOver.append(over == .max ? .max : grid.slot(notBefore: over))
    }
  }

  private mutating func fillRows(
    _ grid: SlotGrid, _ round: RoundTravel, _ candidates: [DayCandidate], _ ranked: [Int]
  ) {
    let size = count * slots
    Self.resize(&own, to: size, with: .infinity)
    Self.resize(&opening, to: size, with: .infinity)
    Self.resize(&closing, to: size, with: 0)
    Self.resize(&opensRested, to: size, with: false)
    Self.resize(&closesRested, to: size, with: false)
    for (index, each) in ranked.enumerated() {
      let fixed = Double(candidates[each].fixedCost) - candidates[each].worth
      let hasPrices = !candidates[each].resourcePrices.isEmpty
      let meeting = meetings[index]
      let place = grid.place(of: meeting)
      let simple = round.kept.isEmpty ? round.ends(at: place, slots: lengths[index]) : nil
      for slot in 0..<slots {
        let at = index * slots + slot
        let start = candidates[each].startCosts[slot]
        guard start != .max else {
          own[at] = .infinity
          opening[at] = .infinity
          continue
        }
        let value =
          fixed + Double(start) + (hasPrices ? candidates[each].resourcePrices[slot] : 0)
        own[at] = value
        if let simple {
          opening[at] = value + simple.arrival
          closing[at] = simple.departure
          opensRested[at] = slot >= simple.firstRested
          closesRested[at] = slot <= simple.lastRested
        } else {
          opening[at] = value + Double(round.arrival(place, slot: slot))
          closing[at] = Double(round.departure(place, slot: slot) - round.keptTravel)
          opensRested[at] = round.restsBefore(meeting, slot: slot)
          closesRested[at] = round.restsAfter(meeting, slot: slot)
        }
      }
    }
  }

  private mutating func fillPairs(_ grid: SlotGrid, _ round: RoundTravel) {
    let problem = grid.problem
    let size = count * count
    Self.resize(&way, to: size, with: 0)
    Self.resize(&apart, to: size, with: 0)
    Self.resize(&apartRested, to: size, with: 0)
    let pause = round.rest?.minutes ?? 0
    for last in 0..<count {
      let place = grid.place(of: meetings[last])
      for next in 0..<count {
        let travel = problem.travel(place, grid.place(of: meetings[next]))
        let at = last * count + next
        way[at] = Double(travel)
        apart[at] = lengths[last] + grid.slots(minutes: max(problem.gap, travel))
        apartRested[at] = lengths[last] + grid.slots(minutes: max(problem.gap, travel + pause))
      }
    }
  }

  private static func resize<Value>(_ array: inout [Value], to size: Int, with value: Value) {
    if array.count < size { array.append(contentsOf: repeatElement(value, count: size - array.count)) }
  }
}
