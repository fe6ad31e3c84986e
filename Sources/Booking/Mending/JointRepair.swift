// SPDX-License-Identifier: GPL-3.0-or-later

/// Puts a few meetings of a diary anew, all together: tries their places against each other by branch and bound.
struct JointRepair {
  /// How far a repair goes.
  struct Limits {
    /// How many places of each meeting are tried.
    var places: Int
    /// How many choices of room and minute taker are tried in each place.
    var services = 1
    /// How many tries there are in all.
    var steps: Int
    /// Whether published bookings of the group that are where they were published have to go elsewhere.
    var allMove = false
  }

  private typealias Place = (booking: DiaryBooking?, ownCost: Int)

  /// What is wanted before what is published, so that a published booking may go on in another room.
  private let order: [Int]
  private let candidates: [[MendingState.Candidate]]
  /// For each position the least that it and those after it can cost, travel not counted.
  private let leastOwn: [Int]
  private let limits: Limits
  private var bestCost: Int
  private var best: [Place]
  /// How many places were tried.
  private(set) var steps = 0

  /// Puts the meetings of a group, which must be loose, at their best places; the diary is as before when none is
  /// better.
  ///
  /// - Returns: how many places were tried, and whether the diary is better.
  static func run(
    _ state: inout MendingState, group: [Int], limits: Limits
  ) -> (steps: Int, isBetter: Bool) {
    let before = state.cost
    var repair = JointRepair(&state, group: group, limits: limits)
    repair.descend(0, &state)
    for (meeting, place) in zip(repair.order, repair.best) {
      state.restore(meeting, place.booking, ownCost: place.ownCost)
    }
    return (repair.steps, state.cost < before)
  }

  /// Takes the group out and finds the places of each.
  private init(_ state: inout MendingState, group: [Int], limits: Limits) {
    self.limits = limits
    bestCost = state.cost
    let present = Dictionary(
      group.map { ($0, (state.board.bookings[$0], state.ownCost[$0])) },
      uniquingKeysWith: { first, _ in first })
    for meeting in group { state.lift(meeting) }
    var found: [Int: [MendingState.Candidate]] = [:]
    for meeting in group {
      let isAtHome = present[meeting]?.0.map { !state.board.isFresh(meeting, at: $0) } ?? false
      found[meeting] = state.candidates(meeting, limit: limits.places)
        .filter { !(limits.allMove && isAtHome && $0.isPublished) }
    }
    func key(_ meeting: Int) -> (Int, Int, Int) {
      (state.isWanted(meeting) ? 0 : 1, found[meeting]?.count ?? 0, meeting)
    }
    let order = group.sorted { key($0) < key($1) }
    self.order = order
    candidates = order.map { found[$0] ?? [] }
    best = order.map { present[$0] ?? (nil, 0) }
    let saving = state.task.booking.detourSaving
    var leastOwn = [0]
    for (meeting, candidates) in zip(order, candidates).reversed() {
      var least = candidates.map(\.cost).min()
      if state.isWanted(meeting) { least = min(least ?? .max, state.task.booking.unbookedCost) }
      // One without any place makes the group hopeless, which the search finds out at once.
      leastOwn.insert((leastOwn.first ?? 0) + (least.map { $0 - saving } ?? 0), at: 0)
    }
    self.leastOwn = leastOwn
  }

  private mutating func descend(_ position: Int, _ state: inout MendingState) {
    guard position < order.count else {
      if state.cost < bestCost {
        bestCost = state.cost
        best = order.map { (state.board.bookings[$0], state.ownCost[$0]) }
      }
      return
    }
    let meeting = order[position]
    let unbooked = state.task.booking.unbookedCost
    // The state counts every meeting that is still out as unbooked.
    let settled = state.cost - unbooked * (order.count - position)
    let others = leastOwn[position + 1] - state.task.booking.detourSaving
    for candidate in candidates[position] {
      guard settled + candidate.cost + others < bestCost else { continue }
      steps += 1
      if steps > limits.steps { return }
      // The last of the group takes the first room and minute taker: nobody after it could want them.
      let choices = position + 1 < order.count ? limits.services : 1
      for booking in state.lawful(candidate, meeting, choices: choices) {
        state.restore(meeting, booking, ownCost: candidate.cost)
        descend(position + 1, &state)
        state.lift(meeting)
        if steps > limits.steps { return }
      }
    }
    // A published booking is never given up.
    if state.isWanted(meeting), settled + unbooked + others < bestCost { descend(position + 1, &state) }
  }
}
