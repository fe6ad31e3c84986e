// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// A meeting that the plan must book: whose, what, where, and in which window.
struct DueMeeting: Sendable {
  let id: RecordedMeeting.ID
  let kind: MeetingKind
  let family: Int
  /// The children it is about, by id.
  let children: [Int]
  /// The officer named for them, if there is one.
  let named: Int?
  /// Where it is held, or nil when the tables have no place for it.
  let place: Int?
  /// The first day of its window; of a follow-on, until its predecessor is booked, with that on its nominal day.
  var opens: Day
  /// The last day of it.
  var closes: Day
  let rule: String
  let citation: String
  /// The reviews that are held with it, by child.
  var joined: [JoinedWindow] = []
  /// The day of an adjourned conference that it reconvenes, when that made the window shorter.
  var adjourned: Day?
  /// Its position in the course of the diary's meetings.
  var position = 0
  /// The meeting that a follow-on comes after.
  var follows: RecordedMeeting.ID?
}

/// A review that is held with a conference.
struct JoinedWindow: Sendable {
  let child: Int
  let kind: MeetingKind
}

/// A published booking that the plan keeps.
struct KeptMeeting: Sendable {
  let meeting: RecordedMeeting
  let family: Int
  let children: [Int]
  /// The officer named for the first of them, if there is one.
  let named: Int?
  let place: Int?
  /// The window of its children's meetings of the same group, or nil when they have none.
  let window: (opens: Day?, closes: Day, rule: String)?
}
