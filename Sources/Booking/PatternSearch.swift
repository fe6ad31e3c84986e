// SPDX-License-Identifier: GPL-3.0-or-later

/// Finds the best pattern of an officer's day exactly: a dynamic programme over orders and starts.
///
/// A state is an ordered choice of meetings; its values say, for each start of the last one, the least that
/// the day can have cost so far: once without the day's break yet and once with it. Days are short (at most six
/// meetings), so the states are few; a bound on what further meetings can be worth, detours counted, prunes the
/// rest. Orders that visit the same meetings and end at the same one are merged into one state; the last meeting of
/// a full day makes no state, only an end.
struct PatternSearch {
  /// The best pattern found, and the least value it or any other pattern can have.
  struct Outcome {
    /// Patterns by rising value; the first is the best.
    var patterns: [(value: Double, pattern: DayPattern)]
    /// No pattern, not even one with candidates that were set aside, has a value below this.
    var leastValue: Double
  }

  private struct State {
    var members: UInt128
    var last: Int
    var parent: Int
    /// Where its values start in `values`: first those without the break, then, on a day that needs one, those with
    /// it.
    var offset: Int
    /// The least of its values.
    var least: Double
    /// The first slot with a value.
    var first: Int
  }

  /// Where a pattern ends: a state, the start of its last meeting, and whether the break was before that.
  private struct End {
    var value: Double
    var state: Int
    var last: Int
    var slot: Int
    var rested: Bool
  }

  private let grid: SlotGrid
  private let problem: BookingProblem
  private var rounds: [RoundTravel?]
  private var sheet = DaySheet()
  private var prospects = DayProspects()
  private var states: [State] = []
  private var values: [Double] = []
  private var best: [End] = []
  private var wanted = 1
  private var ranked: [(profit: Double, index: Int)] = []

  init(_ grid: SlotGrid) {
    self.grid = grid
    problem = grid.problem
    rounds = Array(repeating: nil, count: problem.officers.count * problem.dayCount)
  }

  /// How many new meetings an officer's day has room for.
  func capacity(officer: Int, day: Int) -> Int {
    max(0, problem.meetingsPerDay - problem.officers[officer].days[day].kept.count)
  }

  private mutating func round(officer: Int, day: Int) -> RoundTravel {
    let key = officer * problem.dayCount + day
    if let known = rounds[key] { return known }
    let round = RoundTravel(grid, officer: officer, day: day)
    rounds[key] = round
    return round
  }

  /// The best patterns of an officer's day.
  ///
  /// The value of a pattern is its cost less the worth of its meetings. Patterns of value 0 or more are of no
  /// interest, and the empty pattern has value 0.
  ///
  /// - Parameters:
  ///   - candidates: at most 128 are searched; beyond that the least worth are set aside and only bounded.
  ///   - wanted: how many patterns to return, each ending at another meeting.
  mutating func search(officer: Int, day: Int, candidates: [DayCandidate], wanted: Int) -> Outcome {
    let capacity = capacity(officer: officer, day: day)
    var outcome = Outcome(patterns: [], leastValue: 0)
    guard capacity > 0, !candidates.isEmpty else { return outcome }
    // A meeting that is not worth its own cost never helps, unless leaving it out makes the way longer.
    let slack = Double(problem.detourSaving)
    ranked.removeAll(keepingCapacity: true)
    for index in candidates.indices {
      let profit = candidates[index].profit
      if profit + slack > 1e-9 { ranked.append((profit, index)) }
    }
    guard !ranked.isEmpty else { return outcome }
    ranked.sort { $0.profit != $1.profit ? $0.profit > $1.profit : $0.index < $1.index }
    if ranked.count > 128 {
      // Any pattern with a candidate set aside is worth at most the best others and the best set aside.
      let top = ranked.prefix(capacity - 1).reduce(0) { $0 + $1.profit }
      outcome.leastValue = min(0, -(top + ranked[128].profit + slack * Double(capacity)))
      ranked.removeSubrange(128...)
    }
    let round = round(officer: officer, day: day)
    sheet.fill(grid, round, candidates, ranked: ranked.map(\.index))
    prospects.fill(sheet, round, profits: ranked.map(\.profit), capacity: capacity)
    self.wanted = wanted
    run(round, capacity: capacity)
    for end in best {
      outcome.leastValue = min(outcome.leastValue, end.value)
      outcome.patterns.append(
        (end.value, pattern(officer: officer, day: day, ending: end, round: round, candidates: candidates)))
    }
    return outcome
  }

  /// Only what is below this is of interest.
  private var threshold: Double { best.count < wanted ? -1e-7 : best[best.count - 1].value }

  private mutating func run(_ round: RoundTravel, capacity: Int) {
    states.removeAll(keepingCapacity: true)
    values.removeAll(keepingCapacity: true)
    best.removeAll(keepingCapacity: true)
    let count = sheet.count
    for index in 0..<count {
      guard prospects.least(first: index, further: capacity - 1) < threshold else { continue }
      guard begin(with: index, round) else { continue }
      finish(states.count - 1, round)
    }
    var level = 0..<states.count
    var size = 1
    while size < capacity, !level.isEmpty {
      let start = states.count
      let isFull = size + 1 == capacity && round.kept.isEmpty
      var merged: [UInt128: Int] = [:]
      for parent in level {
        let (members, last, least) = (states[parent].members, states[parent].last, states[parent].least)
        guard prospects.least(after: last, least, further: capacity - size) < threshold else { continue }
        for index in 0..<count where members & (1 << UInt128(index)) == 0 {
          guard prospects.least(after: last, least, next: index, further: capacity - size - 1) < threshold
          else { continue }
          if isFull {
            fill(parent, with: index, round)
            continue
          }
          guard extend(parent, with: index, round) else { continue }
          let state = states.count - 1
          if size >= 2 {
            // Key: the members and which of them is last.
            let key = (states[state].members &* 0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835) ^ UInt128(index)
            if let same = merged[key], states[same].members == states[state].members,
              states[same].last == index
            {
              if let changed = merge(state, into: same) { finish(changed, round) }
              continue
            }
            merged[key] = state
          }
          finish(state, round)
        }
      }
      level = start..<states.count
      size += 1
    }
  }

  // MARK: States

  /// The state of a day that begins with a candidate; false when it cannot.
  private mutating func begin(with index: Int, _ round: RoundTravel) -> Bool {
    let slots = sheet.slots
    let offset = values.count
    let layers = round.rest == nil ? 1 : 2
    values.append(contentsOf: repeatElement(.infinity, count: layers * slots))
    var first = slots
    var least = Double.infinity
    for slot in 0..<slots {
      let value = sheet.opening[index * slots + slot]
      guard value < .infinity else { continue }
      // With the break behind it nothing is worse than without.
      let isRested = layers == 2 && sheet.opensRested[index * slots + slot]
      values[offset + (isRested ? slots + slot : slot)] = value
      first = min(first, slot)
      least = min(least, value)
    }
    if first == slots {
      values.removeLast(layers * slots)
      return false
    }
    states.append(
      State(
        members: 1 << UInt128(index), last: index, parent: -1, offset: offset, least: least, first: first))
    return true
  }

  /// The state with one more meeting after another; false when there is no time for it.
  private mutating func extend(_ parent: Int, with index: Int, _ round: RoundTravel) -> Bool {
    let slots = sheet.slots
    let offset = values.count
    let layers = round.rest == nil ? 1 : 2
    values.append(contentsOf: repeatElement(.infinity, count: layers * slots))
    var first = slots
    var least = Double.infinity
    if round.kept.isEmpty {
      visitDirectly(parent, index, hasRest: layers == 2) { values, slot, value, rested in
        values[offset + slot] = value
        if layers == 2 { values[offset + slots + slot] = rested }
        first = min(first, slot)
        least = min(least, value, rested)
      }
    } else {
      extendPastKept(parent, with: index, round) { values, slot, value, rested in
        values[offset + slot] = value
        if layers == 2 { values[offset + slots + slot] = rested }
        first = min(first, slot)
        least = min(least, value, rested)
      }
    }
    if first == slots {
      values.removeLast(layers * slots)
      return false
    }
    states.append(
      State(
        members: states[parent].members | (1 << UInt128(index)), last: index, parent: parent, offset: offset,
        least: least, first: first))
    return true
  }

  /// Visits the starts of a meeting after a state, on a day where one journey leads from each meeting to the next.
  ///
  /// - Parameter visit: told of each start's value without and with the break; at least one is finite.
  @inline(__always)
  private mutating func visitDirectly(
    _ parent: Int, _ index: Int, hasRest: Bool,
    _ visit: (inout UnsafeMutableBufferPointer<Double>, Int, Double, Double) -> Void
  ) {
    let slots = sheet.slots
    let (offset, last, earliest) = (states[parent].offset, states[parent].last, states[parent].first)
    let pair = last * sheet.count + index
    let (way, apart) = (sheet.way[pair], sheet.apart[pair])
    let apartRested = hasRest ? sheet.apartRested[pair] : 0
    let length = sheet.lengths[last]
    guard earliest + apart < slots else { return }
    values.withUnsafeMutableBufferPointer { values in
      sheet.own.withUnsafeBufferPointer { own in
        sheet.breakOver.withUnsafeBufferPointer { breakOver in
          var least = Double.infinity
          var leastRested = Double.infinity
          // The first slot from which on the break does not fit before the slot at hand.
          var unrested = earliest
          for slot in earliest + apart..<slots {
            let before = offset + slot - apart
            least = min(least, values[before])
            if hasRest {
              leastRested = min(leastRested, values[before + slots])
              while unrested + apartRested <= slot, breakOver[unrested + length] <= slot {
                leastRested = min(leastRested, values[offset + unrested])
                unrested += 1
              }
            }
            let here = own[index * slots + slot]
            guard here < .infinity, min(least, leastRested) < .infinity else { continue }
            visit(&values, slot, least + way + here, leastRested + way + here)
          }
        }
      }
    }
  }

  /// The same on a day with kept bookings, where the way depends on those in between.
  private mutating func extendPastKept(
    _ parent: Int, with index: Int, _ round: RoundTravel,
    _ visit: (inout [Double], Int, Double, Double) -> Void
  ) {
    let slots = sheet.slots
    let offset = states[parent].offset
    let (lastMeeting, nextMeeting) = (sheet.meetings[states[parent].last], sheet.meetings[index])
    let (last, next) = (grid.place(of: lastMeeting), grid.place(of: nextMeeting))
    let apart =
      sheet.lengths[states[parent].last] + grid.slots(minutes: max(problem.gap, problem.travel(last, next)))
    for slot in 0..<slots where slot >= apart && sheet.own[index * slots + slot] < .infinity {
      var least = Double.infinity
      var leastRested = Double.infinity
      for earlier in 0...(slot - apart) {
        let way = Double(round.transfer(last, slot: earlier, next, slot: slot))
        let value = values[offset + earlier] + way
        if value < .infinity {
          least = min(least, value)
          if round.rest != nil, value < leastRested,
            round.restsBetween(lastMeeting, slot: earlier, nextMeeting, slot: slot)
          {
            leastRested = value
          }
        }
        if round.rest != nil { leastRested = min(leastRested, values[offset + slots + earlier] + way) }
      }
      guard min(least, leastRested) < .infinity else { continue }
      let own = sheet.own[index * slots + slot]
      visit(&values, slot, least + own, leastRested + own)
    }
  }

  /// Takes the newest state over into an older one of the same meetings and end, when it is better somewhere.
  ///
  /// A state keeps one parent for all slots; so where neither order is better everywhere, both stay.
  ///
  /// - Returns: the state that is new or changed, or nil when the known order is at least as good everywhere.
  private mutating func merge(_ newest: Int, into same: Int) -> Int? {
    let (known, fresh) = (states[same].offset, states[newest].offset)
    let size = values.count - fresh
    var isBetter = false
    var isWorse = false
    for at in 0..<size {
      if values[fresh + at] < values[known + at] - 1e-9 { isBetter = true }
      if values[fresh + at] > values[known + at] + 1e-9 { isWorse = true }
    }
    if isBetter && isWorse { return newest }
    if isBetter {
      for at in 0..<size { values[known + at] = values[fresh + at] }
      states[same].parent = states[newest].parent
      states[same].least = states[newest].least
      states[same].first = states[newest].first
    }
    states.removeLast()
    values.removeLast(size)
    return isBetter ? same : nil
  }

  // MARK: Ends

  /// Notes the best end of the day after a state, when it is good enough.
  private mutating func finish(_ state: Int, _ round: RoundTravel) {
    let slots = sheet.slots
    let (offset, last) = (states[state].offset, states[state].last)
    var end = End(value: .infinity, state: state, last: last, slot: -1, rested: false)
    for slot in states[state].first..<slots {
      let at = last * slots + slot
      var here = values[offset + slot]
      var rested = false
      if round.rest != nil {
        if !sheet.closesRested[at] { here = .infinity }
        let other = values[offset + slots + slot]
        if other < here { (here, rested) = (other, true) }
      }
      guard here < .infinity else { continue }
      let total = here + sheet.closing[at]
      if total < end.value - 1e-9 {
        (end.value, end.slot, end.rested) = (total, slot, rested)
      }
    }
    note(end)
  }

  /// Notes the best end of a day that a further meeting after a state fills.
  private mutating func fill(_ parent: Int, with index: Int, _ round: RoundTravel) {
    let slots = sheet.slots
    var end = End(value: .infinity, state: states.count, last: index, slot: -1, rested: false)
    let hasRest = round.rest != nil
    let departure = sheet.closing
    let closesRested = sheet.closesRested
    visitDirectly(parent, index, hasRest: hasRest) { _, slot, value, valueRested in
      let at = index * slots + slot
      var here = value
      var rested = false
      if hasRest {
        if !closesRested[at] { here = .infinity }
        if valueRested < here { (here, rested) = (valueRested, true) }
      }
      let total = here + departure[at]
      if total < end.value - 1e-9 {
        (end.value, end.slot, end.rested) = (total, slot, rested)
      }
    }
    guard end.slot >= 0, end.value < threshold - 1e-9 else { return }
    states.append(
      State(
        members: states[parent].members | (1 << UInt128(index)), last: index, parent: parent, offset: -1,
        least: .infinity, first: slots))
    note(end)
  }

  private mutating func note(_ end: End) {
    guard end.slot >= 0, end.value < threshold - 1e-9 else { return }
    // One pattern for each last meeting keeps the answers different.
    if let same = best.firstIndex(where: { $0.last == end.last }) {
      guard end.value < best[same].value - 1e-9 else { return }
      best.remove(at: same)
    }
    best.insert(end, at: best.firstIndex { end.value < $0.value } ?? best.count)
    if best.count > wanted { best.removeLast() }
  }

  // MARK: Patterns

  /// The pattern that ends in a state with its last meeting in a slot.
  private func pattern(
    officer: Int, day: Int, ending end: End, round: RoundTravel, candidates: [DayCandidate]
  ) -> DayPattern {
    var stops: [DayPattern.Stop] = []
    var (state, slot, rested) = (end.state, end.slot, end.rested)
    var cost = round.departure(grid.place(of: sheet.meetings[end.last]), slot: slot) - round.keptTravel
    while true {
      let candidate = candidates[ranked[states[state].last].index]
      stops.append(DayPattern.Stop(meeting: candidate.meeting, slot: slot))
      cost += candidate.fixedCost + Int(candidate.startCosts[slot])
      let place = grid.place(of: candidate.meeting)
      let parent = states[state].parent
      guard parent >= 0 else {
        cost += round.arrival(place, slot: slot)
        break
      }
      let before = sheet.meetings[states[parent].last]
      let earlier = previous(
        parent, meeting: before, next: candidate.meeting, slot: slot, rested: rested, round: round)
      cost += round.transfer(grid.place(of: before), slot: earlier.slot, place, slot: slot)
      (state, slot, rested) = (parent, earlier.slot, earlier.rested)
    }
    return DayPattern(officer: officer, day: day, stops: stops.reversed(), cost: cost)
  }

  /// The earlier start whose value, with the way from it, made a state's value.
  private func previous(
    _ parent: Int, meeting before: Int, next: Int, slot: Int, rested: Bool, round: RoundTravel
  ) -> (slot: Int, rested: Bool) {
    let offset = states[parent].offset
    let (last, following) = (grid.place(of: before), grid.place(of: next))
    let apart =
      grid.length(of: before) + grid.slots(minutes: max(problem.gap, problem.travel(last, following)))
    var least = Double.infinity
    var chosen = (slot: 0, rested: false)
    for earlier in 0...max(0, slot - apart) {
      let way = Double(round.transfer(last, slot: earlier, following, slot: slot))
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
