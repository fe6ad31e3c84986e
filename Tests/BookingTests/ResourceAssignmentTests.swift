// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Booking

@Suite("Rooms and minute takers of a day")
struct ResourceAssignmentTests {
  private typealias Served = (room: Int?, minuteTaker: Int?)

  /// Whether conferences may have these rooms and minute takers, read anew from the problem.
  private func isLawful(
    _ served: [Served], _ needs: [ResourceAssignment.Need], day: Int, _ problem: BookingProblem
  ) -> Bool {
    func span(_ index: Int) -> Range<Int> {
      needs[index].start..<needs[index].start + problem.meetings[needs[index].meeting].minutes
    }
    for index in served.indices {
      let meeting = problem.meetings[needs[index].meeting]
      guard let room = served[index].room, let taker = served[index].minuteTaker else { return false }
      let open = problem.venues[0].rooms[room][day]
      if !open.contains(where: { $0.clamped(to: span(index)) == span(index) }) { return false }
      let person = problem.minuteTakers[taker]
      guard let hours = person.days[day].hours else { return false }
      let way = problem.travel(person.base, meeting.place)
      if span(index).lowerBound - way < hours.lowerBound { return false }
      if span(index).upperBound + problem.travel(meeting.place, person.base) > hours.upperBound {
        return false
      }
      if person.days[day].busy.contains(where: { $0.overlaps(span(index)) }) { return false }
      for other in 0..<index {
        let isTogether = span(other).overlaps(span(index))
        if isTogether, served[other].room == room || served[other].minuteTaker == taker { return false }
      }
    }
    return true
  }

  @Test("are found when trying everything finds some", arguments: 0..<200)
  func bruteForce(seed: UInt64) {
    // All conferences of these diaries are at one venue, so that there is no way between two of them.
    let diary = PublishedDiary(seed: seed, bookings: 12, wanted: 0, days: 2, grid: 30, rooms: 2)
    let problem = diary.problem
    var random = TestRandom(seed: seed &+ 99)
    let conferences = problem.meetings.indices.filter { problem.meetings[$0].venue != nil }.prefix(4)
    let needs = conferences.map {
      ResourceAssignment.Need(meeting: $0, start: 540 + 30 * random.below(14))
    }
    let day = random.below(2)
    let choices = (0..<2).flatMap { room in (0..<2).map { (room: Int?(room), minuteTaker: Int?($0)) } }
    func isPossible(_ served: [Served]) -> Bool {
      if served.count == needs.count { return isLawful(served, needs, day: day, problem) }
      return choices.contains { isPossible(served + [$0]) }
    }
    let found = ResourceAssignment(SlotGrid(problem)).assign(day: day, needs)
    #expect((found != nil) == isPossible([]), "seed \(seed)")
    if let found { #expect(isLawful(found, needs, day: day, problem), "seed \(seed)") }
  }
}
