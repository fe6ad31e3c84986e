// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Travel

@testable import Simulation

/// One officer and one small child in care, where nothing happens by chance: the year can be worked out by hand.
enum TinyService {
  /// Monday, 13 April 2026.
  static let start = Day(number: 20_556)

  static func day(_ text: String) -> Day {
    guard let day = Day(iso: text) else { preconditionFailure("\(text) is a date of the tests") }
    return day
  }

  /// Nothing comes, nobody is ill; plan lengths have to be there.
  static let calm = [
    Courses.figure("plan-length-under-91", 50), Courses.figure("plan-length-under-365", 100),
  ]

  /// - Parameter officers: how many, all alike.
  static func scenario(officers: Int = 1) -> Scenario {
    var scenario = Scenario(policy: Policy(service: "Tiny", start: start))
    scenario.places = [
      Place(id: "P1", kind: .office, point: GridPoint(easting: 352_000, northing: 382_000), district: "town"),
      Place(
        id: "P2", kind: .placement, point: GridPoint(easting: 352_000, northing: 382_000), district: "town"),
    ]
    scenario.rooms = [Room(id: "R1", venue: "P1")]
    scenario.minuteTakers = [MinuteTaker(id: "T1", base: "P1")]
    scenario.officers = (1...officers).map {
      Officer(id: .init("O\($0)"), fteThousandths: 1000, roles: [.reviews, .conferences], base: "P1")
    }
    scenario.families = [Family(id: "F1", officer: "O1", home: "P2", venue: "P1")]
    var child = Child(id: "C1", family: "F1", birth: day("2025-06-01"), placement: "P2")
    child.spells = [.init(status: .lookedAfter, since: day("2025-07-01"))]
    scenario.children = [child]
    scenario.meetings = [
      ("first-review", "2025-07-22"), ("second-review", "2025-10-14"), ("later-review", "2026-01-14"),
    ].enumerated().map { number, meeting in
      RecordedMeeting(
        id: .init("M\(number)"), kind: MeetingKind(rawValue: meeting.0) ?? .laterReview, status: .held,
        children: ["C1"], day: day(meeting.1))
    }
    return scenario
  }
}
