// SPDX-License-Identifier: GPL-3.0-or-later

/// How the days of a search end, and the patterns that lead there.
extension PatternSearch {
  /// Notes the best end of the day after a state, when it is good enough.
  mutating func finish(_ state: Int, _ round: RoundTravel) {
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
  ///
  /// - Parameter price: what it costs that they are together.
  mutating func fill(_ parent: Int, with index: Int, _ round: RoundTravel, price: Double) {
    let slots = sheet.slots
    var end = End(value: .infinity, state: states.count, last: index, slot: -1, rested: false)
    let hasRest = round.rest != nil
    let departure = sheet.closing
    let closesRested = sheet.closesRested
    visitDirectly(parent, index, hasRest: hasRest, price: price) { _, slot, value, valueRested in
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
        members: states[parent].members.inserting(index), last: index, parent: parent, offset: -1,
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
  func pattern(
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
