// SPDX-License-Identifier: GPL-3.0-or-later

public import StatutoryCalendar

/// A sibling or household group: the unit of allocation and of most meetings.
public struct Family: Sendable, Hashable {
  /// A family's id.
  public typealias ID = Identifier<Family>

  /// The id.
  public var id: ID
  /// The named officer now, or nil when one is to be allocated.
  public var officer: Officer.ID?
  /// Officers the family knows, most recent first.
  public var formerOfficers: [Officer.ID]
  /// Where the family lives.
  public var home: Place.ID?
  /// Where its conferences are held, when decided.
  public var venue: Place.ID?
  /// The social work team responsible.
  public var team: String?
  /// Per cent of the ordinary work, 50...300.
  public var complexityPercent: Int
  /// Skills that the officer must have.
  public var skills: Set<String>
  /// Skills that the officer should have.
  public var preferredSkills: Set<String>
  /// Officers who must not be allocated and must not chair.
  public var conflicts: Set<Officer.ID>
  /// Families that must have a different officer.
  public var apartFrom: Set<Family.ID>
  /// Families of the same siblings that stand as rows of their own: whoever has one of them is known to the others.
  public var siblings: Set<Family.ID> = []

  /// Creates a family.
  public init(
    id: ID, officer: Officer.ID? = nil, formerOfficers: [Officer.ID] = [], home: Place.ID? = nil,
    venue: Place.ID? = nil, team: String? = nil, complexityPercent: Int = 100, skills: Set<String> = [],
    preferredSkills: Set<String> = [], conflicts: Set<Officer.ID> = [], apartFrom: Set<Family.ID> = []
  ) {
    self.id = id
    self.officer = officer
    self.formerOfficers = formerOfficers
    self.home = home
    self.venue = venue
    self.team = team
    self.complexityPercent = complexityPercent
    self.skills = skills
    self.preferredSkills = preferredSkills
    self.conflicts = conflicts
    self.apartFrom = apartFrom
  }
}

/// A child; the id is all the program ever knows of who it is.
public struct Child: Sendable, Hashable {
  /// A child's id.
  public typealias ID = Identifier<Child>

  /// The id.
  public var id: ID
  /// The child's family.
  public var family: Family.ID
  /// The date of birth, or the expected date of an unborn child.
  public var birth: Day
  /// Where the child is placed.
  public var placement: Place.ID?
  /// Cohorts that local policies name.
  public var cohorts: Set<String>
  /// The states of the case, ended ones included.
  public var spells: [CaseHistory.Spell]

  /// Creates a child.
  public init(
    id: ID, family: Family.ID, birth: Day, placement: Place.ID? = nil, cohorts: Set<String> = [],
    spells: [CaseHistory.Spell] = []
  ) {
    self.id = id
    self.family = family
    self.birth = birth
    self.placement = placement
    self.cohorts = cohorts
    self.spells = spells
  }
}

/// A meeting in the tables: held, booked, or asked for by an event.
public struct RecordedMeeting: Sendable, Hashable {
  /// A meeting's id.
  public typealias ID = Identifier<RecordedMeeting>

  /// What is known of a recorded meeting.
  public enum Status: String, CaseIterable, Sendable {
    case held, booked, due
    /// A conference that was begun and has to be held anew.
    case adjourned
  }

  /// The id.
  public var id: ID
  /// What it is.
  public var kind: MeetingKind
  /// Held, booked or due.
  public var status: Status
  /// The children it is about, in the order of their ids.
  public var children: [Child.ID]
  /// The day of the meeting, or of the event when it is due.
  public var day: Day
  /// When in the day; always there when booked.
  public var span: TimeSpan?
  /// Who chaired or will chair; always there when booked.
  public var officer: Officer.ID?
  /// The room booked.
  public var room: Room.ID?
  /// The minute taker booked.
  public var minuteTaker: MinuteTaker.ID?

  /// For a conference, the reviews of single children that are held with it.
  public var combined: [Child.ID: MeetingKind] = [:]
  /// Whether re-booking must leave it where it is.
  public var isPinned = false

  /// Creates a recorded meeting.
  public init(
    id: ID, kind: MeetingKind, status: Status, children: [Child.ID], day: Day, span: TimeSpan? = nil,
    officer: Officer.ID? = nil, room: Room.ID? = nil, minuteTaker: MinuteTaker.ID? = nil
  ) {
    self.id = id
    self.kind = kind
    self.status = status
    self.children = children
    self.day = day
    self.span = span
    self.officer = officer
    self.room = room
    self.minuteTaker = minuteTaker
  }
}
