// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Testing

@testable import Generation

@Suite("The shape of a service")
struct ServiceShapeTests {
  private func generate(_ change: (inout ServiceShape) -> Void) throws -> Scenario {
    var shape = ServiceShape(start: Sample.start)
    shape.children = 40
    change(&shape)
    return try ServiceGenerator.generate(shape, calendar: .english())
  }

  @Test("Numbers of officers, districts, venues and weeks are as asked for")
  func numbers() throws {
    let scenario = try generate {
      $0.officers = 7
      $0.districts = 5
      $0.venues = 6
      $0.horizonWeeks = 8
    }
    #expect(scenario.officers.filter { $0.end == nil }.count == 7)
    #expect(Set(scenario.places.map(\.district)).subtracting(["outside"]).count == 5)
    #expect(Set(scenario.rooms.map(\.venue)).count == 6)
    #expect(scenario.policy.horizonWeeks == 8)
    #expect(scenario.policy.start == Sample.start)
  }

  @Test("The FTE mix is spread by weight, and part-timers have as many hours as their FTE")
  func partTime() throws {
    let scenario = try generate {
      $0.officers = 20
      $0.fteMix = [FTEShare(thousandths: 1000, weight: 1), FTEShare(thousandths: 500, weight: 1)]
    }
    let inPost = scenario.officers.filter { $0.end == nil }
    #expect(inPost.filter { $0.fteThousandths == 500 }.count == 10)
    for officer in inPost {
      let rows = scenario.workingHours.filter { $0.person.text == officer.id.text }
      let minutes = rows.map { row in
        (row.span.end.minutes - row.span.start.minutes) * (row.week == nil ? 2 : 1)
      }.reduce(0, +)
      #expect(rows.isEmpty == (officer.fteThousandths == 1000))
      #expect(rows.isEmpty || abs(minutes - 2 * 5 * 480 / 2) <= 60, "\(officer.id) works \(minutes)")
    }
  }

  @Test("Without officers given there are as many as the middle of the guidance asks for")
  func officersByGuidance() throws {
    let scenario = try generate { $0.children = 600 }
    let equivalents = scenario.officers.filter { $0.end == nil }.map(\.fteThousandths).reduce(0, +)
    #expect(equivalents >= 10_000 && equivalents < 11_000)
  }

  @Test("No family is left without an officer when none should be")
  func allAllocated() throws {
    let scenario = try generate {
      $0.children = 200
      $0.unallocated = 0
    }
    #expect(scenario.families.allSatisfy { $0.officer != nil })
  }

  @Test("A shape that no service has is refused, with the field and what was expected")
  func refusals() {
    let changes: [(inout ServiceShape) -> Void] = [
      { $0.children = 0 }, { $0.officers = 0 }, { $0.districts = 0 }, { $0.venues = 0 },
      { $0.horizonWeeks = 54 }, { $0.horizonWeeks = 0 },
      // Whose last weeks lie beyond the known years.
      {
        $0.horizonWeeks = 53; $0.start = Day(number: 21_180)
      },
      { $0.fteMix = [] }, { $0.fteMix = [FTEShare(thousandths: 1001, weight: 1)] },
      { $0.fteMix = [FTEShare(thousandths: 500, weight: 0)] }, { $0.unallocated = 1.5 },
      { $0.unallocated = .nan },
      {
        $0.onPlan = 0.9; $0.shortBreaks = 0.2
      },
      { $0.start = Day(number: 14_700) }, { $0.start = Day(number: 21_600) },
    ]
    for change in changes {
      #expect(throws: GenerationError.self) { try generate(change) }
    }
    let error = GenerationError.shape(field: "number of venues", value: "0", expected: "1 to 500")
    #expect("\(error)" == "the service's number of venues cannot be 0: expected 1 to 500")
  }

  @Test("Services start lawfully in any of the years whose bank holidays are known", arguments: 2011...2027)
  func years(year: Int) throws {
    let start = try #require(Day(year: year, month: 7, day: 4))
    let scenario = try generate { $0.start = start }
    #expect(scenario.children.count == 40)
    #expect(!scenario.policy.school.holidays.isEmpty)
  }
}
