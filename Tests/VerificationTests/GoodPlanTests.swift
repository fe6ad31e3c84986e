// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Verification

@Suite("A good plan") struct GoodPlanTests {
  @Test("A plan worked out by hand breaks no rule", arguments: GoodPlan.allCases)
  func accepted(good: GoodPlan) throws {
    #expect(try good.plan.verify(good.scenario) == [])
  }
}
