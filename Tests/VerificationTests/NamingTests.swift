// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Testing

@testable import Verification

@Suite("Who may be named and who may chair") struct NamingTests {
  /// Whether A2 is available in a horizon of one week, a week 1 of the fortnight.
  private func isAvailable(_ change: (inout Scenario) -> Void) throws -> Bool {
    let derived = try Derived {
      $0.policy.horizonWeeks = 1
      change(&$0)
    }
    return Naming(derived.tables).isAvailable("A2")
  }

  private func hours(_ weekday: Weekday, _ week: Int?) -> [WorkingHours] {
    [WorkingHours(person: "A2", weekday: weekday, week: week, span: TinyService.span("09:00", "17:00"))]
  }

  @Test(
    "Someone who works on one day of the horizon is available, whatever the duty or appointments that day")
  func oneDay() throws {
    #expect(
      try isAvailable { scenario in
        let day = TinyService.day("2025-06-03")
        scenario.workingHours = hours(.tuesday, 1)
        scenario.dutyDays = [DutyDay(officer: "A2", day: day, duty: "lado")]
        scenario.busyTimes = [BusyTime(holder: "A2", day: day, span: TinyService.span("09:00", "17:00"))]
      })
  }

  @Test("Someone who works in the other week only is not") func otherWeek() throws {
    #expect(try !isAvailable { $0.workingHours = hours(.tuesday, 2) })
  }

  @Test("Someone whose only day is closed, or who is away or gone by then, is not") func noDay() throws {
    let day = TinyService.day("2025-06-03")
    let changes: [(inout Scenario) -> Void] = [
      { $0.closures = [Closure(day: day, reason: "works")] },
      { $0.absences = [Absence(person: "A2", first: day, last: day, kind: .leave)] },
      { $0.officer("A2") { $0.end = day - 1 } },
      { $0.officer("A2") { $0.start = day + 1 } },
    ]
    for change in changes {
      #expect(
        try !isAvailable { scenario in
          scenario.workingHours = hours(.tuesday, nil)
          change(&scenario)
        })
    }
  }

  @Test(
    "Plans and transfers need a conference chair, every other state a reviewing officer",
    arguments: [
      ("F2", [Role.conferences]), ("F3", [.reviews]),
    ] as [(Family.ID, [Role])])
  func roles(family: Family.ID, roles: [Role]) throws {
    #expect(Naming(try Derived { _ in }.tables).rolesNeeded(family).sorted() == roles)
  }

  @Test("A role to cover with lets an officer chair and not be named") func coverRole() throws {
    let tables = try Derived { $0.decisions = [] }.tables
    let naming = Naming(tables)
    let officer = try #require(tables.officers["A4"])
    let family = try #require(tables.families["F2"])
    #expect(naming.mayChair(officer, .laterReviewConference, family, named: "A2"))
    #expect(naming.obstacles(officer, family) == [.lacksRole])
  }

  @Test("The named officer chairs without the role, even in conflict, but never a secure review")
  func named() throws {
    let tables = try Derived {
      $0.officer("A1") { $0.roles = [] }
      $0.family("F7") { $0.conflicts = ["A1"] }
    }.tables
    let officer = try #require(tables.officers["A1"])
    let family = try #require(tables.families["F7"])
    #expect(Naming(tables).mayChair(officer, .laterReview, family, named: "A1"))
    #expect(!Naming(tables).mayChair(officer, .secureLaterReview, family, named: "A1"))
    #expect(!Naming(tables).mayChair(officer, .laterReview, family, named: "A2"))
  }
}

@Suite("Published bookings among themselves") struct PublishedBookingTests {
  @Test("Two that overlap break no rule of the plan") func overlap() throws {
    let derived = try Derived {
      guard var copy = $0.meetings.first(where: { $0.id == "K2" }) else { return }
      copy.id = "K4"
      $0.meetings.append(copy)
      $0.policy.meetingsPerDay = 1
      $0.officer("A3") { $0.end = TinyService.day("2025-06-11") }
    }
    let appointments = Appointments([], expected: try derived.diary())
    #expect(appointments.all.count == 3)
    #expect(RoomCheck(appointments: appointments, tables: derived.tables).violations() == [])
    #expect(OfficerDayCheck(appointments: appointments, tables: derived.tables).violations() == [])
    #expect(MinuteTakerCheck(appointments: appointments, tables: derived.tables).violations() == [])
    #expect(BookingDayCheck(appointments: appointments, tables: derived.tables).violations() == [])
  }

  @Test("A minute taker needs no gap at the same venue") func noGap() throws {
    var plan = TinyPlan()
    plan.diary("K2", ["start": "12:30", "end": "14:00"])
    var scenario = TinyService.scenario
    scenario.meeting("K2") { $0.span = TinyService.span("12:30", "14:00") }
    #expect(try plan.verify(scenario) == [])
  }
}
