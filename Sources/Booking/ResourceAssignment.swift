// SPDX-License-Identifier: GPL-3.0-or-later

/// Gives the conferences of a day their rooms and minute takers, exactly.
///
/// Counting rooms and minute takers slot by slot is necessary and not enough: a room may be free in two
/// halves, a minute taker may be at another venue.
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
      func span(_ index: Int) -> Range<Int> {
        needs[index].start..<needs[index].start + problem.meetings[needs[index].meeting].minutes
      }
      let found = choose(here, options: rooms.count) { index, room in
        rooms[room][day].contains {
          $0.lowerBound <= span(index).lowerBound && span(index).upperBound <= $0.upperBound
        }
      } agree: {
        !span($0).overlaps(span($1))
      }
      guard let found else { return nil }
      for (index, room) in found { answer[index].room = room }
    }
    let minuted = order.filter { problem.meetings[needs[$0].meeting].needsMinuteTaker }
    let found = choose(minuted, options: problem.minuteTakers.count) { index, taker in
      grid.canAttend(
        problem.minuteTakers[taker], day: day, meeting: needs[index].meeting, start: needs[index].start,
        gap: 0)
    } agree: { first, second in
      let (meeting, next) = (problem.meetings[needs[first].meeting], problem.meetings[needs[second].meeting])
      return needs[first].start + meeting.minutes + problem.travel(meeting.place, next.place)
        <= needs[second].start
    }
    guard let found else { return nil }
    for (index, taker) in found { answer[index].minuteTaker = taker }
    return answer
  }

  /// Chooses an option for each item, so that no two that disagree have the same.
  private func choose(
    _ items: [Int], options: Int, mayTake: (_ item: Int, _ option: Int) -> Bool,
    agree: (_ first: Int, _ second: Int) -> Bool
  ) -> [(Int, Int)]? {
    var search = ListColouring(count: items.count, colours: options)
    for (first, item) in items.enumerated() {
      for option in 0..<options where mayTake(item, option) { search.allow(first, option) }
      for second in items.indices[(first + 1)...] where !agree(item, items[second]) {
        search.separate(first, second)
      }
    }
    return search.solve(steps: effort).map { colours in zip(items, colours).map { ($0, $1) } }
  }
}
