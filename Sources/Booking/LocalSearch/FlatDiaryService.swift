// SPDX-License-Identifier: GPL-3.0-or-later

/// Which room and which minute taker each conference has: exactly, and mostly without a search, since a further one
/// seldom asks the others to exchange theirs.
extension FlatDiary {
  /// Whether a room and a minute taker can be had for a further meeting, by whatever exchange among the day's others.
  func canServe(_ meeting: Int, day: Int, start: Int) -> Bool {
    if room(for: meeting, day: day, start: start) != nil, taker(for: meeting, day: day, start: start) != nil {
      return true
    }
    return assignment.assign(day: day, needs(day: day, with: meeting, at: start)) != nil
  }

  private func needs(day: Int, with meeting: Int, at start: Int) -> [ResourceAssignment.Need] {
    conferences[day].map { .init(meeting: Int($0), start: Int(starts[Int($0)])) }
      + [.init(meeting: meeting, start: start)]
  }

  /// Gives a meeting that is about to be booked its room and its minute taker.
  mutating func serve(_ meeting: Int, day: Int, start: Int) {
    if let room = room(for: meeting, day: day, start: start),
      let taker = taker(for: meeting, day: day, start: start)
    {
      rooms[meeting] = room
      takers[meeting] = taker
      return
    }
    let needs = needs(day: day, with: meeting, at: start)
    for (need, found) in zip(needs, assignment.assign(day: day, needs) ?? []) {
      rooms[need.meeting] = Int32(found.room ?? -1)
      takers[need.meeting] = Int32(found.minuteTaker ?? -1)
    }
  }

  /// A room that is free while all others keep theirs; -1 when none is needed, nil when there is none.
  private func room(for meeting: Int, day: Int, start: Int) -> Int32? {
    let venue = sheet.venues[meeting]
    if venue < 0 { return -1 }
    let end = start + sheet.minutes[meeting]
    for room in problem.venues[venue].rooms.indices {
      guard
        problem.venues[venue].rooms[room][day].contains(where: {
          $0.lowerBound <= start && end <= $0.upperBound
        })
      else { continue }
      let isTaken = conferences[day].contains { other in
        let other = Int(other)
        return sheet.venues[other] == venue && Int(rooms[other]) == room && Int(starts[other]) < end
          && start < Int(starts[other]) + sheet.minutes[other]
      }
      if !isTaken { return Int32(room) }
    }
    return nil
  }

  /// A minute taker who can come while all others keep theirs; -1 when none is needed, nil when there is none.
  private func taker(for meeting: Int, day: Int, start: Int) -> Int32? {
    if !sheet.needsTaker[meeting] { return -1 }
    let place = sheet.places[meeting]
    let end = start + sheet.minutes[meeting]
    for taker in problem.minuteTakers.indices {
      let isTaken = conferences[day].contains { other in
        let other = Int(other)
        guard Int(takers[other]) == taker else { return false }
        let (first, last) = (Int(starts[other]), Int(starts[other]) + sheet.minutes[other])
        if first < start || (first == start && last <= start) {
          return last + travel(sheet.places[other], place) > start
        }
        return end + travel(place, sheet.places[other]) > first
      }
      if !isTaken,
        grid.canAttend(problem.minuteTakers[taker], day: day, meeting: meeting, start: start, gap: 0)
      {
        return Int32(taker)
      }
    }
    return nil
  }
}
