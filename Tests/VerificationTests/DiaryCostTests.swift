// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Testing

@testable import Verification

@Suite("What a diary costs") struct DiaryCostTests {
  /// Scenarios under which the plan worked out by hand costs something else.
  static let changes: [Break] = [
    .scenario("a school holiday", ["booking-objective-wrong"]) {
      $0.policy.school.holidays = [TinyService.day("2025-06-10")...TinyService.day("2025-06-10")]
    },
    .scenario("a child whose fifth birthday is the day of the review", ["booking-objective-wrong"]) {
      $0.children[5].birth = TinyService.day("2020-06-17")
    },
    .scenario("a child whose seventeenth birthday is the day after the review", ["booking-objective-wrong"]) {
      $0.children[3].birth = TinyService.day("2008-06-11")
    },
    .scenario("school until the review starts", ["booking-objective-wrong"]) {
      $0.policy.school.hours = TinyService.span("09:00", "13:00")
    },
    .scenario("a longer way from one meeting to the next", ["booking-objective-wrong"]) {
      $0.travelOverrides = [TravelOverride(from: "P2", to: "P1", minutes: 6)]
    },
    .scenario("a longer way home", ["booking-objective-wrong"]) {
      $0.travelOverrides = [TravelOverride(from: "V1", to: "W1", minutes: 21)]
    },
  ]

  @Test("A change that costs is noticed", arguments: changes) func change(_ broken: Break) throws {
    let names = Set(try broken.found().map(\.name))
    #expect(names.isSuperset(of: broken.violations))
  }

  @Test("Two siblings at school cost as one") func siblings() throws {
    #expect(try Break.scenario("", []) { $0.children[1].birth = TinyService.day("2015-06-10") }.found() == [])
  }

  @Test("A child who is seventeen is not at school") func seventeen() throws {
    #expect(try Break.scenario("", []) { $0.children[3].birth = TinyService.day("2008-06-10") }.found() == [])
  }

  @Test(
    "A published booking after the late end costs no travel",
    arguments: [
      ("2025-07-11", 90), ("2025-07-14", 40),
    ])
  func afterLateEnd(day: String, travel: Int) throws {
    let derived = try Derived { $0.meeting("K1") { $0.day = TinyService.day(day) } }
    let appointments = Appointments([], expected: try derived.diary())
    #expect(
      DiaryCost(appointments: appointments, unbooked: 0, outcome: try derived.outcome()).travel == travel)
  }

  @Test(
    "Age is in full years; 29 February turns on 1 March",
    arguments: [
      ("2015-06-10", "2025-06-09", 9), ("2015-06-10", "2025-06-10", 10), ("2015-12-31", "2025-01-01", 9),
      ("2020-02-29", "2025-02-28", 4), ("2020-02-29", "2025-03-01", 5), ("2025-06-11", "2025-06-10", -1),
    ])
  func age(birth: String, day: String, years: Int) {
    #expect(DiaryCost.fullYears(from: TinyService.day(birth), to: TinyService.day(day)) == years)
  }
}

@Suite("One person's day") struct PersonDayTests {
  private func appointment(_ id: RecordedMeeting.ID, _ place: Place.ID, _ span: TimeSpan, isNew: Bool)
    -> Appointment
  {
    Appointment(
      meeting: ExpectedMeeting(
        id: id, kind: .laterReview, family: "F1", children: ["C1"], place: place, window: nil, booking: nil),
      day: TinyService.day("2025-06-10"), span: span, officer: "A1", room: nil, minuteTaker: nil, isNew: isNew
    )
  }

  /// What is too near to what in a day of three meetings, at P2, V1 and P1, from P2 to P1 in two hours and a half.
  private func names(_ areNew: [Bool]) throws -> [String] {
    let tables = try Derived { $0.travelOverrides = [TravelOverride(from: "P2", to: "P1", minutes: 150)] }
      .tables
    let meetings = [
      appointment("a", "P2", TinyService.span("09:30", "10:30"), isNew: areNew[0]),
      appointment("b", "V1", TinyService.span("11:00", "12:00"), isNew: areNew[1]),
      appointment("c", "P1", TinyService.span("12:30", "13:30"), isNew: areNew[2]),
    ]
    let day = PersonDay(
      role: "officer", person: "A1", base: "OF", start: nil, end: nil, day: TinyService.day("2025-06-10"),
      meetings: meetings, tables: tables)
    return day.succession(gap: 15).map(\.name)
  }

  @Test(
    "A new booking keeps the way to each published one, not to each new one",
    arguments: [
      ([true, true, true], 0), ([false, true, true], 1), ([true, true, false], 1), ([false, true, false], 0),
    ])
  func ways(areNew: [Bool], tooNear: Int) throws {
    #expect(try names(areNew) == Array(repeating: "officer-gap-too-short", count: tooNear))
  }
}
