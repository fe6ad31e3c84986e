// SPDX-License-Identifier: GPL-3.0-or-later

/// Which other meetings would have to go so that one may be placed better.
struct Ejections {
  /// A place that might be free without some meetings.
  private struct Opening {
    let group: [Int]
    /// What the meeting and the moves would cost at the least.
    let cost: Int
    let scope: SlotSearch.Scope

    /// The most promising first; a fixed order of equals.
    static func precedes(_ left: Opening, _ right: Opening) -> Bool {
      func key(_ opening: Opening) -> (Int, Int, Int, Int, Int) {
        (
          opening.cost, opening.group.count, opening.scope.day ?? -1, opening.scope.officer ?? -1,
          opening.group.first ?? -1
        )
      }
      return key(left) < key(right)
    }
  }

  private var state: MendingState
  private let meeting: Int
  /// What a place has to cost less than.
  private let presentCost: Int
  private var openings: [Opening] = []
  private var position = 0
  private var given: Set<[Int]> = []

  /// Looks at the diary without the meeting.
  init(_ state: MendingState, meeting: Int) {
    // As the openings' costs: against what its follow-ons cost while it is out.
    presentCost = state.costWithTravel(meeting) - state.board.followOnCost(of: meeting, on: nil)
    self.meeting = meeting
    var without = state
    without.lift(meeting)
    self.state = without
    openings = (officerOpenings() + resourceOpenings() + followOnOpenings()).sorted(by: Opening.precedes)
  }

  /// The next group of one or two meetings whose absence makes a better place for the meeting.
  mutating func next() -> [Int]? {
    while position < openings.count {
      let opening = openings[position]
      position += 1
      let group = opening.group.sorted()
      if !given.contains(group), makesRoom(opening) {
        given.insert(group)
        return group
      }
    }
    return nil
  }

  /// One or two bookings of an officer's day would go.
  private func officerOpenings() -> [Opening] {
    let needs = state.task.booking.meetings[meeting]
    let offers = state.board.dayOffers(for: meeting)
    var openings: [Opening] = []
    for chair in needs.chairs {
      for offer in offers {
        let own = chair.cost + offer.option.cost + offer.followOnCost
        guard own < presentCost else { continue }
        let loose = state.board.stops(officer: chair.officer, day: offer.option.day)
          .compactMap(\.meeting)
          .filter { state.isLoose($0) }
        let scope = SlotSearch.Scope(officer: chair.officer, day: offer.option.day)
        for (index, first) in loose.enumerated() {
          add([first], own: own, scope, to: &openings)
          for second in loose[(index + 1)...] { add([first, second], own: own, scope, to: &openings) }
        }
      }
    }
    return openings
  }

  /// A booking that has a room of the venue or a minute taker would go, whoever chairs.
  private func resourceOpenings() -> [Opening] {
    let problem = state.task.booking
    let needs = problem.meetings[meeting]
    guard needs.venue != nil || needs.needsMinuteTaker, let chair = needs.chairs.map(\.cost).min() else {
      return []
    }
    var openings: [Opening] = []
    for offer in state.board.dayOffers(for: meeting) {
      let own = chair + offer.option.cost + offer.followOnCost
      guard own < presentCost else { continue }
      for officer in problem.officers.indices {
        for stop in state.board.stops(officer: officer, day: offer.option.day) {
          guard let other = stop.meeting, state.isLoose(other), let booking = state.board.bookings[other]
          else { continue }
          let sharesRoom = booking.room.map { $0.venue == needs.venue } ?? false
          let sharesTaker = needs.needsMinuteTaker && booking.minuteTaker != nil
          guard sharesRoom || sharesTaker else { continue }
          add([other], own: own, .init(officer: nil, day: offer.option.day), to: &openings)
        }
      }
    }
    return openings
  }

  /// Its own follow-ons would go, which would otherwise be before their windows.
  private func followOnOpenings() -> [Opening] {
    let followOns = state.board.followOns.after(meeting).filter {
      state.board.bookings[$0.successor] != nil
    }
    let problem = state.task.booking
    let needs = problem.meetings[meeting]
    guard !followOns.isEmpty, let chair = needs.chairs.map(\.cost).min() else { return [] }
    var openings: [Opening] = []
    for option in needs.days where chair + option.cost < presentCost {
      let early = followOns.map(\.successor).filter { successor in
        state.board.bookings[successor].map {
          !state.board.isInOrder(successor, on: $0.day, after: option.day)
        }
          ?? false
      }
      guard !early.isEmpty, early.allSatisfy(state.isLoose) else { continue }
      add(early, own: chair + option.cost, .init(officer: nil, day: option.day), to: &openings)
    }
    return openings
  }

  /// Adds an opening unless the moves alone would cost more than the meeting does now.
  private func add(_ group: [Int], own: Int, _ scope: SlotSearch.Scope, to openings: inout [Opening]) {
    let moves = group.count { !state.isWanted($0) } * state.task.moveCost
    // A booking that only gives up its room or minute taker may come back with another, for nothing.
    let isCertain = scope.officer != nil
    if isCertain, own + moves >= presentCost { return }
    openings.append(Opening(group: group, cost: own + moves, scope: scope))
  }

  /// Whether the meeting finds a place there that is better than its present one.
  private mutating func makesRoom(_ opening: Opening) -> Bool {
    let places = opening.group.map { (state.board.bookings[$0], state.baseCost[$0]) }
    for other in opening.group { state.lift(other) }
    let offer = state.candidates(meeting, limit: 1, in: opening.scope).first
    for (other, place) in zip(opening.group, places) {
      state.restore(other, place.0, baseCost: place.1)
    }
    return offer.map { $0.costWithTravel < presentCost } ?? false
  }
}
