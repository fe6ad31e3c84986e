// SPDX-License-Identifier: GPL-3.0-or-later

public import Casework
public import StatutoryCalendar

/// What cannot be asked of a diary.
public enum DiaryError: Error, Hashable, CustomStringConvertible {
  /// The day is not one of the plan.
  case todayOutsidePlan(Day, first: Day, last: Day)
  /// The diary was mended on a later day already.
  case todayBeforeLastMending(Day, last: Day)
  /// The diary has no such meeting.
  case unknownMeeting(RecordedMeeting.ID)
  /// The scenario has no such family.
  case unknownFamily(Family.ID)
  /// The scenario has no such officer.
  case unknownOfficer(Officer.ID)
  /// The scenario has no such place.
  case unknownPlace(Place.ID)
  /// The meeting has no day in the diary.
  case notBooked(RecordedMeeting.ID)
  /// The meeting was adjourned already; another follows it.
  case alreadyAdjourned(RecordedMeeting.ID)
  /// The meeting is over.
  case isOver(RecordedMeeting.ID, on: Day, today: Day)
  /// No child of the family has an open status.
  case noOpenChild(Family.ID)
  /// The tables do not say where the family's meetings of the kind are held.
  case noPlace(Family.ID, MeetingKind)

  /// What is wrong, as a sentence without a full stop.
  public var description: String {
    switch self {
    case .todayOutsidePlan(let day, let first, let last):
      "\(day) is not in the plan: expected a date from \(first) to \(last)"
    case .todayBeforeLastMending(let day, let last):
      "\(day) is before \(last), when the diary was last mended: expected that date or a later one"
    case .unknownMeeting(let id): "the diary has no meeting \(id)"
    case .unknownFamily(let id): "the scenario has no family \(id)"
    case .unknownOfficer(let id): "the scenario has no officer \(id)"
    case .unknownPlace(let id): "the scenario has no place \(id)"
    case .notBooked(let id): "meeting \(id) has no day in the diary"
    case .alreadyAdjourned(let id): "meeting \(id) was adjourned already: ask for the one that follows it"
    case .isOver(let id, let day, let today): "meeting \(id) was on \(day), before \(today)"
    case .noOpenChild(let id): "no child of family \(id) has an open status"
    case .noPlace(let id, let kind):
      "the tables do not say where a \(kind.rawValue) of family \(id) is held"
    }
  }
}
