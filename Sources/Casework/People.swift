// SPDX-License-Identifier: GPL-3.0-or-later

public import StatutoryCalendar

/// What an officer may do.
public enum Role: String, CaseIterable, Sendable, Hashable, Comparable {
  case reviews
  case conferences

  /// Orders roles by name.
  public static func < (left: Role, right: Role) -> Bool { left.rawValue < right.rawValue }
}

extension MeetingKind {
  /// The role that chairing the meeting needs.
  public var role: Role { isConference ? .conferences : .reviews }
}

extension CaseStatus {
  /// The role of an officer whom a child in this state needs: conferences are for the protection of children at
  /// home, reviews for those whom the authority looks after or houses.
  public var role: Role {
    switch self {
    case .strategyDiscussion, .transferredIn, .onPlan: .conferences
    default: .reviews
    }
  }
}

/// Anyone who has working hours: an officer or a minute taker.
public enum Person {}

/// An Independent Reviewing Officer or conference chair.
public struct Officer: Sendable, Hashable {
  /// An officer's id.
  public typealias ID = Identifier<Officer>

  /// The id.
  public var id: ID
  /// Full-time equivalent in thousandths, 1...1000.
  public var fteThousandths: Int
  /// What the officer may be the named officer for.
  public var roles: Set<Role>
  /// What the officer may chair only as cover.
  public var coverRoles: Set<Role>
  /// Skills, as words.
  public var skills: Set<String>
  /// Where the working day starts and ends.
  public var base: Place.ID
  /// First day of employment, or nil when it lies before the records.
  public var start: Day?
  /// Last day of employment, or nil when none is known.
  public var end: Day?
  /// Social work teams that the officer is not independent of.
  public var excludedTeams: Set<String>
  /// Duties off capacity, minutes a week.
  public var otherMinutesPerWeek: Int
  /// The share of an ordinary caseload that the officer is given, in per cent, 1...100: less in the first year
  /// (Wirral's workload scheme gives 90 of 100 points).
  public var caseloadPercent = 100

  /// Creates an officer.
  public init(
    id: ID, fteThousandths: Int, roles: Set<Role>, coverRoles: Set<Role> = [], skills: Set<String> = [],
    base: Place.ID, start: Day? = nil, end: Day? = nil, excludedTeams: Set<String> = [],
    otherMinutesPerWeek: Int = 0
  ) {
    self.id = id
    self.fteThousandths = fteThousandths
    self.roles = roles
    self.coverRoles = coverRoles
    self.skills = skills
    self.base = base
    self.start = start
    self.end = end
    self.excludedTeams = excludedTeams
    self.otherMinutesPerWeek = otherMinutesPerWeek
  }
}

/// Someone who takes the minutes of conferences.
public struct MinuteTaker: Sendable, Hashable {
  /// A minute taker's id.
  public typealias ID = Identifier<MinuteTaker>

  /// The id.
  public var id: ID
  /// Where the working day starts and ends.
  public var base: Place.ID
  /// First day of employment, or nil when it lies before the records.
  public var start: Day?
  /// Last day of employment, or nil when none is known.
  public var end: Day?

  /// Creates a minute taker.
  public init(id: ID, base: Place.ID, start: Day? = nil, end: Day? = nil) {
    self.id = id
    self.base = base
    self.start = start
    self.end = end
  }
}

/// The hours that a person works on a weekday.
public struct WorkingHours: Sendable, Hashable {
  /// An officer's or minute taker's id.
  public var person: Identifier<Person>
  /// Monday to Friday.
  public var weekday: Weekday
  /// 1 or 2 when the hours hold in that week of the fortnight only.
  public var week: Int?
  /// The hours.
  public var span: TimeSpan

  /// Creates working hours.
  public init(person: Identifier<Person>, weekday: Weekday, week: Int? = nil, span: TimeSpan) {
    self.person = person
    self.weekday = weekday
    self.week = week
    self.span = span
  }
}

/// Days on which a person is away.
public struct Absence: Sendable, Hashable {
  /// Why a person is away.
  public enum Kind: String, CaseIterable, Sendable {
    case leave, training, sickness, parental, other

    /// Whether the absence takes from the year's capacity; leave and training are already off the
    /// productive minutes.
    public var reducesCapacity: Bool { self == .sickness || self == .parental || self == .other }
  }

  /// An officer's or minute taker's id.
  public var person: Identifier<Person>
  /// The first day away.
  public var first: Day
  /// The last day away.
  public var last: Day
  /// Why.
  public var kind: Kind

  /// Creates an absence.
  public init(person: Identifier<Person>, first: Day, last: Day, kind: Kind) {
    self.person = person
    self.first = first
    self.last = last
    self.kind = kind
  }

  /// Whether the person is away that day.
  public func covers(_ day: Day) -> Bool { first <= day && day <= last }
}

/// A day on which an officer has a duty and cannot be booked.
public struct DutyDay: Sendable, Hashable {
  /// The officer.
  public var officer: Officer.ID
  /// The day.
  public var day: Day
  /// What the duty is, a word such as `lado`.
  public var duty: String

  /// Creates a duty day.
  public init(officer: Officer.ID, day: Day, duty: String) {
    self.officer = officer
    self.day = day
    self.duty = duty
  }
}

/// Whoever or whatever a busy time belongs to: an officer, a minute taker or a room.
public enum Holder {}

/// An existing appointment.
public struct BusyTime: Sendable, Hashable {
  /// An officer's, minute taker's or room's id.
  public var holder: Identifier<Holder>
  /// The day.
  public var day: Day
  /// When.
  public var span: TimeSpan

  /// Creates a busy time.
  public init(holder: Identifier<Holder>, day: Day, span: TimeSpan) {
    self.holder = holder
    self.day = day
    self.span = span
  }
}
