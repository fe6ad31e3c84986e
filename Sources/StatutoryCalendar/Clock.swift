// SPDX-License-Identifier: GPL-3.0-or-later

/// The clock that a state of a case keeps: from which day, and which meetings it counts.
///
/// Meetings are counted by the group they belong to and not by the kind they were recorded as, so that a review
/// with the wrong label moves the clock all the same.
struct Clock {
  /// Which day the clock starts on.
  enum Start {
    /// The day the state began.
    case state
    /// The initial conference held at most so many days before the state was recorded, or else that day.
    case initialConference(daysBefore: Int)
  }

  /// From which day on a meeting counts.
  enum First {
    /// The day the clock started.
    case startDay
    /// The day after.
    case dayAfter
    /// The first lawful day of the first meeting: one before it does not answer the duty.
    case opening
  }

  let group: MeetingGroup
  var start = Start.state
  var counts = First.startDay
  /// A state that stops this clock while it lasts.
  var stoppedBy: CaseStatus?
}

extension CaseStatus {
  /// The clock that the state keeps.
  var clock: Clock {
    switch self {
    // Adoption Statutory Guidance 2013, 5.33: before placement both sets of rules apply, from placement on only
    // the placed child's.
    case .lookedAfter, .authorisedForAdoption: Clock(group: .review, stoppedBy: .placedForAdoption)
    case .placedForAdoption: Clock(group: .review)
    case .adoptionDisrupted: Clock(group: .disruption, counts: .dayAfter)
    case .shortBreaks: Clock(group: .shortBreaks)
    case .secure: Clock(group: .secure)
    case .pathway: Clock(group: .pathway)
    case .housedCareLeaver: Clock(group: .pathway, counts: .opening)
    case .strategyDiscussion, .transferredIn: Clock(group: .initialConference)
    // Case systems record the plan some days after the conference that made it.
    case .onPlan:
      Clock(group: .reviewConference, start: .initialConference(daysBefore: 30), counts: .dayAfter)
    }
  }
}

extension MeetingKind {
  /// Whether meetings of this kind are asked for by an event of the case, recorded as `due`, and not by a
  /// state: only these may be in `CaseHistory.events`.
  public var isAskedForByEvent: Bool {
    switch self {
    case .secondPartReview, .broughtForwardReview, .placementWithParentsReview, .unregulatedPlacementReview:
      true
    default: false
    }
  }

  /// Whether holding one restarts the clock of its group.
  ///
  /// The second part of a review does not: the first
  /// part is the review that the law dates.
  var restartsClock: Bool { self != .secondPartReview }
}
