// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

extension MeetingKind {
  /// What the meeting is called, with a capital.
  var words: String {
    switch self {
    case .firstReview: "First review"
    case .secondReview: "Second review"
    case .laterReview: "Later review"
    case .secondPartReview: "Second part of a review"
    case .broughtForwardReview: "Review brought forward"
    case .placementWithParentsReview: "Review before placement with parents"
    case .unregulatedPlacementReview: "Review before a move to an unregulated placement"
    case .shortBreaksFirstReview: "Short breaks: first review"
    case .shortBreaksLaterReview: "Short breaks: later review"
    case .adoptionAuthorisedFirstReview: "Adoption authorised: first review"
    case .adoptionAuthorisedLaterReview: "Adoption authorised: later review"
    case .adoptionPlacedFirstReview: "Placed for adoption: first review"
    case .adoptionPlacedSecondReview: "Placed for adoption: second review"
    case .adoptionPlacedLaterReview: "Placed for adoption: later review"
    case .adoptionDisruptionReview: "Adoption disruption review"
    case .secureFirstReview: "Secure accommodation: first review"
    case .secureLaterReview: "Secure accommodation: later review"
    case .pathwayReview: "Pathway plan review"
    case .housedFirstReview: "Care leaver housed: first review"
    case .housedLaterReview: "Care leaver housed: later review"
    case .initialConference: "Initial conference"
    case .transferInConference: "Transfer-in conference"
    case .firstReviewConference: "First review conference"
    case .laterReviewConference: "Later review conference"
    }
  }
}

extension Breach.Cause {
  /// What stops it, short enough for a table.
  var words: String {
    switch self {
    case .overdueAtStart: "Overdue when the plan starts"
    case .noticeTooLong: "Notice ends after the window"
    case .windowHasNoWorkingDay: "No working day in the window"
    case .noEligibleOfficer: "No officer may take it"
    case .noOfficerTime: "No officer has the time"
    case .noRoom: "No room is free"
    case .noMinuteTaker: "No minute taker is free"
    case .publishedBookingLate: "Published booking outside the window"
    case .adjourned: "Adjourned, and no day of the window left"
    case .resourcesTaken: "Other meetings take the time"
    case .maximumCaseload: "Officers are at the maximum caseload"
    }
  }

  /// What the cause means, in a sentence.
  var meaning: String {
    switch self {
    case .overdueAtStart: "The window was over before the first day of the plan."
    case .noticeTooLong: "The notice that people must be given ends after the window closes."
    case .windowHasNoWorkingDay: "No working day on which a meeting may be held lies in the window."
    case .noEligibleOfficer:
      "The rules on roles, skills, independence, conflicts and employment leave nobody who may take it."
    case .noOfficerTime:
      "Nobody who may chair it has the time, travel included, on any day of the window."
    case .noRoom: "No room at the venue is open and free for long enough on any day of the window."
    case .noMinuteTaker: "No minute taker is free for long enough on any day of the window."
    case .publishedBookingLate: "A booking that is already published lies outside the window; it is kept."
    case .adjourned: "It was begun and has to be held anew, after the last day of its window."
    case .resourcesTaken:
      "It could be in its window alone; together with the other meetings there is not enough time."
    case .maximumCaseload: "Every officer who may take the family would go above the maximum caseload."
    }
  }
}

extension PlanSummary.Status {
  /// How the search ended, in a sentence.
  var words: String {
    switch self {
    case .complete: "The planning ran to its end."
    case .timeLimit:
      "The planning stopped at its time limit. This is the best plan that it had found by then."
    case .interrupted:
      "Somebody interrupted the planning. This is the best plan that it had found by then."
    }
  }

  /// How the label of the status looks: a limit that was reached is worth knowing and no fault.
  var tone: Components.Tone {
    switch self {
    case .complete: .good
    case .timeLimit: .note
    case .interrupted: .alert
    }
  }

  /// The same in one word or two.
  var label: String {
    switch self {
    case .complete: "Complete"
    case .timeLimit: "Time limit reached"
    case .interrupted: "Interrupted"
    }
  }
}

extension MonthCount {
  /// How months are counted, in a sentence.
  var words: String {
    switch self {
    case .statutory: "Calendar months, as the law has them."
    case .mis: "Days, as case systems count: 91 for three months and 183 for six."
    case .strict: "The earlier of calendar months and 91 or 183 days, so that neither count makes it late."
    }
  }
}

extension Rule.Limit {
  /// `20 working days`, `before the event`.
  var words: String {
    switch self {
    case .within(let interval): "\(interval)"
    case .beforeEvent: "before the event"
    case .endOfMonth: "by the end of the month"
    case .asSoonAsPracticable: "as soon as practicable"
    }
  }
}
