// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

@testable import Verification

/// A plan worked out by hand that breaks no rule, and its scenario.
enum GoodPlan: CaseIterable {
  /// A whole plan with a diary.
  case tiny
  /// An allocation in which siblings are split.
  case split
  /// A rebalancing after an officer has come back.
  case rebalanced

  var plan: TinyPlan {
    switch self {
    case .tiny: TinyPlan()
    case .split: SplitPlan.plan
    case .rebalanced: RebalancedPlan.plan
    }
  }

  var scenario: Scenario {
    switch self {
    case .tiny: TinyService.scenario
    case .split: SplitPlan.scenario
    case .rebalanced: RebalancedPlan.scenario
    }
  }
}
