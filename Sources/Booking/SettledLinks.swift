// SPDX-License-Identifier: GPL-3.0-or-later

/// Follow-ons of which one of the two meetings is booked: what the other's day then costs is known, and its prices say so.
///
/// While both are free, the prices of the follow-on's days only make it likely that the two choose alike. Once one has its
/// day, prices that are fixed make the other pay exactly what the two days cost together, less what the booked one pays.
struct SettledLinks {
  private let followOns: FollowOns
  private let fees: FollowOnFees
  /// By link, whether a meeting of it was booked when it was last looked at.
  private var isSettled: [Bool]
  /// By slot of the fees, whether its price may not be changed any more.
  private(set) var isFixed: [Bool]

  init(_ followOns: FollowOns, _ fees: FollowOnFees) {
    self.followOns = followOns
    self.fees = fees
    isSettled = Array(repeating: false, count: followOns.links.count)
    isFixed = Array(repeating: false, count: fees.slotCount)
  }

  /// Fixes the prices of the links of which a meeting has been booked since the last time.
  ///
  /// - Parameters:
  ///   - prices: by slot.
  ///   - dayOf: the day of each meeting; nil while it is unbooked.
  mutating func settle(_ prices: inout [Double], dayOf: (Int) -> Int?) {
    for (index, link) in followOns.links.enumerated() where !isSettled[index] {
      let (before, after) = (dayOf(link.predecessor), dayOf(link.successor))
      guard before != nil || after != nil else { continue }
      isSettled[index] = true
      if let before, after == nil {
        settle(index, predecessorOn: before, &prices)
      } else if let after, before == nil {
        settle(index, successorOn: after, &prices)
      }
    }
  }

  /// The follow-on pays, for each of its days, what that makes of its window, less what the meeting before it pays.
  private mutating func settle(_ link: Int, predecessorOn before: Int, _ prices: inout [Double]) {
    var excesses: [(slot: Int, excess: Double)] = []
    var paid = fees.reach
    for (day, slot) in pricedDays(link) {
      // A day outside the window is out of reach, and what chooses days looks at the windows themselves besides.
      let excess =
        followOns.excess(link, predecessorOn: before, successorOn: day).map { Double($0) } ?? 3 * fees.reach
      excesses.append((slot, excess))
      paid = min(paid, excess - prices[slot])
    }
    for (slot, excess) in excesses {
      isFixed[slot] = true
      prices[slot] = max(-fees.reach, min(fees.reach, excess - paid))
    }
  }

  /// No day but the follow-on's own is worth its price to the meeting before it.
  private mutating func settle(_ link: Int, successorOn after: Int, _ prices: inout [Double]) {
    for (day, slot) in pricedDays(link) {
      isFixed[slot] = true
      if day != after { prices[slot] = -fees.reach }
    }
  }

  /// The days of a follow-on that have prices, with their slots.
  private func pricedDays(_ link: Int) -> [(day: Int, slot: Int)] {
    followOns.days(ofSuccessor: link).compactMap { day in
      let slot = fees.slot(followOns.links[link].successor, day: day)
      return fees.isPriced[slot] ? (day, slot) : nil
    }
  }
}
