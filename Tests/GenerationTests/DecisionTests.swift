// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar
import Testing

@testable import Generation

@Suite("Managers' decisions and siblings of a generated service")
struct DecisionTests {
  private static let large = [Sample(children: 500, seed: 1), Sample(children: 500, seed: 77)]

  @Test("Decisions agree with the families' officers and break no rule", arguments: Sample.all)
  func decisions(_ sample: Sample) throws {
    let service = try sample.generate()
    for decision in service.scenario.decisions {
      let family = try #require(service.families[decision.family])
      let officer = try #require(service.officers[decision.officer])
      switch decision.kind {
      case .keep: #expect(family.officer == officer.id)
      case .forbid: #expect(family.officer != officer.id)
      case .pin:
        #expect(family.officer == nil && !family.conflicts.contains(officer.id))
        #expect(officer.skills.isSuperset(of: family.skills))
      }
      #expect((1...120).contains(decision.reason.unicodeScalars.count))
    }
    let ofFamily = Dictionary(grouping: service.scenario.decisions, by: \.family)
    #expect(ofFamily.values.allSatisfy { $0.count == 1 })
    let families = service.scenario.decisions.map(\.family)
    #expect(families == families.sorted())
  }

  @Test("Siblings' rows are other families in care, of the same team", arguments: Sample.all)
  func siblings(_ sample: Sample) throws {
    let service = try sample.generate()
    for family in service.scenario.families {
      for id in family.siblings {
        let other = try #require(service.families[id])
        #expect(other.id != family.id && other.team == family.team)
        #expect(!other.apartFrom.contains(family.id) && !family.apartFrom.contains(id))
      }
    }
  }

  @Test("A large service has a few of each, and starters have less than a whole caseload", arguments: large)
  func few(_ sample: Sample) throws {
    let scenario = try sample.generate().scenario
    #expect((1...20).contains(scenario.decisions.count))
    #expect((1...20).contains(scenario.families.count { !$0.siblings.isEmpty }))
    for officer in scenario.officers {
      let isStarter = officer.start.map { $0 > scenario.policy.start } ?? false
      #expect(officer.caseloadPercent == (isStarter ? 90 : 100))
    }
  }

  @Test("Halton has none, because its report has none") func halton() throws {
    let scenario = try Published.service("halton-2013").scenario
    #expect(scenario.decisions.isEmpty)
    #expect(scenario.families.allSatisfy { $0.siblings.isEmpty })
    #expect(scenario.officers.allSatisfy { $0.caseloadPercent == 100 })
  }
}
