// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Booking

@Suite("A flat diary")
struct FlatDiaryTests {
  /// Two officers on one day, each with one conference of an hour in a venue of one room.
  private var oneRoom: BookingProblem {
    let officer = BookingProblem.Person(base: 0, days: [.init(hours: 540..<1020)])
    let meetings = (0..<2).map { officer in
      BookingProblem.Meeting(
        place: 0, minutes: 60, venue: 0, needsMinuteTaker: false, chairs: [.init(officer: officer, cost: 0)],
        days: [.init(day: 0, cost: 0, isLate: false, isSchoolDay: false)], starts: nil)
    }
    return BookingProblem(
      grid: 60, dayCount: 1, meetingsPerDay: 3, gap: 0, unbookedCost: 2000,
      school: .init(hours: 0..<0, cost: 0),
      meetings: meetings, officers: [officer, officer], minuteTakers: [],
      venues: [.init(rooms: [[[540..<1020]]])], travelMinutes: [0], placeCount: 1, detourSaving: 0)
  }

  private func diary(starts: [Int]) -> FlatDiary {
    let problem = oneRoom
    let grid = SlotGrid(problem)
    var flat = FlatDiary(grid, MeetingSheet(grid))
    for (meeting, start) in starts.enumerated() { flat.insert(meeting, key: meeting, start: start, own: 0) }
    return flat
  }

  @Test("Becomes patterns with all meetings that have rooms")
  func keeps() {
    let state = diary(starts: [600, 660]).state
    #expect(state.cost == 0)
    #expect(state.served(day: 0)?.count == 2)
  }

  @Test("Leaves out conferences that no exchange of rooms serves, rather than book them without a room")
  func leavesOut() {
    let flat = diary(starts: [600, 600])
    let state = flat.state
    #expect(flat.cost == 0)
    #expect(state.cost == 2000)
    #expect(state.served(day: 0)?.count == 1)
  }
}
