// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Testing

/// What changes of staff do to a scenario.
struct ScenarioChangeApplyingTests {
  private static let start = Day(number: 20_000)

  /// Two officers of one role each; the first is sick around the start and has leave booked.
  private static var service: Scenario {
    var scenario = Scenario(policy: Policy(service: "Test", start: start))
    scenario.officers = [
      Officer(id: "A", fteThousandths: 1000, roles: [.reviews], base: "office"),
      Officer(
        id: "B", fteThousandths: 500, roles: [.conferences], coverRoles: [.reviews], base: "office",
        end: start + 30),
    ]
    scenario.absences = [
      absence("A", -10, 20, .sickness), absence("A", 40, 44, .leave), absence("A", 60, 70, .parental),
      absence("B", -10, 20, .other),
    ]
    return scenario
  }

  private static func absence(_ person: Identifier<Person>, _ first: Int, _ last: Int, _ kind: Absence.Kind)
    -> Absence
  {
    Absence(person: person, first: start + first, last: start + last, kind: kind)
  }

  private var service: Scenario { Self.service }
  private var start: Day { Self.start }

  @Test("An officer who leaves is employed until that day, or until an earlier end")
  func leave() throws {
    let after = try service.applying([.leave("A", last: start + 50), .leave("B", last: start + 50)])
    #expect(after.officers.map(\.end) == [start + 50, start + 30])
    let sooner = try service.applying([.leave("B", last: start + 5)])
    #expect(sooner.officers.map(\.end) == [nil, start + 5])
  }

  @Test("An absent officer is away by sickness, in the order of the table")
  func absent() throws {
    let after = try service.applying([.absent("A", first: start + 50, last: start + 55)])
    var expected = service.absences
    expected.insert(Self.absence("A", 50, 55, .sickness), at: 2)
    #expect(after.absences == expected)
  }

  @Test(
    "Who is back has no more sickness and parental leave; booked holidays and other people's absences stay")
  func back() throws {
    let after = try service.applying([.back("A", first: start + 3)])
    #expect(
      after.absences == [
        Self.absence("A", -10, 2, .sickness), Self.absence("A", 40, 44, .leave),
        Self.absence("B", -10, 20, .other),
      ])
  }

  @Test("An absence that would start on the day of the return is gone, and one that ended before it stays")
  func backOnTheEdge() throws {
    let first = try service.applying([.back("A", first: start - 10)])
    #expect(!first.absences.contains { $0.person == "A" && $0.kind == .sickness })
    let after = try service.applying([.back("A", first: start + 21)])
    #expect(after.absences.first == Self.absence("A", -10, 20, .sickness))
  }

  @Test("After a merger every officer has both roles")
  func merge() throws {
    let after = try service.applying([.merge])
    #expect(after.officers.allSatisfy { $0.roles == [.reviews, .conferences] && $0.coverRoles.isEmpty })
  }

  @Test("Changes apply in the order given")
  func order() throws {
    let absentThenBack: [ScenarioChange] = [
      .absent("B", first: start + 25, last: start + 29), .back("B", first: start + 25),
    ]
    #expect(try service.applying(absentThenBack).absences == service.absences)
    let backThenAbsent = try service.applying(absentThenBack.reversed())
    #expect(backThenAbsent.absences.last == Self.absence("B", 25, 29, .sickness))
  }

  @Test("Without changes nothing changes")
  func nothing() throws {
    let after = try service.applying([])
    #expect(after.officers == service.officers)
    #expect(after.absences == service.absences)
  }

  @Test("A change about an unknown officer is refused and names the officer")
  func unknownOfficer() {
    for change in [
      ScenarioChange.leave("Z9", last: start), .absent("Z9", first: start, last: start),
      .back("Z9", first: start),
    ] {
      let error = #expect(throws: ScenarioChangeError.unknownOfficer("Z9", change: change)) {
        try service.applying([.merge, change])
      }
      #expect(error?.description.contains("officer Z9") == true)
    }
  }
}
