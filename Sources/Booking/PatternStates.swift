// SPDX-License-Identifier: GPL-3.0-or-later

/// How the days of a search grow, meeting by meeting.
extension PatternSearch {
  /// The state of a day that begins with a candidate; false when it cannot.
  mutating func begin(with index: Int, _ round: RoundTravel) -> Bool {
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
        members: DayMembers().inserting(index), last: index, parent: -1, offset: offset, least: least,
        first: first))
    return true
  }

  /// The state with one more meeting after another; false when there is no time for it.
  ///
  /// - Parameter price: what it costs that they are together.
  mutating func extend(_ parent: Int, with index: Int, _ round: RoundTravel, price: Double) -> Bool {
    let slots = sheet.slots
    let offset = values.count
    let layers = round.rest == nil ? 1 : 2
    values.append(contentsOf: repeatElement(.infinity, count: layers * slots))
    var first = slots
    var least = Double.infinity
    if round.kept.isEmpty {
      visitDirectly(parent, index, hasRest: layers == 2, price: price) { values, slot, value, rested in
        values[offset + slot] = value
        if layers == 2 { values[offset + slots + slot] = rested }
        first = min(first, slot)
        least = min(least, value, rested)
      }
    } else {
      extendPastKept(parent, with: index, round, price: price) { values, slot, value, rested in
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
        members: states[parent].members.inserting(index), last: index, parent: parent, offset: offset,
        least: least, first: first))
    return true
  }

  /// Visits the starts of a meeting after a state, on a day where one journey leads from each meeting to the next.
  ///
  /// - Parameter visit: told of each start's value without and with the break; at least one is finite.
  @inline(__always)
  mutating func visitDirectly(
    _ parent: Int, _ index: Int, hasRest: Bool, price: Double,
    _ visit: (inout UnsafeMutableBufferPointer<Double>, Int, Double, Double) -> Void
  ) {
    let slots = sheet.slots
    let (offset, last, earliest) = (states[parent].offset, states[parent].last, states[parent].first)
    let pair = last * sheet.count + index
    let (way, apart) = (sheet.way[pair] + price, sheet.apart[pair])
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
    _ parent: Int, with index: Int, _ round: RoundTravel, price: Double,
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
      let own = sheet.own[index * slots + slot] + price
      visit(&values, slot, least + own, leastRested + own)
    }
  }

  /// Takes the newest state over into an older one of the same meetings and end, when it is better somewhere.
  ///
  /// A state keeps one parent for all slots; so where neither order is better everywhere, both stay.
  ///
  /// - Returns: the state that is new or changed, or nil when the known order is at least as good everywhere.
  mutating func merge(_ newest: Int, into same: Int) -> Int? {
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
}
