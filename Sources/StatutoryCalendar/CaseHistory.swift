// SPDX-License-Identifier: GPL-3.0-or-later

/// What the rules need to know of one child: states, cohorts, meetings held.
public struct CaseHistory: Sendable {
  /// A state and the days it holds.
  public struct Spell: Hashable, Sendable {
    /// The state.
    public let status: CaseStatus
    /// The day it started: the trigger.
    public let since: Day
    /// The day it ended, or nil while it lasts.
    public let until: Day?

    /// Creates a spell.
    public init(status: CaseStatus, since: Day, until: Day? = nil) {
      self.status = status
      self.since = since
      self.until = until
    }
  }

  /// A meeting that was held for the child.
  public struct Held: Hashable, Sendable {
    /// What it was.
    public let kind: MeetingKind
    /// When.
    public let day: Day

    /// Creates a held meeting.
    public init(kind: MeetingKind, day: Day) {
      self.kind = kind
      self.day = day
    }
  }

  /// An event before which a meeting must be held (a brought-forward review, a move), or the first part of
  /// a review whose second part is due.
  public struct Event: Hashable, Sendable {
    /// The meeting it asks for, one that is `isAskedForByEvent`.
    public let kind: MeetingKind
    /// The day of the event.
    public let day: Day

    /// Creates an event.
    public init(kind: MeetingKind, day: Day) {
      self.kind = kind
      self.day = day
    }
  }

  /// The states, ended ones included.
  ///
  /// Only those without an `until` keep a clock: a state that is known to
  /// end later than the plan starts is passed as lasting.
  public var spells: [Spell]
  /// The meetings held, in any order.
  public var held: [Held]
  /// The events that ask for a meeting.
  public var events: [Event]
  /// The cohorts that local policies name.
  public var cohorts: Set<String>

  /// Creates a history.
  public init(spells: [Spell], held: [Held], events: [Event] = [], cohorts: Set<String> = []) {
    self.spells = spells
    self.held = held
    self.events = events
    self.cohorts = cohorts
  }
}
