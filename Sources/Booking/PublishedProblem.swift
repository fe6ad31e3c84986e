// SPDX-License-Identifier: GPL-3.0-or-later

/// A booking problem in which some bookings stand already: they take their officers', rooms' and minute takers' time
/// as published ones do.
struct PublishedProblem {
  /// The problem with these bookings kept; its meetings are still all of them.
  let problem: BookingProblem

  init(_ original: BookingProblem, _ placements: [Placement?]) {
    var problem = original
    var touchedOfficers: Set<[Int]> = []
    for (index, placement) in placements.enumerated() {
      guard let placement else { continue }
      let meeting = original.meetings[index]
      let span = placement.start..<placement.start + meeting.minutes
      let kept = BookingProblem.Kept(span: span, place: meeting.place)
      problem.officers[placement.officer].days[placement.day].kept.append(kept)
      touchedOfficers.insert([placement.officer, placement.day])
      if let taker = placement.minuteTaker {
        problem.minuteTakers[taker].days[placement.day].kept.append(kept)
        problem.minuteTakers[taker].days[placement.day].kept.sort { $0.span.lowerBound < $1.span.lowerBound }
      }
      if let venue = meeting.venue, let room = placement.room {
        let free = problem.venues[venue].rooms[room][placement.day]
        problem.venues[venue].rooms[room][placement.day] = free.flatMap { open in
          [
            open.lowerBound..<min(open.upperBound, max(open.lowerBound, span.lowerBound)),
            max(open.lowerBound, min(open.upperBound, span.upperBound))..<open.upperBound,
          ].filter { !$0.isEmpty }
        }
      }
    }
    for key in touchedOfficers {
      problem.officers[key[0]].days[key[1]].kept.sort { $0.span.lowerBound < $1.span.lowerBound }
    }
    self.problem = problem
  }
}

/// The officers' days that placements make, with what they cost.
struct PatternMaking {
  let grid: SlotGrid

  init(_ grid: SlotGrid) { self.grid = grid }

  /// The patterns by officer and day; day costs are those of the meetings' own options.
  func patterns(_ placements: [Placement?]) -> [DayPattern] {
    var days: [Int: [DayPattern.Stop]] = [:]
    for (meeting, placement) in placements.enumerated() {
      guard let placement else { continue }
      days[placement.officer * grid.problem.dayCount + placement.day, default: []].append(
        .init(meeting: meeting, slot: placement.start / grid.problem.grid - grid.first))
    }
    return days.keys.sorted().map { key in
      let (officer, day) = (key / grid.problem.dayCount, key % grid.problem.dayCount)
      let stops = (days[key] ?? []).sorted { $0.slot < $1.slot }
      return DayPattern(officer: officer, day: day, stops: stops, cost: cost(officer, day, stops))
    }
  }

  private func cost(_ officer: Int, _ day: Int, _ stops: [DayPattern.Stop]) -> Int {
    let problem = grid.problem
    let round = RoundTravel(grid, officer: officer, day: day)
    guard let first = stops.first, let last = stops.last else { return 0 }
    var cost =
      round.arrival(grid.place(of: first.meeting), slot: first.slot)
      + round.departure(grid.place(of: last.meeting), slot: last.slot) - round.keptTravel
    for (before, after) in zip(stops, stops.dropFirst()) {
      cost += round.transfer(
        grid.place(of: before.meeting), slot: before.slot, grid.place(of: after.meeting), slot: after.slot)
    }
    for stop in stops {
      let needs = problem.meetings[stop.meeting]
      cost += needs.chairs.first { $0.officer == officer }?.cost ?? 0
      guard let option = needs.days.first(where: { $0.day == day }) else { continue }
      cost += option.cost
      let start = grid.minute(of: stop.slot)
      if option.isSchoolDay, problem.school.hours.overlaps(start..<start + needs.minutes) {
        cost += problem.school.cost
      }
    }
    return cost
  }
}
