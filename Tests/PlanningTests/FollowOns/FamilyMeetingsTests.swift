// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Testing

@testable import Planning

@Suite("The meetings of some families")
struct FamilyMeetingsTests {
  @Test("are those that they have among all families'", arguments: [1, 2, 3])
  func some(seed: UInt64) throws {
    let service = try PublishedService(start: "2026-01-05", children: 24, officers: 3, seed: seed) {
      $0.policy.horizonWeeks = 40
    }
    let tables = try ServiceTables(service.scenario, calendar: service.calendar)
    let named = DiaryMaking(tables, allocation: service.plan.allocation).named()
    let all = try DueMeetings(tables, named: named)
    #expect(all.due.contains { $0.follows != nil })
    var random = TestRandom(seed: seed)
    let families = Set(tables.scenario.families.indices.filter { _ in random.happens(percent: 30) })
    let some = try DueMeetings(tables, named: named, of: families)
    func days(_ meetings: DueMeetings) -> [String] {
      meetings.course.meetings.filter { meeting in
        meeting.children.contains { child in tables.familyOfChild[child].map(families.contains) ?? false }
      }.map { "\($0.id) \($0.nominal)" }.sorted()
    }
    #expect(!days(some).isEmpty)
    #expect(days(some) == days(all), "seed \(seed)")
    #expect(
      some.due.map(\.id) == all.due.filter { families.contains($0.family) }.map(\.id), "seed \(seed)")
  }
}
