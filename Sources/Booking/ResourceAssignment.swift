// SPDX-License-Identifier: GPL-3.0-or-later

/// Gives the conferences of a day their rooms and minute takers, exactly.
///
/// Counting rooms and minute takers slot by slot is necessary and not enough: a room may be free in two
/// halves, a minute taker may be at another venue. This search tries them one by one.
final class ResourceAssignment: Sendable {
  /// A conference of the day.
  struct Need {
    let meeting: Int
    let start: Int
  }

  private let grid: SlotGrid
  private let problem: BookingProblem
  /// How many steps one search may take before the day counts as impossible.
  private let effort = 20_000

  init(_ grid: SlotGrid) {
    self.grid = grid
    problem = grid.problem
  }

  /// A room and a minute taker for each need, or nil when there are none.
  ///
  /// - Parameter needs: in any order; the answer has the same order.
  func assign(day: Int, _ needs: [Need]) -> [(room: Int?, minuteTaker: Int?)]? {
    var answer: [(room: Int?, minuteTaker: Int?)] = Array(repeating: (nil, nil), count: needs.count)
    let order = needs.indices.sorted {
      (needs[$0].start, needs[$0].meeting) < (needs[$1].start, needs[$1].meeting)
    }
    for venue in Set(order.compactMap { problem.meetings[needs[$0].meeting].venue }).sorted() {
      let here = order.filter { problem.meetings[needs[$0].meeting].venue == venue }
      let rooms = problem.venues[venue].rooms
      let found = choose(here, options: rooms.count) { index, room, chosen in
        let need = needs[index]
        let span = need.start..<need.start + problem.meetings[need.meeting].minutes
        guard
          rooms[room][day].contains(where: {
            $0.lowerBound <= span.lowerBound && span.upperBound <= $0.upperBound
          })
        else { return false }
        return !chosen.contains { other, taken in
          taken == room
            && span.overlaps(
              needs[other].start..<needs[other].start + problem.meetings[needs[other].meeting].minutes)
        }
      }
      guard let found else { return nil }
      for (index, room) in found { answer[index].room = room }
    }
    let minuted = order.filter { problem.meetings[needs[$0].meeting].needsMinuteTaker }
    let found = choose(minuted, options: problem.minuteTakers.count) { index, taker, chosen in
      let need = needs[index]
      guard
        grid.canAttend(
          problem.minuteTakers[taker], day: day, meeting: need.meeting, start: need.start, gap: 0)
      else { return false }
      let place = problem.meetings[need.meeting].place
      return chosen.allSatisfy { other, taken in
        guard taken == taker else { return true }
        let meeting = problem.meetings[needs[other].meeting]
        // Chosen in the order of their starts, so the other one is earlier.
        return needs[other].start + meeting.minutes + problem.travel(meeting.place, place) <= need.start
      }
    }
    guard let found else { return nil }
    for (index, taker) in found { answer[index].minuteTaker = taker }
    return answer
  }

  /// Chooses an option for each item, in order, by depth-first search.
  private func choose(
    _ items: [Int], options: Int, fits: (_ item: Int, _ option: Int, _ chosen: [(Int, Int)]) -> Bool
  ) -> [(Int, Int)]? {
    var chosen: [(Int, Int)] = []
    var steps = 0
    func descend(_ position: Int) -> Bool {
      guard position < items.count else { return true }
      for option in 0..<options {
        steps += 1
        if steps > effort { return false }
        guard fits(items[position], option, chosen) else { continue }
        chosen.append((items[position], option))
        if descend(position + 1) { return true }
        chosen.removeLast()
      }
      return false
    }
    return descend(0) ? chosen : nil
  }
}
