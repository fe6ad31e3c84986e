// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Verification

@Suite("A good plan") struct GoodPlanTests {
  @Test("The plan worked out by hand breaks no rule") func accepted() throws {
    #expect(try TinyPlan().verify() == [])
  }
}
