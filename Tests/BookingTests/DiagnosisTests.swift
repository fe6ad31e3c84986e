// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Booking

@Suite("What stops a meeting")
struct DiagnosisTests {
  /// A conference of an hour for an officer whose published bookings leave only 12 to 2, at a venue whose room is open
  /// in the morning.
  private func obstacle(breakMinutes: Int?) -> BookingObstacle {
    let day = BookingProblem.PersonDay(
      hours: 540..<1020, kept: [.init(span: 540..<720, place: 0), .init(span: 840..<1020, place: 0)])
    let meeting = BookingProblem.Meeting(
      place: 0, minutes: 60, venue: 0, needsMinuteTaker: false, chairs: [.init(officer: 0, cost: 0)],
      days: [.init(day: 0, cost: 0, isLate: false, isSchoolDay: false)], starts: nil)
    var problem = BookingProblem(
      grid: 60, dayCount: 1, meetingsPerDay: 3, gap: 0, unbookedCost: 2000,
      school: .init(hours: 0..<0, cost: 0), meetings: [meeting], officers: [.init(base: 0, days: [day])],
      minuteTakers: [], venues: [.init(rooms: [[[540..<720]]])], travelMinutes: [0], placeCount: 1,
      detourSaving: 0)
    problem.rest = breakMinutes.map { .init(minutes: $0, span: 720..<840) }
    return BookingDiagnosis(problem).obstacle(meeting: 0)
  }

  @Test("Is the officer's time where it would take the day's break, whatever the rooms")
  func breakOfTheDay() {
    #expect(obstacle(breakMinutes: nil) == .room)
    #expect(obstacle(breakMinutes: 60) == .room)
    #expect(obstacle(breakMinutes: 90) == .officerTime)
  }
}
