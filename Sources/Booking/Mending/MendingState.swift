// SPDX-License-Identifier: GPL-3.0-or-later

/// A diary that is being mended, with its cost.
struct MendingState {
  let task: MendingProblem
  private(set) var board: DiaryBoard
  /// The objective.
  private(set) var cost: Int
  /// What each meeting costs where it is: without travel and, of a follow-on, without what its window makes of the
  /// day, which changes with the meeting before it.
  private(set) var baseCost: [Int]
  /// The base cost of each published booking where it was published.
  private let publishedBase: [Int]

  init(_ task: MendingProblem) {
    self.task = task
    let board = DiaryBoard(task.booking, published: task.published)
    self.board = board
    publishedBase = task.published.indices.map { task.publishedCost[$0] - board.windowCost(of: $0) }
    baseCost = task.published.indices.map { [publishedBase] meeting in
      task.published[meeting] == nil ? task.booking.unbookedCost : publishedBase[meeting]
    }
    cost = baseCost.reduce(0, +)
    for meeting in baseCost.indices { cost += board.windowCost(of: meeting) }
    for officer in task.booking.officers.indices {
      for day in 0..<task.booking.dayCount { cost += board.travel(officer: officer, day: day) }
    }
  }

  /// Whether a meeting may be taken out of its place.
  func isLoose(_ meeting: Int) -> Bool { task.published[meeting] == nil || task.isMovable[meeting] }

  /// Whether a meeting has no published booking that it could stay in.
  func isWanted(_ meeting: Int) -> Bool { task.published[meeting] == nil }

  /// What a meeting costs now with the travel that it alone causes, and what the windows of its follow-ons make of
  /// their days.
  func costWithTravel(_ meeting: Int) -> Int {
    let own = baseCost[meeting] + linkedCost(meeting)
    guard let booking = board.bookings[meeting] else { return own }
    let others = board.stops(officer: booking.officer, day: booking.day).filter { $0.meeting != meeting }
    let without = routeTravel(
      task.booking, base: task.booking.officers[booking.officer].base, places: others.map(\.place))
    return own + board.travel(officer: booking.officer, day: booking.day) - without
  }

  /// What the windows of a meeting and its follow-ons make of their days.
  private func linkedCost(_ meeting: Int) -> Int {
    guard board.followOns.isLinked(meeting) else { return 0 }
    return board.windowCost(of: meeting)
      + board.followOnCost(of: meeting, on: board.bookings[meeting]?.day)
  }

  // MARK: - Changing

  /// Takes a meeting out; nothing when it is out.
  mutating func lift(_ meeting: Int) {
    guard let booking = board.bookings[meeting] else { return }
    change(meeting, at: booking, baseCost: task.booking.unbookedCost) { $0.lift(meeting) }
  }

  /// Puts a meeting into a place that is known to be lawful, or takes it out.
  mutating func restore(_ meeting: Int, _ booking: DiaryBooking?, baseCost value: Int) {
    lift(meeting)
    guard let booking else { return }
    change(meeting, at: booking, baseCost: value) { $0.place(meeting, booking) }
  }

  private mutating func change(
    _ meeting: Int, at booking: DiaryBooking, baseCost value: Int, _ step: (inout DiaryBoard) -> Void
  ) {
    cost -= board.travel(officer: booking.officer, day: booking.day) + linkedCost(meeting)
    step(&board)
    cost += board.travel(officer: booking.officer, day: booking.day) + linkedCost(meeting)
    cost += value - baseCost[meeting]
    baseCost[meeting] = value
  }

  /// Puts a meeting that is out into a candidate's place when every rule allows it now.
  ///
  /// - Returns: whether it did.
  mutating func take(_ candidate: MendingCandidate, _ meeting: Int) -> Bool {
    guard let booking = lawful(candidate, meeting, choices: 1).first else { return false }
    restore(meeting, booking, baseCost: candidate.baseCost)
    return true
  }

  /// Gives a booking that is not as published the room and the minute taker that suit it best.
  mutating func refine(_ meeting: Int) {
    guard var booking = board.bookings[meeting], board.isFresh(meeting, at: booking) else { return }
    let base = baseCost[meeting]
    lift(meeting)
    let service = board.bestService(for: meeting, day: booking.day, start: booking.span.lowerBound)
    if let service {
      booking.room = service.room
      booking.minuteTaker = service.minuteTaker
    }
    restore(meeting, booking, baseCost: base)
  }

  // MARK: - Candidates

  /// The bookings in which a candidate's place is possible now: with which rooms and minute takers.
  ///
  /// - Parameter choices: how many at the most.
  func lawful(_ candidate: MendingCandidate, _ meeting: Int, choices: Int) -> [DiaryBooking] {
    let booking = candidate.booking
    guard board.isInOrder(meeting, on: booking.day, isFresh: !candidate.isPublished) else { return [] }
    if candidate.isPublished { return board.asPublished(meeting).map { [$0] } ?? [] }
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

  /// The best places for a meeting that is out, the cheapest first; its published one is always among them when it is
  /// free.
  func candidates(
    _ meeting: Int, limit: Int, in scope: SlotSearch.Scope = .init()
  ) -> [MendingCandidate] {
    let published = task.published[meeting]
    let price = published == nil ? 0 : task.moveCost
    let isFollowOn = board.followOns.before(meeting) != nil
    var search = SlotSearch(board, meeting: meeting)
    var found = search.best(limit, in: scope).compactMap { slot -> MendingCandidate? in
      if let published, published.isSameAppointment(as: slot.booking) { return nil }
      return MendingCandidate(
        booking: slot.booking,
        baseCost: slot.chairCost + slot.schoolCost + price + (isFollowOn ? 0 : slot.dayCost),
        cost: slot.cost - slot.travel + price, travel: slot.travel, isPublished: false)
    }
    guard let published, scope.contains(published), let stay = stay(meeting, at: published) else {
      return found
    }
    found.insert(stay, at: found.firstIndex { $0.costWithTravel >= stay.costWithTravel } ?? found.count)
    return found
  }

  /// A published booking as a place for its meeting; nil when that is impossible.
  private func stay(_ meeting: Int, at published: DiaryBooking) -> MendingCandidate? {
    guard board.isInOrder(meeting, on: published.day, isFresh: false), board.asPublished(meeting) != nil
    else { return nil }
    var stops = board.stops(officer: published.officer, day: published.day)
    let base = task.booking.officers[published.officer].base
    let before = routeTravel(task.booking, base: base, places: stops.map(\.place))
    stops.append(
      DayStop(meeting: meeting, span: published.span, place: published.place, isFresh: false))
    let after = routeTravel(
      task.booking, base: base, places: stops.sorted(by: DayStop.precedes).map(\.place))
    var cost = publishedBase[meeting] + board.followOnCost(of: meeting, on: published.day)
    cost -= board.followOnCost(of: meeting, on: nil)
    if let followOn = board.followOns.before(meeting) {
      cost += board.windowCost(
        followOn, on: published.day, after: board.bookings[followOn.predecessor]?.day)
    }
    return MendingCandidate(
      booking: published, baseCost: publishedBase[meeting], cost: cost, travel: after - before,
      isPublished: true)
  }
}
