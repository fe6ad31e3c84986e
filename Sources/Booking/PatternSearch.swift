// SPDX-License-Identifier: GPL-3.0-or-later

/// Finds the best pattern of an officer's day exactly: a dynamic programme over orders and starts.
///
/// A state is an ordered choice of meetings; its values say, for each start of the last one, the least that
/// the day can have cost so far. Days are short (at most six meetings), so the states are few; a bound on what
/// further meetings can be worth prunes the rest. Orders that visit the same meetings and end at the same one
/// are merged into one state.
struct PatternSearch {
  /// The best pattern found, and the least value it or any other pattern can have.
  struct Outcome {
    /// Patterns by rising value; the first is the best.
    var patterns: [(value: Double, pattern: DayPattern)]
    /// No pattern, not even one with candidates that were set aside, has a value below this.
    var leastValue: Double
  }

  private struct State {
    var members: UInt64
    var last: Int
    var parent: Int
    /// Where its values start in `values`.
    var offset: Int
    var least: Double
  }

  private let grid: SlotGrid
  private let problem: BookingProblem
  private var states: [State] = []
  private var values: [Double] = []

  init(_ grid: SlotGrid) {
    self.grid = grid
    problem = grid.problem
  }

  /// How many new meetings an officer's day has room for.
  func capacity(officer: Int, day: Int) -> Int {
    max(0, problem.meetingsPerDay - problem.officers[officer].days[day].kept.count)
  }

  /// The best patterns of an officer's day.
  ///
  /// The value of a pattern is its cost less the worth of its meetings. Patterns of value 0 or more are of no
  /// interest, and the empty pattern has value 0.
  ///
  /// - Parameters:
  ///   - candidates: at most 64 are searched; beyond that the least worth are set aside and only bounded.
  ///   - wanted: how many patterns to return, each ending at another meeting.
  mutating func search(officer: Int, day: Int, candidates: [DayCandidate], wanted: Int) -> Outcome {
    let capacity = capacity(officer: officer, day: day)
    var outcome = Outcome(patterns: [], leastValue: 0)
    guard capacity > 0, !candidates.isEmpty else { return outcome }
    // A meeting that is not worth its own cost never helps, unless leaving it out makes the way longer.
    let slack = Double(problem.detourSaving)
    var ranked: [(profit: Double, index: Int)] = []
    for (index, candidate) in candidates.enumerated() {
      var cheapest = Double.infinity
      for slot in 0..<grid.count where candidate.startCosts[slot] != .max {
        let price = candidate.resourcePrices.isEmpty ? 0 : candidate.resourcePrices[slot]
        cheapest = min(cheapest, Double(candidate.startCosts[slot]) + price)
      }
      let profit = candidate.worth - Double(candidate.fixedCost) - cheapest
      if profit + slack > 1e-9 { ranked.append((profit, index)) }
    }
    guard !ranked.isEmpty else { return outcome }
    ranked.sort { $0.profit != $1.profit ? $0.profit > $1.profit : $0.index < $1.index }
    if ranked.count > 64 {
      // Any pattern with a candidate set aside is worth at most the best others and the best set aside.
      let top = ranked.prefix(capacity - 1).reduce(0) { $0 + $1.profit }
      outcome.leastValue = min(0, -(top + ranked[64].profit + slack * Double(capacity)))
      ranked.removeSubrange(64...)
    }
    let used = ranked.map { candidates[$0.index] }
    let profits = ranked.map(\.profit)
    let finished = run(
      RoundTravel(grid, officer: officer, day: day), used, profits, capacity: capacity, wanted: wanted)
    for (value, state, slot) in finished {
      outcome.leastValue = min(outcome.leastValue, value)
      outcome.patterns.append(
        (
          value,
          pattern(officer: officer, day: day, ending: state, slot: slot, candidates: used)
        ))
    }
    return outcome
  }

  private mutating func run(
    _ day: RoundTravel, _ candidates: [DayCandidate], _ profits: [Double], capacity: Int, wanted: Int
  ) -> [(value: Double, state: Int, slot: Int)] {
    states.removeAll(keepingCapacity: true)
    values.removeAll(keepingCapacity: true)
    let slots = grid.count
    // The most that one, two, ... further meetings can be worth.
    var best: [(value: Double, state: Int, slot: Int)] = []
    var threshold: Double { best.count < wanted ? -1e-7 : best[best.count - 1].value }
    var optimism = [0.0]
    for profit in profits.prefix(capacity) { optimism.append(optimism[optimism.count - 1] + max(0, profit)) }
    while optimism.count <= capacity { optimism.append(optimism[optimism.count - 1]) }

    func finish(_ state: Int) {
      let place = problem.meetings[candidates[states[state].last].meeting].place
      var value = Double.infinity
      var end = -1
      for slot in 0..<slots {
        let here = values[states[state].offset + slot]
        guard here < .infinity else { continue }
        let total = here + Double(day.departure(place, slot: slot) - day.keptTravel)
        if total < value - 1e-9 { (value, end) = (total, slot) }
      }
      guard end >= 0, value < threshold - 1e-9 else { return }
      // One pattern for each last meeting keeps the answers different.
      if let same = best.firstIndex(where: { states[$0.state].last == states[state].last }) {
        guard value < best[same].value - 1e-9 else { return }
        best.remove(at: same)
      }
      let position = best.firstIndex { value < $0.value } ?? best.count
      best.insert((value, state, end), at: position)
      if best.count > wanted { best.removeLast() }
    }

    func append(members: UInt64, last: Int, parent: Int, _ row: [Double]) {
      let least = row.min() ?? .infinity
      states.append(
        State(members: members, last: last, parent: parent, offset: values.count, least: least))
      values.append(contentsOf: row)
    }

    var row = Array(repeating: Double.infinity, count: slots)
    for (index, candidate) in candidates.enumerated() {
      let place = problem.meetings[candidate.meeting].place
      var reachable = false
      for slot in 0..<slots {
        row[slot] = .infinity
        guard candidate.startCosts[slot] != .max else { continue }
        row[slot] = ownValue(candidate, slot: slot) + Double(day.arrival(place, slot: slot))
        reachable = true
      }
      guard reachable else { continue }
      append(members: 1 << UInt64(index), last: index, parent: -1, row)
      finish(states.count - 1)
    }
    var level = 0..<states.count
    var size = 1
    while size < capacity, !level.isEmpty {
      let start = states.count
      var merged: [UInt64: Int] = [:]
      for parent in level {
        // What is already there (with the day's kept travel counted once) and all that could be added.
        let hopeful = states[parent].least - Double(day.keptTravel) - optimism[capacity - size]
        if hopeful >= threshold { continue }
        for index in candidates.indices
        where states[parent].members & (1 << UInt64(index)) == 0 {
          guard extend(parent, with: index, candidates, day, into: &row) else { continue }
          let members = states[parent].members | (1 << UInt64(index))
          if size >= 2 {
            // Key: the members and which of them is last (six bits).
            let key = (members &* 0x9E37_79B9_7F4A_7C15) ^ UInt64(index)
            if let same = merged[key], states[same].members == members, states[same].last == index {
              if let changed = replace(same, by: row, parent: parent) { finish(changed) }
              continue
            }
            merged[key] = states.count
          }
          append(members: members, last: index, parent: parent, row)
          finish(states.count - 1)
        }
      }
      level = start..<states.count
      size += 1
    }
    return best
  }

  /// What a meeting itself adds when it starts in a slot.
  @inline(__always)
  private func ownValue(_ candidate: DayCandidate, slot: Int) -> Double {
    Double(candidate.fixedCost) + Double(candidate.startCosts[slot]) - candidate.worth
      + (candidate.resourcePrices.isEmpty ? 0 : candidate.resourcePrices[slot])
  }

  /// The values of a state with one more meeting after it; false when there is no time for it.
  private func extend(
    _ parent: Int, with index: Int, _ candidates: [DayCandidate], _ day: RoundTravel, into row: inout [Double]
  ) -> Bool {
    let slots = grid.count
    let state = states[parent]
    let last = problem.meetings[candidates[state.last].meeting]
    let next = problem.meetings[candidates[index].meeting]
    let direct = problem.travel(last.place, next.place)
    let apart = (last.minutes + max(problem.gap, direct) + problem.grid - 1) / problem.grid
    var reachable = false
    if day.kept.isEmpty {
      var least = Double.infinity
      for slot in 0..<slots {
        row[slot] = .infinity
        guard slot >= apart else { continue }
        least = min(least, values[state.offset + slot - apart])
        guard candidates[index].startCosts[slot] != .max, least < .infinity else { continue }
        row[slot] = least + Double(direct) + ownValue(candidates[index], slot: slot)
        reachable = true
      }
      return reachable
    }
    for slot in 0..<slots {
      row[slot] = .infinity
      guard slot >= apart, candidates[index].startCosts[slot] != .max else { continue }
      var least = Double.infinity
      for earlier in 0...(slot - apart) where values[state.offset + earlier] < .infinity {
        let way = day.transfer(last.place, slot: earlier, next.place, slot: slot)
        least = min(least, values[state.offset + earlier] + Double(way))
      }
      guard least < .infinity else { continue }
      row[slot] = least + ownValue(candidates[index], slot: slot)
      reachable = true
    }
    return reachable
  }

  /// Takes over another order of the same meetings when it is better somewhere.
  ///
  /// A state keeps one parent for all slots; so where neither order is better everywhere, both stay.
  ///
  /// - Returns: the state that is new or changed, or nil when the known order is at least as good everywhere.
  private mutating func replace(_ state: Int, by row: [Double], parent: Int) -> Int? {
    let offset = states[state].offset
    let slots = 0..<grid.count
    guard slots.contains(where: { row[$0] < values[offset + $0] - 1e-9 }) else { return nil }
    let least = row.min() ?? .infinity
    if slots.contains(where: { row[$0] > values[offset + $0] + 1e-9 }) {
      let known = states[state]
      states.append(
        State(members: known.members, last: known.last, parent: parent, offset: values.count, least: least))
      values.append(contentsOf: row)
      return states.count - 1
    }
    states[state].parent = parent
    states[state].least = least
    for slot in slots { values[offset + slot] = row[slot] }
    return state
  }

  /// The pattern that ends in a state with its last meeting in a slot.
  private func pattern(
    officer: Int, day: Int, ending state: Int, slot: Int, candidates: [DayCandidate]
  ) -> DayPattern {
    let offer = RoundTravel(grid, officer: officer, day: day)
    var stops: [DayPattern.Stop] = []
    var cost = -offer.keptTravel
    var (state, slot) = (state, slot)
    let lastPlace = problem.meetings[candidates[states[state].last].meeting].place
    cost += offer.departure(lastPlace, slot: slot)
    while true {
      let candidate = candidates[states[state].last]
      let place = problem.meetings[candidate.meeting].place
      stops.append(DayPattern.Stop(meeting: candidate.meeting, slot: slot))
      cost += candidate.fixedCost + Int(candidate.startCosts[slot])
      let parent = states[state].parent
      guard parent >= 0 else {
        cost += offer.arrival(place, slot: slot)
        break
      }
      let before = problem.meetings[candidates[states[parent].last].meeting]
      let apart =
        (before.minutes + max(problem.gap, problem.travel(before.place, place)) + problem.grid - 1)
        / problem.grid
      // The earlier start whose value, with the way from it, made this state's value.
      var best = Double.infinity
      var chosen = 0
      for earlier in 0...max(0, slot - apart) {
        let value =
          values[states[parent].offset + earlier]
          + Double(offer.transfer(before.place, slot: earlier, place, slot: slot))
        if value < best { (best, chosen) = (value, earlier) }
      }
      cost += offer.transfer(before.place, slot: chosen, place, slot: slot)
      (state, slot) = (parent, chosen)
    }
    return DayPattern(officer: officer, day: day, stops: stops.reversed(), cost: cost)
  }
}
