// SPDX-License-Identifier: GPL-3.0-or-later

/// The clock that a state of a case keeps: from which day, and which meetings it counts.
///
/// Meetings are counted by the group they belong to and not by the kind they were recorded as, so that a review
/// with the wrong label moves the clock all the same.
struct CaseClock {
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
  var clock: CaseClock {
    switch self {
    // Adoption Statutory Guidance 2013, 5.33: before placement both sets of rules apply, from placement on only
    // the placed child's.
    case .lookedAfter, .authorisedForAdoption: CaseClock(group: .review, stoppedBy: .placedForAdoption)
    case .placedForAdoption: CaseClock(group: .review)
    case .adoptionDisrupted: CaseClock(group: .disruption, counts: .dayAfter)
    case .shortBreaks: CaseClock(group: .shortBreaks)
    case .secure: CaseClock(group: .secure)
    case .pathway: CaseClock(group: .pathway)
    case .housedCareLeaver: CaseClock(group: .pathway, counts: .opening)
    case .strategyDiscussion, .transferredIn: CaseClock(group: .initialConference)
    // Case systems record the plan some days after the conference that made it.
    case .onPlan:
      CaseClock(group: .reviewConference, start: .initialConference(daysBefore: 30), counts: .dayAfter)
    }
  }
}
