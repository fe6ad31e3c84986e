// SPDX-License-Identifier: GPL-3.0-or-later

public import LinearOptimization
import RandomNumbers

/// Mends a diary: books what has no booking, and moves published bookings only where that costs less than leaving
/// them.
///
/// Each meeting goes first where it costs least, the one with most to lose first. Then places are tried against each
/// other: a meeting that is badly placed takes the place of one or two others, which find new ones (ejection chains in
/// the sense of Glover 1996, of length two), and small groups drawn by chance are put anew together (large
/// neighbourhood search, Shaw 1998). A diary with few meetings is searched through. Every step is checked exactly; the
/// answer depends on the seed only, unless the time limit or the stop signal ends the search.
public struct DiaryMender {
  private let task: MendingProblem
  private let options: MendingOptions
  private let stop: StopSignal
  private let deadline: ContinuousClock.Instant
  private var state: MendingState
  private let wanted: [Int]
  private let movable: [Int]
  /// The least that each meeting can cost anywhere, travel not counted.
  private let ideal: [Int]
  /// How many places are tried at the most when a small diary is searched through.
  private let mostSteps = 40_000

  /// Prepares the mending of a diary.
  public init(_ task: MendingProblem, options: MendingOptions = MendingOptions(), stop: StopSignal) {
    self.task = task
    self.options = options
    self.stop = stop
    deadline = ContinuousClock.now + .seconds(options.timeLimit)
    state = MendingState(task)
    wanted = task.published.indices.filter { task.published[$0] == nil }
    movable = task.published.indices.filter { task.published[$0] != nil && task.isMovable[$0] }
    ideal = task.booking.meetings.map { meeting in
      guard let chair = meeting.chairs.map(\.cost).min(), let day = meeting.days.map(\.cost).min() else {
        return task.booking.unbookedCost
      }
      return chair + day
    }
  }

  /// Mends it.
  public mutating func mend() -> MendedDiary {
    insertAll()
    while !isOver {
      let before = state.cost
      for meeting in restless() where !isOver { replace([meeting], .init(places: 8, steps: 64)) }
      for meeting in restless() where !isOver && gain(meeting) > task.moveCost { eject(for: meeting) }
      if state.cost == before { break }
    }
    searchThrough()
    drawGroups()
    // Which of the free rooms and minute takers it is costs nothing; some leave more for whoever comes next.
    for meeting in wanted + movable { state.refine(meeting) }
    return MendedDiary(bookings: state.board.bookings, objective: state.cost)
  }

  private var isOver: Bool { stop.isRaised || ContinuousClock.now >= deadline }

  // MARK: - What is badly placed

  /// How much less a meeting might cost than now, at the most.
  private func gain(_ meeting: Int) -> Int { state.costWithTravel(meeting) - ideal[meeting] }

  /// The meetings that might be better elsewhere, those with most to gain first.
  private func restless() -> [Int] {
    var gains: [(gain: Int, meeting: Int)] = wanted.map { (gain($0), $0) }
    for meeting in movable { gains.append((gain(meeting) - (isMoved(meeting) ? 0 : task.moveCost), meeting)) }
    return gains.filter { $0.gain > 0 }.sorted { ($1.gain, $0.meeting) < ($0.gain, $1.meeting) }.map(
      \.meeting)
  }

  private func isMoved(_ meeting: Int) -> Bool {
    state.board.bookings[meeting].map { state.board.isFresh(meeting, at: $0) } ?? true
  }

  // MARK: - Steps

  /// Puts a group anew when that is better.
  ///
  /// - Returns: how many places were tried, and whether the diary is better.
  @discardableResult
  private mutating func replace(_ group: [Int], _ limits: JointRepair.Limits) -> (steps: Int, isBetter: Bool)
  {
    JointRepair.run(&state, group: group, limits: limits)
  }

  /// Books what has no booking, the meeting that would lose most by waiting first.
  private mutating func insertAll() {
    let offered = 8
    var offers: [Int: [MendingCandidate]] = [:]
    var waiting = wanted
    while !waiting.isEmpty {
      if isOver { return insertInTurn(waiting) }
      let isWaiting = Set(waiting)
      // A follow-on's window is known when the meeting before it has its day.
      let ready = waiting.filter { meeting in
        state.board.followOns.before(meeting).map { !isWaiting.contains($0.predecessor) } ?? true
      }
      for meeting in ready where offers[meeting] == nil {
        offers[meeting] = state.candidates(meeting, limit: offered)
      }
      /// Those with the fewest and soonest dearer places first; of equals the one with the tighter window.
      func key(_ meeting: Int) -> (Int, Int, Int) {
        let costs = (offers[meeting] ?? []).map(\.costWithTravel)
        let last = costs.count < offered ? task.booking.unbookedCost : costs.last ?? 0
        return ((costs.first ?? last) - last, task.booking.meetings[meeting].days.count, meeting)
      }
      guard let next = ready.min(by: { key($0) < key($1) }) else { return }
      waiting.removeAll { $0 == next }
      guard let offer = offers[next]?.first, state.take(offer, next) else { continue }
      let scope = SlotSearch.Scope(officer: offer.booking.officer, day: offer.booking.day)
      for meeting in waiting where offers[meeting] != nil {
        // Its best place may be gone, or a better one may be beside the new booking.
        if let best = offers[meeting]?.first, best.booking.day == offer.booking.day {
          offers[meeting] = nil
        } else {
          let near = state.candidates(meeting, limit: 1, in: scope)
          let all = ((offers[meeting] ?? []) + near).sorted { $0.costWithTravel < $1.costWithTravel }
          offers[meeting] = Array(all.prefix(offered))
        }
      }
    }
  }

  /// Books what is still waiting, one after the other: also somebody in a hurry gets a diary with everything in it.
  private mutating func insertInTurn(_ waiting: [Int]) {
    func key(_ meeting: Int) -> (Int, Int, Int) {
      (state.board.followOns.depth(meeting), task.booking.meetings[meeting].days.count, meeting)
    }
    for meeting in waiting.sorted(by: { key($0) < key($1) }) {
      if let offer = state.candidates(meeting, limit: 1).first { _ = state.take(offer, meeting) }
    }
  }

  /// Gives a meeting the place of one or two others, which find new ones.
  private mutating func eject(for meeting: Int) {
    var ejections = Ejections(state, meeting: meeting)
    // The first few that make room are worth the dearer search.
    for _ in 0..<options.ejections {
      guard !isOver, let group = ejections.next() else { return }
      if replace([meeting] + group, .init(places: 8, steps: 150)).isBetter { return }
    }
  }

  /// Tries everything that is wanted together with up to two published bookings, when there are few of both.
  private mutating func searchThrough() {
    guard wanted.count <= 4, movable.count <= 12, !restless().isEmpty else { return }
    var limits = JointRepair.Limits(places: 200, services: 16, steps: 20_000)
    var steps = 0
    // A published booking may stay where it is and take another room or minute taker.
    for meeting in movable where !isOver && steps < mostSteps {
      steps += replace(wanted + [meeting], limits).steps
    }
    // Groups in which one stays are those without it.
    limits.allMove = true
    var subsets: [[Int]] = [[]] + movable.map { [$0] }
    for (index, first) in movable.enumerated() {
      for second in movable[(index + 1)...] { subsets.append([first, second]) }
    }
    for subset in subsets where !isOver && steps < mostSteps {
      steps += replace(wanted + subset, limits).steps
    }
  }

  /// Puts groups drawn by chance anew, as long as that helps now and then.
  private mutating func drawGroups() {
    var random = SplitMix64(seed: options.seed)
    var open = restless()
    var idle = 0
    while !open.isEmpty, idle < options.rounds, !isOver {
      var group = [open[random.below(open.count)]]
      for _ in 0..<(wanted.isEmpty ? 0 : 1 + random.below(2)) {
        let other = wanted[random.below(wanted.count)]
        if !group.contains(other) { group.append(other) }
      }
      if gain(group[0]) > task.moveCost, let booking = state.board.bookings[group[0]] {
        let neighbours = state.board.stops(officer: booking.officer, day: booking.day)
          .compactMap(\.meeting)
          .filter { state.isLoose($0) && !group.contains($0) }
        if !neighbours.isEmpty { group.append(neighbours[random.below(neighbours.count)]) }
      }
      if replace(group, .init(places: 8, steps: 400)).isBetter {
        idle = 0
        open = restless()
      } else {
        idle += 1
      }
    }
  }
}
