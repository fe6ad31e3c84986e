// SPDX-License-Identifier: GPL-3.0-or-later

public import StatutoryCalendar

/// What one more half-day of a resource would be worth in a week, from the prices that prove the diary's bound
/// (`Scenarios/MODEL.md`, What binds).
public struct BindingResource: Sendable, Hashable {
  /// The resource.
  public enum Resource: Sendable, Hashable {
    /// One more room at a venue.
    case room(venue: Place.ID)
    /// One more minute taker, wherever needed.
    case minuteTaker
    /// A free half-day of an officer.
    case officer(Officer.ID)
    /// One working day less of notice for a kind of meeting.
    case notice(MeetingKind)
  }

  /// The Monday of the week.
  public var week: Day
  /// What there is too little of.
  public var resource: Resource
  /// Officer minutes that it would be worth, at least 1.
  public var minutes: Int
  /// How many of the meetings that it would serve are now late or unbooked.
  public var breaches: Int

  /// Creates a binding resource.
  public init(week: Day, resource: Resource, minutes: Int, breaches: Int) {
    self.week = week
    self.resource = resource
    self.minutes = minutes
    self.breaches = breaches
  }
}
