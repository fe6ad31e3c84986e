// SPDX-License-Identifier: GPL-3.0-or-later

/// What the rows of the master are worth, in officer minutes.
struct Duals: Sendable {
  /// What booking each meeting is worth, at most what leaving it unbooked costs.
  var meeting: [Double]
  /// What a room in use in a slot costs, at least 0: `rooms[venue][day * slots + slot]`; empty when nothing.
  var rooms: [[Double]]
  /// What a minute taker in use in a slot costs, at least 0; empty when nothing.
  var takers: [Double]

  /// What a start of a meeting costs for the rooms and minute takers it takes; empty when nothing anywhere.
  func resourcePrices(_ meeting: Int, day: Int, grid: SlotGrid) -> [Double] {
    let needs = grid.problem.meetings[meeting]
    let room = needs.venue.map { rooms[$0] } ?? []
    let taker = needs.needsMinuteTaker ? takers : []
    if room.isEmpty && taker.isEmpty { return [] }
    let length = grid.slots(minutes: needs.minutes)
    return (0..<grid.count).map { start in
      var price = 0.0
      for slot in start..<min(start + length, grid.count) {
        if !room.isEmpty { price += room[day * grid.count + slot] }
        if !taker.isEmpty { price += taker[day * grid.count + slot] }
      }
      return price
    }
  }

  /// A mixture: `weight` of the other, the rest of this.
  func mixed(with other: Duals, weight: Double) -> Duals {
    func mix(_ left: [Double], _ right: [Double]) -> [Double] {
      if left.isEmpty && right.isEmpty { return [] }
      let size = max(left.count, right.count)
      return (0..<size).map {
        (left.isEmpty ? 0 : left[$0]) * (1 - weight) + (right.isEmpty ? 0 : right[$0]) * weight
      }
    }
    return Duals(
      meeting: mix(meeting, other.meeting), rooms: zip(rooms, other.rooms).map(mix),
      takers: mix(takers, other.takers))
  }
}
