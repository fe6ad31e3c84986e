// SPDX-License-Identifier: GPL-3.0-or-later

public import Casework
public import StatutoryCalendar

/// What has happened to a diary, and on which day somebody mends it.
public struct RebookRequest: Sendable {
  /// The day: nothing before it changes, and notice counts from it; nil for the day of the last mending, or the
  /// plan's start.
  public var today: Day?
  /// What has happened since the diary was last mended, in order.
  public var events: [DiaryEvent]
  /// The meetings whose bookings may not be moved, beside those pinned in `meetings.csv`.
  public var pinned: [RecordedMeeting.ID]

  /// Creates a request.
  public init(today: Day? = nil, events: [DiaryEvent] = [], pinned: [RecordedMeeting.ID] = []) {
    self.today = today
    self.events = events
    self.pinned = pinned
  }
}
