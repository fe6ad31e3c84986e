// SPDX-License-Identifier: GPL-3.0-or-later

/// What a child's case is, as far as the rules of time care: the states that start and keep a clock.
public enum CaseStatus: String, CaseIterable, Sendable, Hashable {
  case lookedAfter = "looked-after"
  case shortBreaks = "short-breaks"
  case authorisedForAdoption = "authorised-for-adoption"
  case placedForAdoption = "placed-for-adoption"
  case adoptionDisrupted = "adoption-disrupted"
  case secure
  /// A relevant young person with a pathway plan.
  case pathway
  /// A care leaver in accommodation that the authority provides.
  case housedCareLeaver = "housed-care-leaver"
  /// A strategy discussion started enquiries; the initial conference is not yet held.
  case strategyDiscussion = "strategy-discussion"
  /// Another authority's plan was notified; the transfer-in conference is not yet held.
  case transferredIn = "transferred-in"
  case onPlan = "on-plan"
}

/// What a meeting is, one word for one thing, as `Scenarios/FORMAT.md` lists them.
public enum MeetingKind: String, CaseIterable, Sendable, Hashable {
  case firstReview = "first-review"
  case secondReview = "second-review"
  case laterReview = "later-review"
  case secondPartReview = "second-part-review"
  case broughtForwardReview = "brought-forward-review"
  case placementWithParentsReview = "placement-with-parents-review"
  case unregulatedPlacementReview = "unregulated-placement-review"
  case shortBreaksFirstReview = "short-breaks-first-review"
  case shortBreaksLaterReview = "short-breaks-later-review"
  case adoptionAuthorisedFirstReview = "adoption-authorised-first-review"
  case adoptionAuthorisedLaterReview = "adoption-authorised-later-review"
  case adoptionPlacedFirstReview = "adoption-placed-first-review"
  case adoptionPlacedSecondReview = "adoption-placed-second-review"
  case adoptionPlacedLaterReview = "adoption-placed-later-review"
  case adoptionDisruptionReview = "adoption-disruption-review"
  case secureFirstReview = "secure-first-review"
  case secureLaterReview = "secure-later-review"
  case pathwayReview = "pathway-review"
  case housedFirstReview = "housed-first-review"
  case housedLaterReview = "housed-later-review"
  case initialConference = "initial-conference"
  case transferInConference = "transfer-in-conference"
  case firstReviewConference = "first-review-conference"
  case laterReviewConference = "later-review-conference"

  /// The clock that a held meeting of this kind restarts.
  public var group: MeetingGroup {
    switch self {
    case .firstReview, .secondReview, .laterReview, .broughtForwardReview,
      .placementWithParentsReview, .unregulatedPlacementReview, .adoptionAuthorisedFirstReview,
      .adoptionAuthorisedLaterReview, .adoptionPlacedFirstReview, .adoptionPlacedSecondReview,
      .adoptionPlacedLaterReview:
      .review
    case .secondPartReview: .secondPart
    case .shortBreaksFirstReview, .shortBreaksLaterReview: .shortBreaks
    case .adoptionDisruptionReview: .disruption
    case .secureFirstReview, .secureLaterReview: .secure
    case .pathwayReview, .housedFirstReview, .housedLaterReview: .pathway
    case .initialConference, .transferInConference: .initialConference
    case .firstReviewConference, .laterReviewConference: .reviewConference
    }
  }

  /// Whether this is a child protection conference, and not a review.
  public var isConference: Bool {
    group == .initialConference || group == .reviewConference
  }

  /// Whether meetings of this kind are asked for by an event of the case, recorded as `due`, and not by a state.
  ///
  /// Only these may be in `CaseHistory.events`.
  public var isAskedForByEvent: Bool {
    switch self {
    case .secondPartReview, .broughtForwardReview, .placementWithParentsReview, .unregulatedPlacementReview:
      true
    default: false
    }
  }
}

/// Meetings that answer the same clock: holding any of a group counts as the previous meeting of the next.
public enum MeetingGroup: String, CaseIterable, Sendable, Hashable {
  case review
  /// The second part of a review, alone: the first part is the review that the law dates, so the second
  /// restarts no clock and answers only the event that asks for it.
  case secondPart
  case shortBreaks
  case disruption
  case secure
  case pathway
  case initialConference
  case reviewConference
}
