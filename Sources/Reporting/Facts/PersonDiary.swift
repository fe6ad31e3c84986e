// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// Somebody who has a diary.
struct DiaryPerson {
  /// What the person does at meetings.
  enum Work: Hashable {
    case officer, minuteTaker
  }

  /// The id.
  var id: Identifier<Person>
  /// What the person does at meetings.
  var work: Work
  /// Where the working day starts and ends.
  var base: Place.ID
  /// First day of employment, if known.
  var start: Day?
  /// Last day of employment, if known.
  var end: Day?

  /// An officer.
  init(_ officer: Officer) {
    id = Identifier(officer.id.text)
    work = .officer
    base = officer.base
    start = officer.start
    end = officer.end
  }

  /// A minute taker.
  init(_ minuteTaker: MinuteTaker) {
    id = Identifier(minuteTaker.id.text)
    work = .minuteTaker
    base = minuteTaker.base
    start = minuteTaker.start
    end = minuteTaker.end
  }

  /// `Officer O03`, `Minute taker M01`.
  var words: String { "\(work == .officer ? "Officer" : "Minute taker") \(id)" }

  /// Whether a day is within employment.
  func isEmployed(on day: Day) -> Bool {
    (start.map { $0 <= day } ?? true) && (end.map { day <= $0 } ?? true)
  }
}

/// A person's diary: every week of the plan, and any later one that has a meeting.
struct PersonDiary {
  /// A week from Monday to Friday, with a day of the weekend only when it has a meeting.
  struct Week {
    /// Its Monday.
    var monday: Day
    /// Its days.
    var days: [PersonDay]

    /// Meetings of the week.
    var meetings: Int { days.reduce(0) { $0 + $1.stops.count } }
    /// Half-days that nothing takes.
    var freeHalfDays: Int { days.reduce(0) { $0 + $1.freeHalfDays } }
    /// Minutes in meetings.
    var meetingMinutes: Int { days.reduce(0) { $0 + $1.meetingMinutes } }
    /// Minutes of travel.
    var travelMinutes: Int { days.reduce(0) { $0 + $1.travelMinutes } }
    /// What the week's sheet is known by.
    var anchor: String { "week-\(monday)" }
  }

  /// Whose diary it is.
  var person: DiaryPerson
  /// The weeks, by date.
  var weeks: [Week]

  /// The days that have meetings.
  var daysWithMeetings: [PersonDay] { weeks.flatMap(\.days).filter { !$0.stops.isEmpty } }
  /// Meetings of all weeks.
  var meetings: Int { weeks.reduce(0) { $0 + $1.meetings } }
  /// Half-days that nothing takes.
  var freeHalfDays: Int { weeks.reduce(0) { $0 + $1.freeHalfDays } }
  /// Minutes in meetings.
  var meetingMinutes: Int { weeks.reduce(0) { $0 + $1.meetingMinutes } }
  /// Minutes of travel.
  var travelMinutes: Int { weeks.reduce(0) { $0 + $1.travelMinutes } }
}
