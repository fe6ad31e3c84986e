// SPDX-License-Identifier: GPL-3.0-or-later

/// An officer's day: which new meetings, in which order, from which slots, and what it costs.
struct DayPattern: Hashable, Sendable {
  let officer: Int
  let day: Int
  /// The new meetings by start, with their slots.
  let stops: [Stop]
  /// Travel beyond that of the kept bookings alone, and the chair, day and start costs of the meetings.
  let cost: Int

  /// A meeting and the slot it starts in.
  struct Stop: Hashable, Sendable {
    let meeting: Int
    let slot: Int
  }

  /// Orders patterns by officer and day.
  static func precedes(_ left: DayPattern, _ right: DayPattern) -> Bool {
    (left.officer, left.day) < (right.officer, right.day)
  }
}

/// A meeting that a search may put into a day, and what that is worth there.
struct DayCandidate {
  let meeting: Int
  /// What chair and day cost, an integer.
  let fixedCost: Int
  /// What having the meeting is worth: a dual, or so much that no pattern leaves it out.
  let worth: Double
  /// The cost of each start, `Int32.max` where it is impossible.
  let startCosts: [Int32]
  /// What each start costs besides, for the rooms and minute takers it takes; empty when nothing.
  let resourcePrices: [Double]
  /// What it is worth at its cheapest start, chair and day taken off.
  let profit: Double

  init(meeting: Int, fixedCost: Int, worth: Double, startCosts: [Int32], resourcePrices: [Double]) {
    self.meeting = meeting
    self.fixedCost = fixedCost
    self.worth = worth
    self.startCosts = startCosts
    self.resourcePrices = resourcePrices
    var cheapest = Double.infinity
    for (slot, cost) in startCosts.enumerated() where cost != .max {
      cheapest = min(cheapest, Double(cost) + (resourcePrices.isEmpty ? 0 : resourcePrices[slot]))
    }
    profit = worth - Double(fixedCost) - cheapest
  }
}
