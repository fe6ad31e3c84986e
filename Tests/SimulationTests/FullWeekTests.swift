// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import LinearOptimization
import StatutoryCalendar
import Testing

@testable import Simulation

@Suite("An officer's week")
struct FullWeekTests {
  /// A Monday within the first plan's horizon.
  private let monday = TinyService.day("2026-06-01")

  /// The world with some reviews in that week, each 300 minutes with all that belongs to it and ten of travel.
  private func world(reviews: Int, _ change: (inout Scenario) -> Void = { _ in }) throws -> World {
    var scenario = TinyService.scenario()
    change(&scenario)
    let simulator = try Simulator(
      scenario, calibration: TinyService.calm, calendar: Courses.calendar, options: Courses.options(weeks: 1))
    var world = simulator.replication(0, stop: StopSignal()).world
    world.diary = (0..<reviews).map { number in
      Booking(
        meeting: .init("M\(number)"), kind: .laterReview, family: "F1", children: ["C1"], officer: "O1",
        namedOfficer: "O1", cover: false, place: "P2", room: nil, minuteTaker: nil, day: monday + number % 5,
        span: .init(
          start: .init(minutes: 600 + 120 * (number / 5)), end: .init(minutes: 690 + 120 * (number / 5))),
        opens: nil, closes: nil, status: .kept, rule: "")
    }
    return world
  }

  private func full(_ world: World) -> [Day] {
    world.fullWeeks(from: TinyService.start, through: TinyService.start + 100).map(\.day)
  }

  @Test("is full when its meetings, with what comes before and after them, take the hours of the post")
  func full() throws {
    // Five days of 450 minutes are 2,250; seven reviews take 2,100 and the journeys of five days 50, eight 2,450.
    #expect(try full(world(reviews: 7)) == [])
    #expect(try full(world(reviews: 8)) == (0..<7).map { monday + $0 })
  }

  @Test("is full sooner when the officer has other duties, works fewer hours, or is away")
  func lessRoom() throws {
    let week = (0..<7).map { monday + $0 }
    #expect(try full(world(reviews: 7) { $0.officers[0].otherMinutesPerWeek = 120 }) == week)
    #expect(try full(world(reviews: 5) { $0.officers[0].fteThousandths = 600 }) == week)
    let leave = Absence(person: "O1", first: monday, last: monday + 1, kind: .leave)
    #expect(try full(world(reviews: 5) { $0.absences = [leave] }) == week)
    #expect(try full(world(reviews: 3) { $0.absences = [leave] }) == [])
    #expect(
      try full(world(reviews: 7) { $0.dutyDays = [DutyDay(officer: "O1", day: monday, duty: "duty")] })
        == week)
  }
}
