// SPDX-License-Identifier: GPL-3.0-or-later

/// Where a further meeting fits into an officer's day, its stops where they are.
extension FlatDiary {
  /// A start for a meeting among the stops of an officer-day.
  struct Opening {
    /// Minutes after midnight.
    let start: Int
    /// What its travel and its start cost.
    let cost: Int
  }

  /// The cheapest start for an unbooked meeting in an officer-day, by count of rooms and minute takers.
  ///
  /// - Parameters:
  ///   - row: where the costs of its starts are in `rows`.
  ///   - limit: only what costs less is of interest.
  ///   - latest: whether of equal starts the latest is taken.
  func opening(
    for meeting: Int, _ key: Int, row: Int, of rows: borrowing StartRows, below limit: Int, latest: Bool
  ) -> Opening? {
    let first = key * width
    let count = Int(counts[key])
    let base = bases[key / dayCount]
    let place = sheet.places[meeting]
    let minutes = sheet.minutes[meeting]
    var best: Opening?
    var bound = limit
    for position in 0...count {
      let from = position > 0 ? Int(stops[first + position - 1].place) : base
      let to = position < count ? Int(stops[first + position].place) : base
      let there = travel(from, place)
      let back = travel(place, to)
      let detour = there + back - (count > 0 ? travel(from, to) : 0)
      if detour >= bound { continue }
      let earliest =
        position > 0 ? Int(stops[first + position - 1].end) + max(gap, there) : Int.min
      let last =
        position < count
        ? Int(stops[first + position].start) - max(gap, back) - minutes : Int.max
      if earliest > last { continue }
      let low = earliest == .min ? 0 : max(0, grid.slot(notBefore: earliest))
      let high = last == .max ? slots - 1 : min(slots - 1, last / problem.grid - grid.first)
      if low > high { continue }
      for step in 0...(high - low) {
        let slot = latest ? high - step : low + step
        let start = rows.costs[row + slot]
        guard start != .max, detour + Int(start) < bound else { continue }
        guard isFree(meeting, key, slot: slot), rests(key, with: meeting, at: grid.minute(of: slot), position)
        else { continue }
        bound = detour + Int(start)
        best = Opening(start: grid.minute(of: slot), cost: bound)
        if start == 0 { break }
      }
    }
    return best
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
    guard let rest = rests[key], let first = day.first, let last = day.last else { return true }
    let base = bases[key / dayCount]
    return rest.fits(beforeFirst: Int(first.start), travel: travel(base, Int(first.place)))
      || rest.fits(afterLast: Int(last.end), travel: travel(Int(last.place), base))
      || zip(day, day.dropFirst()).contains { before, next in
        rest.earliestStart(after: Int(before.end), travel: travel(Int(before.place), Int(next.place)))
          <= Int(next.start)
      }
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
