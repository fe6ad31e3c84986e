// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

extension MeetingKind {
  /// The same inside a sentence: `later review`.
  var wordsInside: String { words.prefix(1).lowercased() + words.dropFirst() }

  /// What the meeting is called where there is little room.
  var shortWords: String {
    switch self {
    case .secondPartReview: "Second part"
    case .broughtForwardReview: "Review brought forward"
    case .placementWithParentsReview: "Before parents' care"
    case .unregulatedPlacementReview: "Before unregulated"
    case .shortBreaksFirstReview, .shortBreaksLaterReview: "Short breaks review"
    case .adoptionAuthorisedFirstReview, .adoptionAuthorisedLaterReview, .adoptionPlacedFirstReview,
      .adoptionPlacedSecondReview, .adoptionPlacedLaterReview:
      "Adoption review"
    case .adoptionDisruptionReview: "Disruption review"
    case .secureFirstReview, .secureLaterReview: "Secure review"
    case .housedFirstReview, .housedLaterReview: "Care leaver review"
    case .transferInConference: "Transfer-in conf."
    case .firstReviewConference: "First review conf."
    case .laterReviewConference: "Later review conf."
    default: words
    }
  }
}

extension Absence.Kind {
  /// Why somebody is away; of illness and family no more than that somebody is away.
  var words: String {
    switch self {
    case .leave: "Leave"
    case .training: "Training"
    case .sickness, .parental, .other: "Away"
    }
  }
}

extension PersonDay.Away {
  /// Why a day has no working time, short enough for a cell.
  var words: String {
    switch self {
    case .beforePlan: "Before the plan"
    case .bankHoliday: "Bank holiday"
    case .closed(let reason): "Closed: \(reason)"
    case .notEmployed: "Not in post"
    case .noHours: "Not working"
    case .absent(let kind): kind.words
    case .duty(let duty): duty.lowercased() == "duty" ? "Duty" : "Duty: \(duty)"
    }
  }
}

extension DiaryEvent {
  /// What happened, in a sentence.
  var words: String {
    switch self {
    case .absent(let officer, let first, let last):
      "Officer \(officer) is away \(Self.days(first, last))."
    case .close(let place, let first, let last): "\(place) is closed \(Self.days(first, last))."
    case .adjourn(let meeting): "Meeting \(meeting) was adjourned and has to be held anew."
    case .add(let family, let kind, let opens, let closes):
      "Family \(family) needs one more meeting, a \(kind.wordsInside), \(Self.days(opens, closes))."
    }
  }

  private static func days(_ first: Day, _ last: Day) -> String {
    first == last ? "on \(TimeWords.date(first))" : "from \(TimeWords.dates(first, to: last))"
  }
}

extension DiaryChange.Change {
  /// What was done, short enough for a label.
  var words: String {
    switch self {
    case .moved: "Moved"
    case .roomOrTaker: "Other room or minute taker"
    case .booked: "Now booked"
    case .lost: "No longer booked"
    case .adjourned: "Adjourned"
    case .added: "Added"
    }
  }

  /// Whether somebody has to act on it.
  var tone: Components.Tone { self == .lost ? .alert : .note }

  /// The order in which people need to know of changes.
  static let byUrgency: [DiaryChange.Change] = [.lost, .adjourned, .moved, .booked, .added, .roomOrTaker]
}

extension BindingResource.Resource {
  /// What more of it would be, for the start of a sentence.
  var words: String {
    switch self {
    case .room(let venue): "One more room at \(venue) for half a day"
    case .minuteTaker: "One more minute taker for half a day"
    case .officer(let officer): "A free half-day of officer \(officer)"
    case .notice(let kind): "One working day less of notice of a meeting (\(kind.wordsInside))"
    }
  }

  /// What there is too little of, for a table.
  var name: String {
    switch self {
    case .room(let venue): "Room at \(venue)"
    case .minuteTaker: "Minute taker"
    case .officer(let officer): "Officer \(officer)"
    case .notice(let kind): "Notice: \(kind.wordsInside)"
    }
  }
}
