// SPDX-License-Identifier: GPL-3.0-or-later

/// What rooms and minute takers in use cost, slot by slot, in officer minutes.
struct ResourcePrices: Sendable {
  /// A room in use in a slot, at least 0: `rooms[venue][day * slots + slot]`; empty when nothing.
  var rooms: [[Double]]
  /// A minute taker in use in a slot, at least 0; empty when nothing.
  var takers: [Double]
  /// What trios of meetings cost, which share days as others share rooms.
  var trios = TrioPrices()

  /// No prices.
  init(_ problem: BookingProblem) {
    rooms = problem.venues.map { _ in [] }
    takers = []
  }

  /// What each start of a meeting costs for the rooms and minute takers it takes; empty when nothing anywhere.
  ///
  /// - Parameter priced: the grid whose slots the prices are of, when it is not that of the starts.
  func starts(of meeting: Int, day: Int, grid: SlotGrid, pricedOn priced: SlotGrid? = nil) -> [Double] {
    let needs = grid.problem.meetings[meeting]
    let room = needs.venue.map { rooms[$0] } ?? []
    let taker = needs.needsMinuteTaker ? takers : []
    if room.isEmpty && taker.isEmpty { return [] }
    let priced = priced ?? grid
    let length = grid.slots(minutes: needs.minutes)
    let first = day * priced.count
    let shift = grid.first - priced.first
    return (0..<grid.count).map { start in
      var price = 0.0
      for slot in max(0, start + shift)..<max(0, min(start + shift + length, priced.count)) {
        if !room.isEmpty { price += room[first + slot] }
        if !taker.isEmpty { price += taker[first + slot] }
      }
      return price
    }
  }

  /// What a pattern's rooms and minute takers cost.
  func price(of pattern: DayPattern, grid: SlotGrid) -> Double {
    var price = 0.0
    ResourceCell.forEach(in: pattern, grid) { price += self[$0] }
    return price + trios.price(of: pattern)
  }

  /// What all there is of every resource costs.
  func priceOfAll(_ grid: SlotGrid) -> Double {
    var price = trios.priceOfAll
    for (venue, prices) in rooms.enumerated() {
      for (cell, each) in prices.enumerated() where each != 0 {
        price += each * Double(grid.roomCapacity[venue][cell])
      }
    }
    for (cell, each) in takers.enumerated() where each != 0 {
      price += each * Double(grid.takerCapacity[cell])
    }
    return price
  }

  /// The price of one cell.
  subscript(_ cell: ResourceCell) -> Double {
    get {
      if cell.venue < 0 { return takers.isEmpty ? 0 : takers[cell.slot] }
      return rooms[cell.venue].isEmpty ? 0 : rooms[cell.venue][cell.slot]
    }
    set {
      if cell.venue < 0 {
        if takers.isEmpty { takers = Array(repeating: 0, count: cell.size) }
        takers[cell.slot] = newValue
      } else {
        if rooms[cell.venue].isEmpty { rooms[cell.venue] = Array(repeating: 0, count: cell.size) }
        rooms[cell.venue][cell.slot] = newValue
      }
    }
  }

  /// Every price that is not 0.
  var all: [ResourceCell: Double] {
    var all: [ResourceCell: Double] = [:]
    for (venue, prices) in rooms.enumerated() {
      for (slot, price) in prices.enumerated() where price != 0 {
        all[ResourceCell(venue: venue, slot: slot, size: prices.count)] = price
      }
    }
    for (slot, price) in takers.enumerated() where price != 0 {
      all[ResourceCell(venue: -1, slot: slot, size: takers.count)] = price
    }
    return all
  }

  /// The sum with other prices.
  func adding(_ other: [ResourceCell: Double]) -> ResourcePrices {
    var sum = self
    for (cell, price) in other where price != 0 { sum[cell] += price }
    return sum
  }
}

/// One slot of one day of the rooms of a venue, or of the minute takers.
struct ResourceCell: Hashable, Comparable, Sendable {
  /// The venue, or -1 for the minute takers.
  let venue: Int
  /// `day * slots + slot`.
  let slot: Int
  /// Days times slots.
  let size: Int

  static func < (left: ResourceCell, right: ResourceCell) -> Bool {
    (left.venue, left.slot) < (right.venue, right.slot)
  }

  /// How many rooms or minute takers there are in the cell.
  func capacity(_ grid: SlotGrid) -> Int {
    Int(venue < 0 ? grid.takerCapacity[slot] : grid.roomCapacity[venue][slot])
  }

  /// Visits every cell that a pattern's meetings take.
  @inline(__always)
  static func forEach(in pattern: DayPattern, _ grid: SlotGrid, _ body: (ResourceCell) -> Void) {
    let size = grid.problem.dayCount * grid.count
    for stop in pattern.stops {
      let meeting = grid.problem.meetings[stop.meeting]
      guard meeting.venue != nil || meeting.needsMinuteTaker else { continue }
      for slot in stop.slot..<min(stop.slot + grid.slots(minutes: meeting.minutes), grid.count) {
        let cell = pattern.day * grid.count + slot
        if let venue = meeting.venue { body(ResourceCell(venue: venue, slot: cell, size: size)) }
        if meeting.needsMinuteTaker { body(ResourceCell(venue: -1, slot: cell, size: size)) }
      }
    }
  }
}
