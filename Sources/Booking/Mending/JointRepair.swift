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

  private typealias Place = (booking: DiaryBooking?, baseCost: Int)

  /// What is wanted before what is published, so that a published booking may go on in another room; and a meeting
  /// before its follow-ons.
  private let order: [Int]
  /// The places of each; nil for a follow-on of another one of the group, which are looked for when that has its own.
  private let candidates: [[MendingCandidate]?]
  /// Whether each was where it was published.
  private let isAtHome: [Bool]
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
      state.restore(meeting, place.booking, baseCost: place.baseCost)
    }
    return (repair.steps, state.cost < before)
  }

  /// Takes the group out and finds the places of each.
  private init(_ state: inout MendingState, group: [Int], limits: Limits) {
    self.limits = limits
    bestCost = state.cost
    let present = Dictionary(
      group.map { ($0, (state.board.bookings[$0], state.baseCost[$0])) },
      uniquingKeysWith: { first, _ in first })
    let depth = Self.depths(group, state.board.followOns)
    var isAtHome: [Int: Bool] = [:]
    for meeting in group {
      isAtHome[meeting] = present[meeting]?.0.map { !state.board.isFresh(meeting, at: $0) } ?? false
      state.lift(meeting)
    }
    var found: [Int: [MendingCandidate]] = [:]
    for meeting in group where depth[meeting] == 0 {
      found[meeting] = Self.candidates(
        meeting, state, limits, isAtHome: isAtHome[meeting] ?? false)
    }
    func key(_ meeting: Int) -> (Int, Int, Int, Int) {
      (depth[meeting] ?? 0, state.isWanted(meeting) ? 0 : 1, found[meeting]?.count ?? 0, meeting)
    }
    let order = group.sorted { key($0) < key($1) }
    self.order = order
    self.isAtHome = order.map { isAtHome[$0] ?? false }
    candidates = order.map { found[$0] }
    best = order.map { present[$0] ?? (nil, 0) }
    let saving = state.task.booking.detourSaving
    var leastOwn = [0]
    for (meeting, candidates) in zip(order, candidates).reversed() {
      // What a follow-on costs is only known when the meeting before it has its place: nothing, it may be.
      var least = candidates.map { $0.map(\.cost).min() } ?? 0
      if state.isWanted(meeting) { least = min(least ?? .max, state.task.booking.unbookedCost) }
      // One without any place makes the group hopeless, which the search finds out at once.
      leastOwn.insert((leastOwn.first ?? 0) + (least.map { $0 - saving } ?? 0), at: 0)
    }
    self.leastOwn = leastOwn
  }

  /// For each meeting of a group how many of the meetings that it comes after are in the group too.
  private static func depths(_ group: [Int], _ followOns: DiaryFollowOns) -> [Int: Int] {
    var depths: [Int: Int] = [:]
    for meeting in group {
      var (depth, last) = (0, meeting)
      while let previous = followOns.before(last)?.predecessor {
        if group.contains(previous) { depth += 1 }
        last = previous
      }
      depths[meeting] = depth
    }
    return depths
  }

  private static func candidates(
    _ meeting: Int, _ state: MendingState, _ limits: Limits, isAtHome: Bool
  ) -> [MendingCandidate] {
    state.candidates(meeting, limit: limits.places)
      .filter { !(limits.allMove && isAtHome && $0.isPublished) }
  }

  private mutating func descend(_ position: Int, _ state: inout MendingState) {
    guard position < order.count else {
      if state.cost < bestCost {
        bestCost = state.cost
        best = order.map { (state.board.bookings[$0], state.baseCost[$0]) }
      }
      return
    }
    let meeting = order[position]
    let unbooked = state.task.booking.unbookedCost
    // The state counts every meeting that is still out as unbooked.
    let settled = state.cost - unbooked * (order.count - position)
    let others = leastOwn[position + 1] - state.task.booking.detourSaving
    let places =
      candidates[position] ?? Self.candidates(meeting, state, limits, isAtHome: isAtHome[position])
    for candidate in places {
      guard settled + candidate.cost + others < bestCost else { continue }
      steps += 1
      if steps > limits.steps { return }
      // The last of the group takes the first room and minute taker: nobody after it could want them.
      let choices = position + 1 < order.count ? limits.services : 1
      for booking in state.lawful(candidate, meeting, choices: choices) {
        state.restore(meeting, booking, baseCost: candidate.baseCost)
        descend(position + 1, &state)
        state.lift(meeting)
        if steps > limits.steps { return }
      }
    }
    // A published booking is never given up.
    if state.isWanted(meeting), settled + unbooked + others < bestCost { descend(position + 1, &state) }
  }
}
