// SPDX-License-Identifier: GPL-3.0-or-later

public import StatutoryCalendar

/// Something that happens to a published diary (`Scenarios/MODEL.md`, Slots and re-booking).
public enum DiaryEvent: Sendable, Hashable {
  /// An officer is away.
  case absent(Officer.ID, first: Day, last: Day)
  /// A place is closed.
  case close(Place.ID, first: Day, last: Day)
  /// A meeting was begun and has to be held anew.
  case adjourn(RecordedMeeting.ID)
  /// A further meeting of a family has to be held.
  case add(Family.ID, MeetingKind, opens: Day, closes: Day)
}

/// What re-booking did with one meeting.
public struct DiaryChange: Sendable, Hashable {
  /// The change.
  public enum Change: String, CaseIterable, Sendable {
    /// A published booking has another officer, day or start.
    case moved
    /// A published booking keeps officer, day and start and has another room or minute taker.
    case roomOrTaker = "room-or-taker"
    /// It had no booking and has one.
    case booked
    /// It had a booking and has none.
    case lost
    /// It was adjourned.
    case adjourned
    /// It is new in the diary, booked or not.
    case added
  }

  /// Where a meeting is in the diary.
  public struct Place: Sendable, Hashable {
    /// The chair.
    public var officer: Officer.ID
    /// The day.
    public var day: Day
    /// When it starts.
    public var start: ClockTime
    /// The room, when it needs one.
    public var room: Room.ID?
    /// The minute taker, when it needs one.
    public var minuteTaker: MinuteTaker.ID?

    /// Where a booking is, or nil when it is unbooked.
    public init?(_ booking: Booking) {
      guard let officer = booking.officer, let day = booking.day, let span = booking.span else { return nil }
      self.officer = officer
      self.day = day
      start = span.start
      room = booking.room
      minuteTaker = booking.minuteTaker
    }
  }

  /// The meeting.
  public var meeting: RecordedMeeting.ID
  /// What was done.
  public var change: Change
  /// Where it was, if anywhere.
  public var before: Place?
  /// Where it is now, if anywhere.
  public var after: Place?
  /// Why, in words.
  public var reason: String

  /// Creates a change.
  public init(
    meeting: RecordedMeeting.ID, change: Change, before: Place?, after: Place?, reason: String
  ) {
    self.meeting = meeting
    self.change = change
    self.before = before
    self.after = after
    self.reason = reason
  }
}

/// What a re-booking was asked and what it did.
public struct RebookOutcome: Sendable, Hashable {
  /// The day on which it was asked: nothing before it changes, notice counts from it.
  public var today: Day
  /// All that happened since the plan was made, in order.
  public var events: [DiaryEvent]
  /// The meetings that were to stay where they are, beside those pinned in `meetings.csv`.
  public var pinned: [RecordedMeeting.ID] = []
  /// Published bookings from `today` on.
  public var published = 0
  /// Published bookings that moved though nothing had made them impossible.
  public var moved = 0
  /// Published bookings that an event made impossible.
  public var lifted = 0
  /// Those of them, and new meetings, for which no day was found.
  public var lost = 0
  /// The objective of the mended diary from `today` on.
  public var objective = 0

  /// Creates an outcome without figures.
  public init(today: Day, events: [DiaryEvent]) {
    self.today = today
    self.events = events
  }
}
