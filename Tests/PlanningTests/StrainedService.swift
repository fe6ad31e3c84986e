// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Generation
import StatutoryCalendar

@testable import Planning

/// Generated services on which everything that the allocation model knows is laid at random.
enum StrainedService {
  static func scenario(_ random: inout TestRandom, calendar: WorkingCalendar) throws -> Scenario {
    var shape = ServiceShape(start: SmallService.day("2025-06-02"))
    shape.children = random.number(20...60)
    shape.officers = random.number(3...5)
    shape.unallocated = 0.4
    shape.seed = UInt64(random.number(1...1_000_000))
    var scenario = try ServiceGenerator.generate(shape, calendar: calendar)
    strainPolicy(&scenario.policy, &random)
    for officer in scenario.officers.indices { strain(&scenario.officers[officer], scenario.policy, &random) }
    for family in scenario.families.indices { strain(family, of: &scenario, &random) }
    return scenario
  }

  private static func strainPolicy(_ policy: inout Policy, _ random: inout TestRandom) {
    policy.capacity.weighting = Capacity.Weighting.allCases[random.number(0...2)]
    policy.capacity.periods = [1, 2, 4, 12][random.number(0...3)]
    policy.capacity.bands = SmallService.randomBands(&random)
    policy.capacity.productiveMinutesPerYear = random.number(5_000...40_000)
    if random.happens(percent: 50) { policy.capacity.splitFromChildren = random.number(2...4) }
    if random.happens(percent: 30) { policy.capacity.maximumChildrenPerFTE = random.number(5...30) }
    if random.happens(percent: 30) { policy.capacity.maximumPercent = random.number(50...200) }
    policy.costs.changeOfOfficer = random.number(0...900)
    policy.costs.splitSiblings = random.number(0...2000)
  }

  private static func strain(_ officer: inout Officer, _ policy: Policy, _ random: inout TestRandom) {
    if random.happens(percent: 20) { officer.end = policy.start + random.number(0...364) }
    if random.happens(percent: 20) { officer.caseloadPercent = random.number(50...100) }
    officer.skills = Set(["signing", "welsh"].filter { _ in random.happens(percent: 50) })
    officer.roles.insert(.reviews)
  }

  private static func strain(_ family: Int, of scenario: inout Scenario, _ random: inout TestRandom) {
    func another() -> Int { random.number(0...(scenario.families.count - 1)) }
    let id = scenario.families[family].id
    let officer = scenario.officers[random.number(0...(scenario.officers.count - 1))].id
    if random.happens(percent: 20) { scenario.families[family].preferredSkills = ["signing", "welsh"] }
    if random.happens(percent: 10) { scenario.families[family].skills.insert("welsh") }
    if random.happens(percent: 15) { scenario.families[family].formerOfficers = [officer] }
    let (sibling, apart) = (another(), another())
    if sibling != family, random.happens(percent: 10) {
      scenario.families[family].siblings = [scenario.families[sibling].id]
    }
    if apart != family, random.happens(percent: 10) {
      scenario.families[family].apartFrom = [scenario.families[apart].id]
    }
    func decide(_ kind: Decision.Kind, _ officer: Officer.ID) {
      scenario.decisions.append(Decision(family: id, kind: kind, officer: officer, reason: "drawn"))
    }
    switch random.number(1...100) {
    case 1...10: decide(.pin, officer)
    case 11...20: decide(.forbid, officer)
    case 21...30: if let present = scenario.families[family].officer { decide(.keep, present) }
    default: break
    }
  }
}
