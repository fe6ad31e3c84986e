// SPDX-License-Identifier: GPL-3.0-or-later

/// A diary that is being mended, with its cost.
struct MendingState {
  /// A place for a meeting.
  struct Candidate {
    /// Where; room and minute taker are looked for when it is taken.
    let booking: DiaryBooking
    /// What it costs there, travel not counted.
    let cost: Int
    /// The same with the travel as it was when the candidate was found.
    let costWithTravel: Int
    /// Whether it is the published booking itself.
    let isPublished: Bool
  }

  let task: MendingProblem
  private(set) var board: DiaryBoard
  /// The objective.
  private(set) var cost: Int
  /// What each meeting costs where it is, travel not counted.
  private(set) var ownCost: [Int]

  init(_ task: MendingProblem) {
    self.task = task
    board = DiaryBoard(task.booking, published: task.published)
    ownCost = task.published.indices.map {
      task.published[$0] == nil ? task.booking.unbookedCost : task.publishedCost[$0]
    }
    cost = ownCost.reduce(0, +)
    for officer in task.booking.officers.indices {
      for day in 0..<task.booking.dayCount { cost += board.travel(officer: officer, day: day) }
    }
  }

  /// Whether a meeting may be taken out of its place.
  func isLoose(_ meeting: Int) -> Bool { task.published[meeting] == nil || task.isMovable[meeting] }

  /// Whether a meeting has no published booking that it could stay in.
  func isWanted(_ meeting: Int) -> Bool { task.published[meeting] == nil }

  /// What a meeting costs now with the travel that it alone causes.
  func costWithTravel(_ meeting: Int) -> Int {
    guard let booking = board.bookings[meeting] else { return ownCost[meeting] }
    let others = board.stops(officer: booking.officer, day: booking.day).filter { $0.meeting != meeting }
    let without = routeTravel(
      task.booking, base: task.booking.officers[booking.officer].base, places: others.map(\.place))
    return ownCost[meeting] + board.travel(officer: booking.officer, day: booking.day) - without
  }

  // MARK: - Changing

  /// Takes a meeting out; nothing when it is out.
  mutating func lift(_ meeting: Int) {
    guard let booking = board.bookings[meeting] else { return }
    cost -= board.travel(officer: booking.officer, day: booking.day)
    board.lift(meeting)
    cost += board.travel(officer: booking.officer, day: booking.day)
    setOwnCost(task.booking.unbookedCost, of: meeting)
  }

  /// Puts a meeting into a place that is known to be lawful.
  mutating func restore(_ meeting: Int, _ booking: DiaryBooking?, ownCost value: Int) {
    lift(meeting)
    guard let booking else { return }
    cost -= board.travel(officer: booking.officer, day: booking.day)
    board.place(meeting, booking)
    cost += board.travel(officer: booking.officer, day: booking.day)
    setOwnCost(value, of: meeting)
  }

  private mutating func setOwnCost(_ value: Int, of meeting: Int) {
    cost += value - ownCost[meeting]
    ownCost[meeting] = value
  }

  /// Puts a meeting that is out into a candidate's place when every rule allows it now.
  ///
  /// - Returns: whether it did.
  mutating func take(_ candidate: Candidate, _ meeting: Int) -> Bool {
    guard let booking = lawful(candidate, meeting, choices: 1).first else { return false }
    restore(meeting, booking, ownCost: candidate.cost)
    return true
  }

  /// The bookings in which a candidate's place is possible now: with which rooms and minute takers.
  ///
  /// - Parameter choices: how many at the most.
  func lawful(_ candidate: Candidate, _ meeting: Int, choices: Int) -> [DiaryBooking] {
    let booking = candidate.booking
    if candidate.isPublished { return asPublished(meeting, booking).map { [$0] } ?? [] }
    let stop = DayStop(meeting: meeting, span: booking.span, place: booking.place, isFresh: true)
    guard board.allows(stop, officer: booking.officer, day: booking.day) else { return [] }
    return board.services(
      for: meeting, day: booking.day, start: booking.span.lowerBound, limit: choices
    ).map { service in
      var booking = booking
      booking.room = service.room
      booking.minuteTaker = service.minuteTaker
      return booking
    }
  }

  // MARK: - Candidates

  /// The best places for a meeting that is out, the cheapest first; its published one is always among them when it is
  /// free.
  func candidates(_ meeting: Int, limit: Int, in scope: SlotSearch.Scope = .init()) -> [Candidate] {
    let published = task.published[meeting]
    let price = published == nil ? 0 : task.moveCost
    var search = SlotSearch(board, meeting: meeting)
    var found = search.best(limit, in: scope).compactMap { slot -> Candidate? in
      if let published, published.isSameAppointment(as: slot.booking) { return nil }
      let own = slot.chairCost + slot.dayCost + slot.schoolCost + price
      return Candidate(
        booking: slot.booking, cost: own, costWithTravel: own + slot.travel, isPublished: false)
    }
    guard let published, isInside(published, scope), asPublished(meeting, published) != nil else {
      return found
    }
    var stops = board.stops(officer: published.officer, day: published.day)
    let base = task.booking.officers[published.officer].base
    let before = routeTravel(task.booking, base: base, places: stops.map(\.place))
    stops.append(
      DayStop(meeting: meeting, span: published.span, place: published.place, isFresh: false))
    let after = routeTravel(
      task.booking, base: base, places: stops.sorted(by: DayStop.precedes).map(\.place))
    let own = task.publishedCost[meeting]
    let stay = Candidate(
      booking: published, cost: own, costWithTravel: own + after - before, isPublished: true)
    found.insert(stay, at: found.firstIndex { $0.costWithTravel >= stay.costWithTravel } ?? found.count)
    return found
  }

  private func isInside(_ booking: DiaryBooking, _ scope: SlotSearch.Scope) -> Bool {
    (scope.officer.map { $0 == booking.officer } ?? true) && (scope.day.map { $0 == booking.day } ?? true)
  }

  /// A published booking as it can be again: with its own room and minute taker when they are free, else with others;
  /// nil when that is impossible.
  private func asPublished(_ meeting: Int, _ published: DiaryBooking) -> DiaryBooking? {
    let problem = task.booking
    let (day, span) = (published.day, published.span)
    let stop = DayStop(meeting: meeting, span: span, place: published.place, isFresh: false)
    func isLawful(_ stops: [DayStop], _ rules: DayRules, _ person: BookingProblem.Person) -> Bool {
      rules.allow((stops + [stop]).sorted(by: DayStop.precedes), of: person, on: day)
    }
    guard
      isLawful(
        board.stops(officer: published.officer, day: day), board.officerRules,
        problem.officers[published.officer])
    else { return nil }
    var booking = published
    // Two that were published for one room and time may both stay.
    if let room = published.room,
      board.stops(room: room, day: day).contains(where: { $0.isFresh && $0.span.overlaps(span) })
    {
      let other = problem.venues[room.venue].rooms.indices.lazy
        .map { DiaryBooking.Room(venue: room.venue, room: $0) }
        .first { board.isFree($0, day: day, span: span) }
      guard let other else { return nil }
      booking.room = other
    }
    if let taker = published.minuteTaker,
      !isLawful(board.stops(minuteTaker: taker, day: day), board.takerRules, problem.minuteTakers[taker])
    {
      let other = problem.minuteTakers.indices.first {
        $0 != taker && board.isFree(minuteTaker: $0, for: meeting, day: day, span: span)
      }
      guard let other else { return nil }
      booking.minuteTaker = other
    }
    return booking
  }
}
