// SPDX-License-Identifier: GPL-3.0-or-later

/// Where a further meeting fits into an officer's day, its stops where they are.
extension FlatDiary {
  /// A start for a meeting among the stops of an officer-day.
  struct Opening {
    /// Minutes after midnight.
    let start: Int
    /// What that start costs.
    let startCost: Int
    /// What its travel and its start cost.
    let cost: Int
  }

  /// The cheapest start for an unbooked meeting in an officer-day, by count of rooms and minute takers.
  ///
  /// - Parameters:
  ///   - chair: who of the sheet's chairs has the officer-day.
  ///   - day: which of the sheet's days it is.
  ///   - rows: what starts cost; most days are too far away for that to be looked at.
  ///   - limit: only what costs less is of interest.
  ///   - latest: whether of equal starts the latest is taken.
  @inline(__always)
  func opening(
    for meeting: Int, _ key: Int, chair: Int, day: Int, rows: inout StartRows, below limit: Int, latest: Bool
  ) -> Opening? {
    let first = key * width
    let count = Int(counts[key])
    let base = bases[key / dayCount]
    let place = sheet.places[meeting]
    let minutes = sheet.minutes[meeting]
    let ways = place * placeCount
    let waysThere = sheet.wayStarts[meeting]
    var row = -1
    var best: Opening?
    var bound = limit
    for position in 0...count {
      let from = position > 0 ? Int(stops[first + position - 1].place) : base
      let next = stops[first + position]
      let there = Int(sheet.waysThere[waysThere + from])
      let back = Int(travelMinutes[ways + Int(next.place)])
      let detour = there + back - Int(next.way)
      if detour >= bound { continue }
      let earliest =
        position > 0 ? Int(stops[first + position - 1].end) + max(gap, there) : Int.min
      let last = Int(next.start) - max(gap, back) - minutes
      if earliest > last { continue }
      let low = earliest == .min ? 0 : max(0, grid.slot(notBefore: earliest))
      let high = min(slots - 1, last / problem.grid - grid.first)
      if low > high { continue }
      if row < 0 {
        guard let found = rows.row(meeting, chair: chair, day: day) else { return nil }
        row = found
      }
      for step in 0...(high - low) {
        let slot = latest ? high - step : low + step
        let start = rows.costs[row + slot]
        guard start != .max, detour + Int(start) < bound else { continue }
        guard isFree(meeting, key, slot: slot), rests(key, with: meeting, at: grid.minute(of: slot), position)
        else { continue }
        bound = detour + Int(start)
        best = Opening(start: grid.minute(of: slot), startCost: Int(start), cost: bound)
        if start == 0 { break }
      }
    }
    return best
  }

  /// Whether a meeting fits into an officer-day at a given start, a room, a minute taker and the break with it.
  func isOpen(_ meeting: Int, _ key: Int, start: Int) -> Bool {
    let first = key * width
    let count = Int(counts[key])
    let position = (0..<count).first { Int(stops[first + $0].start) > start } ?? count
    let place = sheet.places[meeting]
    if position > 0 {
      let before = stops[first + position - 1]
      if Int(before.end) + max(gap, travel(Int(before.place), place)) > start { return false }
    }
    if position < count {
      let next = stops[first + position]
      if start + sheet.minutes[meeting] + max(gap, travel(place, Int(next.place))) > Int(next.start) {
        return false
      }
    }
    return isFree(meeting, key, slot: start / problem.grid - grid.first)
      && rests(key, with: meeting, at: start, position)
      && (!sheet.isResourced(meeting) || canServe(meeting, day: key % dayCount, start: start))
  }

  /// Whether by count a room and a minute taker are free for a meeting.
  private func isFree(_ meeting: Int, _ key: Int, slot: Int) -> Bool {
    guard sheet.isResourced(meeting) else { return true }
    let venue = sheet.venues[meeting]
    let from = (key % dayCount) * slots + slot
    for cell in from..<from + sheet.lengths[meeting] {
      if venue >= 0, taken[venue * cells + cell] >= capacity[venue * cells + cell] { return false }
      if sheet.needsTaker[meeting], taken[takerRow + cell] >= capacity[takerRow + cell] { return false }
    }
    return true
  }

  /// Whether an officer-day's stops leave time for the ways between them and for the break.
  func isSound(_ key: Int) -> Bool {
    let day = stops[key * width..<key * width + Int(counts[key])]
    guard day.contains(where: { $0.meeting >= 0 }) else { return true }
    for (before, next) in zip(day, day.dropFirst()) where before.meeting >= 0 || next.meeting >= 0 {
      let way = max(gap, travel(Int(before.place), Int(next.place)))
      if Int(before.end) + way > Int(next.start) { return false }
    }
    let round = day.map { (span: Int($0.start)..<Int($0.end), place: Int($0.place)) }
    return rests[key]?.fits(into: round, from: bases[key / dayCount], problem) ?? true
  }

  /// Whether the officer's break fits into a day with a further meeting at a position.
  private func rests(_ key: Int, with meeting: Int, at start: Int, _ position: Int) -> Bool {
    guard let rest = rests[key] else { return true }
    let first = key * width
    let count = Int(counts[key])
    let base = bases[key / dayCount]
    func stop(_ index: Int) -> (start: Int, end: Int, place: Int) {
      if index == position {
        return (start, start + sheet.minutes[meeting], sheet.places[meeting])
      }
      let stop = stops[first + (index < position ? index : index - 1)]
      return (Int(stop.start), Int(stop.end), Int(stop.place))
    }
    var before = stop(0)
    if rest.fits(beforeFirst: before.start, travel: travel(base, before.place)) { return true }
    for index in 0..<count {
      let next = stop(index + 1)
      if rest.earliestStart(after: before.end, travel: travel(before.place, next.place)) <= next.start {
        return true
      }
      before = next
    }
    return rest.fits(afterLast: before.end, travel: travel(before.place, base))
  }
}
