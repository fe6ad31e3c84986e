// SPDX-License-Identifier: GPL-3.0-or-later

public import StatutoryCalendar
public import Travel

/// Somewhere that people meet, live or start from.
public struct Place: Sendable, Hashable {
  /// A place's id.
  public typealias ID = Identifier<Place>

  /// What a place is.
  public enum Kind: String, CaseIterable, Sendable {
    case office, venue, placement, home
  }

  /// The id.
  public var id: ID
  /// What it is.
  public var kind: Kind
  /// Where it is.
  public var point: GridPoint
  /// The district, as a word.
  public var district: String

  /// Creates a place.
  public init(id: ID, kind: Kind, point: GridPoint, district: String) {
    self.id = id
    self.kind = kind
    self.point = point
    self.district = district
  }
}

/// A room in which conferences are held.
public struct Room: Sendable, Hashable {
  /// A room's id.
  public typealias ID = Identifier<Room>

  /// The id.
  public var id: ID
  /// The venue or office it is in.
  public var venue: Place.ID
  /// When it is open on a working day, or nil for the policy's default hours.
  public var opening: TimeSpan?

  /// Creates a room.
  public init(id: ID, venue: Place.ID, opening: TimeSpan? = nil) {
    self.id = id
    self.venue = venue
    self.opening = opening
  }
}

/// A day on which an office is closed: no capacity, and no effect on any deadline.
public struct Closure: Sendable, Hashable {
  /// The day.
  public var day: Day
  /// Why, as a word.
  public var reason: String
  /// The place, or nil when every office is closed and no meeting at all is held.
  public var place: Place.ID?

  /// Creates a closure.
  public init(day: Day, reason: String, place: Place.ID? = nil) {
    self.day = day
    self.reason = reason
    self.place = place
  }
}

/// A journey whose minutes are known, in one direction.
public struct TravelOverride: Sendable, Hashable {
  /// Where it starts.
  public var from: Place.ID
  /// Where it ends.
  public var to: Place.ID
  /// How long it takes, in minutes.
  public var minutes: Int

  /// Creates an override.
  public init(from: Place.ID, to: Place.ID, minutes: Int) {
    self.from = from
    self.to = to
    self.minutes = minutes
  }
}
