// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import RandomNumbers
import StatutoryCalendar
import Testing

@testable import Simulation

@Suite("A case file")
struct CaseFileTests {
  @Test(
    "asks for the same meetings by the newest of those held as by all of them", arguments: [UInt64(1), 2, 3])
  func heldThatCounts(seed: UInt64) throws {
    var policy = Policy(service: "test", start: TinyService.start)
    policy.tightenings = []
    let rules = try policy.rules(calendar: Courses.calendar)
    var random = SplitMix64(seed: seed)
    var shortened = 0
    for _ in 0..<400 {
      let since = TinyService.start - random.integer(in: 1...900)
      let statuses = CaseStatus.allCases
      var file = CaseFile(
        id: "C1", family: 0, birth: since - 3000, placement: nil, cohorts: [],
        spells: (0..<random.integer(in: 1...3)).map { _ in
          .init(
            status: statuses[random.below(statuses.count)], since: since + random.integer(in: 0...60),
            until: nil,
            known: since)
        })
      let kinds = MeetingKind.allCases
      file.held = (0..<random.integer(in: 0...24)).map { _ in
        .init(kind: kinds[random.below(kinds.count)], day: since + random.integer(in: -40...880))
      }
      if file.heldThatCounts.count < file.held.count { shortened += 1 }
      let all = CaseHistory(
        spells: file.spells.map { .init(status: $0.status, since: $0.since) }, held: file.held)
      #expect(try rules.windows(of: file.history()) == rules.windows(of: all), "seed \(seed)")
    }
    #expect(shortened > 50)
  }
}
