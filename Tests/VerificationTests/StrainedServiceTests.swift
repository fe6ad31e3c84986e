// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Exchange
import Foundation
import Generation
import LinearOptimization
import Planning
import StatutoryCalendar
import Testing

@testable import Verification

@Suite("Plans of strained services pass the checker") struct StrainedServiceTests {
  @Test("A strained service's plan breaks no rule", arguments: (1...8) as ClosedRange<UInt64>)
  func strained(seed: UInt64) throws {
    let scenario = try StrainedService(seed: seed, children: 24, calendar: try TinyService.calendar).scenario
    var options = PlanOptions()
    options.timeLimit = 2
    options.threads = 1
    options.seed = seed
    options.reallocate = seed.isMultiple(of: 4)
    let found = try violations(inPlanOf: scenario, options)
    #expect(found.isEmpty, "seed \(seed):\n\(found.map(\.description).joined(separator: "\n"))")
  }

  @Test("Of two families apart whom one officer alone may take, the second has nobody eligible")
  func apart() throws {
    var scenario = TinyService.scenario
    scenario.officer("A4") { $0.skills = ["bsl"] }
    scenario.family("F6") {
      $0.officer = nil
      $0.skills = ["bsl"]
      $0.apartFrom = ["F5"]
    }
    var options = PlanOptions()
    options.threads = 1
    #expect(try violations(inPlanOf: scenario, options) == [])
  }
}
