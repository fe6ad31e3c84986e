// SPDX-License-Identifier: GPL-3.0-or-later

/// Where a meeting is in a diary: who, when, where, with which room and minute taker.
public struct DiaryBooking: Hashable, Sendable {
  /// A room by its venue.
  public struct Room: Hashable, Sendable {
    /// The venue's index.
    public var venue: Int
    /// The room's index within the venue.
    public var room: Int

    /// Creates a room.
    public init(venue: Int, room: Int) {
      self.venue = venue
      self.room = room
    }
  }

  /// The chair.
  public var officer: Int
  /// The day.
  public var day: Int
  /// From when to when, minutes after midnight.
  public var span: BookingProblem.Span
  /// Where it is held.
  public var place: Int
  /// The room, when it has one.
  public var room: Room?
  /// The minute taker, when it has one.
  public var minuteTaker: Int?

  /// Creates a booking.
  public init(
    officer: Int, day: Int, span: BookingProblem.Span, place: Int, room: Room? = nil, minuteTaker: Int? = nil
  ) {
    self.officer = officer
    self.day = day
    self.span = span
    self.place = place
    self.room = room
    self.minuteTaker = minuteTaker
  }

  /// Whether another booking has the same officer, day and start: for the family it is then the same.
  func isSameAppointment(as other: DiaryBooking) -> Bool {
    officer == other.officer && day == other.day && span.lowerBound == other.span.lowerBound
  }
}
