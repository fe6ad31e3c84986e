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
  /// A whole plan in which a review is held with a conference.
  case combined
  /// A diary that was mended.
  case rebooked
  /// The same, mended once more without anything to do.
  case rebookedAgain
  /// A plan in which a meeting follows another.
  case followed
  /// The same, mended so that the follow-on's window moves.
  case followedAnew

  var plan: TinyPlan {
    switch self {
    case .tiny: TinyPlan()
    case .split: SplitPlan.plan
    case .rebalanced: RebalancedPlan.plan
    case .combined: CombinedPlan.plan
    case .rebooked: RebookedPlan.plan
    case .rebookedAgain: RebookedPlan.again
    case .followed: FollowedPlan.plan
    case .followedAnew: FollowedPlan.mended
    }
  }

  var scenario: Scenario {
    switch self {
    case .tiny, .rebooked, .rebookedAgain: TinyService.scenario
    case .combined: CombinedPlan.scenario
    case .split: SplitPlan.scenario
    case .rebalanced: RebalancedPlan.scenario
    case .followed, .followedAnew: FollowedPlan.scenario
    }
  }
}
