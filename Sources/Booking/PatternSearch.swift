// SPDX-License-Identifier: GPL-3.0-or-later

/// Finds the best pattern of an officer's day exactly: a dynamic programme over orders and starts.
///
/// A state is an ordered choice of meetings; its values say, for each start of the last one, the least that
/// the day can have cost so far: once without the day's break yet and once with it. Days are short (at most six
/// meetings), so the states are few; a bound on what further meetings can be worth, detours counted, prunes the
/// rest. Orders that visit the same meetings and end at the same one are merged into one state.
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

  /// Where a pattern ends: a state, the start of its last meeting, and whether the break was before that.
  private struct End {
    var value: Double
    var state: Int
    var slot: Int
    var rested: Bool
  }

  private let grid: SlotGrid
  private let problem: BookingProblem
  private var states: [State] = []
  private var values: [Double] = []
  private var best: [End] = []
  private var wanted = 1

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
      let profit = candidate.worth - Double(candidate.fixedCost) - candidate.cheapestStart
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
    let round = RoundTravel(grid, officer: officer, day: day)
    let prospects = DayProspects(
      problem, round, used, profits: ranked.map(\.profit), capacity: capacity)
    self.wanted = wanted
    run(round, used, prospects, capacity: capacity)
    for end in best {
      outcome.leastValue = min(outcome.leastValue, end.value)
      outcome.patterns.append(
        (end.value, pattern(officer: officer, day: day, ending: end, round: round, candidates: used)))
    }
    return outcome
  }

  /// Only what is below this is of interest.
  private var threshold: Double { best.count < wanted ? -1e-7 : best[best.count - 1].value }

  private mutating func run(
    _ round: RoundTravel, _ candidates: [DayCandidate], _ prospects: DayProspects, capacity: Int
  ) {
    states.removeAll(keepingCapacity: true)
    values.removeAll(keepingCapacity: true)
    best.removeAll(keepingCapacity: true)
    let slots = grid.count
    var row = Array(repeating: Double.infinity, count: round.rest == nil ? slots : 2 * slots)
    for (index, candidate) in candidates.enumerated() {
      guard prospects.least(first: index, further: capacity - 1) < threshold else { continue }
      guard begin(with: index, candidate, round, into: &row) else { continue }
      append(members: 1 << UInt64(index), last: index, parent: -1, row)
      finish(states.count - 1, round, candidates)
    }
    var level = 0..<states.count
    var size = 1
    while size < capacity, !level.isEmpty {
      let start = states.count
      var merged: [UInt64: Int] = [:]
      for parent in level {
        let least = states[parent].least
        let last = states[parent].last
        guard prospects.least(after: last, least, further: capacity - size) < threshold else { continue }
        for index in candidates.indices where states[parent].members & (1 << UInt64(index)) == 0 {
          guard prospects.least(after: last, least, next: index, further: capacity - size - 1) < threshold
          else { continue }
          guard extend(parent, with: index, candidates, round, into: &row) else { continue }
          let members = states[parent].members | (1 << UInt64(index))
          if size >= 2 {
            // Key: the members and which of them is last.
            let key = (members &* 0x9E37_79B9_7F4A_7C15) ^ UInt64(index)
            if let same = merged[key], states[same].members == members, states[same].last == index {
              if let changed = replace(same, by: row, parent: parent) { finish(changed, round, candidates) }
              continue
            }
            merged[key] = states.count
          }
          append(members: members, last: index, parent: parent, row)
          finish(states.count - 1, round, candidates)
        }
      }
      level = start..<states.count
      size += 1
    }
  }

  private mutating func append(members: UInt64, last: Int, parent: Int, _ row: [Double]) {
    states.append(
      State(members: members, last: last, parent: parent, offset: values.count, least: row.min() ?? .infinity)
    )
    values.append(contentsOf: row)
  }

  /// Notes the best end of the day after a state, when it is good enough.
  private mutating func finish(_ state: Int, _ round: RoundTravel, _ candidates: [DayCandidate]) {
    let slots = grid.count
    let offset = states[state].offset
    let meeting = candidates[states[state].last].meeting
    let place = problem.meetings[meeting].place
    var end = End(value: .infinity, state: state, slot: -1, rested: false)
    for slot in 0..<slots {
      var here = values[offset + slot]
      var rested = false
      if round.rest != nil {
        if here < .infinity, !round.restsAfter(meeting, slot: slot) { here = .infinity }
        let other = values[offset + slots + slot]
        if other < here { (here, rested) = (other, true) }
      }
      guard here < .infinity else { continue }
      let total = here + Double(round.departure(place, slot: slot) - round.keptTravel)
      if total < end.value - 1e-9 { end = End(value: total, state: state, slot: slot, rested: rested) }
    }
    guard end.slot >= 0, end.value < threshold - 1e-9 else { return }
    // One pattern for each last meeting keeps the answers different.
    if let same = best.firstIndex(where: { states[$0.state].last == states[state].last }) {
      guard end.value < best[same].value - 1e-9 else { return }
      best.remove(at: same)
    }
    best.insert(end, at: best.firstIndex { end.value < $0.value } ?? best.count)
    if best.count > wanted { best.removeLast() }
  }

  /// What a meeting itself adds when it starts in a slot.
  @inline(__always)
  private func ownValue(_ candidate: DayCandidate, slot: Int) -> Double {
    Double(candidate.fixedCost) + Double(candidate.startCosts[slot]) - candidate.worth
      + (candidate.resourcePrices.isEmpty ? 0 : candidate.resourcePrices[slot])
  }

  /// The values of a day that begins with a meeting; false when it cannot.
  private func begin(
    with index: Int, _ candidate: DayCandidate, _ round: RoundTravel, into row: inout [Double]
  ) -> Bool {
    let slots = grid.count
    let place = problem.meetings[candidate.meeting].place
    var reachable = false
    for slot in row.indices { row[slot] = .infinity }
    for slot in 0..<slots where candidate.startCosts[slot] != .max {
      let value = ownValue(candidate, slot: slot) + Double(round.arrival(place, slot: slot))
      // With the break behind it nothing is worse than without.
      let isRested = round.rest != nil && round.restsBefore(candidate.meeting, slot: slot)
      row[isRested ? slots + slot : slot] = value
      reachable = true
    }
    return reachable
  }

  /// How many slots after a meeting's start another may start.
  private func apart(_ last: BookingProblem.Meeting, _ next: BookingProblem.Meeting) -> Int {
    (last.minutes + max(problem.gap, problem.travel(last.place, next.place)) + problem.grid - 1)
      / problem.grid
  }

  /// The values of a state with one more meeting after it; false when there is no time for it.
  private func extend(
    _ parent: Int, with index: Int, _ candidates: [DayCandidate], _ round: RoundTravel,
    into row: inout [Double]
  ) -> Bool {
    round.kept.isEmpty
      ? extendDirectly(parent, with: index, candidates, round, into: &row)
      : extendPastKept(parent, with: index, candidates, round, into: &row)
  }

  /// Extends a state on a day without kept bookings, where one journey leads from each meeting to the next.
  private func extendDirectly(
    _ parent: Int, with index: Int, _ candidates: [DayCandidate], _ round: RoundTravel,
    into row: inout [Double]
  ) -> Bool {
    let slots = grid.count
    let offset = states[parent].offset
    let last = problem.meetings[candidates[states[parent].last].meeting]
    let candidate = candidates[index]
    let next = problem.meetings[candidate.meeting]
    let direct = problem.travel(last.place, next.place)
    let apart = apart(last, next)
    var reachable = false
    var least = Double.infinity
    var leastRested = Double.infinity
    // The first slot from which on the break does not fit before the slot at hand.
    var unrested = 0
    for slot in 0..<slots {
      row[slot] = .infinity
      if round.rest != nil { row[slots + slot] = .infinity }
      guard slot >= apart else { continue }
      least = min(least, values[offset + slot - apart])
      if let rest = round.rest {
        leastRested = min(leastRested, values[offset + slots + slot - apart])
        while unrested <= slot - apart,
          rest.earliestStart(after: grid.minute(of: unrested) + last.minutes, travel: direct)
            <= grid.minute(of: slot)
        {
          leastRested = min(leastRested, values[offset + unrested])
          unrested += 1
        }
      }
      guard candidate.startCosts[slot] != .max, min(least, leastRested) < .infinity else { continue }
      let own = Double(direct) + ownValue(candidate, slot: slot)
      row[slot] = least + own
      if round.rest != nil { row[slots + slot] = leastRested + own }
      reachable = true
    }
    return reachable
  }

  private func extendPastKept(
    _ parent: Int, with index: Int, _ candidates: [DayCandidate], _ round: RoundTravel,
    into row: inout [Double]
  ) -> Bool {
    let slots = grid.count
    let offset = states[parent].offset
    let lastMeeting = candidates[states[parent].last].meeting
    let last = problem.meetings[lastMeeting]
    let candidate = candidates[index]
    let next = problem.meetings[candidate.meeting]
    let apart = apart(last, next)
    var reachable = false
    for slot in row.indices { row[slot] = .infinity }
    for slot in 0..<slots where slot >= apart && candidate.startCosts[slot] != .max {
      var least = Double.infinity
      var leastRested = Double.infinity
      for earlier in 0...(slot - apart) {
        let way = Double(round.transfer(last.place, slot: earlier, next.place, slot: slot))
        let value = values[offset + earlier] + way
        if value < .infinity {
          least = min(least, value)
          if round.rest != nil, value < leastRested,
            round.restsBetween(lastMeeting, slot: earlier, candidate.meeting, slot: slot)
          {
            leastRested = value
          }
        }
        if round.rest != nil { leastRested = min(leastRested, values[offset + slots + earlier] + way) }
      }
      guard min(least, leastRested) < .infinity else { continue }
      let own = ownValue(candidate, slot: slot)
      row[slot] = least + own
      if round.rest != nil { row[slots + slot] = leastRested + own }
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
    let slots = row.indices
    guard slots.contains(where: { row[$0] < values[offset + $0] - 1e-9 }) else { return nil }
    if slots.contains(where: { row[$0] > values[offset + $0] + 1e-9 }) {
      let known = states[state]
      append(members: known.members, last: known.last, parent: parent, row)
      return states.count - 1
    }
    states[state].parent = parent
    states[state].least = row.min() ?? .infinity
    for slot in slots { values[offset + slot] = row[slot] }
    return state
  }

  /// The pattern that ends in a state with its last meeting in a slot.
  private func pattern(
    officer: Int, day: Int, ending end: End, round: RoundTravel, candidates: [DayCandidate]
  ) -> DayPattern {
    var stops: [DayPattern.Stop] = []
    var (state, slot, rested) = (end.state, end.slot, end.rested)
    let lastPlace = problem.meetings[candidates[states[state].last].meeting].place
    var cost = round.departure(lastPlace, slot: slot) - round.keptTravel
    while true {
      let candidate = candidates[states[state].last]
      stops.append(DayPattern.Stop(meeting: candidate.meeting, slot: slot))
      cost += candidate.fixedCost + Int(candidate.startCosts[slot])
      let place = problem.meetings[candidate.meeting].place
      let parent = states[state].parent
      guard parent >= 0 else {
        cost += round.arrival(place, slot: slot)
        break
      }
      let before = candidates[states[parent].last].meeting
      let earlier = previous(
        parent, meeting: before, next: candidate.meeting, slot: slot, rested: rested, round: round)
      cost += round.transfer(
        problem.meetings[before].place, slot: earlier.slot, place, slot: slot)
      (state, slot, rested) = (parent, earlier.slot, earlier.rested)
    }
    return DayPattern(officer: officer, day: day, stops: stops.reversed(), cost: cost)
  }

  /// The earlier start whose value, with the way from it, made a state's value.
  private func previous(
    _ parent: Int, meeting before: Int, next: Int, slot: Int, rested: Bool, round: RoundTravel
  ) -> (slot: Int, rested: Bool) {
    let offset = states[parent].offset
    let (last, following) = (problem.meetings[before], problem.meetings[next])
    var least = Double.infinity
    var chosen = (slot: 0, rested: false)
    for earlier in 0...max(0, slot - apart(last, following)) {
      let way = Double(round.transfer(last.place, slot: earlier, following.place, slot: slot))
      let value = values[offset + earlier] + way
      if value < least, !rested || round.restsBetween(before, slot: earlier, next, slot: slot) {
        (least, chosen) = (value, (earlier, false))
      }
      if rested, round.rest != nil {
        let restedValue = values[offset + grid.count + earlier] + way
        if restedValue < least { (least, chosen) = (restedValue, (earlier, true)) }
      }
    }
    return chosen
  }
}
