// SPDX-License-Identifier: GPL-3.0-or-later

/// Why placements are no answer to a problem, whatever rules they keep or break.
public struct PlacementError: Error, Equatable, CustomStringConvertible {
  /// The meeting's index, or nil when the list as a whole is wrong.
  public var meeting: Int?
  /// What is wrong, in words.
  public var reason: String

  /// The meeting and the reason.
  public var description: String { meeting.map { "placements[\($0)]: \(reason)" } ?? reason }
}

extension BookingSolution {
  /// An answer that somebody else found, priced as this engine prices its own; it has no bound.
  ///
  /// Whether it keeps the rules is not looked at, only whether its indices and times are those of the problem.
  ///
  /// - Parameter placements: for each meeting its placement, or nil when it is unbooked.
  /// - Throws: `PlacementError` for an index, a day or a start that the problem does not have for the meeting.
  public init(_ placements: [Placement?], of problem: BookingProblem) throws(PlacementError) {
    guard placements.count == problem.meetings.count else {
      throw PlacementError(
        meeting: nil,
        reason:
          "there are \(placements.count) placements; expected one for each of the \(problem.meetings.count) meetings"
      )
    }
    let grid = SlotGrid(problem)
    var stops: [OfficerDay: [DayPattern.Stop]] = [:]
    for (meeting, placement) in placements.enumerated() {
      guard let placement else { continue }
      try problem.check(placement, of: meeting, grid)
      stops[OfficerDay(officer: placement.officer, day: placement.day), default: []].append(
        .init(meeting: meeting, slot: placement.start / problem.grid - grid.first))
    }
    var patterns: [DayPattern] = []
    for (key, stops) in stops {
      let ordered = stops.sorted { ($0.slot, $0.meeting) < ($1.slot, $1.meeting) }
      let terms = ordered.reduce(0) { $0 + problem.cost(of: $1.meeting, in: placements) }
      patterns.append(
        DayPattern(
          officer: key.officer, day: key.day, stops: ordered,
          cost: terms + problem.addedTravel(officer: key.officer, day: key.day, ordered, grid)))
    }
    self.placements = placements
    objective =
      patterns.reduce(0) { $0 + $1.cost } + placements.count { $0 == nil } * problem.unbookedCost
    bound = 0
    prices = BookingPrices(problem)
    self.patterns = patterns.sorted(by: DayPattern.precedes)
  }
}

private struct OfficerDay: Hashable {
  let officer: Int
  let day: Int
}

extension BookingProblem {
  /// Refuses a placement that the engine could not even express.
  fileprivate func check(
    _ placement: Placement, of meeting: Int, _ slots: SlotGrid
  ) throws(PlacementError) {
    func require(_ good: Bool, _ reason: @autoclosure () -> String) throws(PlacementError) {
      if !good { throw PlacementError(meeting: meeting, reason: reason()) }
    }
    let needs = meetings[meeting]
    try require(
      needs.chairs.contains { $0.officer == placement.officer },
      "officer \(placement.officer) may not chair the meeting")
    try require(
      needs.days.contains { $0.day == placement.day }, "day \(placement.day) is no day of the meeting")
    let open = slots.first * grid..<(slots.first + slots.count) * grid
    try require(
      placement.start % grid == 0 && open.lowerBound <= placement.start
        && placement.start + needs.minutes <= open.upperBound,
      "start \(placement.start): expected a multiple of \(grid) from \(open.lowerBound) to \(open.upperBound - needs.minutes)"
    )
    let rooms = needs.venue.map { venues[$0].rooms.count }
    try require(
      placement.room.map { (0..<(rooms ?? 0)).contains($0) } ?? (rooms == nil),
      rooms.map { "expected a room of its venue, 0 to \($0 - 1)" } ?? "it needs no room, but has one")
    try require(
      placement.minuteTaker.map { needs.needsMinuteTaker && minuteTakers.indices.contains($0) }
        ?? !needs.needsMinuteTaker,
      needs.needsMinuteTaker
        ? "expected a minute taker, 0 to \(minuteTakers.count - 1)" : "it needs no minute taker, but has one")
  }

  /// What chair, day and start of a meeting that is booked cost; its predecessor's day counts when it is a follow-on.
  fileprivate func cost(of meeting: Int, in placements: [Placement?]) -> Int {
    let needs = meetings[meeting]
    guard let placement = placements[meeting],
      let option = needs.days.first(where: { $0.day == placement.day })
    else { return unbookedCost }
    var cost = needs.chairs.first { $0.officer == placement.officer }?.cost ?? 0
    if let link = followOns.first(where: { $0.successor == meeting }) {
      let before = placements[link.predecessor]
      let closes = before.map { link.closes[$0.day] } ?? link.otherwise.upperBound
      cost += timing.cost(slack: closes - dayNumbers[placement.day])
    } else {
      cost += option.cost
    }
    let span = placement.start..<placement.start + needs.minutes
    return option.isSchoolDay && school.hours.overlaps(span) ? cost + school.cost : cost
  }

  /// The travel of an officer's day beyond that of its kept bookings alone.
  fileprivate func addedTravel(officer: Int, day: Int, _ stops: [DayPattern.Stop], _ slots: SlotGrid) -> Int {
    let person = officers[officer]
    let kept = person.days[day].kept.map { (start: $0.span.lowerBound, place: $0.place) }
    let new = stops.map { (start: slots.minute(of: $0.slot), place: meetings[$0.meeting].place) }
    let all = (kept + new).sorted { $0.start < $1.start }
    return routeTravel(self, base: person.base, places: all.map(\.place))
      - routeTravel(self, base: person.base, places: kept.map(\.place))
  }
}
